import type { CourtInstant, LegalDate, Yuan } from '@hejie/law';
import type {
  AgreementTerms,
  DeadlineKind,
  Ending,
  GateDecision,
  LegalityFinding,
  SignatoryRole,
  Stage,
} from '@hejie/settlement';
import type { ClosingMode, ResumedBalance } from './resumed-enforcement.js';
import type { CaseParty, FoundFacts, MoneyTitle, Remedy } from './settlement-case.js';

/**
 * What a workflow may ask of a service. One activity = one transaction = row + outbox + idempotency key;
 * the key is made in the workflow from business ids, so a retry, a replayed request or a second worker
 * has the effect of one. `at` is court time, passed in: no activity reads a clock.
 */
export interface ActivityKey {
  readonly key: string;
  readonly caseId: string;
  readonly at: CourtInstant;
}

/** Dates that a deadline produced: dated to the deadline, however late the machine was. */
export interface Lateness {
  readonly deadline: CourtInstant;
  readonly latenessSeconds: number;
}

/** Why a case goes over to filing as 执 (PRE-1, PRE-7, PRE-8, B3). */
export type HandOverReason = 'REFUSED' | 'LAPSED' | 'FAILED' | 'WITHDRAWN';

export interface IntakeActivities {
  /** PRE-1: asks each side separately whether it wants to settle; one letter a party, never two. */
  requestConsents(request: ActivityKey & { parties: readonly CaseParty[] }): Promise<void>;
  recordConsent(request: ActivityKey & { partyId: string; answer: 'CONSENT' | 'REFUSE'; by: string }): Promise<void>;
  /** Projection of the case's stage for people; `sequence` grows by one a change. */
  recordStage(request: ActivityKey & { sequence: number; stage: Stage; awaiting: string }): Promise<void>;
  /** PRE-7, PRE-8, S2, S3: back to filing. A work item for the filing clerk, due the same day; both sides are told. */
  handOverToFiling(
    request: ActivityKey & {
      court: string;
      reason: HandOverReason;
      rule: string;
      parties: readonly CaseParty[];
      lateness?: Lateness;
    },
  ): Promise<void>;
  /** SEED3 五(四): registers the settled case under 执 and reports it closed, where the pack says so (G4). */
  registerSettled(request: ActivityKey & { court: string; effect: string }): Promise<{ caseNumber?: string }>;
  /** CASE-4: the next number of a type at a court; the same key gives the same number. */
  allocateCaseNumber(request: ActivityKey & { court: string; type: string }): Promise<{ caseNumber: string }>;
  /** The case has ended; open work items of intake for it are cancelled. */
  closeCase(request: ActivityKey & { ending: Ending; rule: string; paid: Yuan }): Promise<void>;
}

