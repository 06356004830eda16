import type { CourtInstant, ExcludedSpan, LegalDate, Yuan } from '@hejie/law';
import type {
  AgreementDraft,
  AgreementTerms,
  BreachSign,
  Coercer,
  ComplaintFinding,
  ComplaintRuling,
  ConsentEvidence,
  EarlierSettlement,
  AmendmentConsent,
  AmendmentForm,
  Election,
  Ending,
  FoundFacts,
  GuarantorConsent,
  GuarantorLiability,
  HarmedInterest,
  HarmFinding,
  HarmReview,
  LegalityFinding,
  PaperApplication,
  PartialRelation,
  PerformanceDeadlineItem,
  PerformanceDecision,
  PerformanceState,
  SignatoryRole,
  TitleTerms,
} from '@hejie/settlement';
import type { ClosingMode, ResumedBalance } from './resumed-enforcement.js';
import type { LadderActs } from './case-ladder.js';
import type { JointRequest, RulingPaper } from './settlement-case.js';
import type { ActShape, Lateness } from './steps.js';

/**
 * Why a case goes over to filing as 执 (PRE-1, PRE-7, PRE-8, B3). `NO_CONSENT`: not all consented in the time to answer; `COERCED`: somebody was made to
 * settle and does not want to any longer.
 */
export type HandOverReason = 'REFUSED' | 'NO_CONSENT' | 'LAPSED' | 'FAILED' | 'WITHDRAWN' | 'COERCED';

/** PRE-1: the time to answer on settlement, where the pack sets one: `since` is not counted, `until` is its exclusive end. */
export interface TimeToAnswer {
  readonly since: LegalDate;
  readonly until: CourtInstant;
  readonly provisional: boolean;
}

/** A negotiation whose 30 days ended without an agreement (PRE-8): from when they ran, how they were lengthened, their last day. */
export interface LapsedNegotiation {
  readonly startedOn: LegalDate;
  /** Days of each extension. */
  readonly extensions: readonly number[];
  /** First and last day of each appraisal; absent: there was none. */
  readonly appraisals?: readonly ExcludedSpan[];
  readonly lastDay: LegalDate;
  /** Notices that the case knew then. */
  readonly calendarEditions: readonly string[];
  /** Days that did not count, first and last included (B6); absent: there were none. */
  readonly suspended?: readonly ExcludedSpan[];
}

/** What a case has intake (立案) record. */
export interface IntakeActs extends LadderActs {
  /** PRE-1: asks each side separately whether it wants to settle; one letter a party, never two. */
  requestConsents: ActShape<object, { readonly time: TimeToAnswer | null }>;
  /** SET-LEDGER: the settlement of the case was concluded before, and is performed on here: what it says, and what was paid. Nobody is asked or told anything again. */
  takeOver: ActShape<object, EarlierSettlement>;
  recordConsent: ActShape<{
    readonly partyId: string;
    readonly answer: 'CONSENT' | 'REFUSE';
    readonly evidence?: ConsentEvidence;
    readonly agentId?: string;
  }>;
  /** PRE-1, B6: what was said under coercion is no consent: each side is asked anew, for the `nth` time. */
  requestConsentsAnew: ActShape<{ readonly nth: number; readonly time: TimeToAnswer | null }>;
  /** PER-4, B6: the end of the time to answer is another, by a notice or for the days of a complaint. */
  recordConsentClock: ActShape<{
    readonly from: CourtInstant;
    readonly time: TimeToAnswer;
    readonly editions?: readonly string[];
  }>;
  /** PER-4: by a newly published calendar the judge's time to decide on a complaint ends at another instant, or certainly. */
  recordComplaintClock: ActShape<{
    readonly from: CourtInstant;
    readonly decideBy: CourtInstant;
    readonly provisional: boolean;
    readonly editions: readonly string[];
  }>;
  /** PRE-1, B6: the clocks stop; a judge decides, of staff of the court the president. */
  recordComplaint: ActShape<{
    readonly partyId: string;
    readonly against: Coercer;
    readonly statement: string;
    readonly decideBy: CourtInstant;
    readonly provisional: boolean;
  }>;
  /** PRE-1, B6: the judge's time is over: it lies before the president, and the clocks stand still. */
  recordComplaintOverdue: ActShape<{ readonly decideBy: CourtInstant; readonly lateness: Lateness }>;
  recordComplaintDecision: ActShape<{
    readonly finding: ComplaintFinding;
    readonly reason: string;
    readonly consequence: ComplaintRuling['consequence'];
    readonly since: CourtInstant;
    readonly suspended: ExcludedSpan;
  }>;
  /** CLS-4, 民诉法268(1): the application is withdrawn; in enforcement a judge rules whether it ends. */
  recordApplicationWithdrawal: ActShape<{
    readonly signedBy: readonly string[];
    readonly reason: string;
    readonly agentId?: string;
  }>;
  /** PRE-3: to filing, where it gets its number, and to the judge, who rejects it by a ruling. */
  handOverForRejection: ActShape<{ readonly partyId: string; readonly reviewId: string; readonly statement: string }>;
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
  /** First and last day of each appraisal; absent: there was none. */
  readonly appraisals?: readonly ExcludedSpan[];
}

