import { type Bucket, type ConfirmationForm, type LegalDate, type RestDay, type Yuan } from '@hejie/law';
import { type InstalmentTerm } from '../ledger/postings.js';
import { type Representation } from './representation.js';

/** How the debt is performed (履行方式). MIXED: more than one of the others. */
export const PERFORMANCE_MODES = ['LUMP_SUM', 'INSTALMENTS', 'IN_KIND', 'LABOUR', 'EQUITY', 'MIXED'] as const;
/** One of the modes of performance. */
export type PerformanceMode = (typeof PERFORMANCE_MODES)[number];

/** Who signs (SEED3 五(四)2: both sides, mediator, clerk), and a guarantor who makes his promise under the record (SET-ART-18). */
export const SIGNATORY_ROLES = ['CREDITOR', 'DEBTOR', 'MEDIATOR', 'CLERK', 'GUARANTOR'] as const;
/** In which role somebody signs. */
export type SignatoryRole = (typeof SIGNATORY_ROLES)[number];

/** A thing given in place of money (以物抵债), at its agreed value (SET-ART-17-3). */
export interface InKindTerm {
  readonly thing: string;
  readonly agreedValue: Yuan;
  readonly handOverBy: LegalDate;
}

/** Work done in place of money (提供劳务). */
export interface LabourTerm {
  readonly service: string;
  readonly agreedValue: Yuan;
  readonly completeBy: LegalDate;
}

/** Shares given in place of money (债权转股权). */
export interface EquityTerm {
  readonly company: string;
  readonly shares: string;
  readonly agreedValue: Yuan;
  readonly transferBy: LegalDate;
}

/** What proves that the court has a letter of guarantee (担保书): the document as it was received, and by what it is found again. */
export interface LetterReceipt {
  /** What was received, e.g. 担保书原件一份. */
  readonly document: string;
  readonly on: LegalDate;
  /** SHA-256 of the document, in hexadecimal, or its place in the file (卷宗页码); one of them at least. */
  readonly sha256?: string;
  readonly place?: string;
}

/**
 * What the letter of guarantee to the court (担保书) says beyond the term itself, and what comes with it (GUA-2, GUA-3). A field that is
 * absent was not written or not submitted.
 */
export interface GuaranteeLetter {
  readonly by: 'NATURAL_PERSON' | 'COMPANY';
  /** The last day of the guarantee period (担保期间), which runs from the end of the deferral; absent: a year (GUA-4). */
  readonly guaranteeUntil?: LegalDate;
  /** Kind and amount of the claim that is guaranteed (被担保的债权种类及数额). */
  readonly claim?: string;
  /** How the guarantor answers (担保方式), e.g. 连带责任保证. */
  readonly manner?: string;
  /** A company submits its articles and the resolution of its board or its shareholders (执行担保规定5). */
  readonly articles?: boolean;
  readonly resolution?: 'BOARD' | 'SHAREHOLDERS';
  /** The creditor consents in writing or into the record (执行担保规定6). */
  readonly creditorConsent?: 'WRITTEN' | 'RECORD';
  /** Absent: the court has not received it, and it promises nothing (SET-ART-18). */
  readonly received?: LetterReceipt;
}

/** The deferral (暂缓执行) that a guarantee buys: one year at most (GUA-4). */
export interface Deferral {
  readonly from: LegalDate;
  readonly until: LegalDate;
}

/** What the letter says of the property, beside its name (GUA-2): 数量、质量、状况、所在地、所有权或者使用权归属. */
export interface PropertyDescription {
  readonly quantity?: string;
  readonly quality?: string;
  readonly condition?: string;
  readonly place?: string;
  readonly title?: string;
}

/** Property that secures performance (物保), of the debtor or a third person. The promise is made to the court (SET-ART-18-1). */
export interface SecurityTerm {
  readonly kind: 'MORTGAGE' | 'PLEDGE';
  readonly thing: string;
  readonly ownerPartyId: string;
  /** Most that the property answers for. */
  readonly secures: Yuan;
  readonly description?: PropertyDescription;
  /** Absent: no promise. */
  readonly promisesDirectEnforcement?: boolean;
  readonly deferral?: Deferral;
  readonly letter?: GuaranteeLetter;
}

/** A person who stands surety (人保). The promise is made to the court, not to the creditor, in his letter or under the record (SET-ART-18). */
export interface GuarantorTerm {
  readonly guarantorId: string;
  readonly promisesDirectEnforcement: boolean;
  readonly scope: string;
  /** Most that the guarantor answers for; absent: the whole debt. */
  readonly cap?: Yuan;
  readonly deferral?: Deferral;
  readonly letter?: GuaranteeLetter;
}

/**
 * Where money is paid (收款账户), and which court controls it (账户管辖法院): place and manner of performance (SET-ART-1-1). COURT: the
 * case-fund account (案款专户) of a court. CREDITOR: the creditor's own. Never a number of an account: that is personal data.
 */
