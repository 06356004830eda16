import { type LegalDate } from '../basics/dates.js';
import { type Bilingual, type JsonValue } from '../basics/derivation.js';
import { type Yuan } from '../basics/money.js';
import { type AllocationOrder, type Bucket } from '../money/allocation.js';

/** Whether a settlement is sought before enforcement is filed (执前) or within it. */
export type Track = 'PRE_ENFORCEMENT' | 'IN_ENFORCEMENT';
/** From when the negotiation period runs: the mediator’s acceptance, the filing, or the consent. */
export type PeriodStart = 'MEDIATOR_ACCEPTANCE' | 'FILING' | 'CONSENT';
/** Who signs a settlement (签字人). */
export type Signatory = 'CREDITOR' | 'DEBTOR' | 'MEDIATOR' | 'CLERK';
/** What a confirmed settlement does to the case: registered and reported closed, stayed (中止), or closed by a ruling. */
export type SettlementEffect = 'REGISTER_AND_CLOSE' | 'STAY' | 'CLOSE';
/** CLS-4: how a performed case is closed. */
export type CloseMode = '执行完毕' | '终结执行';

/** A screening criterion in force: its id in `@hejie/settlement`, its weight, and the words of the court. */
export interface PackCriterion {
  readonly id: string;
  readonly weight: number;
  readonly clause: string;
}

/** Where a setting comes from. `from`: the court's paper and place, or a rule id; `D` is a choice of the house. */
export interface SettingSource {
  /** verbatim where `from` is a court's paper, else the sense of the rule */
  readonly words: string;
  readonly from: string;
}

/** Words of the court's own paper that the pack does not follow, or follows only as far as a rule lets it: the rule, and what the pack does. */
export interface Departure {
  readonly words: string;
  readonly from: string;
  readonly rule: string;
  readonly instead: Bilingual;
}

/**
 * The settings of one court's programme (规则包): everything on which courts differ. Immutable once published; a case pins
 * `ref` and keeps it to its end.
 */
export interface PolicyPack {
  readonly id: string;
  readonly version: number;
  /** `id@version`: what a case pins. */
  readonly ref: string;
  readonly name: Bilingual;
  /** the pack whose settings are taken where this one is silent; null for the base */
  readonly parent: string | null;
  readonly inForceFrom: LegalDate;
  readonly track: Track;
  readonly screening: { readonly criteria: readonly PackCriterion[]; readonly smallSum: Yuan };
  readonly consent: { readonly requiresAllParties: boolean; readonly refusalBlocks: boolean };
  readonly mediator: {
    readonly selectionWorkingDays: number;
    readonly designationWorkingDays: number;
    readonly acceptanceWorkingDays: number;
  };
  readonly negotiation: {
    readonly days: number;
    readonly startsAt: PeriodStart;
    readonly reminderDaysBefore: readonly number[];
    /** null: no limit */
    readonly extension: {
      readonly requiresAllParties: boolean;
      readonly maxDays: number | null;
      readonly maxExtensions: number | null;
    };
    /** days of an appraisal do not count (PROC-16) */
    readonly excludesAppraisal: boolean;
  };
  readonly confirmation: {
    readonly signatories: readonly Signatory[];
    readonly effect: SettlementEffect;
    /** 执行调解书 with enforcement force: off unless a court insists */
    readonly enforceableMediationDocument: boolean;
    /** 以物抵债裁定 from a settlement: off unless a court insists */
    readonly inKindRuling: boolean;
  };
  readonly performance: {
    readonly graceWorkingDays: number;
    readonly reminderDaysBefore: readonly number[];
    /** days after breach on which it is raised to the next level */
    readonly escalationDaysAfter: readonly number[];
    readonly minorShortfall: Yuan;
  };
  readonly resumption: {
    readonly caseNumberType: '执恢' | 'SAME';
    readonly automaticWithoutApplication: boolean;
    readonly decisionTargetDays: number;
  };
  readonly allocationOrder: readonly Bucket[];
  readonly allocationBasis: AllocationOrder['basis'];
  readonly interestDuringSettlement: 'COUNT' | 'EXCLUDE';
  /** type codes used, and counted separately (CASE-4) */
  readonly caseNumberTypes: {
    readonly negotiation: string;
    readonly enforcement: string;
    readonly preservation: string;
    readonly resumption: string;
  };
  readonly closeMode: CloseMode;
  readonly assets: {
    readonly controlBeforeCaseNumber: boolean;
    /** decimal fractions as text */
    readonly coverageTarget: string;
    readonly haircut: string;
  };
  readonly listingGraceMonths: number;
  readonly creditRepair: {
    readonly reviewDays: number;
    readonly effectMonths: number;
    readonly repeatAfterMonths: number;
    readonly negativeList: readonly string[];
  };
  readonly agencies: readonly string[];
  /** 放假办法4: the ids of the notices of the court's autonomous region that its cases open with; absent: none */
  readonly regionalNotices?: readonly string[];
  /** FEE-1: the fee on a title without a sum; absent: the least that the law allows */
  readonly feeWithoutSum?: Yuan;
  readonly indicators: readonly string[];
  /** the source of every setting, by path (`negotiation.days`) */
  readonly sources: Readonly<Record<string, SettingSource>>;
  readonly departures: readonly Departure[];
}

/** One setting as a court writes it: the value and its source words. */
export interface SettingEntry {
  readonly value: JsonValue;
  readonly source: SettingSource;
}

/** A pack as it is written down: only what differs from the parent. */
export interface PackDefinition {
  readonly id: string;
  readonly version: number;
  readonly name: Bilingual;
  readonly parent: string | null;
  readonly inForceFrom: string;
  readonly settings: Readonly<Record<string, SettingEntry>>;
  readonly departures: readonly Departure[];
}
