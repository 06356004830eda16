import type { CourtInstant, LegalDate, Yuan } from '@hejie/law';
import type {
  AgreementTerms,
  BreachSign,
  Election,
  Ending,
  FoundFacts,
  LegalityFinding,
  PaperApplication,
  PerformanceDeadlineItem,
  PerformanceDecision,
  PerformanceState,
  SignatoryRole,
  TitleTerms,
} from '@hejie/settlement';
import type { ClosingMode, ResumedBalance } from './resumed-enforcement.js';
import type { ActShape, Lateness } from './steps.js';

/** Why a case goes over to filing as 执 (PRE-1, PRE-7, PRE-8, B3). */
export type HandOverReason = 'REFUSED' | 'LAPSED' | 'FAILED' | 'WITHDRAWN';

/** A negotiation whose 30 days ended without an agreement (PRE-8): from when they ran, how they were lengthened, their last day. */
export interface LapsedNegotiation {
  readonly startedOn: LegalDate;
  /** Days of each extension. */
  readonly extensions: readonly number[];
  readonly lastDay: LegalDate;
  /** Notices that the case knew then. */
  readonly calendarEditions: readonly string[];
}

/** What a case has intake (立案) record. */
export interface IntakeActs {
  /** PRE-1: asks each side separately whether it wants to settle; one letter a party, never two. */
  requestConsents: ActShape;
  recordConsent: ActShape<{ readonly partyId: string; readonly answer: 'CONSENT' | 'REFUSE' }>;
  /**
   * PRE-7, PRE-8, S2, S3: back to filing. A work item for the filing clerk, due the same day; both sides are told.
   * `statement` and `partyId`: what a person said who ended it, and for which party.
   */
  handOverToFiling: ActShape<{
    readonly reason: HandOverReason;
    readonly rule: string;
    readonly statement?: string;
    readonly partyId?: string;
    readonly lateness?: Lateness;
    /** Of a lapse: what its end was derived from, for a notice may come later that moves it (PER-4). */
    readonly negotiation?: LapsedNegotiation;
  }>;
  /** SEED3 五(四): registers the settled case under 执 and reports it closed, where the pack says so (G4). */
  registerSettled: ActShape;
  /** CASE-4: the next number of a type at the court of the case. */
  allotNumber: ActShape<{ readonly type: string }, { readonly caseNumber: string }>;
  /** The case has ended; open work items of intake for it are cancelled, and every service learns of it by the fact. */
  closeCase: ActShape<{
    readonly ending: Ending;
    readonly rule: string;
    readonly paid: Yuan;
    readonly lateness?: Lateness;
  }>;
}

/** The end of the 30 days as it stands after an act: the legal last day and its exclusive end, 24:00. */
export interface NegotiationEnd {
  readonly lastDay: LegalDate;
  readonly deadline: CourtInstant;
  readonly provisional: boolean;
  /** From when it is derived, and the days of each extension: a notice may come later that moves it (PER-4). Absent before they were told. */
  readonly startedOn?: LegalDate;
  readonly extensions?: readonly number[];
}

/** What a case has mediation (和解) record. The end of the case reaches it as the fact `case-closed`. */
export interface MediationActs {
  /** SEED3 五(三), S5: both sides agreed; a work item asks for the parties' choice or the court's designation. */
  openSelection: ActShape<{ readonly chooseBy: CourtInstant; readonly designateBy: CourtInstant }>;
  recordDesignation: ActShape<{
    readonly mediatorId: string;
    readonly chosenBy: 'PARTIES' | 'COURT';
    readonly round: number;
    readonly acceptBy: CourtInstant;
    readonly conflict?: { readonly disclosed: string; readonly acceptedBy: readonly string[] };
  }>;
  /** S5: declined, or silent until the end of the time; `round` is that of the next mediator. */
  recordDecline: ActShape<{
    readonly mediatorId: string;
    readonly reason: string;
    readonly silence: boolean;
    readonly round: number;
    readonly redesignateBy: CourtInstant;
  }>;
  /** S5, PER-4: a newly published calendar re-derives the clock of selection: the open task is due at another instant. */
  recordSelectionRederivation: ActShape<{
    readonly from: CourtInstant;
    readonly dueBy: CourtInstant;
    readonly editions: readonly string[];
  }>;
  /** PRE-8: the 30 days run. */
  startNegotiation: ActShape<{ readonly mediatorId: string } & NegotiationEnd>;
  /** E7: reminder before the end of the 30 days, to both sides and the mediator. */
  remindNegotiation: ActShape<{
    readonly daysBefore: number;
    readonly lastDay: LegalDate;
    readonly lateness: Lateness;
  }>;
  /** S4: the `nth` lengthening by the parties, whose joint request `signedBy` have signed. */
  recordExtension: ActShape<
    {
      readonly nth: number;
      readonly days: number;
      readonly signedBy: readonly string[];
      readonly from: LegalDate;
    } & NegotiationEnd
  >;
  /** S4: a newly published calendar re-derives the end of the 30 days; one audit line, one notice if it moved. */
  recordRederivation: ActShape<
    { readonly from: LegalDate; readonly moved: boolean; readonly editions: readonly string[] } & NegotiationEnd
  >;
  /** `warnings`: what the review of its legality leaves to those who sign. */
  recordProposal: ActShape<{
    readonly version: number;
    readonly terms: AgreementTerms;
    readonly warnings: readonly LegalityFinding[];
  }>;
  recordSignature: ActShape<{
    readonly version: number;
    readonly signatoryId: string;
    readonly signatory: SignatoryRole;
  }>;
  /** PRE-6: all signatures are in, and the legality review found nothing that blocks. */
  confirmAgreement: ActShape<{ readonly version: number }>;
}

