import type { CourtInstant, LegalDate, Yuan } from '@hejie/law';
import type {
  AgreementDraft,
  BreachSign,
  AmendmentConsent,
  AmendmentForm,
  BreachState,
  Coercer,
  ComplaintFinding,
  ConsentEvidence,
  Election,
  Ending,
  FoundFacts,
  HarmedInterest,
  GuarantorConsent,
  HarmFinding,
  HarmReview,
  LegalityFinding,
  PaperApplication,
  PartialRelation,
  Stage,
  TitleTerms,
} from '@hejie/settlement';
import { commandNamed, factNamed, questionNamed } from './messages.js';

/** Which side of the case a party stands on. */
export type Side = 'CREDITOR' | 'DEBTOR';

/** A party as the workflow knows it: never a name, a number or an address. */
export interface CaseParty {
  readonly partyId: string;
  readonly side: Side;
  /** What a token of this party carries; opaque. */
  readonly partyRef?: string;
}

/** Everything that opens a case. The pack and the calendar editions are pinned here for the whole run. */
export interface CaseOpening {
  readonly caseId: string;
  readonly court: string;
  readonly caseNumber: string;
  /** 案由, e.g. 劳务合同纠纷. */
  readonly cause: string;
  readonly claim: Yuan;
  readonly title: TitleTerms;
  readonly parties: readonly CaseParty[];
  readonly packId: string;
  readonly calendarEditions: readonly string[];
  readonly greenChannel: boolean;
  readonly acceptedAt: CourtInstant;
  /** Its settlement was concluded before and is being performed: intake says with which terms and receipts; absent: it is to be negotiated. */
  readonly takenOver?: true;
  /** It had ended, and opens again because an objection to the ruling that ended it was upheld (SET-ART-12-1); absent: it begins. */
  readonly reopened?: CaseReopening;
}

/** For the how many-th time a case opens again, by the decision on which objection, and when. */
export interface CaseReopening {
  readonly nth: number;
  readonly objectionId: string;
  readonly at: CourtInstant;
}

/** Who commands, and when. Every command carries one; the court's clock travels beside it, as a header. */
export interface CommandStamp {
  /** The caller's idempotency key: a repeated command has the effect of one. */
  readonly commandId: string;
  /** Subject of the token: opaque. */
  readonly by: string;
  readonly role: string;
  readonly at: CourtInstant;
  /** Holiday notices that the case has adopted by the record of the service that puts the command (PER-4); absent: none since its opening. */
  readonly calendarEditions?: readonly string[];
}

