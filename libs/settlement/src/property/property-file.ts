import {
  type AssetClass,
  type AssetUse,
  type ControllingCase,
  type CourtInstant,
  type Fen,
  type FrozenAsset,
  type LegalDate,
} from '@hejie/law';
import { type DefaultAhead } from '../breach/default-spans.js';
import { type OrderedGuarantee } from '../course/course.js';
import { type PropertyEnd } from '../course/enforcement-end.js';
import { type LiftApplication, type Objection, type PropertySuit } from './objection-rows.js';
import { type RefreezeSet, type Release, type SupervisedSale } from './release-rows.js';
import { type Clue, type DisposalDuty, type DebtorReport, type PropertyQuery, type Search } from './survey-rows.js';

export type { AssetClass, AssetUse } from '@hejie/law';
export type { Release } from './release-rows.js';

/** Under what property of whom is controlled (PRE-CTRL): a case of enforcement, or a preservation (执保) on an urgent ruling. */
export interface ControlAuthority {
  /** 案号; its id in the file. */
  readonly caseNumber: string;
  readonly under: ControllingCase;
  readonly openedOn: LegalDate;
  /** 执保 only (解释163, 保全规定10, 11). */
  readonly preservation?: {
    readonly applicantPartyId: string;
    readonly rulingNumber: string;
    readonly ruledAt: CourtInstant;
    /** The urgent ground that the ruling names. */
    readonly urgentGround: string;
    /** The applicant asked in writing for a query of property (保全规定11). */
    readonly queryAppliedFor: boolean;
    /** Last day of the period for performance that the title sets; enforcement is to be sought within five days after it. */
    readonly performanceEndsOn: LegalDate;
    readonly enforcementSoughtOn?: LegalDate;
    /** The number of the case of enforcement whose opening shows that it was sought; absent: that was recorded of itself. */
    readonly soughtBy?: string;
    /** The day on which the number was withdrawn as a mistake that alone showed that enforcement was sought: what is due for want of that is due no earlier. */
    readonly unsoughtSince?: LegalDate;
  };
  /** Entered by mistake and withdrawn: nothing is queried or controlled under it until it is entered anew. */
  readonly withdrawn?: { readonly at: CourtInstant; readonly by: string; readonly reason: string };
}

/** Whence the court may control what belongs to somebody (查扣冻2, 担保规定7, 和解18). */
export type Liability = 'DEBTOR' | 'GIVEN_AS_SECURITY' | 'GUARANTOR_BY_RULING' | 'CONFIRMED_BY_THIRD_PARTY';

/** A piece of property (财产线索 once found). What describes it in words or numbers is the service's to keep, sealed. Amounts in fen. */
export interface Asset {
  readonly id: string;
  readonly class: AssetClass;
  readonly use: AssetUse;
  readonly ownerPartyId: string;
  readonly liability: Liability;
  /** The ruling or the written confirmation on which a liability other than the debtor's rests. */
  readonly liabilityBasis?: string;
  readonly foundBy: 'QUERY' | 'CLUE' | 'REPORT' | 'APPLICANT';
  /** APPLICANT: the party who named it: under 执保 its applicant, or its owner who offers it (保全规定10, 解释167). Absent in rows that were kept before who it was. */
  readonly namedBy?: string;
  readonly value: Fen;
  readonly valuedOn: LegalDate;
  /** The debtor's share of it, a decimal from 0 to 1 as text. */
  readonly share: string;
  readonly coOwnerPartyIds: readonly string[];
  readonly indivisible: boolean;
  readonly chargesOnWhole: Fen;
  readonly chargesOnShare: Fen;
  /** Another court has it under control before this one: so many of them. */
  readonly priorControls: number;
  /** And so many after it (轮候): on release the first takes effect at once. */
  readonly queuedBehind: number;
  /** Agreed or ruled not to be released before everything is performed. */
  readonly keep: boolean;
}

