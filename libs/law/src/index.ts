// Basics: dates, instants, money, refusals, derivations, the court's clock
export {
  addDays,
  addMonths,
  compareDates,
  dateOf,
  dateOfDayNumber,
  dayNumber,
  dayOfMonth,
  daysBetween,
  daysInMonth,
  legalDate,
  monthOf,
  yearOf,
  type LegalDate,
} from './basics/dates.js';
export {
  actText,
  addMs,
  atHour,
  compareInstants,
  courtInstant,
  dateText,
  earlierOf,
  endOfDay,
  epochMs,
  instantText,
  laterOf,
  legalDateOf,
  startOfDay,
  type CourtInstant,
} from './basics/instants.js';
export { broughtTo, courtNow, realDelay, unheld, type CourtClock } from './basics/court-clock.js';
export {
  formatYuan,
  minFen,
  parseRate,
  parseYuan,
  rateText,
  sumFen,
  type ExactDecimal,
  type Fen,
  type Yuan,
} from './basics/money.js';
export { LawError, type LawErrorText, type RefusalReason } from './basics/law-error.js';
export { maskPersonalNumbers } from './basics/personal-numbers.js';
export { shown } from './basics/shown.js';
export { LAW_EDITION, underThisEdition } from './basics/edition.js';
export {
  asJson,
  derivationTable,
  renderDerivation,
  type Bilingual,
  type Derivation,
  type DerivationRow,
  type Derived,
  type JsonValue,
} from './basics/derivation.js';

// Calendar: State Council notices, kinds of days, re-derivation
export {
  CALENDAR_EDITIONS,
  CourtCalendar,
  PUBLISHED_EDITION_IDS,
  calendarOf,
  editionsWith,
  isKnownEdition,
  noticesOfItsRegion,
  openingEditions,
  publishedCalendar,
  type DayKind,
  type DayReason,
} from './calendar/calendar.js';
export { asLine, noted, provisionalNote } from './calendar/calendar-note.js';
export { calendarEdition, type CalendarEdition, type HolidaySpan, type NoticeSource } from './calendar/edition.js';
export { rederive, type Rederivation } from './calendar/rederivation.js';

// Periods: PER-1 … PER-9, PER-HOURS, application period, freezes, listing terms
export { nominalEnd, rollBackward, rollForward, type PeriodUnit } from './periods/days.js';
export {
  period,
  periodWithExclusions,
  restorationDeadline,
  workingDays,
  workingDaysWithExclusions,
  type DerivedPeriod,
  type PeriodInput,
} from './periods/period.js';
export {
  restoration,
  type RestorationCause,
  type RestorationFinding,
  type RestorationInput,
} from './periods/restoration.js';
export { type ExcludedSpan } from './periods/spans.js';
export { hours } from './periods/hours.js';
export { doneInTime, type FiledAct } from './periods/timeliness.js';
export {
  applicationPeriod,
  type ApplicationPeriodInput,
  type DaySpan,
  type Interruption,
} from './periods/application-period.js';
export {
  FREEZE_YEARS,
  freezeExpiry,
  listingTerm,
  type FreezeExpiry,
  type FrozenAsset,
  type ListingGround,
  type ListingTerm,
} from './periods/measures.js';
export {
  freezeRenewal,
  renewedTerm,
  type ControllingCase,
  type FreezeRenewal,
  type RenewableControl,
  type RenewedTerm,
} from './periods/renewal.js';
export { guaranteeTerm, type GuaranteeTerm, type GuaranteeTermInput } from './periods/guarantee.js';

// Money: interest, fee, order of satisfaction, balance on resumption
export {
  DOUBLED_DAILY_RATE,
  doubledInterest,
  doubledInterestInCurrency,
  type CurrencyElection,
  type ForeignDebt,
  type InterestSlice,
} from './money/interest.js';
export { enforcementFee, enforcementFeeWithoutSum } from './money/enforcement-fee.js';
export {
  BUCKETS,
  LEGAL_ORDER,
  allocate,
  allocationOrder,
  allot,
  bucketAmounts,
  type AllocationOrder,
  type Allotment,
  type BasisOfAnotherOrder,
  type Bucket,
  type BucketAmounts,
  type Buckets,
  type DerivedAllocation,
} from './money/allocation.js';
export {
  balanceAmounts,
  resumeBalance,
  resumeBalanceValue,
  type ResumeBalance,
  type ResumeBalanceAmounts,
  type ResumeBalanceInput,
} from './money/resume-balance.js';
export {
  itemsOnWire,
  titleBalance,
  titleItemInputs,
  type ItemBalance,
  type TitleBalanceInput,
} from './money/title-balance.js';
export { LAST_DAY_OF_OLDER_RULES, type Payment, type TitleCourse } from './money/title-fold.js';
export { stepsInOrder, type TitleItem } from './money/title-items.js';
export {
  allocateAmongDebts,
  jointLiability,
  proRata,
  type Debt,
  type DebtShares,
  type JointDebtor,
} from './money/several-debts.js';