export interface RecordConsent {
  readonly stamp: CommandStamp;
  readonly partyId: string;
  readonly answer: 'CONSENT' | 'REFUSE';
  /** How and when it was said, and in answer to which text; absent in commands of before it was kept. */
  readonly evidence?: ConsentEvidence;
  /** The agent who said it for the party; his papers were looked at by intake. */
  readonly agentId?: string;
}
/** CLS-4: the creditors withdraw their application for enforcement; nothing is filed. */
export interface WithdrawApplication {
  readonly stamp: CommandStamp;
  /** Creditors who have signed: all of them. */
  readonly signedBy: readonly string[];
  readonly reason: string;
  /** Who acted for one of them. */
  readonly agentId?: string;
}
/** PRE-1, B6: a party complains that it is made to settle. */
export interface ComplainOfCoercion {
  readonly stamp: CommandStamp;
  readonly partyId: string;
  readonly against: Coercer;
  readonly statement: string;
}
export interface DecideCoercion {
  readonly stamp: CommandStamp;
  readonly finding: ComplaintFinding;
  readonly reason: string;
  readonly complainantContinues?: boolean;
  /** Of staff of the court the president decides. */
  readonly byPresident: boolean;
}
/** PRE-3: what lacks was explained, and the creditor insists: filed, it is rejected by a ruling. */
export interface InsistOnApplication {
  readonly stamp: CommandStamp;
  readonly partyId: string;
  /** The review that found what lacks; intake has it. */
  readonly reviewId: string;
  readonly statement: string;
}
export interface DesignateMediator {
  readonly stamp: CommandStamp;
  readonly mediatorId: string;
  readonly chosenBy: 'PARTIES' | 'COURT';
  /** The parties have said that they do not agree on a mediator, so the court need not wait for them (S5). */
  readonly partiesDisagree: boolean;
  /** A disclosed interest in the case; the parties who accept it all the same. */
  readonly conflict?: { readonly disclosed: string; readonly acceptedBy: readonly string[] };
}
export interface AcceptDesignation {
  readonly stamp: CommandStamp;
  readonly mediatorId: string;
}
export interface DeclineDesignation {
  readonly stamp: CommandStamp;
  readonly mediatorId: string;
  readonly reason: string;
}
/** 在线调解规则13: the mediator says himself what could make him partial. */
export interface DiscloseConflict {
  readonly stamp: CommandStamp;
  readonly mediatorId: string;
  readonly relation: PartialRelation;
  /** In his words. */
  readonly disclosed: string;
}
export interface AnswerDisclosure {
  readonly stamp: CommandStamp;
  readonly partyId: string;
  readonly consents: boolean;
}
/** 特邀调解规定15, 民诉法48: a party asks that the mediator be recused. */
export interface RequestRecusal {
  readonly stamp: CommandStamp;
  readonly partyId: string;
  readonly relation: PartialRelation;
  readonly reason: string;
}
export interface DecideRecusal {
  readonly stamp: CommandStamp;
  readonly granted: boolean;
  readonly reason: string;
}
/** For another reason than partiality: illness, absence, a party's wish that the court grants (在线调解规则14). */
export interface ReplaceMediator {
  readonly stamp: CommandStamp;
  readonly reason: string;
}
/** PROC-16: the court has an appraisal made; while one runs, its term anew. */
export interface StartAppraisal {
  readonly stamp: CommandStamp;
  /** What is appraised. */
  readonly subject: string;
  /** Last day of the term that the court has set. */
  readonly until: LegalDate;
}
export interface EndAppraisal {
  readonly stamp: CommandStamp;
}
export interface ExtendNegotiation {
  readonly stamp: CommandStamp;
  readonly days: number;
  /** Parties whose signatures the joint request bears (PRE-8: all of them). */
  readonly signedBy: readonly string[];
  /** Absent in commands of before it was kept. */
  readonly request?: JointRequest;
}
/** PRE-8: the request by which the parties ask for more time, on paper: its name or place in the file, when it was signed, the digest of its scan. */
export interface JointRequest {
  readonly paper: string;
  readonly signedOn: LegalDate;
  readonly hash?: string | undefined;
}
export interface DeclareFailure {
  readonly stamp: CommandStamp;
  /** The mediator who declares it. */
  readonly mediatorId: string;
  readonly reason: string;
}
export interface Withdraw {
  readonly stamp: CommandStamp;
  readonly partyId: string;
  readonly reason: string;
}
export interface ProposeAgreement {
  readonly stamp: CommandStamp;
  readonly terms: AgreementDraft;
  /** The offer that all have accepted, of which it is the text; absent: it was drafted without one. */
  readonly offer?: number;
}
export interface SignAgreement {
  readonly stamp: CommandStamp;
  readonly version: number;
  /** Id of the signatory in the terms. */
  readonly signatoryId: string;
  /** Where he signs as mediator: which one. */
  readonly mediatorId?: string;
  /** Where an agent signs for the party: which of those who are registered; his power was asked of the register (SET-ART-4-1). */
  readonly agentId?: string;
}
/** F8: a doubt whether others are harmed is raised (OPEN), or decided by a judge; each time with reasons. */
export interface ReviewHarm {
  readonly stamp: CommandStamp;
  readonly version: number;
  readonly finding: HarmFinding;
  readonly interests: readonly HarmedInterest[];
  readonly reasons: string;
  /** B5: how the judge knows that the parties understand and want it. */
  readonly intent?: string;
}
/** SET-ART-5-1: the whole agreement as it is to stand, who consented to it and when, and how the change reached the court. */
export interface AmendAgreement {
  readonly stamp: CommandStamp;
  readonly terms: AgreementDraft;
  readonly consents: readonly Omit<AmendmentConsent, 'version'>[];
  /** Guarantors who consent in writing: to a heavier burden (民法典695), or to guarantee anew. */
  readonly guarantorConsents: readonly Omit<GuarantorConsent, 'version'>[];
  /** Guarantors without whose consent the parties let it stand between themselves (民法典695). */
  readonly unboundGuarantors: readonly string[];
  readonly form: AmendmentForm;
  /** F8: the review of this very text, as mediation has it; absent: none is on record. */
  readonly harmReview?: HarmReview;
}
export interface ElectRemedy {
  readonly stamp: CommandStamp;
  readonly partyId: string;
  /** The agent who chooses for the party; his power was asked of the register (SET-ART-4-1). */
  readonly agentId?: string;
  readonly remedy: Election;
  /** Facts the creditor pleads for art. 11 beyond the ledger; the judge weighs them. */
  readonly pleads?: Partial<Pick<FoundFacts, 'anticipatoryBreach' | 'fraudOrDuress' | 'voidOrRevoked'>>;
  /** An application on paper counts from its posting or its receipt at the court (PER-5); who records it is in the stamp. */
  readonly onPaper?: PaperApplication;
  /** What shows that the debtor will not perform; with a plea of anticipatory breach (SET-ART-11-2x). */
  readonly signs?: readonly BreachSign[];
}
export interface RuleOnResumption {
  readonly stamp: CommandStamp;
  readonly decision: 'RESUME' | 'REFUSE';
  /** The judge's reason; needed where he refuses against the gate. */
  readonly reason: string;
  /** What the judge finds proven beside the ledger; a pleading is not a finding (SET-ART-11-2x, 11-5, 16-1). */
  readonly found: FoundFacts;
  /** The debtor objects that the application came after the two years (SET-ART-10-3). */
  readonly debtorObjects: boolean;
  /** The ruling as a document, where it is made with the decision. */
  readonly paper?: RulingPaper;
}