export type ControlState = 'ORDERED' | 'EFFECTIVE' | 'QUEUED' | 'FAILED' | 'LAPSED' | 'RELEASED';

/** A control of one piece of property (查封、扣押、冻结). Amounts in fen. */
export interface Control {
  readonly id: string;
  readonly assetId: string;
  /** {@link ControlAuthority.caseNumber}. */
  readonly authority: string;
  /** The number of the preservation that it was before enforcement took it over, here or in the trial (PROC-10). */
  readonly convertedFrom?: string;
  /** The day on which it stood under its preservation again, as the number of enforcement that had taken it over was withdrawn as a mistake (PROC-9R). */
  readonly fellBackOn?: LegalDate;
  readonly state: ControlState;
  /** 裁定书 and 协助执行通知书. */
  readonly rulingNumber: string;
  readonly noticeNumber: string;
  readonly orderedAt: CourtInstant;
  readonly orderedBy: string;
  /** The most that it takes (冻结限额); absent: the whole thing. */
  readonly cap?: Fen;
  /** 1: takes effect; above: queued (轮候). */
  readonly rank: number;
  /** Whoever holds it may go on using it (活封). */
  readonly useContinues: boolean;
  /** A person found that the very wages are enforced for which it is kept (PROC-11). */
  readonly wagesFinding?: string;
  readonly frozenAs: FrozenAsset;
  /** Of the one who carried it out (回执); until then only ordered. */
  readonly receipt?: {
    readonly receivedAt: CourtInstant;
    readonly by: string;
    readonly outcome: 'DONE' | 'QUEUED' | 'REFUSED';
    readonly amount?: Fen;
    readonly reason?: string;
  };
  /** First day of its effect, and the last; absent while it has none. */
  readonly effectiveOn?: LegalDate;
  readonly lastDay?: LegalDate;
  /** A renewal is applied for and not ordered yet (PROC-9R). */
  readonly renewalAsked?: { readonly byPartyId: string; readonly on: LegalDate };
  /** The last of them is pending until its receipt has come; only then {@link lastDay} moves. */
  readonly renewals: readonly Renewal[];
  /** Why it may stand when the case is closed. `endedAs`: how enforcement had ended when that was said; absent: it went on. */
  readonly kept?: {
    readonly reason: KeepReason;
    readonly by: string;
    readonly at: CourtInstant;
    readonly endedAs?: PropertyEnd['as'];
  };
}

/** A renewal (续行) of a control, from its order on (PROC-9R). */
export interface Renewal {
  readonly askedOn: LegalDate;
  /** The party who asked, or the court of its own motion. */
  readonly by: string;
  readonly from: LegalDate;
  readonly lastDay: LegalDate;
  readonly order?: { readonly rulingNumber: string; readonly noticeNumber: string; readonly at: CourtInstant };
  readonly receipt?: {
    readonly receivedAt: CourtInstant;
    readonly by: string;
    /** The day on which it was carried out. */
    readonly effectiveOn: LegalDate;
    /** Carried out after the old last day: it has become this new control. */
    readonly newControlId?: string;
  };
}

/**
 * Why a control stands though its case is closed: the plan is still being performed (终结执行(和解长期履行)), it has become a preservation
 * in the suit on the settlement (SET-ART-14-1), the resumed enforcement has taken it over, or the case goes to another court (移送, 销案).
 */
export type KeepReason = 'LONG_PERFORMANCE' | 'PRESERVATION_IN_SUIT' | 'RESUMED_CASE' | 'TRANSFERRED';

/** What of the property under control covers the debt for one debtor, as it was told last. Amounts in fen. */
export interface DebtorCoverage {
  /** His party id. */
  readonly id: string;
  /** Of which instant it speaks. */
  readonly at: CourtInstant;
  readonly controlled: Fen;
  /** What of it was given as security. */
  readonly secured: Fen;
}