// Calculator: the kinds of law, readers that name every bad field, outcomes
export { LAW_KINDS } from './calculator/kinds.js';
export * as read from './validation/readers.js';
export { titleItems } from './validation/title-items.js';
export { type OptionalReader, type Problems, type Reader } from './validation/readers.js';
export {
  calculatorKind,
  isRefusal,
  resultOf,
  type CalculatorKind,
  type CalculatorOutcome,
  type CalculatorRefusal,
  type CalculatorResult,
} from './calculator/outcome.js';

// Policy packs: what courts differ on, as data
export { POLICY_PACKS, PACK_DEFINITIONS, packOf } from './packs/published.js';
export { enforcementTypes } from './packs/enforcement-types.js';
export {
  ACCOUNT_KINDS,
  ASSET_CLASSES,
  ASSET_USES,
  type AccountKind,
  type AssetClass,
  type AssetUse,
} from './packs/asset-classes.js';
export { loadPack, readPack, settingOf, type PackReading } from './packs/load.js';
export { diffPacks, type PackDifference } from './packs/diff.js';
export {
  CLASSES as ASSET_CLASS_NAMES,
  CONFIRMATION_FORM_WORDS,
  MEDIATOR_KINDS,
  NEGATIVE_LIST,
  SUSPENSION_CONDITIONS,
} from './packs/words.js';
export {
  type CloseMode,
  type Departure,
  type Exposure,
  type Ladder,
  type CaseTag,
  type GreenItem,
  type LadderRung,
  type ListingTermStart,
  type PackCriterion,
  type PackDefinition,
  type PeriodStart,
  type RestDay,
  type PolicyPack,
  type RungHow,
  type SettingEntry,
  type SettingSource,
  type SettlementEffect,
  type ConfirmationForm,
  type Guidance,
  type MediatorKind,
  type Signatory,
  type SuspensionCondition,
  type Track,
} from './packs/policy-pack.js';

// Identification: case numbers, court codes, identity numbers, credit codes
export {
  formatCaseNumber,
  nextSerial,
  ENFORCING_TYPES,
  isOfEnforcement,
  parseCaseNumber,
  sidesNamed,
  type CaseNumber,
  type CaseNumberReading,
  type Invalid,
  type Reason,
  type SerialCounter,
} from './identification/case-number.js';
export { NATIONAL_TYPE_CODES, type TypeCodes } from './identification/case-types.js';
export { COURT_CODES, courtOf, specialSeriesOf, typeCodesOf, type CourtCode } from './identification/court-codes.js';
export { bareText, titleInWords, titleKey } from './identification/spelling.js';
export {
  maskId,
  personOfNumber,
  readCreditCode,
  readIdentityNumber,
  type CodeReading,
} from './identification/identity-number.js';

// Statutes: the article in force on a date, stale citations; limits of sanctions
export {
  articleOf,
  chineseNumeral,
  citationOf,
  citedBehind,
  citedOn,
  editionInForce,
  numberOfNumeral,
  provisionOf,
  type Citation,
} from './statutes/citation.js';
export { staleCitations, type StaleCitation } from './statutes/stale-citations.js';
export {
  PROVISIONS,
  STATUTES,
  type Provision,
  type Statute,
  type StatuteEdition,
  type StatuteId,
} from './statutes/statutes.js';
export { FINE_LIMITS, MAX_DETENTION_DAYS, sanctionProblem, type Sanction } from './sanctions/limits.js';

// Service of documents
export { decideElectronicService, servedOn } from './service/electronic-service.js';

// Indicators
export {
  listedPerTenThousand,
  recoveryRate,
  voluntaryPerformanceRate,
  type Indicator,
} from './indicators/indicators.js';

// Derivations computed again, and what was stored verified
export {
  inputsOf,
  recomputation,
  whereGiven,
  type Recomputation,
  type Recomputations,
} from './derivations/recompute.js';
export { LAW_RECOMPUTATIONS, balanceInputIn, courseIn } from './derivations/law-recomputations.js';
export { verifyStored, type Difference, type Verification } from './derivations/verify.js';