/** Who signs a document (署名), as a command says it. */
export interface DocumentSignatory {
  readonly role: 'PRESIDENT' | 'PRESIDING_JUDGE' | 'JUDGE' | 'JUDGES_ASSISTANT' | 'CLERK';
  readonly name: string;
}

/** What a ruling has beside the decision: the facts in the judge's words, and who signs it. */
export interface RulingPaper {
  readonly facts: string;
  readonly signatories: readonly DocumentSignatory[];
}

/** The creditor recalls the application that he made beforehand, with the agreement (SET-ART-9-1). */
export interface RecallApplication {
  readonly stamp: CommandStamp;
  readonly partyId: string;
  /** The agent who recalls it for the party; his power was asked of the register (SET-ART-4-1). */
  readonly agentId?: string;
}

/** The creditor withdraws his application to resume before it is ruled on (SET-ART-9-1). */
export interface WithdrawResumption {
  readonly stamp: CommandStamp;
  readonly partyId: string;
  /** The agent who withdraws it for the party; his power was asked of the register (SET-ART-4-1). */
  readonly agentId?: string;
}

/** The court has accepted the creditor's suit on the settlement, or has not (SET-ART-14). */
export interface RecordSuit {
  readonly stamp: CommandStamp;
  readonly accepted: boolean;
  /** Number of the suit, e.g. （2026）鲁0502民初900号. */
  readonly suitNumber: string;
}

