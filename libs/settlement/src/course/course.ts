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

/** What of an agreement the balance of the title turns on, if it revives, and until when its instalments are performed in time. */
export interface AgreedTerms {
  readonly allocationOrder: readonly Bucket[] | null;
  readonly waivers: readonly WaiverTerm[];
  /** SET-GRACE, SET-DUE-REST. Absent: they were not told, and a default is what performance finds. */
  readonly due?: Pick<AgreementTerms, 'grace' | 'restDay'>;
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
  /** What is owed of a case that had ended as performed, as performance told last, of which day, and when (CLS-3); zero: nothing any longer. */
  readonly owedAfterEnding: { readonly owed: Yuan; readonly asOf: LegalDate; readonly at: CourtInstant } | null;
  /** Enforcement of the title has resumed: of which day, on which ground, for what. */
  readonly resumed: { readonly asOf: LegalDate; readonly ground: string; readonly total: Yuan } | null;
  readonly ending: Ending | null;
  /** When the settlement ended so. */
  readonly endedAt: CourtInstant | null;
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
