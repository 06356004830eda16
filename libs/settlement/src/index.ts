/** @hejie/settlement: the decisions of an enforcement settlement as pure functions. Table of contents. */

// Case states (rules.md §2.2): stages, commands, endings
export {
  APPLICATION_ENDS,
  CASE_STATES,
  COMMANDS,
  ENDINGS,
  PUBLISHED_ENDINGS,
  STAGES,
  endingForFiles,
  mayCommand,
  stageDefinition,
  stageOf,
  toldEnding,
} from './case/states.js';
export type {
  ApplicationEnd,
  CaseStates,
  Command,
  CommandDefinition,
  Ending,
  PublishedEnding,
  Stage,
  StageDefinition,
  StateTable,
  Transition,
} from './case/states.js';
export { ENFORCEMENT_STATES, type EnforcementEnding, type EnforcementStage } from './case/enforcement-states.js';
export { PROPERTY_STATES, type PropertyEnding, type PropertyStage } from './property/property-states.js';
export { CONTROL_COMMANDS, type ControlCommand } from './property/control-commands.js';
export { RELEASE_COMMANDS, type ReleaseCommand } from './property/release-commands.js';
export { CREDIT_STATES, type CreditEnding, type CreditStage } from './credit/credit-states.js';
export { SANCTION_COMMANDS, type SanctionCommand } from './credit/sanction-commands.js';
export { PUBLICATION_STATES, type PublicationEnding, type PublicationStage } from './agencies/publication-states.js';
export { PUBLICATION_COMMANDS, type PublicationCommand } from './agencies/publication-states.js';
export { calledBySide, creditorOf, partyOf } from './case/parties.js';
export { awaitedIn, caseEnded, requireHeard, requireTransition } from './case/transition.js';
export { assertCaseStates, caseStateFaults } from './case/validate.js';
export { renderCaseStates } from './case/render.js';

// Schedule (S16): built, or written by hand and checked
export { affordableCount, buildSchedule, type BuiltInstalment, type ScheduleInput } from './schedule/build-schedule.js';
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
export type {
  InstalmentStatus,
  Ledger,
  LedgerBook,
  LedgerLine,
  LedgerQuery,
  LedgerValue,
  UnmetConditions,
} from './ledger/ledger.js';
export { APPLICATION_PERIOD_WARNING_DAYS, SettlementLedger, type InstalmentDays } from './ledger/settlement-ledger.js';
export type {
  ElectionQuestion,
  GateQuestion,
  LedgerTerms,
  RulingQuestion,
  SettlementRecord,
} from './ledger/settlement-record.js';
export type { SettlementState } from './ledger/settlement-state.js';
export { standingRefunds } from './ledger/ledger-entries.js';
export type { LedgerEntries, ReceiptEntry, RefundEntry, ReversalEntry } from './ledger/ledger-entries.js';
export {
  decideFilingDay,
  decidePaper,
  decidePropertyReportOrder,
  performedManner,
  titleInPaper,
} from './papers/paper.js';
export { isDemandable, standingOf } from './ledger/ledger-reading.js';
export type {
  InstalmentReading,
  LedgerReading,
  LedgerStanding,
  PerformanceDeadline,
  PerformanceDeadlineItem,
} from './ledger/ledger-reading.js';
export {
  demandableOf,
  jointDebtors,
  receiptBeyondCap,
  type DebtorStanding,
  type PaidBy,
} from './ledger/joint-debtors.js';
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
  afterRefusal,
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
export {
  requireNumberInReach,
  requireTakeover,
  takeOverPerformance,
  withPartyIds,
  type EarlierPeriodAct,
  type EarlierReceipt,
  type EarlierSettlement,
} from './performance/takeover.js';
export type { BreachState, PerformanceDecision, PerformanceState } from './performance/performance-state.js';
export { applyEntries, askLedger, reachDeadline, whatFallsDue } from './performance/deadlines.js';
export type {
  CalendarEvent,
  DeadlineEvent,
  PerformanceEvent,
  PerformanceOutcome,
  ToldBefore,
} from './performance/deadlines.js';
export { adoptCalendar, concernedByNotice, type TwoCalendars } from './performance/new-calendar.js';

// Breach: grace, the next deadline, findings with evidence, cure
export {
  breachDay,
  dueDay,
  graceEnd,
  untilText,
  waitingEnd,
  type DueTerms,
  type FindingTerms,
} from './breach/grace.js';
export { DEADLINE_KINDS, deadlineInstantText, deadlineText, nextDeadline } from './breach/next-deadline.js';
export type { DeadlineItem, DeadlineKind, DeadlineSettings, LedgerDeadline } from './breach/next-deadline.js';
export { passedDeadlines, type PassedDeadline } from './breach/passed-deadlines.js';
export { datingOf, type AskedDeadline, type Dating } from './breach/dating.js';
export { outcomeOfFinding, outcomeWhileShort, reviewBreach, waitedUntil } from './breach/findings.js';
export type {
  BreachFinding,
  BreachReview,
  FindingOutcome,
  NoticeOutcome,
  RecordedOutcome,
  ReviewQuery,
  ShortFinding,
} from './breach/findings.js';

// The two years to apply (SET-ART-10-2): what they follow from, and acts beside the ledger that move them
export {
  applicationPeriodOf,
  type ApplicationPeriodFacts,
  type ApplicationPeriodStanding,
  type ApplicationTime,
  type ApplicationToResume,
} from './application-period/application-period-facts.js';
export {
  OBSTACLE_GROUNDS,
  PERIOD_ACT_KINDS,
  decidePeriodAct,
  type ObstacleGround,
  type PeriodAct,
  type PeriodActInput,
  type PeriodActKind,
} from './application-period/period-acts.js';