/** What each command of a person says. The stages that hear it are the table `CASE_STATES` of `@hejie/settlement`. */
export interface CommandArguments {
  recordConsent: RecordConsent;
  designateMediator: DesignateMediator;
  acceptDesignation: AcceptDesignation;
  declineDesignation: DeclineDesignation;
  discloseConflict: DiscloseConflict;
  answerDisclosure: AnswerDisclosure;
  requestRecusal: RequestRecusal;
  decideRecusal: DecideRecusal;
  replaceMediator: ReplaceMediator;
  startAppraisal: StartAppraisal;
  endAppraisal: EndAppraisal;
  extendNegotiation: ExtendNegotiation;
  declareFailure: DeclareFailure;
  withdraw: Withdraw;
  proposeAgreement: ProposeAgreement;
  signAgreement: SignAgreement;
  reviewHarm: ReviewHarm;
  amendAgreement: AmendAgreement;
  elect: ElectRemedy;
  recallApplication: RecallApplication;
  ruleOnResumption: RuleOnResumption;
  withdrawResumption: WithdrawResumption;
  recordSuit: RecordSuit;
  withdrawApplication: WithdrawApplication;
  complainOfCoercion: ComplainOfCoercion;
  decideCoercion: DecideCoercion;
  insistOnApplication: InsistOnApplication;
}
export type CommandName = keyof CommandArguments;

const command = <K extends CommandName>(name: K) => commandNamed<CommandArguments[K], CaseStatus, K>(name);

/** Commands of people: the case answers whether the law admits them, and which rule refuses. */
export const SETTLEMENT_COMMANDS = {
  recordConsent: command('recordConsent'),
  designateMediator: command('designateMediator'),
  acceptDesignation: command('acceptDesignation'),
  declineDesignation: command('declineDesignation'),
  discloseConflict: command('discloseConflict'),
  answerDisclosure: command('answerDisclosure'),
  requestRecusal: command('requestRecusal'),
  decideRecusal: command('decideRecusal'),
  replaceMediator: command('replaceMediator'),
  startAppraisal: command('startAppraisal'),
  endAppraisal: command('endAppraisal'),
  extendNegotiation: command('extendNegotiation'),
  declareFailure: command('declareFailure'),
  withdraw: command('withdraw'),
  proposeAgreement: command('proposeAgreement'),
  signAgreement: command('signAgreement'),
  reviewHarm: command('reviewHarm'),
  amendAgreement: command('amendAgreement'),
  elect: command('elect'),
  recallApplication: command('recallApplication'),
  ruleOnResumption: command('ruleOnResumption'),
  withdrawResumption: command('withdrawResumption'),
  recordSuit: command('recordSuit'),
  withdrawApplication: command('withdrawApplication'),
  complainOfCoercion: command('complainOfCoercion'),
  decideCoercion: command('decideCoercion'),
  insistOnApplication: command('insistOnApplication'),
} as const satisfies { readonly [K in CommandName]: unknown };

/** A fact that wakes a case: `eventId` de-duplicates it over the whole life of the case. */
export interface WakingFact {
  readonly eventId: string;
  /** Court time at which it happened. */
  readonly at: CourtInstant;
}
/** A receipt was posted, or taken out of the ledger again; the ledger says what it means. */
export interface LedgerEntryFact extends WakingFact {
  readonly receiptId: string;
}
/** An act that interrupts or suspends the two years was recorded (SET-ART-10-2). */
export interface PeriodActFact extends WakingFact {
  readonly actId: string;
}
/** A decision on an objection to a ruling on resumption is to be carried out in the running case (SET-ART-12-1). */
export interface ObjectionFollowedFact extends WakingFact {
  readonly objectionId: string;
}
export interface CalendarAdopted extends WakingFact {
  /** Edition ids that the case uses from now on; append-only. */
  readonly calendarEditions: readonly string[];
}