/** SET-ART-5-1: who consented to an amendment, and in which form it reached the court. */
export interface AmendmentBasis {
  readonly consents: readonly Omit<AmendmentConsent, 'version'>[];
  readonly guarantorConsents: readonly Omit<GuarantorConsent, 'version'>[];
  /** 民法典695: those without whose consent the parties let it stand. */
  readonly unboundGuarantors: readonly string[];
  readonly form: AmendmentForm;
}

/** An amendment that stands, as performance decided it under its ledger's lock. */
export interface AmendmentOnRecord extends AmendmentBasis {
  readonly version: number;
  readonly terms: AgreementTerms;
  readonly warnings: readonly LegalityFinding[];
  readonly effectiveFrom: LegalDate;
  readonly guarantors: readonly GuarantorLiability[];
}

/** What a case has mediation (和解) record. The end of the case reaches it as the fact `case-closed`. */
export interface MediationActs {
  /** SEED3 五(三), S5: both sides agreed; a work item asks for the parties' choice or the court's designation. */
  openSelection: ActShape<{
    readonly chooseBy: CourtInstant;
    readonly designateBy: CourtInstant;
    /** Of the mediator that is sought; absent: the first. */
    readonly round?: number;
  }>;
  recordDesignation: ActShape<{
    readonly mediatorId: string;
    readonly chosenBy: 'PARTIES' | 'COURT';
    readonly round: number;
    readonly acceptBy: CourtInstant;
    readonly conflict?: { readonly disclosed: string; readonly acceptedBy: readonly string[] };
  }>;
  /**
   * S5: declined, silent until the end of the time, or recused before he answered; `round` is that of the next mediator. `redesignation`:
   * where the roll has somebody who fits, he is designated at once, and has until then to answer.
   */
  recordDecline: ActShape<
    {
      readonly mediatorId: string;
      readonly reason: string;
      readonly silence: boolean;
      readonly recused?: true;
      readonly round: number;
      readonly redesignateBy: CourtInstant;
      readonly redesignation?: { readonly acceptBy: CourtInstant; readonly declined: readonly string[] };
    },
    /** Who was designated in his place; null: nobody. */
    { readonly redesignated: string | null }
  >;
  /** PRE-5, S5: the `nth` doubt about a mediator of the case: he disclosed a relation. */
  recordDisclosure: ActShape<{
    readonly nth: number;
    readonly mediatorId: string;
    readonly relation: PartialRelation;
    readonly disclosed: string;
    readonly decideBy: CourtInstant;
  }>;
  recordDisclosureAnswer: ActShape<{
    readonly nth: number;
    readonly mediatorId: string;
    readonly partyId: string;
    readonly consents: boolean;
    readonly outcome: 'PENDING' | 'GOES_ON' | 'REPLACED';
  }>;
  /** A party asks that he be recused. `reconsidered`: it was refused this once, and he goes on meanwhile (民诉法50). */
  recordRecusalRequest: ActShape<{
    readonly nth: number;
    readonly mediatorId: string;
    readonly partyId: string;
    readonly relation: PartialRelation;
    readonly reason: string;
    readonly decideBy: CourtInstant;
    readonly reconsidered: boolean;
  }>;
  recordRecusalDecision: ActShape<{
    readonly nth: number;
    readonly mediatorId: string;
    readonly granted: boolean;
    readonly reason: string;
    /** Refused, and he had been kept from answering: until when he answers now. */
    readonly acceptBy?: CourtInstant;
  }>;
  /** PRE-5: the mediator of a running negotiation is replaced; the thirty days go on. `round` is that of the next mediator. */
  recordReplacement: ActShape<{
    readonly mediatorId: string;
    readonly ground: 'DISCLOSED' | 'RECUSED' | 'OTHER';
    readonly reason: string;
    readonly round: number;
    readonly redesignateBy: CourtInstant;
    readonly lastDay: LegalDate;
  }>;
  /** PRE-5, PRE-8: another mediator has accepted and goes on; the end stays what it was. */
  resumeNegotiation: ActShape<{ readonly mediatorId: string; readonly lastDay: LegalDate }>;
  /** S4, PROC-16: the `nth` time that an appraisal is ordered, or its term set anew (`anew`). */
  recordAppraisal: ActShape<
    {
      readonly nth: number;
      readonly anew: boolean;
      readonly subject: string;
      readonly begins: LegalDate;
      readonly until: LegalDate;
      readonly from: LegalDate;
    } & NegotiationEnd
  >;
  recordAppraisalEnd: ActShape<
    {
      readonly nth: number;
      readonly begins: LegalDate;
      readonly until: LegalDate;
      readonly from: LegalDate;
    } & NegotiationEnd
  >;
  /** S5, PER-4: a newly published calendar re-derives the clock of selection: the open task is due at another instant. */
  recordSelectionRederivation: ActShape<{
    readonly from: CourtInstant;
    readonly dueBy: CourtInstant;
    readonly editions: readonly string[];
  }>;
  /** PER-4: by a newly published calendar the judge's time to decide on a recusal ends at another instant. */
  recordRecusalClock: ActShape<{
    readonly nth: number;
    readonly from: CourtInstant;
    readonly decideBy: CourtInstant;
    /** The mediator who is asked cannot answer before it: his task lasts as long. */
    readonly holdsAnswer: boolean;
    readonly editions: readonly string[];
  }>;
  /** PRE-8: the 30 days run. */
  startNegotiation: ActShape<{ readonly mediatorId: string; readonly nth?: number } & NegotiationEnd>;
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
      readonly request?: JointRequest;
      readonly from: LegalDate;
    } & NegotiationEnd
  >;
  /** S4: a newly published calendar re-derives the end of the 30 days; one audit line, one notice if it moved. */
  recordRederivation: ActShape<
    { readonly from: LegalDate; readonly moved: boolean; readonly editions: readonly string[] } & NegotiationEnd
  >;
  /** B6: days on which a complaint of coercion was decided do not count: the end of the 30 days, or of the open task of selection, comes later. */
  recordSuspension: ActShape<{
    readonly suspended: ExcludedSpan;
    readonly negotiation?: { readonly from: LegalDate } & NegotiationEnd;
    readonly selection?: { readonly from: CourtInstant; readonly dueBy: CourtInstant };
  }>;
  /** B6: all are asked anew: what was begun of selection and negotiation has come to nothing. */
  returnToConsent: ActShape;
  /** `warnings`: what the review of its legality leaves to those who sign. */
  recordProposal: ActShape<{
    readonly version: number;
    readonly terms: AgreementTerms;
    readonly warnings: readonly LegalityFinding[];
    /** The offer whose text it is; absent: it was drafted without one. */
    readonly offer?: number;
  }>;
  recordSignature: ActShape<{
    readonly version: number;
    readonly signatoryId: string;
    readonly signatory: SignatoryRole;
    /** The agent who signed for the party; absent: none did. */
    readonly agentId?: string;
  }>;
  /** F8: a doubt whether the agreement harms others, or what a judge found; of a later text the doubt of the earlier one is open again. */
  recordHarmReview: ActShape<{
    readonly version: number;
    readonly finding: HarmFinding;
    readonly interests: readonly HarmedInterest[];
    readonly reasons: string;
    /** B5: how the judge knows that the parties understand and want it; absent: he said nothing of it. */
    readonly intent?: string;
    /** F7: open because the court reviews each agreement; nobody said anything of it yet. */
    readonly each?: true;
  }>;
  /** SET-LEDGER: the agreement of a settlement that is taken over, in force since that day. */
  takeOverAgreement: ActShape<{ readonly terms: AgreementTerms; readonly confirmedOn: LegalDate }>;
  /** SET-ART-5-1: the amended version, with what it changes in words; whoever follows the settlement learns of it. */
  recordAmendment: ActShape<AmendmentOnRecord>;
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
      /** Of a settlement that is taken over: since when it is in force, what was paid before, what has moved the two years. */
      readonly takenOver?: Omit<EarlierSettlement, 'terms'>;
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
  /** SET-ART-5-1: the plan is amended by consent: what was found short by the plan of before is over, what is next falls due by the new one. */
  amendTerms: ActShape<
    Before & AmendmentBasis & { readonly terms: AgreementDraft; readonly harmReview?: HarmReview },
    PerformanceDecision & { readonly amendment: AmendmentOnRecord }
  >;
  /** SET-ART-9, 10, 13: the creditor's choice. Resumption is laid before the judge with the gate's answer (SET-ART-11). */
  elect: ActShape<
    Before & {
      readonly partyId: string;
      /** The agent who chose for the party, and below who acted for it; absent: none did. */
      readonly agentId?: string;
      readonly remedy: Election;
      readonly pleads: Partial<FoundFacts>;
      readonly onPaper?: PaperApplication;
      readonly signs?: readonly BreachSign[];
    },
    PerformanceDecision
  >;
  /** SET-ART-9-1: the creditor recalls the application that he made beforehand. */
  recallApplication: ActShape<Before & { readonly partyId: string; readonly agentId?: string }, PerformanceDecision>;
  /** SET-ART-9-1: the creditor withdraws his application before it is ruled on. */
  withdrawResumption: ActShape<Before & { readonly partyId: string; readonly agentId?: string }, PerformanceDecision>;
  /** SET-ART-11, 12: the judge's ruling, on the ledger of its day and the facts found. */
  ruleOnResumption: ActShape<
    Before & {
      readonly decision: 'RESUME' | 'REFUSE';
      readonly reason: string;
      readonly found: FoundFacts;
      readonly debtorObjects: boolean;
      readonly paper?: RulingPaper;
    },
    PerformanceDecision
  >;
  /**
   * SET-ART-12-1: what a decision on an objection leads to is carried out: performance goes on, the application is reviewed anew, or the ruling holds again.
   * `before` is absent where the case opens again with it.
   */
  followObjection: ActShape<Partial<Before> & { readonly objectionId: string }, PerformanceDecision>;
  /** SET-ART-14: the court accepted the suit on the settlement, or did not. */
  recordSuit: ActShape<Before & { readonly accepted: boolean; readonly suitNumber: string }, PerformanceDecision>;
  /** SET-ART-17: enforcement of the original title resumes on the balance after deductions, as of the day of `at`. */
  openEnforcement: ActShape<{ readonly caseNumber: string; readonly ground: string }, EnforcementDecision>;
  /** Entries have come: the balance of now; where nothing is owed any longer it is closed as 执行完毕 in the same transaction. */
  applyEnforcementEntries: ActShape<object, EnforcementDecision>;
  /** CLS-4: a person closes it; 执行完毕 only where the ledger says so under its lock, else refused with the balance. */
  closeEnforcement: ActShape<{ readonly mode: ClosingMode }, EnforcementDecision>;
}