/** How the resumed enforcement stands: what is owed, and whether it is over. */
export interface EnforcementDecision {
  readonly balance: ResumedBalance;
  /** CLS-4: the mode in which it has been closed in this step. */
  readonly closed?: ClosingMode;
  /** CLS-1: nothing was owed any longer, and the ledger closed it by itself. */
  readonly satisfied?: boolean;
}

/** What every act on a settlement in performance is asked with: how the case has stood until now. */
interface Before {
  readonly before: PerformanceState;
}

/** What a case has performance (履行) record. Each act but the first is decided here, under the ledger's lock. */
export interface PerformanceActs {
  /** The ledger opens with the confirmed agreement and the title behind it. */
  openLedger: ActShape<
    {
      readonly version: number;
      readonly terms: AgreementTerms;
      readonly title: TitleTerms;
      readonly packId: string;
      readonly calendarEditions: readonly string[];
    },
    PerformanceDecision
  >;
  /**
   * Entries have come (receipts, reversals): performed (SET-ART-8-1), cured (SET-CASE-1), or nothing new. `reversal`: one of them
   * took a receipt out, so that deadlines handled while it counted are asked once more.
   */
  applyEntries: ActShape<Before & { readonly reversal: boolean }, PerformanceDecision>;
  /** H5, I1, S7, SET-ART-10: a deadline has come; each thing due at it in order, dated to it, then the ledger. */
  reachDeadline: ActShape<
    Before & {
      readonly items: readonly PerformanceDeadlineItem[];
      readonly lateness: Lateness;
      /** Court time now: money that is known by then is seen. */
      readonly now: CourtInstant;
    },
    PerformanceDecision
  >;
  /** PER-4: the case derives with a newly published notice from now on. */
  adoptCalendar: ActShape<Before & { readonly calendarEditions: readonly string[] }, PerformanceDecision>;
  /** SET-ART-9, 10, 13: the creditor's choice. Resumption is laid before the judge with the gate's answer (SET-ART-11). */
  elect: ActShape<
    Before & {
      readonly partyId: string;
      readonly remedy: Election;
      readonly pleads: Partial<FoundFacts>;
      readonly onPaper?: PaperApplication;
      readonly signs?: readonly BreachSign[];
    },
    PerformanceDecision
  >;
  /** SET-ART-11, 12: the judge's ruling, on the ledger of its day and the facts found. */
  ruleOnResumption: ActShape<
    Before & {
      readonly decision: 'RESUME' | 'REFUSE';
      readonly reason: string;
      readonly found: FoundFacts;
      readonly debtorObjects: boolean;
    },
    PerformanceDecision
  >;
  /** SET-ART-14: the court accepted the suit on the settlement, or did not. */
  recordSuit: ActShape<Before & { readonly accepted: boolean; readonly suitNumber: string }, PerformanceDecision>;
  /** SET-ART-17: enforcement of the original title resumes on the balance after deductions, as of the day of `at`. */
  openEnforcement: ActShape<{ readonly caseNumber: string; readonly ground: string }, EnforcementDecision>;
  /** Entries have come: the balance of now; where nothing is owed any longer it is closed as 执行完毕 in the same transaction. */
  applyEnforcementEntries: ActShape<object, EnforcementDecision>;
  /** CLS-4: a person closes it; 执行完毕 only where the ledger says so under its lock, else refused with the balance. */
  closeEnforcement: ActShape<{ readonly mode: ClosingMode }, EnforcementDecision>;
}