/** Each bears the name of the fact that the bridge turns into it. */
export const CASE_FACTS = {
  receiptPosted: factNamed<LedgerEntryFact, 'receiptPosted'>('receiptPosted'),
  receiptReversed: factNamed<LedgerEntryFact, 'receiptReversed'>('receiptReversed'),
  periodActRecorded: factNamed<PeriodActFact, 'periodActRecorded'>('periodActRecorded'),
  calendarAdopted: factNamed<CalendarAdopted, 'calendarAdopted'>('calendarAdopted'),
  objectionFollowed: factNamed<ObjectionFollowedFact, 'objectionFollowed'>('objectionFollowed'),
} as const;
export type FactName = keyof typeof CASE_FACTS;

/**
 * What is due in a case: the end of the time to answer on settlement, of a judge's time to decide on a complaint, of a mediator's time to accept, a reminder so many days before the end of the negotiation, that end,
 * or what the ledger, or a file, waits for.
 */
export type DueKind =
  | 'CONSENT_END'
  | 'COMPLAINT_END'
  | 'ACCEPTANCE_END'
  | `REMINDER:${number}`
  | 'NEGOTIATION_END'
  | 'PERFORMANCE'
  | 'FILE';

/** The one thing that is due next. */
export interface NextDeadline {
  readonly at: CourtInstant;
  /** What happens then. In performance the ledger's standing says which things fall due. */
  readonly kind: DueKind;
  readonly zh: string;
  /** Rule id behind the date. */
  readonly rule: string;
  readonly provisional: boolean;
}

/**
 * CLS-3: what is owed of a case that ended as performed, by settlement or by enforcement closed as 执行完毕, since money was taken out of its ledger
 * afterwards; by the ledger of the day of the last entry.
 */
export interface OwedAfterEnding {
  readonly owed: Yuan;
  readonly asOf: LegalDate;
}

/** What a person may know of a running or ended case. */
export interface CaseStatus {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly stage: Stage;
  readonly ending?: Ending;
  /** What the case waits for, in Chinese. */
  readonly awaiting: string;
  readonly nextDeadline?: NextDeadline;
  /** A complaint of coercion that a judge decides on; until then the settlement rests. */
  readonly complaint?: { readonly against: Coercer; readonly since: CourtInstant; readonly decideBy: CourtInstant };
  /** Last day of the 30-day negotiation and its exclusive end, once it runs. */
  readonly negotiation?: { readonly lastDay: LegalDate; readonly endsAt: CourtInstant; readonly provisional: boolean };
  readonly mediatorId?: string;
  /** A doubt about him that is not settled: what it is, until when it is decided, and whether he may act meanwhile. */
  readonly recusal?: {
    readonly cause: 'DISCLOSED' | 'REQUESTED';
    readonly decideBy: CourtInstant;
    readonly suspends: boolean;
  };
  /** An appraisal whose days do not count where the pack says so: its first and its last day. */
  readonly appraisal?: { readonly from: LegalDate; readonly until: LegalDate };
  /** The latest draft, with what the review of its legality leaves to those who sign. */
  readonly agreement?: {
    readonly version: number;
    readonly signedBy: readonly string[];
    readonly total: Yuan;
    /** While it is being signed. */
    readonly warnings?: readonly LegalityFinding[];
  };
  readonly paid?: Yuan;
  readonly owed?: Yuan;
  /** Told by intake of a case that has ended: its run does not hear of it. */
  readonly owedAfterEnding?: OwedAfterEnding;
  readonly breach: BreachState;
  /** How many seconds after its instant the last deadline fired. */
  readonly latenessSeconds?: number;
}

/** How the case stands. */
export const caseStatusQuestion = questionNamed<CaseStatus, 'status'>('status');

/** How a case ended. A business ending is a normal completion. */
export interface CaseResult {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly ending: Ending;
  readonly endedAt: CourtInstant;
  readonly paid: Yuan;
  /** Rule behind the ending. */
  readonly rule: string;
}