/** The settlement as far as the property in a case follows it: what performance and the ledger say. Amounts in fen. */
export interface SettlementView {
  /** Not signed yet, being performed, performed, resumed by ruling, or ended in another way. */
  readonly standing: 'NONE' | 'PERFORMING' | 'PERFORMED' | 'RESUMED' | 'WITHDRAWN' | 'ENDED';
  readonly schedule: readonly { readonly no: number; readonly due: LegalDate; readonly amount: Fen }[];
  /** Instalments that are paid in full, by value date. */
  readonly paid: readonly number[];
  readonly outstanding: Fen;
  /** Of the original title, if it revives, on the day on which anything was heard last: of it a creditor is shown the figure to which he consents. */
  readonly originalBalance: Fen;
  /** The same on the day of the decision, for interest runs on; never on record. Absent: as it was heard. */
  readonly balanceNow?: Fen;
  /** Since when the debtor is in default with something that is still open; null: he is not. */
  readonly inDefaultSince: CourtInstant | null;
  /**
   * Since when he was in default, each time that was made good afterwards. A default that money matched late shows never to have been is
   * not among them. Absent: it is not known, and what was halted waits for the judge.
   */
  readonly curedDefaults?: readonly CourtInstant[];
  /** The defaults that begin by themselves if no more comes in, the earliest first; absent: none is known. */
  readonly defaultsAhead?: readonly DefaultAhead[];
  /** How enforcement of the title has ended for good (CLS-4); null: it goes on. Absent: it is not known. */
  readonly enforcementEnd?: PropertyEnd | null;
  /** SET-ART-18-1: rulings for direct enforcement under guarantees of the settlement; absent: none is heard of. */
  readonly guarantees?: readonly OrderedGuarantee[];
}

/** Everything of one case that decisions on its property read (财产控制卷). Rows are added and changed, never taken out. */
export interface PropertyFile {
  readonly caseId: string;
  readonly authorities: readonly ControlAuthority[];
  readonly assets: readonly Asset[];
  readonly controls: readonly Control[];
  readonly releases: readonly Release[];
  readonly refreezes: readonly RefreezeSet[];
  readonly sales: readonly SupervisedSale[];
  readonly queries: readonly PropertyQuery[];
  readonly searches: readonly Search[];
  readonly clues: readonly Clue[];
  readonly reports: readonly DebtorReport[];
  readonly disposalDuties: readonly DisposalDuty[];
  readonly objections: readonly Objection[];
  readonly suits: readonly PropertySuit[];
  readonly liftApplications: readonly LiftApplication[];
  /** What property under control covers for each debtor, as it was told last. */
  readonly covered: readonly DebtorCoverage[];
  /** Deadlines that are dealt with, so that none is dealt with twice. */
  readonly passed: readonly PassedPropertyDeadline[];
  readonly settlement: SettlementView;
  /** A person has closed it; what stays under control has this reason. `reopenedAt`: since when that holds no longer. */
  readonly closed?: {
    readonly at: CourtInstant;
    readonly by: string;
    readonly reason: string;
    readonly reopenedAt?: CourtInstant;
  };
}

/** A deadline of the file that has been dealt with: its kind, its subject and its day as one id. */
export interface PassedPropertyDeadline {
  readonly id: string;
}

/** No rows of any kind: a file in which nothing has happened yet. */
export const NO_ROWS = {
  authorities: [],
  assets: [],
  controls: [],
  releases: [],
  refreezes: [],
  sales: [],
  queries: [],
  searches: [],
  clues: [],
  reports: [],
  disposalDuties: [],
  objections: [],
  suits: [],
  liftApplications: [],
  covered: [],
  passed: [],
} satisfies Omit<PropertyFile, 'caseId' | 'settlement' | 'closed'>;

/** A file in which nothing has happened yet. */
export function emptyPropertyFile(caseId: string, settlement: SettlementView): PropertyFile {
  return { caseId, ...NO_ROWS, settlement };
}