export interface AccountTerm {
  readonly holder: 'COURT' | 'CREDITOR';
  /** Code of the court that controls the account, e.g. 鲁0502. */
  readonly court?: string;
  /** Why that is a court other than the one that enforces, e.g. 委托执行. */
  readonly basis?: string;
  /** Whose account it is, where it is a creditor's. */
  readonly partyId?: string;
}

/** The most that one of several debtors answers for (共同被执行人的责任限额). Who has none answers for the whole. */
export interface DebtorCap {
  readonly partyId: string;
  readonly cap: Yuan;
}

/** What the creditor gives up (债务减免). FULL_PERFORMANCE: it falls away on breach. null: no condition was written. */
export interface WaiverTerm {
  readonly of: 'PRINCIPAL' | 'INTEREST' | 'DOUBLED' | 'PENALTY';
  readonly amount?: Yuan;
  readonly condition: 'FULL_PERFORMANCE' | 'UNCONDITIONAL' | null;
}

/** The grace that the parties agree on after each due day (约定宽限期): it moves the day from which the debtor is in default (SET-GRACE). */
export interface AgreedGrace {
  readonly days: number;
  readonly unit: 'WORKING' | 'CALENDAR';
}

/** What follows on breach (不履行的法律后果): SEED3 demands that it be written. */
export interface BreachConsequence {
  readonly kind: 'RESUME_ORIGINAL' | 'RESUME_OR_SUE';
  readonly text: string;
}

/** A measure that the creditor undertakes to have lifted (解除强制措施的承诺), and when. */
export interface ReleaseUndertaking {
  readonly measure: string;
  readonly at: 'SIGNING' | 'INSTALMENT' | 'FULL_PERFORMANCE';
  readonly instalment?: number;
}

/** A person who is to sign. An agent needs special authority that names settlement (SET-ART-4-1). */
export interface Signatory {
  readonly id: string;
  readonly role: SignatoryRole;
  readonly partyId?: string;
  /** Of a guarantor: the surety, or the owner of the thing that secures performance. */
  readonly guarantorId?: string;
  readonly by: Representation;
  readonly specialAuthority: boolean;
}

/** SET-ART-2-1, SET-ART-2-3: how a settlement may be confirmed (确认方式); which of them a court offers says its pack. */
export const CONFIRMATION_FORMS = ['RECORD', 'WRITTEN'] as const satisfies readonly ConfirmationForm[];

/** The terms of a settlement agreement (和解协议), JSON throughout. Parties appear by id, never by name. */
export interface AgreementTerms {
  /** How it is confirmed (确认方式); absent: nothing was said, and it is a written agreement. */
  readonly form?: ConfirmationForm;
  readonly version: number;
  readonly total: Yuan;
  readonly mode: PerformanceMode;
  readonly schedule: readonly InstalmentTerm[];
  readonly inKind: readonly InKindTerm[];
  readonly labour: readonly LabourTerm[];
  readonly equity: readonly EquityTerm[];
  /** Absent: none was agreed. */
  readonly grace?: AgreedGrace;
  /** What is due on a rest day (SET-DUE-REST); absent: nothing was agreed, and the court's pack says. */
  readonly restDay?: RestDay;
  /** Absent: nothing was agreed on the account. */
  readonly account?: AccountTerm;
  readonly security: readonly SecurityTerm[];
  readonly guarantors: readonly GuarantorTerm[];
  /** Of several debtors, who answers for a part alone; absent: all answer for the whole. */
  readonly debtorCaps?: readonly DebtorCap[];
  readonly waivers: readonly WaiverTerm[];
  readonly breachConsequence: BreachConsequence | null;
  /**
   * SET-ART-9-1: the creditor applies beforehand, with his signature, to resume enforcement once a default is found; it counts as made where
   * he does not recall it when he is told. Absent: he does not.
   */
  readonly standingApplication?: true;
  /** null: the legal order (INT-ORD). */
  readonly allocationOrder: readonly Bucket[] | null;
  /** INT-ORD-1: the first value date to which that order applies; absent: to everything received. */
  readonly allocationFrom?: LegalDate;
  /** Who bears the enforcement fee; null: the court decides (FEE-1, TV-D14). */
  readonly feeBurden: 'DEBTOR' | 'CREDITOR' | 'SHARED' | null;
  readonly releases: readonly ReleaseUndertaking[];
  readonly signatories: readonly Signatory[];
  /** Anything else the parties wrote, clause by clause. */
  readonly otherClauses: readonly string[];
}

/** FEE-1, TV-D14: who bears the enforcement fee; where the settlement is silent the court decides. */
export function feeBearer(terms: AgreementTerms): 'DEBTOR' | 'CREDITOR' | 'SHARED' | 'COURT_DECIDES' {
  return terms.feeBurden ?? 'COURT_DECIDES';
}
