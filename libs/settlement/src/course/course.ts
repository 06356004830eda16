import { type Bucket, type CourtInstant, type LegalDate, type Yuan } from '@hejie/law';
import type { AgreementTerms, WaiverTerm } from '../agreement/terms.js';
import type { Ending } from '../case/states.js';
import type { ClosingMode } from '../decisions/closing.js';
import type { EnforcedPerformance } from '../decisions/enforcement-closing.js';
import type { ObligationTerm, PostingKind } from '../ledger/postings.js';
import type { TitleTerms } from '../title/title.js';

/** A sum that reached the ledger, or what was handed over at its agreed value. */
export interface Received {
  readonly receiptId: string;
  readonly valueDate: LegalDate;
  readonly amount: Yuan;
  /** Absent: money. */
  readonly kind?: Exclude<PostingKind, 'REFUND' | 'REVERSAL'>;
}

/** DIS-GRACE-2, DIS-ART-3: what property under control covers for one debtor, what of it is security, and of which instant that is. */
export interface Covered {
  readonly partyId: string;
  readonly at: CourtInstant;
  readonly controlled: Yuan;
  readonly secured: Yuan;
}

/** How enforcement of the title was closed (CLS-4), as it was told last. */
export interface ClosedEnforcement {
  readonly as: ClosingMode;
  readonly at: CourtInstant;
  /** Of which day; absent: of the one on which it was told. */
  readonly on?: LegalDate;
  /** Of 执行完毕 without a ledger: since when everything is performed, and for what sum. */
  readonly performance?: EnforcedPerformance;
  /** CLS-5: for the long performance of a settlement (和解长期履行): what is controlled stays so until it is performed. */
  readonly controlsKept?: true;
}

/** SET-ART-18-1: a judge's ruling for direct enforcement under a guarantee of the settlement (直接执行担保财产), as performance told of it. */
export interface OrderedGuarantee {
  /** Of the surety, or of the owner of the thing that secures performance. */
  readonly guarantorId: string;
  readonly of: 'SURETY' | 'SECURITY';
  readonly rulingNumber: string;
  /** The most that is taken under it, after the debtor's ready cash. */
  readonly upTo: Yuan;
  readonly at: CourtInstant;
}

/** What of an agreement the balance of the title turns on, if it revives, and until when its instalments are performed in time. */
export interface AgreedTerms {
  readonly allocationOrder: readonly Bucket[] | null;
  readonly allocationFrom?: LegalDate;
  readonly waivers: readonly WaiverTerm[];
  /** SET-GRACE, SET-DUE-REST. Absent: they were not told, and a default is what performance finds. */
  readonly due?: Pick<AgreementTerms, 'grace' | 'restDay'>;
}

/** A plan of a settlement that was amended, in force from an instant until the next one is; version 0: as it was confirmed. */
export interface PlanInCourse {
  readonly version: number;
  readonly schedule: readonly ObligationTerm[];
  readonly terms: AgreedTerms;
  readonly from: CourtInstant;
}

/**
 * The course of a settlement (履行进程) as other services hear of it, fact by fact: what is agreed, received, in default, and how it
 * ended. Plain JSON. What the ledger decides it decides; here it is only remembered.
 */
export interface SettlementCourse {
  /** The title behind it. */
  readonly title: TitleTerms | null;
  /** Everything that is to be performed: money, and in kind at its agreed value. */
  readonly schedule: readonly ObligationTerm[];
  readonly agreedOn: LegalDate | null;
  readonly terms: AgreedTerms;
  /** SET-ART-5-1: the version that amended it last; absent: it stands as it was confirmed. */
  readonly amendedTo?: number;
  /** SET-ART-5-1: every plan of one that was amended, in order; absent: it was not. */
  readonly plans?: readonly PlanInCourse[];
  readonly receipts: readonly Received[];
  /** Receipts that were taken out, by their ids, also before they are heard of. */
  readonly reversals: readonly string[];
  readonly refunds: readonly { readonly refundId: string; readonly valueDate: LegalDate; readonly amount: Yuan }[];
  /** Instalments in default as performance found them, each since the end of its grace; of an agreement whose terms of performance were told, none: they say it. */
  readonly defaults: readonly { readonly instalment: number; readonly since: CourtInstant }[];
  /** Since when he was in default, each time that was made good afterwards. */
  readonly cured: readonly CourtInstant[];
  /** Which defaults were made good, and when that was told. */
  readonly madeGood: readonly {
    readonly instalment: number;
    readonly since: CourtInstant;
    readonly at: CourtInstant;
  }[];
  /** When the plan was agreed on. */
  readonly agreedAt: CourtInstant | null;
  /** What property under control covers for each debtor, and what of it was given as security, as asset control told last. */
  readonly covered: readonly Covered[];
  /** How enforcement was closed, resumed, after no settlement came about, or over one, and when that was told. */
  readonly closed: ClosedEnforcement | null;
  readonly performedOn: LegalDate | null;
  /** When that was found. */
  readonly performedAt?: CourtInstant;
  /** What is owed of a case that had ended as performed, as performance told last, of which day, and when (CLS-3); zero: nothing any longer. */
  readonly owedAfterEnding: { readonly owed: Yuan; readonly asOf: LegalDate; readonly at: CourtInstant } | null;
  /** Enforcement of the title has resumed: of which day, on which ground, for what. */
  readonly resumed: { readonly asOf: LegalDate; readonly ground: string; readonly total: Yuan } | null;
  /** Rulings for direct enforcement under guarantees of the settlement, each guarantor once. Absent: none was told of. */
  readonly guarantees?: readonly OrderedGuarantee[];
  readonly ending: Ending | null;
  /** When the settlement ended so. */
  readonly endedAt: CourtInstant | null;
  /** SET-ART-12-1: since when it is open again, after an end that an objection has undone. Absent: it never was. */
  readonly reopenedAt?: CourtInstant;
}

/** A case of which nothing is heard yet. */
export const NOTHING_HEARD: SettlementCourse = {
  title: null,
  schedule: [],
  agreedOn: null,
  terms: { allocationOrder: null, waivers: [] },
  receipts: [],
  reversals: [],
  refunds: [],
  defaults: [],
  cured: [],
  madeGood: [],
  agreedAt: null,
  covered: [],
  closed: null,
  performedOn: null,
  owedAfterEnding: null,
  resumed: null,
  ending: null,
  endedAt: null,
};
