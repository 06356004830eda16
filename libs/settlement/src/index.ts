/** @hejie/settlement: the decisions of an enforcement settlement as pure functions. Table of contents. */

// Case states (rules.md §2.2): stages, commands, endings
export { CASE_STATES, COMMANDS, ENDINGS, STAGES, mayCommand, stageDefinition, stageOf } from './case/states.js';
export type {
  CaseStates,
  Command,
  CommandDefinition,
  Ending,
  Stage,
  StageDefinition,
  StateTable,
  Transition,
} from './case/states.js';
export { ENFORCEMENT_STATES, type EnforcementEnding, type EnforcementStage } from './case/enforcement-states.js';
export { awaitedIn, caseEnded, requireHeard, requireTransition } from './case/transition.js';
export { assertCaseStates, caseStateFaults } from './case/validate.js';
export { renderCaseStates } from './case/render.js';

// Schedule (S16): built, or written by hand and checked
export { buildSchedule, type BuiltInstalment, type ScheduleInput } from './schedule/build-schedule.js';
export { assertSchedule, scheduleFaults } from './schedule/assert-schedule.js';

// Ledger: one settlement's ledger (`SettlementLedger`) over a fold of postings by value date and knowledge date
export {
  INSTALMENT_STATUSES,
  agreedInKind,
  foldLedger,
  lastingSurplus,
  ledgerOnWire,
  scheduleInForce,
} from './ledger/ledger.js';
export type { InstalmentStatus, Ledger, LedgerBook, LedgerLine, LedgerQuery, LedgerValue } from './ledger/ledger.js';
export { APPLICATION_PERIOD_WARNING_DAYS, SettlementLedger } from './ledger/settlement-ledger.js';
export type {
  ApplicationToResume,
  ElectionQuestion,
  GateQuestion,
  RulingQuestion,
  SettlementRecord,
  SettlementState,
} from './ledger/settlement-record.js';
export type { LedgerEntries, ReceiptEntry, RefundEntry, ReversalEntry } from './ledger/ledger-entries.js';
export { standingOf } from './ledger/ledger-reading.js';
export type {
  InstalmentReading,
  LedgerReading,
  LedgerStanding,
  PerformanceDeadline,
  PerformanceDeadlineItem,
} from './ledger/ledger-reading.js';
export { refundable, type RefundQuestion } from './ledger/refundable.js';
export { POSTING_KINDS, countedPostings, postingRecord, readInstalment, readPosting } from './ledger/postings.js';
export type {
  Instalment,
  InstalmentTerm,
  ObligationTerm,
  Posting,
  PostingKind,
  PostingRecord,
  ScheduleAmendment,
} from './ledger/postings.js';
export { INSTALMENT_STATUS_NAMES } from './ledger/ledger-text.js';

// Performance: how a case goes on from what has happened and what the ledger says
export {
  afterDeadline,
  afterElection,
  afterRuling,
  afterSuit,
  asLedgerStands,
  applicationBefore,
  openPerformance,
  readLedger,
  rulingDue,
  type ElectedRemedy,
  type LedgerFinding,
} from './performance/performance.js';
export type { BreachState, PerformanceDecision, PerformanceState } from './performance/performance-state.js';
export { applyEntries, askLedger, reachDeadline, whatFallsDue } from './performance/deadlines.js';
export type { DeadlineEvent, PerformanceEvent, PerformanceOutcome, ToldBefore } from './performance/deadlines.js';

// Breach: grace, the next deadline, findings with evidence, cure
export { breachDay, graceEnd } from './breach/grace.js';
export { DEADLINE_KINDS, deadlineInstantText, deadlineText, nextDeadline } from './breach/next-deadline.js';
export type { DeadlineItem, DeadlineKind, DeadlineSettings, LedgerDeadline } from './breach/next-deadline.js';
export { passedDeadlines, type PassedDeadline } from './breach/passed-deadlines.js';
export { datingOf, type AskedDeadline, type Dating } from './breach/dating.js';
export { outcomeOfFinding, outcomeWhileShort, reviewBreach } from './breach/findings.js';
export type {
  BreachFinding,
  BreachReview,
  FindingOutcome,
  RecordedOutcome,
  ReviewQuery,
  ShortFinding,
} from './breach/findings.js';

// Resumption (SET-ART-11, SET-ART-17)
export { resumptionGate, type GateDecision, type GateFinding } from './resumption/gate.js';
export { GATE_GROUNDS, type FoundFacts, type GateGround, type ResumptionCircumstances } from './resumption/ground.js';
export { balanceOnResumption, renderCalculationList } from './resumption/balance.js';
export type { BalanceInput, BalanceItem, BalanceOnResumption, BalanceRow } from './resumption/balance.js';

// The title that is enforced if the settlement fails: sums, items, acts
export {
  CLAIM_KINDS,
  readTitle,
  readTitleItem,
  resumptionMeasures,
  satisfiedByLedger,
  type ClaimKind,
  type TitleClaim,
  type TitleItemTerms,
  type TitleTerms,
} from './title/title.js';
export { titleAsFiled, type FiledTitle } from './title/filed-title.js';
export { implausibleApplication, implausibleReceipt, type PlausibilityWarning } from './decisions/plausibility.js';
export { type WaiverOutcome } from './resumption/waivers.js';