export interface MediationActivities {
  /** SEED3 五(三), S5: both sides agreed; a work item asks for the parties' choice or the court's designation. */
  openSelection(
    request: ActivityKey & { court: string; chooseBy: CourtInstant; designateBy: CourtInstant },
  ): Promise<void>;
  recordDesignation(
    request: ActivityKey & {
      court: string;
      mediatorId: string;
      chosenBy: 'PARTIES' | 'COURT';
      acceptBy: CourtInstant;
      by: string;
      conflict?: { readonly disclosed: string; readonly acceptedBy: readonly string[] };
      parties: readonly CaseParty[];
    },
  ): Promise<void>;
  recordDecline(
    request: ActivityKey & {
      court: string;
      mediatorId: string;
      reason: string;
      silence: boolean;
      round: number;
      redesignateBy: CourtInstant;
    },
  ): Promise<void>;
  /** PRE-8: the 30 days run. `deadline` is the exclusive end, 24:00 of the legal last day. */
  startNegotiation(
    request: ActivityKey & {
      court: string;
      mediatorId: string;
      lastDay: LegalDate;
      deadline: CourtInstant;
      provisional: boolean;
      parties: readonly CaseParty[];
    },
  ): Promise<void>;
  /** E7: reminder before the end of the 30 days, to both sides and the mediator. */
  remindNegotiation(
    request: ActivityKey & {
      daysBefore: number;
      lastDay: LegalDate;
      parties: readonly CaseParty[];
      lateness: Lateness;
    },
  ): Promise<void>;
  recordExtension(
    request: ActivityKey & {
      nth: number;
      days: number;
      by: string;
      signedBy: readonly string[];
      from: LegalDate;
      lastDay: LegalDate;
      deadline: CourtInstant;
      provisional: boolean;
      parties: readonly CaseParty[];
    },
  ): Promise<void>;
  /** S4: a newly published calendar re-derives the end of the 30 days; one audit line, one notice if it moved. */
  recordRederivation(
    request: ActivityKey & {
      from: LegalDate;
      lastDay: LegalDate;
      deadline: CourtInstant;
      moved: boolean;
      provisional: boolean;
      parties: readonly CaseParty[];
    },
  ): Promise<void>;
  /** `warnings`: what the review of its legality leaves to those who sign; requests of earlier runs have none. */
  recordProposal(
    request: ActivityKey & {
      version: number;
      terms: AgreementTerms;
      warnings?: readonly LegalityFinding[];
      by: string;
    },
  ): Promise<void>;
  recordSignature(
    request: ActivityKey & { version: number; signatoryId: string; signatory: SignatoryRole; by: string },
  ): Promise<void>;
  /** All signatures are in and the legality review found nothing that blocks. */
  confirmAgreement(
    request: ActivityKey & { version: number; terms: AgreementTerms; parties: readonly CaseParty[] },
  ): Promise<void>;
  endNegotiation(
    request: ActivityKey & {
      outcome: 'LAPSED' | 'FAILED' | 'WITHDRAWN';
      reason?: string;
      by?: string;
      partyId?: string;
      lateness?: Lateness;
    },
  ): Promise<void>;
}

/** The ledger's answer at one court instant, by value date. */
export interface LedgerReading {
  readonly asOf: LegalDate;
  readonly paid: Yuan;
  /** Sum of the settlement. */
  readonly owed: Yuan;
  readonly overdue: Yuan;
  readonly surplus: Yuan;
  readonly fullyPerformed: boolean;
  /** Value date of the receipt that completed performance. */
  readonly performedOn?: LegalDate;
  readonly instalments: readonly InstalmentReading[];
  /** Days of part performance after the last day of performance: each starts the two years anew (SET-ART-10-2). */
  readonly interruptions: readonly LegalDate[];
  /** The next thing due after the instant handled last; absent when nothing is left to wait for. */
  readonly next?: PerformanceDeadline;
}
/** What falls due at one instant: over every open instalment, so that a case needs one timer. */
export interface PerformanceDeadline {
  readonly at: CourtInstant;
  readonly items: readonly PerformanceDeadlineItem[];
  readonly provisional: boolean;
  readonly zh: string;
}
export interface PerformanceDeadlineItem {
  readonly kind: DeadlineKind;
  /** The instalment; absent for the case as a whole. */
  readonly no?: number;
  readonly day: LegalDate;
}
export interface InstalmentReading {
  readonly no: number;
  readonly due: LegalDate;
  readonly amount: Yuan;
  readonly paid: Yuan;
  readonly outstanding: Yuan;
  readonly status: string;
  readonly paidOn?: LegalDate;
}

/** What the gate is asked: the ledger on that day, and what the creditor pleads beside it. */
export interface GateQuestion {
  readonly caseId: string;
  readonly decisionDate: LegalDate;
  readonly calendarEditions: readonly string[];
  /** Circumstances beside the ledger. */
  readonly pleads: Partial<FoundFacts>;
  /** Pleaded by the creditor, or found by the judge: a pleading is not a finding. */
  readonly basis: 'PLEADED' | 'FOUND';
}