// Resumption (SET-ART-11, SET-ART-17)
export {
  performedText,
  resumptionGate,
  type GateDays,
  type GateDecision,
  type GateFinding,
  type GateQuery,
} from './resumption/gate.js';
export { numberOfRuling, typeOfResumption } from './resumption/number.js';
export {
  BREACH_SIGNS,
  decideBreachSigns,
  evasionSignals,
  type BreachSign,
  type BreachSignKind,
  type EvasionSignal,
} from './resumption/breach-signs.js';
export {
  fallsOncePaid,
  GATE_GROUNDS,
  type FoundFacts,
  type GateGround,
  type ResumptionCircumstances,
} from './resumption/ground.js';
export { balanceOnResumption, calculationList, renderCalculationList } from './resumption/balance.js';
export type {
  BalanceInput,
  BalanceItem,
  BalanceOnResumption,
  BalanceRow,
  CalculationList,
  CalculationRow,
  CalculationTotal,
} from './resumption/balance.js';

// The title that is enforced if the settlement fails: sums, items, acts
export {
  CLAIM_KINDS,
  awardedBy,
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
export {
  implausibleApplication,
  implausibleReceipt,
  receiptBeyondOwed,
  receiptReversedBefore,
  type PlausibilityWarning,
} from './decisions/plausibility.js';
export { filedTwice, type EarlierFiling, type FiledPerson } from './decisions/filed-twice.js';
export { type WaiverOutcome } from './resumption/waivers.js';

// Agreement: typed terms and the review of legality (S15)
export { BUCKETS, type Bucket } from '@hejie/law';
export { REPRESENTATIONS, type Representation } from './agreement/representation.js';
export { CONFIRMATION_FORMS, PERFORMANCE_MODES, SIGNATORY_ROLES, feeBearer } from './agreement/terms.js';
export { guarantorIds, guarantorsSigning, promisedToCourt } from './agreement/who-signs.js';
export { lastPerformanceDay } from './agreement/last-performance-day.js';
export { findingTerms } from './agreement/due-terms.js';
export { obligationsOf, thingsOf } from './agreement/obligations.js';
export {
  agreementText,
  compileAgreement,
  inSigningOrder,
  roleNamed,
  type AgreementClause,
  type CompiledAgreement,
  type CompiledFor,
  type TextPart,
} from './agreement/agreement-text.js';
export {
  whatIf,
  type Ability,
  type BreachCost,
  type NeededRenewal,
  type PlannedObligation,
  type StandingControl,
  type WhatIf,
  type WhatIfQuestion,
} from './agreement/what-if.js';
export { versionOfDraft, type AgreementDraft } from './agreement/draft.js';
export type {
  AccountTerm,
  AgreedGrace,
  AgreementTerms,
  BreachConsequence,
  DebtorCap,
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
export { reviewClauses, type ClausePack, type ClauseVerdict } from './agreement/clause-rules.js';
export { LEGALITY_RULES } from './agreement/legality-rules.js';
export { type LegalityPack, type LegalityRule, type ReviewedCase } from './agreement/legality-rule.js';

// Screening (PRE-2): the seeds' criteria as data
export { CRITERIA, FIRST_OFFERS, PARTY_KINDS, SIDES, WILLINGNESS } from './screening/criteria.js';
export type { Criterion, PartyKind, ScreeningFacts, Side, Willingness } from './screening/criteria.js';
export { screen, type Firing, type ScreeningAdvice, type ScreeningPack } from './screening/screen.js';

// Decisions on commands, for the workflow's validators
export { accept, admitted, refuse, type Decision } from './decisions/decision.js';
export {
  CONSENT_ANSWERS,
  CONSENT_CHANNELS,
  consentDeadline,
  decideConsent,
  decideConsentEvidence,
  requireAskedStill,
  type ConsentAnswer,
  type ConsentChannel,
  type ConsentEvidence,
  type ConsentEvidenceInput,
  type ConsentInput,
  type ConsentOutcome,
  type ConsentPack,
} from './decisions/consent.js';
export {
  AGENT_POWERS,
  decideAgentAct,
  decideAgentNamed,
  decideRegisteredAgent,
  POWERS_IN_PERFORMANCE,
  type ActInPerformance,
  type AgentActing,
  type AgentAuthority,
  type AgentPower,
} from './decisions/agent-authority.js';
export { remindsOfChoice } from './breach/choice-reminder.js';
export {
  decideDespiteDefects,
  decideFilingReview,
  decideInsistence,
  decideMending,
  enforcementNoticeDue,
  FILING_CONDITIONS,
  mendingDeadline,
  standingDefects,
  type FilingCondition,
  type FilingDefect,
  type FilingReview,
} from './decisions/filing-review.js';
export { decideApplicationWithdrawal, type ApplicationWithdrawalInput } from './decisions/application-withdrawal.js';
export {
  COERCERS,
  COMPLAINT_FINDINGS,
  complaintDeadline,
  decideCoercion,
  decideCoercionComplaint,
  mayReadComplaint,
  requireNotCoerced,
  restsForComplaint,
  type Coercer,
  type ComplaintFinding,
  type ComplaintRuling,
  type PendingComplaint,
} from './decisions/coercion.js';
export {
  acceptanceDeadline,
  decideAcceptance,
  decideDesignation,
  selectionDeadlines,
  silenceBy,
} from './decisions/designation.js';
export type {
  Conflict,
  CountedSilent,
  DesignationInput,
  DesignationOutcome,
  SelectionDeadlines,
  SelectionPack,
} from './decisions/designation.js';
export {
  LONGEST_APPRAISAL,
  NO_LENGTHENING,
  decideAppraisal,
  decideAppraisalEnd,
  decideExtension,
  lapseBy,
  negotiationDeadline,
  negotiationMovesBy,
  nextInNegotiation,
  reminderOf,
  remindsInTime,
  requireInTime,
} from './decisions/negotiation.js';
export type {
  AppraisalInput,
  AppraisalOutcome,
  ExtensionInput,
  ExtensionOutcome,
  NegotiationDue,
  NegotiationLengthening,
  NegotiationOnRecord,
  NegotiationPack,
  RunningAppraisal,
  RunningNegotiation,
} from './decisions/negotiation.js';
export {
  decideDisclosure,
  decideDisclosureAnswer,
  decideRecusal,
  decideRecusalRequest,
  decideActingMediator,
  decideReplacement,
  PARTIAL_RELATIONS,
  recusalDeadline,
  holdsAnswer,
  requireUndoubted,
} from './decisions/recusal.js';
export type {
  DisclosureAnswer,
  DisclosureOutcome,
  OpenRecusal,
  PartialRelation,
  RecusalDecision,
  RecusalRequest,
  RefusedRecusal,
} from './decisions/recusal.js';
export { isSealedFrom, requireOfTheTalks, requireUnsealed, rolesInTalks } from './decisions/sealed.js';
export type { NegotiationOutcome, PutForward } from './decisions/sealed.js';
export { FAILURES, failureOf, type EndTold, type Failure } from './talks/failure.js';
export { decideTalksUnderWay, type Talks } from './talks/talks.js';
export {
  decideDraftOfOffer,
  decideOffer,
  decideOfferReply,
  decideOfferWithdrawal,
  offerStateOf,
  type NewOffer,
  type Offer,
  type OfferAnswer,
  type OfferMaker,
  type OfferReply,
  type OfferState,
} from './talks/offers.js';
export {
  decideAdjournment,
  decideRecordSignature,
  decideSession,
  decideSessionRecord,
  decideSessionStart,
  INVITED_CAPACITIES,
  SESSION_KINDS,
  SESSION_MANNERS,
  type Attendance,
  type BegunSession,
  type InvitedCapacity,
  type NewSession,
  partySigning,
  type AttendeeAtSession,
  type PartyAtSession,
  type RecordSigner,
  type SessionBegun,
  type SessionKind,
  type SessionManner,
  type SessionStanding,
  type SessionState,
  type SessionStatement,
} from './talks/sessions.js';
export {
  decideFromRoll,
  decideGuidance,
  guidanceNeeded,
  performanceFileOf,
  ROLL_STATES,
  type ChoiceOfMediator,
  type GuidanceAsked,
  type MediatorOnRoll,
  type PerformanceFile,
  type RollState,
  type TimeAsked,
} from './talks/roll.js';
export { redesignatesBySelf, redesignationFrom } from './decisions/redesignation.js';
export type { CandidateOfRoll, Redesignation } from './decisions/redesignation.js';
export { endByNotice } from './decisions/end-by-notice.js';
export {
  HARMED_INTERESTS,
  HARM_FINDINGS,
  decideHarmReview,
  decideHarmless,
  dueReview,
  draftReviewed,
  type HarmFinding,
  type HarmReview,
  type HarmReviewInput,
  type HarmedInterest,
} from './decisions/harm-review.js';
export { amendedBy, afterAmendment, decideAmendedPlan, type AmendedLedgers } from './performance/amendment.js';
export { differencesInWords, type ClauseDifference } from './agreement/differences.js';
export {
  decideTermination,
  decideTerminationRuling,
  type TerminationRuling,
  type TerminationStanding,
} from './decisions/termination.js';
export {
  decideUnsubmittedObjection,
  decideUnsubmittedRuling,
  unsubmittedConsequence,
  type UnsubmittedFindings,
  type UnsubmittedObjectionInput,
  type UnsubmittedObjectionTurn,
  type UnsubmittedPayment,
  type UnsubmittedRuling,
  type UnsubmittedTerms,
} from './decisions/unsubmitted-objection.js';
export { decideMediationDocument } from './decisions/mediation-document.js';
export { decideSignature, type Signature, type SignatureInput, type SignatureOutcome } from './decisions/signature.js';
export {
  GUARANTOR_CONSENT_CHANNELS,
  decideAmendment,
  type AmendmentConsensus,
  type AmendmentConsent,
  type AmendmentForm,
  type AmendmentInput,
  type AmendmentOutcome,
  type GuarantorConsent,
  type GuarantorLiability,
} from './decisions/amendment.js';
export { breachEvidence, type BreachEvidence } from './breach/evidence-pack.js';
export {
  decideObjectionDecisionService,
  decideRulingReconsideration,
  decideRulingReconsidered,
  RECONSIDERATION_OUTCOMES,
  type AskedReconsideration,
  type ReconsideredConsequence,
  type ServedDecision,
} from './resumption/ruling-reconsideration.js';
export {
  objectionFollow,
  OBJECTION_FOLLOWS,
  reopensCase,
  type ObjectionFollow,
  type ObjectionFollowTurn,
} from './resumption/objection-follow.js';
export { decideResumptionWithdrawal } from './decisions/resumption-withdrawal.js';
export { afterObjection, reopenedPerformance, type FollowedObjection } from './performance/objection-followed.js';
export {
  RULING_OBJECTION_GROUNDS,
  decideRulingObjection,
  decideRulingObjectionDecision,
  type ObjectionConsequence,
  type RulingObjectionDecision,
  type RulingObjectionGround,
  type RulingObjectionInput,
  type RulingObjectionTurn,
} from './resumption/ruling-objection.js';
export { terminationGround, type TerminationGround } from './effect/termination-ground.js';
export {
  ABUSE_FLAGS,
  abuseFlags,
  allStated,
  countsAsPerformed,
  decideCreditorStatement,
  decideLongPerformance,
  decideLongPerformanceApproval,
  quarterOf,
  type AbuseFlag,
  type LongPerformanceFacts,
  type LongPerformanceStanding,
} from './effect/long-performance.js';
export {
  awaitsPresident,
  decideEndingForNow,
  decideEndingForNowApproval,
  endableForNowFrom,
  FOR_NOW_CONFIRMED_BY,
  FOUND_FOR_NOW,
  OBSTRUCTIONS,
  WHEREABOUTS,
  type EndingForNowFindings,
  type EndingForNowStanding,
} from './effect/ending-for-now.js';
export { decideStay, decideStayRuling, type StayRuling, type StayStanding } from './decisions/stay-ruling.js';
export { decideRecall } from './decisions/recall.js';
export { recallEnd } from './breach/standing-application.js';
export {
  ELECTIONS,
  decideElection,
  type Election,
  type ElectionInput,
  type ElectionOutcome,
  type PaperApplication,
} from './decisions/election.js';
export {
  CLOSING_MODES,
  decideClosing,
  decideClosingOfResumed,
  type ClosingInput,
  type ClosingMode,
} from './decisions/closing.js';
export {
  decideEnforcementClosing,
  decideEnforcementClosingCorrection,
  decideEnforcementClosingWithdrawal,
  enforcementGoesOn,
  standingClosings,
  type ClosingEntry,
  type ClosingTurn,
  type EnforcedPerformance,
  type EnforcementClosing,
} from './decisions/enforcement-closing.js';
export {
  changeAfterEnding,
  endedAs,
  type ChangeAfterEnding,
  type EndedAs,
  type EndingOnRecord,
} from './decisions/after-ending.js';
export { decideSuit, type SuitInput, type SuitOutcome } from './decisions/suit.js';
export { decideVoidance, decideVoidanceRuling, type VoidanceInput } from './decisions/voidance.js';
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
  decideReceiptProof,
  isReceiptTold,
  type DepositGround,
  type EnteredReceipt,
  type ReceiptInput,
  type ReceiptKind,
  type ReceiptProof,
} from './decisions/receipt.js';
export {
  PERFORMANCE_ANSWERS,
  decidePaperOnPerformance,
  decidePerformanceAnswer,
  type AnsweredPerformance,
  type PerformanceAnswer,
  type PerformanceAnswerInput,
} from './decisions/performance-answer.js';
export {
  REVERSAL_REASONS,
  decideRefund,
  decideReversal,
  type RefundInput,
  type ReversalInput,
  type ReversalReason,
} from './decisions/correction.js';
export {
  MATCH_BASES,
  SUSPENSE_REASONS,
  caseNumbersIn,
  matchLine,
  saysSentBack,
  sumsMatter,
  type LineMatch,
  type LineToMatch,
  type MatchBasis,
  type MatchCandidate,
  type MatchProposal,
  type MatchedPart,
  type SuspenseReason,
} from './case-money/matching.js';
export {
  bankLineDue,
  directPaymentAnswerBy,
  payoutAfterWithholding,
  payoutDeadline,
  suspenseDeadline,
  isFarAhead,
  isStatementDay,
} from './case-money/clocks.js';
export {
  PAYOUT_KINDS,
  PAYOUT_STATES,
  decideMoneyTaken,
  decidePayment,
  decidePaymentTakenBack,
  decidePayout,
  decideReturn,
  promisedOf,
  stillToBePaidOut,
  type Arrival,
  type MoneyTakenInput,
  type PaymentInput,
  type PayoutInput,
  type PayoutKind,
  type PayoutState,
  type PromisedPayment,
  type ReturnInput,
} from './case-money/payout.js';
export {
  APPROVED_ACTS,
  decideApproval,
  secondApprover,
  type ApprovalInput,
  type ApprovalOutcome,
  type ApprovedAct,
} from './case-money/approval.js';
export {
  WITHHOLDING_GROUNDS,
  WITHHOLDING_STATES,
  decideEndOfWithholding,
  decideWithholding,
  type WithholdingGround,
  type WithholdingState,
} from './case-money/withholding.js';
export {
  bankReceiptId,
  decideLineAsReceipt,
  decideReceiptByHand,
  isBankReceiptId,
  perhapsEntered,
  type MoneyIn,
  type ReceiptIn,
} from './case-money/receipt-twice.js';
export {
  DIRECT_PAYMENT_STATES,
  decideDirectAnswerer,
  decideDirectPayment,
  directPayee,
  type DirectPaymentSaid,
  type DirectPaymentState,
} from './case-money/direct-payment.js';
export {
  BOOKS_DIFFERENCES,
  TwinLedger,
  type BookedAccount,
  type BookedCase,
  type BooksDifference,
  type CaseSums,
  type RawBankLine,
} from './case-money/twin-ledger.js';
export { decideConsumptionLimit, decideListing, relistingBarredUntil } from './decisions/listing.js';
export { reviewOfLapse, type LapseReview, type LateCommand } from './decisions/late-command.js';
export type { HoldingOff, ListingInput, ListingOutcome } from './decisions/listing.js';
export { decideControl, type ControlPack } from './decisions/control.js';
export { mayStay, type StayInput } from './decisions/stay.js';
export { decideUnderGuarantee, type GuaranteeQuestion, type UnderGuarantee } from './decisions/under-guarantee.js';
export {
  decideGuaranteeApplication,
  decideGuaranteeRuling,
  orderedUnder,
  type EarlierGuaranteeApplication,
  type GuaranteeRuling,
} from './decisions/guarantor-application.js';
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

// The property file of a case, and the course of the settlement that it follows
export { NOTHING_HEARD, type PlanInCourse, type SettlementCourse } from './course/course.js';
export { courseAfter, settlementView, type CourseEvent } from './course/settlement-course.js';
export { debtView } from './course/debt-view.js';
export { type DefaultAhead, type DefaultSpan } from './breach/default-spans.js';
export { decideFileClosing, propertyStanding, type PropertyStanding } from './property/property-standing.js';
export { type FileDue } from './course/file-due.js';

// Credit: listing, deletion and correction of entries, limits, and the deadlines of a debtor's file
export {
  applyCreditChange,
  openCreditFile,
  rowOf as creditRowOf,
  type CreditChange,
  type CreditEvent,
  type CreditTurn,
} from './credit/credit-change.js';
export {
  CONSUMPTION_CLASSES,
  DELETION_GROUNDS,
  LEGAL_CAPACITIES,
  LIFT_GROUNDS,
  LIMIT_CAPACITIES,
  LISTING_STAGES,
  PERMISSION_GROUNDS,
  type CapacityFinding,
  type ConsumptionClass,
  type Correction,
  type CorrectionGround,
  type CreditFile,
  type CreditSubject,
  type DebtView,
  type DeletionGround,
  type EnforcementNotice,
  type ExtensionReason,
  type LegalCapacity,
  type LiftGround,
  type Limit,
  type LimitCapacity,
  type LimitCorrection,
  type LimitCorrectionGround,
  type Listing,
  type ListingCorrection,
  type ListingStage,
  type PermissionGround,
} from './credit/credit-file.js';
export { CREDIT_TASK_KINDS, CREDIT_TASK_WORDS, type CreditTask, type CreditTaskKind } from './credit/credit-task.js';
export { creditTasks } from './credit/tasks.js';
export { rederiveCreditDays } from './credit/new-calendar.js';
export {
  decideOnProposal,
  decidePromiseAnswer,
  decidePromiseOffer,
  decideProposal,
  type ListingVerdict,
} from './credit/listing.js';
export { decideExtensionOfTerm, decideListingService, decidePublication } from './credit/publication.js';
export { decideParticulars } from './credit/particulars.js';
export { entryShown, publicEntry, type EntryOnRecord, type PublicEntry } from './credit/public-entry.js';
export {
  decideDeletion,
  decideDeletionGround,
  decideDeletionRequest,
  decideDueDeletion,
  isEarlyDeletion,
  warningBeforeRequest,
  type DeletionCircumstance,
  type DeletionVerdict,
} from './credit/deletion.js';
export { openDeletions, type OpenDeletion } from './credit/open-deletions.js';
export { entriesTold } from './credit/entries-told.js';
export { toldOfCourse } from './credit/told-of-course.js';
export { toldToAgencies, type ToldToAgencies } from './credit/told-to-agencies.js';
export { agencyContentOf, type AgencyRecord } from './credit/agency-content.js';
export {
  decideCorrection,
  decideCorrectionCarriedOut,
  decideCorrectionRequest,
  decideCorrectionService,
  decideReconsideration,
  decideReconsiderationRequest,
} from './credit/correction.js';
export {
  decideLimitCorrectionCarriedOut,
  decideLimitCorrectionRequest,
  type LimitParticulars,
} from './credit/limit-correction.js';
export { ownLimits } from './credit/sanction-bars.js';
export { neverShouldHaveStood } from './credit/wrong-limits.js';
export { decideCapacity, legalCapacityOf } from './credit/legal-capacity.js';
export { decideLimitInForce, decideLimitOrder, decideLimitService, type LimitOrder } from './credit/limits.js';
export {
  decideLift,
  decideLimitReview,
  decideLimitReviewRequest,
  decidePermission,
  decidePermissionRevocation,
  isEarlyLift,
  type FormerRepresentative,
  type LiftOrder,
} from './credit/lifting.js';
export { type Penalty, type PenaltyMeasure, type PenaltyReconsidered } from './credit/penalty-file.js';
export { decidePenaltyReconsideration, decidePenaltyReconsiderationRequest } from './credit/penalty-reconsideration.js';
export { decideOnPenalty, decidePenaltyProposal, decidePenaltyService, type PenaltyVerdict } from './credit/penalty.js';
export { seenByDebtor } from './credit/seen-by-debtor.js';
export { factOfListing } from './credit/listing-facts.js';
export { asCreditor, asDebtor, asIdentified, type IdentifiedSubject } from './credit/by-creditor.js';
export { repairedUnder, taskUnder } from './credit/sanction-authority.js';
export { suspensionInEffect } from './credit/suspension-standing.js';
export { termYears } from './credit/listing-term.js';
export { decideCreditorWish, decideRank } from './credit/debt-findings.js';
export { limitHolds } from './credit/limit-standing.js';
export { applyDebt, debtByClock } from './credit/debt.js';
export { creditStanding, passCreditInstant, type CreditStanding } from './credit/credit-standing.js';
export { decideRecordClosing, decideRecordReopening, opensClosedRecord } from './credit/record-closing.js';
export {
  nextCreditDeadline,
  passCreditDeadline,
  type CreditDeadline,
  type CreditDeadlineItem,
  type CreditDeadlineKind,
} from './credit/deadlines.js';

// Credit repair (信用修复): suspension and what ends it, the negative list, applications, documents and their credentials, entries that sleep
export {
  CONDUCT_KINDS,
  type Conduct,
  type ConductKind,
  type OtherCase,
  type OtherCasesCheck,
  type RepairApplication,
  type RepairCertificate,
  type RepairComplaint,
  type RepairInquiry,
  type RepairMaterial,
  type RepairMaterialKind,
  type Suspension,
  type SuspensionFinding,
} from './credit/repair-file.js';
export { REPAIR_COMMANDS, type RepairCommand } from './credit/repair-commands.js';
export { repairPolicy, type RepairPolicy } from './credit/repair-policy.js';
export {
  decideSuspension,
  decideSuspensionRenewal,
  reviewSuspension,
  type FoundCondition,
  type SuspensionInput,
  type SuspensionReview,
} from './credit/suspension.js';
export {
  decideBrokenCondition,
  decideDismissal,
  decideReinstatement,
  type BrokenCondition,
} from './credit/reinstatement.js';
export { decideReinstatementReversal } from './credit/reversal.js';
export { filingOfOrder } from './credit/entry-findings.js';
export { negativeGrounds, standingConducts, type NegativeGround } from './credit/negative-list.js';
export { decideAttribution, decideConductCure, decideConductReport, type ConductReport } from './credit/conduct.js';
export {
  decideApplicationReceipt,
  decideExamination,
  decideSupplement,
  type RepairApplicationInput,
} from './credit/application-intake.js';
export { MATERIAL_NAMES, missingMaterials } from './credit/repair-materials.js';
export { decideGrant, decideInquiry, decideRefusal } from './credit/application-decision.js';
export { answeredBy } from './credit/repair-tasks.js';
export { decideComplaint, decideComplaintAnswer, type RepairComplaintInput } from './credit/repair-complaint.js';
export { enforcementStateOf, openCasesAgainst } from './credit/other-cases.js';
export {
  decideCertificate,
  decideCertificateRevocation,
  decideDecisionDocument,
  decideNotice,
  decideVoluntary,
  type CertificateInput,
  type RepairDocumentInput,
  type RevocationGround,
} from './credit/certificate.js';
export { decideCertificateHold, decideEndOfHold } from './credit/certificate-hold.js';
export { isHeld } from './credit/certificate-standing.js';
export {
  repairCertificate,
  reversalDecision,
  repairDecision,
  repairNotice,
  voluntaryCertificate,
  type DocumentFrame,
  type RepairDocument,
} from './credit/repair-documents.js';
export { credentialClaims, type CredentialClaims } from './credit/credential.js';
export {
  dormantEntries,
  positiveEntries,
  type DormancyReason,
  type DormantEntry,
  type PositiveEntry,
} from './credit/dormant.js';
export { repairPage, type RepairModule } from './credit/repair-page.js';

// Release of controlled property
export { coverageOf, worthOf, type AssetWorth, type ControlledAsset, type Coverage } from './release/coverage.js';
export {
  releasePlan,
  type PlannedAsset,
  type Promised,
  type ReleaseInput,
  type ReleaseRow,
} from './release/release-plan.js';

// Property under control (财产控制): a file of rows, decisions that change them, and its one timer
export { emptyPropertyFile, NO_ROWS } from './property/property-file.js';
export type {
  Asset,
  Control,
  ControlAuthority,
  DebtorCoverage,
  KeepReason,
  Liability,
  PropertyFile,
  Renewal,
  SettlementView,
} from './property/property-file.js';
export {
  applyChange as applyPropertyChange,
  type PropertyChange,
  type PropertyEvent,
  type PropertyTurn,
} from './property/property-change.js';
export type { PropertyWarning } from './property/property-events.js';
export {
  decideAuthority,
  decideAuthorityIn,
  decideEnforcementSought,
  type AuthorityInput,
} from './property/authority.js';
export { decideAuthorityWithdrawal } from './property/authority-withdrawal.js';
export { decideSharedNumber, numberOfEnforcement } from './property/shared-number.js';
export {
  decideQuery,
  decideQueryAnswers,
  decideQueryOf,
  isFresh,
  unanswered,
  type FoundAsset,
  type QueryAnswersInput,
  type QueryInput,
} from './property/query.js';
export {
  decideClue,
  decideClueVerified,
  decidePropertyNamed,
  type ClueInput,
  type NamedAsset,
  type PropertyNaming,
} from './property/clue.js';
export { byOwners } from './property/liability.js';
export {
  decideDisposalDeclared,
  decideDisposalDuty,
  decideReport,
  decideReportShown,
  reportDifferences,
  type DisposalDutyInput,
  type DisposalInput,
  type ReportDifference,
} from './property/report.js';
export type {
  Clue,
  DebtorReport,
  DisposalDuty,
  PropertyQuery,
  QueryAnswer,
  ReportedItem,
  Search,
  SearchAnswer,
} from './property/survey-rows.js';
export { decideControlOrders, type ControlInput } from './property/control-order.js';
export { decidePreservationBroughtIn, type PreservationBroughtIn } from './property/brought-in.js';
export { leastHarm, type Choosable, type ProposedControl } from './property/least-harm.js';
export { proposeControls } from './property/propose-controls.js';
export { FOUR_NOS, useOfAccount, type FourNo } from './property/protection.js';
export { decideSearch, decideSearchAnswer, type SearchInput } from './property/search.js';
export {
  decideControlReceipt,
  decideMovingUp,
  termOrdered,
  type ReceiptOfControl,
} from './property/control-receipt.js';
export {
  decideRenewal,
  decideRenewals,
  decideRenewalApplication,
  decideRenewalReceipt,
  type RenewalInput,
  type RenewalReceipt,
} from './property/renewal.js';
export {
  decideObjection,
  decideObjectionRuling,
  type ObjectionInput,
  type ObjectionRuling,
  decideObjectionService,
} from './property/objection.js';
export {
  decideReconsiderationApplication,
  decideReconsiderationRuling,
  mayAskReconsideration,
  type ReconsiderationInput,
  type ReconsiderationRuling,
} from './property/reconsideration.js';
export { decideLiftApplication, decidePreservationLift, liftedFor } from './property/lift.js';
export {
  objectionRound,
  type LiftApplication,
  type PreservationLiftGround,
  type Objection,
  type ObjectionKind,
  type PropertySuit,
  type Reconsideration,
  type ReconsiderationOutcome,
} from './property/objection-rows.js';
export {
  decidePropertySuit,
  decidePropertySuitEnd,
  disposalBarredBy,
  type PropertySuitInput,
} from './property/suit.js';
export { coverageOfFile, owedIn, type FileCoverage } from './property/file-coverage.js';
export { coverageOfDebtor, withDebtorCoverage } from './property/debtor-coverage.js';
export {
  nextPropertyDeadline,
  passPropertyDeadline,
  type PropertyDeadline,
  type PropertyDeadlineItem,
} from './property/deadlines.js';

// Release of the property in a file: planned, applied for, decided by two, served, receipted; halted by default; other ways; control again
export type {
  RefreezeOrder,
  RefreezeSet,
  Release,
  ReleaseGround,
  ReleaseState,
  SupervisedSale,
} from './property/release-rows.js';
export { decideReleasePlan, type PlanCommand } from './property/release-steps.js';
export { previewReleasePlan, type PlanPreview } from './property/release-preview.js';
export { byCreditor, byCreditors } from './property/release-applicant.js';
export { withFoundReleases } from './property/found-later.js';
export { releaseFigure, type CoverageAfter, type ReleaseFigure } from './property/release-figure.js';
export { controlsOf as controlsOfRelease, isLive as isLiveRelease, liftedBy } from './property/release-held.js';
export { releaseDueBy } from './property/release-due.js';
export { rederivePropertyDays } from './property/new-calendar.js';
export { awaitsReceipt, heldOutsideFile, keeperAnswerBy, type OrderPut } from './property/exchange-outcome.js';
export { isIndivisible, measureOf, SHARE_OF_ASSET } from './property/asset-terms.js';
export { endingOf as propertyEndingOf } from './property/property-ending.js';
export {
  decideRelease,
  decideReleaseApplication,
  decideReleaseApproval,
  decideReleaseReceipt,
  decideReleaseRefusal,
  decideReleaseReturn,
  decideReleaseService,
  releaseOf,
  unnamedRelease,
} from './property/release-life.js';
export {
  decideCreditorRelease,
  decideLawfulRelease,
  decidePartition,
  type LawfulGround,
} from './property/release-opening.js';
export { decideSubstitution } from './property/release-substitution.js';
export { decideSaleDone, decideSupervisedSale, latestSaleDay } from './property/release-sale.js';
export {
  applySettlement,
  decideReleaseGoesOn,
  settlementByClock,
  withBalanceOf,
} from './property/release-settlement.js';
export { decideKeeping, mayClose } from './property/release-closing.js';
export { authorityNow, authorityNumbered, renewalOf, renewedUnder, standingControl } from './property/lookup.js';
export { toldUnder, type PropertySubject } from './property/told-under.js';
export { refreezeTimes, type RefreezeTimes } from './property/release-refreeze.js';
export {
  decideRecontrol,
  defaultedOn,
  openRefreezeOrders,
  usedRefreezes,
  type RecontrolInput,
} from './property/recontrol.js';

// Calculator (calculator.md): schedule, ledger, breachDay, resumptionGate
export { SETTLEMENT_KINDS } from './calculator/kinds.js';

// Derivations computed again
export { SETTLEMENT_RECOMPUTATIONS } from './derivations/settlement-recomputations.js';

// Agencies (推送与核验): which decisions bodies are told of, who is told, and whether everybody shows it (K11, K12, L1 to L7)
export {
  AGENCY_ACTIONS,
  AGENCY_EFFECTS,
  AGENCY_ENTRY_KINDS,
  PUBLISHED_DECISION_NAMES,
  STATE_AFTER,
  decisionInWords,
  publishedDecision,
  type AgencyAction,
  type AgencyEffect,
  type AgencyEntryKind,
  type EntryState,
  type PublishedDecision,
} from './agencies/published-decision.js';
export {
  AGENCY_CATEGORIES,
  AGENCY_FIELDS,
  DELIVERY_PROOFS,
  TRANSPORT_KINDS,
  type AgencyCategory,
  type AgencyContent,
  type AgencyField,
  type DeliveryProof,
  type DeliverySchedule,
  type KeptThere,
  type PlatformConsent,
  type Subscription,
  type TransportKind,
} from './agencies/subscription.js';
export {
  DELIVERY_STATES,
  DISCREPANCY_KINDS,
  type AgencyEntry,
  type CertifiedPart,
  type ConvergenceCertificate,
  type Delivery,
  type DeliveryState,
  type DiscrepancyKind,
  type PublicationFile,
  type PublishedMatter,
} from './agencies/publication-file.js';
export {
  applyPublicationChange,
  emptyPublication,
  type PublicationChange,
  type PublicationEvent,
  type PublicationTurn,
  type WithdrawalReason,
} from './agencies/publication-change.js';
export { publicationBasis } from './agencies/publication-basis.js';
export {
  isListLeftOut,
  isToldOf,
  mayStillBePut,
  recipientsOf,
  subscriptionOn,
  type AddedTo,
  type KnownRecipients,
} from './agencies/recipients.js';
export {
  decideConsentWithdrawal,
  decideLateRecipients,
  decidePublicationOpening,
  decideSupersession,
} from './agencies/opening.js';
export { deliveryValidUntil, lapses, recordOutcomes, type DeliveryOutcome } from './agencies/delivery-outcome.js';
export { mayGo, requestOf, type DeliveryRequestKind } from './agencies/delivery-request.js';
export {
  nextPublicationDeadline,
  passPublicationInstant,
  type PublicationDeadline,
  type PublicationDeadlineItem,
} from './agencies/publication-deadlines.js';
export {
  deliveryStateWords,
  effectWords,
  publicationStanding,
  type PublicationStanding,
} from './agencies/publication-standing.js';
export { decideDiscrepancies, decideResend, decideSeen, type FoundAtBody } from './agencies/delivery-acts.js';
export { isSettled } from './agencies/delivery-rows.js';
export { PLATFORM_FIELDS, contentFor, deliveredContent, deliveredFields, isNameless } from './agencies/content.js';
export {
  NATIONAL_LIST_FIELDS,
  decideSubscription,
  decideSubscriptionApproval,
  decideSubscriptionEnd,
  decideSubscriptionRefusal,
  type SubscriptionApproval,
  type SubscriptionProposal,
} from './agencies/subscription-decisions.js';
export { compareWithTruth, stillDiffers, type ExpectedEntry, type KeptEntry } from './agencies/comparison.js';
export {
  matchRules,
  matchSubject,
  type KnownSubject,
  type MatchRules,
  type NamedSubject,
  type SubjectMatch,
  subjectKey,
} from './agencies/subject-match.js';
export {
  courtsHearing,
  isForJudge,
  matchEnded,
  noticeMatch,
  PARTY_ENDED_KINDS,
  type PartyEndedKind,
} from './agencies/party-ended.js';
export {
  employerNoticeOf,
  employersTold,
  endsStaffQuestions,
  staffAsked,
  staffSubject,
  type EmployerNotice,
  type StaffMatch,
} from './agencies/employers.js';
export { decidePlatformConsent, type ConsentSaid } from './agencies/platform-consent.js';
export {
  combinedAnswer,
  combinedSearch,
  decidePropertyParts,
  decideRequestingCourt,
  isSettledSaying,
  mayStillBeAsked,
  isSurveyOver,
  type PartSaid,
  type PropertyPart,
  type PropertyRequested,
} from './agencies/property-requests.js';

// Ladders of escalation, and whose hands a task is in
export {
  lastDayOf,
  latenessDays,
  countedFrom,
  ladderOf,
  nextRung,
  withRung,
  type Climbed,
  type LadderedTask,
  type NextRung,
} from './ladder/rungs.js';
export {
  decideEscalation,
  decideEscalationEnd,
  ESCALATION_ENDS,
  superiorsOf,
  type Escalation,
  type EscalationEnd,
} from './ladder/escalation.js';
export { LADDER_STATES, type LadderEnding, type LadderStage } from './ladder/ladder-states.js';
export { ladderStanding, type LadderStanding, type TaskAtRung } from './ladder/ladder-standing.js';
export { colourChanges, DUE_COLOURS, dueColour, type ColourChanges, type DueColour } from './ladder/due-colour.js';
export { taskTerm } from './ladder/task-term.js';
export {
  decideAbsence,
  decideClaim,
  decideCompletion,
  decideDelegation,
  decideTaskRelease,
  isAbsent,
  doneInPlaceOf,
  responsibleFor,
  type Absence,
  type DeskPerson,
  type TaskInHand,
} from './ladder/in-hand.js';

// Intake: tags and the green channel, first offers, assessments, linked debts, bankruptcy, requests, the platform
export { isOnGreenChannel, tagsOf, type TaggedCase } from './intake/tags.js';
export { greenDue, greenItemOf } from './intake/green-channel.js';
export { applicationDeadline } from './intake/acceptance.js';
export { decideFirstOffer } from './intake/first-offer.js';
export {
  ASSESSED_ASPECTS,
  ASSESSMENT_CONCLUSIONS,
  assessmentInWords,
  decideAssessment,
  decideTalks,
  unassessed,
  type Assessment,
  type AssessedAspect,
  type AssessedStatement,
  type AssessmentConclusion,
} from './intake/assessment.js';
export { DEBT_LINKS, linkedDebts, type DebtCase, type DebtLink, type LinkedDebts } from './intake/linked-debts.js';
export {
  BANKRUPTCY_FINDINGS,
  BANKRUPTCY_REPLIES,
  decideBankruptcy,
  decideBankruptcyHint,
  decideBankruptcyReply,
  groundInWords,
  INSOLVENCY_GROUNDS,
  insolvencyHint,
  type BankruptcyFinding,
  type BankruptcyReply,
  type BankruptcyState,
  type InsolvencyGround,
} from './intake/bankruptcy.js';
export { platformOutcome, platformWords, type PlatformOutcome } from './intake/platform.js';
export {
  decideRequestAnswer,
  decideRequestForwarding,
  REQUEST_RULES,
  REQUEST_SUBJECTS,
  REQUEST_TEAMS,
  requestTaken,
  type RequestState,
  type RequestSubject,
  type RequestTeam,
} from './intake/requests.js';

// Matters beside a settlement (辅助事项): judicial aid, investigation orders, rewards, help of grid workers, referrals, courts elsewhere
export {
  AUXILIARY_KINDS,
  AUXILIARY_PURPOSES,
  AUXILIARY_RESULTS,
  AUXILIARY_RULES,
  type AuxiliaryKind,
  type AuxiliaryParticular,
  type AuxiliaryPurpose,
  type AuxiliaryResult,
} from './auxiliary/kinds.js';
export {
  decideAuxiliaryMatter,
  decideAuxiliaryOutcome,
  decideAuxiliaryPaper,
  decideAuxiliaryRequest,
  type AuxiliaryMatter,
  type AuxiliaryState,
  type AuxiliaryTurn,
} from './auxiliary/matter.js';
