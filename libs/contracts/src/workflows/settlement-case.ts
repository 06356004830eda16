import type { CourtClock, CourtInstant, LegalDate, Yuan } from '@hejie/law';
import type { AgreementTerms, Ending, LegalityFinding, Stage } from '@hejie/settlement';
import type { BreachState } from './search-attributes.js';

/** Which side of the case a party stands on. */
export type Side = 'CREDITOR' | 'DEBTOR';

/** A party as the workflow knows it: never a name, a number or an address. */
export interface CaseParty {
  readonly partyId: string;
  readonly side: Side;
  /** What a token of this party carries; opaque. */
  readonly partyRef?: string;
}

/**
 * The money title (执行依据) that is enforced if the settlement fails (SET-ART-9-1).
 * Sums in yuan; `expiry` is the last day of the performance period in the title.
 */
export interface MoneyTitle {
  readonly principal: Yuan;
  /** General interest a calendar day as a decimal fraction, e.g. `0.0001`; `0` where the title is silent (INT-1). */
  readonly dailyRate: string;
  readonly expiry: LegalDate;
  /** Enforcement fee to be satisfied with the title; `0.00` where it is taken afterwards (FEE-1). */
  readonly fee: Yuan;
}

/** Everything that opens a case. The pack and the calendar editions are pinned here for the whole run. */
export interface CaseOpening {
  readonly caseId: string;
  readonly court: string;
  readonly caseNumber: string;
  /** 案由, e.g. 劳务合同纠纷. */
  readonly cause: string;
  readonly claim: Yuan;
  readonly title: MoneyTitle;
  readonly parties: readonly CaseParty[];
  readonly packId: string;
  readonly calendarEditions: readonly string[];
  readonly greenChannel: boolean;
  readonly acceptedAt: CourtInstant;
  readonly clock: CourtClock;
}

/** Who commands, when, and under which clock. Every update carries one. */
export interface CommandStamp {
  /** The caller's idempotency key: a repeated command has the effect of one. */
  readonly commandId: string;
  /** Subject of the token: opaque. */
  readonly by: string;
  readonly role: string;
  readonly at: CourtInstant;
  readonly clock: CourtClock;
}

export interface RecordConsent {
  readonly stamp: CommandStamp;
  readonly partyId: string;
  readonly answer: 'CONSENT' | 'REFUSE';
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
export interface ExtendNegotiation {
  readonly stamp: CommandStamp;
  readonly days: number;
  /** Parties whose signatures the joint request bears (PRE-8: all of them). */
  readonly signedBy: readonly string[];
}
export interface DeclareFailure {
  readonly stamp: CommandStamp;
  readonly reason: string;
}
export interface Withdraw {
  readonly stamp: CommandStamp;
  readonly partyId: string;
  readonly reason: string;
}
export interface ProposeAgreement {
  readonly stamp: CommandStamp;
  readonly terms: AgreementTerms;
}
export interface SignAgreement {
  readonly stamp: CommandStamp;
  readonly version: number;
  /** Id of the signatory in the terms. */
  readonly signatoryId: string;
}
export type Remedy = 'RESUME' | 'SUE' | 'TOLERATE';
export interface ElectRemedy {
  readonly stamp: CommandStamp;
  readonly partyId: string;
  readonly remedy: Remedy;
  /** Facts the creditor pleads for art. 11 beyond the ledger; the judge weighs them. */
  readonly pleads?: {
    readonly anticipatoryBreach?: boolean;
    readonly fraudOrDuress?: boolean;
    readonly voidOrRevoked?: boolean;
  };
}
/** Circumstances that only a judge can find. Each is false unless found. */
export interface FoundFacts {
  readonly anticipatoryBreach: boolean;
  readonly fraudOrDuress: boolean;
  readonly voidOrRevoked: boolean;
  readonly conditionUnmet: boolean;
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
}

/** The court has accepted the creditor's suit on the settlement, or has not (SET-ART-14). */
export interface RecordSuit {
  readonly stamp: CommandStamp;
  readonly accepted: boolean;
  /** Number of the suit, e.g. （2026）鲁0502民初900号. */
  readonly suitNumber: string;
}

/** Commands of people: the validator answers at once whether the law admits them, and which rule refuses. */
export const UPDATES = {
  recordConsent: 'recordConsent',
  designateMediator: 'designateMediator',
  acceptDesignation: 'acceptDesignation',
  declineDesignation: 'declineDesignation',
  extendNegotiation: 'extendNegotiation',
  declareFailure: 'declareFailure',
  withdraw: 'withdraw',
  proposeAgreement: 'proposeAgreement',
  signAgreement: 'signAgreement',
  elect: 'elect',
  ruleOnResumption: 'ruleOnResumption',
  recordSuit: 'recordSuit',
} as const;

export interface UpdateArguments {
  recordConsent: RecordConsent;
  designateMediator: DesignateMediator;
  acceptDesignation: AcceptDesignation;
  declineDesignation: DeclineDesignation;
  extendNegotiation: ExtendNegotiation;
  declareFailure: DeclareFailure;
  withdraw: Withdraw;
  proposeAgreement: ProposeAgreement;
  signAgreement: SignAgreement;
  elect: ElectRemedy;
  ruleOnResumption: RuleOnResumption;
  recordSuit: RecordSuit;
}
export type UpdateName = keyof UpdateArguments;

/** Facts that wake a case; `eventId` de-duplicates them over the whole life of the case. */
export interface ReceiptPosted {
  readonly eventId: string;
  readonly receiptId: string;
  readonly valueDate: LegalDate;
  readonly amount: Yuan;
  readonly postedAt: CourtInstant;
  readonly clock: CourtClock;
}
/** A receipt was taken out of the ledger again: what counted as paid may be open. */
export interface LedgerCorrected {
  readonly eventId: string;
  readonly clock: CourtClock;
}
export interface CalendarPublished {
  readonly eventId: string;
  /** Edition ids that the case uses from now on; append-only. */
  readonly calendarEditions: readonly string[];
}
export const SIGNALS = {
  receiptPosted: 'receiptPosted',
  ledgerCorrected: 'ledgerCorrected',
  calendarPublished: 'calendarPublished',
} as const;
export interface SignalArguments {
  receiptPosted: ReceiptPosted;
  ledgerCorrected: LedgerCorrected;
  calendarPublished: CalendarPublished;
}
export type SignalName = keyof SignalArguments;

/** The one thing that is due next. */
export interface NextDeadline {
  readonly at: CourtInstant;
  /** What happens then, e.g. NEGOTIATION_END, REMINDER, GRACE_END, APPLICATION_PERIOD_END. */
  readonly kind: string;
  readonly zh: string;
  /** Rule id behind the date. */
  readonly rule: string;
  readonly provisional: boolean;
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
  /** Last day of the 30-day negotiation and its exclusive end, once it runs. */
  readonly negotiation?: { readonly lastDay: LegalDate; readonly endsAt: CourtInstant; readonly provisional: boolean };
  readonly mediatorId?: string;
  /** The latest draft, with what the review of its legality leaves to those who sign. */
  readonly agreement?: {
    readonly version: number;
    readonly signedBy: readonly string[];
    readonly total: Yuan;
    readonly warnings: readonly LegalityFinding[];
  };
  readonly paid?: Yuan;
  readonly owed?: Yuan;
  readonly breach: BreachState;
  /** How many seconds after its instant the last deadline fired. */
  readonly latenessSeconds?: number;
}

export const QUERIES = { status: 'status' } as const;

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