// Agreement: typed terms and the review of legality (S15)
export { BUCKETS, type Bucket } from '@hejie/law';
export { PERFORMANCE_MODES, SIGNATORY_ROLES, feeBearer, lastPerformanceDay } from './agreement/terms.js';
export { obligationsOf } from './agreement/obligations.js';
export { versionOfDraft, type AgreementDraft } from './agreement/draft.js';
export type {
  AccountTerm,
  AgreementTerms,
  BreachConsequence,
  Deferral,
  EquityTerm,
  GuaranteeLetter,
  GuarantorTerm,
  InKindTerm,
  LabourTerm,
  PerformanceMode,
  PropertyDescription,
  ReleaseUndertaking,
  SecurityTerm,
  Signatory,
  SignatoryRole,
  WaiverTerm,
} from './agreement/terms.js';
export { assertConfirmable, lintAgreement, type LegalityFinding } from './agreement/lint.js';
export { LEGALITY_RULES } from './agreement/legality-rules.js';
export { type LegalityPack, type LegalityRule, type ReviewedCase } from './agreement/legality-rule.js';

// Screening (PRE-2): the seeds' criteria as data
export { CRITERIA, PARTY_KINDS, SIDES, WILLINGNESS } from './screening/criteria.js';
export type { Criterion, PartyKind, ScreeningFacts, Side, Willingness } from './screening/criteria.js';
export { screen, type Firing, type ScreeningAdvice, type ScreeningPack } from './screening/screen.js';

// Decisions on commands, for the workflow's validators
export { accept, admitted, refuse, type Decision } from './decisions/decision.js';
export {
  CONSENT_ANSWERS,
  decideConsent,
  type ConsentAnswer,
  type ConsentInput,
  type ConsentOutcome,
} from './decisions/consent.js';
export {
  acceptanceDeadline,
  decideAcceptance,
  decideDesignation,
  selectionDeadlines,
} from './decisions/designation.js';
export type {
  Conflict,
  DesignationInput,
  DesignationOutcome,
  SelectionDeadlines,
  SelectionPack,
} from './decisions/designation.js';
export {
  NO_LENGTHENING,
  decideExtension,
  negotiationDeadline,
  nextInNegotiation,
  reminderOf,
  requireInTime,
} from './decisions/negotiation.js';
export type {
  ExtensionInput,
  ExtensionOutcome,
  NegotiationDue,
  NegotiationLengthening,
  NegotiationPack,
  RunningNegotiation,
} from './decisions/negotiation.js';
export { decideSignature, type Signature, type SignatureInput, type SignatureOutcome } from './decisions/signature.js';
export {
  decideAmendment,
  type AmendmentConsensus,
  type AmendmentConsent,
  type AmendmentForm,
  type AmendmentInput,
  type AmendmentOutcome,
} from './decisions/amendment.js';
export {
  ELECTIONS,
  decideElection,
  interruptionsOf,
  type Election,
  type ElectionInput,
  type ElectionOutcome,
} from './decisions/election.js';
export { CLOSING_MODES, decideClosing, type ClosingInput, type ClosingMode } from './decisions/closing.js';
export { decideSuit, type SuitInput, type SuitOutcome } from './decisions/suit.js';
export {
  RULINGS,
  articleOfRuling,
  decideRuling,
  type Ruling,
  type RulingGround,
  type RulingInput,
  type RulingOutcome,
} from './decisions/ruling.js';
export {
  DEPOSIT_GROUNDS,
  RECEIPT_KINDS,
  decideReceipt,
  type DepositGround,
  type ReceiptInput,
  type ReceiptKind,
} from './decisions/receipt.js';
export {
  REVERSAL_REASONS,
  decideRefund,
  decideReversal,
  type RefundInput,
  type ReversalInput,
  type ReversalReason,
} from './decisions/correction.js';
export {
  decideConsumptionLimit,
  decideListing,
  deletionOnPerformance,
  relistingBarredUntil,
} from './decisions/listing.js';
export type { ListingDeletion, ListingInput, ListingOutcome } from './decisions/listing.js';
export { decideControl, type ControlPack } from './decisions/control.js';
export { mayStay, type StayInput } from './decisions/stay.js';
export { decideGuarantorEnforcement, decideSecurityEnforcement } from './decisions/guarantor.js';
export type {
  GuaranteeApplication,
  GuarantorInput,
  GuarantorOutcome,
  SecurityInput,
  SecurityOutcome,
} from './decisions/guarantor.js';
export {
  unsubmittedSettlement,
  type UnsubmittedCircumstances,
  type UnsubmittedDecision,
} from './decisions/unsubmitted.js';

// Calculator (calculator.md): schedule, ledger, breachDay, resumptionGate
export { SETTLEMENT_KINDS } from './calculator/kinds.js';

// Derivations computed again
export { SETTLEMENT_RECOMPUTATIONS } from './derivations/settlement-recomputations.js';