export interface PerformanceActivities {
  openPerformance(
    request: ActivityKey & {
      court: string;
      caseNumber: string;
      version: number;
      terms: AgreementTerms;
      title: MoneyTitle;
      packId: string;
      calendarEditions: readonly string[];
      parties: readonly CaseParty[];
    },
  ): Promise<LedgerReading>;
  /**
   * Asks the ledger; changes nothing. `asOf` looks from within that day; `after` is the instant of the
   * deadline handled last, so that one missed while the machine slept is still found, dated to itself.
   */
  readLedger(request: {
    caseId: string;
    asOf: LegalDate;
    after?: CourtInstant;
    calendarEditions: readonly string[];
  }): Promise<LedgerReading>;
  /** H5: before an instalment falls due, to both sides. Says nothing if it was paid meanwhile. */
  remindInstalment(
    request: ActivityKey & { instalment: number; parties: readonly CaseParty[]; lateness: Lateness },
  ): Promise<void>;
  /** The due day has passed unpaid and grace runs: both sides are told, nothing else follows. Says nothing if it was paid. */
  noticeOverdue(
    request: ActivityKey & {
      instalment: number;
      parties: readonly CaseParty[];
      calendarEditions: readonly string[];
      lateness: Lateness;
    },
  ): Promise<void>;
  /**
   * I1, S7: grace has ended. Confirms the arrears against the ledger by value date inside the same
   * transaction before it says anything; finds nothing if a payment was posted meanwhile.
   */
  suspectBreach(
    request: ActivityKey & {
      instalment: number;
      parties: readonly CaseParty[];
      calendarEditions: readonly string[];
      lateness: Lateness;
    },
  ): Promise<{ suspected: boolean }>;
  /** SET-CASE-1: arrears were made good before any election; both sides are told. */
  recordCure(request: ActivityKey & { parties: readonly CaseParty[] }): Promise<void>;
  recordElection(request: ActivityKey & { partyId: string; remedy: Remedy; by: string }): Promise<void>;
  /** SET-ART-11: asks the gate; changes nothing. */
  readGate(question: GateQuestion): Promise<GateDecision>;
  /** Lays the application with the gate's answer before the judge, as a work item. */
  layBeforeJudge(
    request: ActivityKey & {
      court: string;
      application: number;
      gate: GateDecision;
      outOfTime: boolean;
      dueAt: CourtInstant;
    },
  ): Promise<void>;
  recordRuling(
    request: ActivityKey & {
      application: number;
      decision: 'RESUME' | 'REFUSE';
      ground: string;
      reason: string;
      debtorObjects: boolean;
      found: FoundFacts;
      by: string;
      parties: readonly CaseParty[];
    },
  ): Promise<void>;
  /** SET-ART-14: the court accepted the suit on the settlement, or did not. */
  recordSuit(
    request: ActivityKey & {
      court: string;
      suitNumber: string;
      accepted: boolean;
      by: string;
      parties: readonly CaseParty[];
    },
  ): Promise<void>;
  /**
   * SET-ART-8-1: asks the ledger again in the transaction that would say so. `performed: false` where something is owed after all:
   * nothing is told and nothing changes. The answer is the key's: a later attempt needs a key of its own (`performed:<n>`).
   */
  recordPerformed(
    request: ActivityKey & { court: string; performedOn: LegalDate; parties: readonly CaseParty[] },
  ): Promise<{ performed: boolean }>;
  /** SET-ART-10: the two-year period is about to end, or has ended, without an election. */
  warnApplicationPeriod(
    request: ActivityKey & { lastDay: LegalDate; ended: boolean; parties: readonly CaseParty[] },
  ): Promise<void>;
  /** SET-ART-17: what is owed of the original title after deductions, as of a day. */
  openResumption(
    request: ActivityKey & { court: string; caseNumber: string; ground: string; asOf: LegalDate },
  ): Promise<ResumedBalance>;
  readBalance(request: { caseId: string; asOf: LegalDate }): Promise<ResumedBalance>;
  /**
   * CLS-4. 执行完毕 asks the ledger again in the transaction that would say so: `closed: false` with the balance as it is now where
   * something is owed after all, and nothing is written. A later attempt needs a key of its own (`closed:<n>`).
   */
  closeResumption(
    request: ActivityKey & { mode: ClosingMode; balance: ResumedBalance },
  ): Promise<{ closed: boolean; balance: ResumedBalance }>;
}
