import { type LegalDate } from '../basics/dates.js';
import { type Bilingual, type JsonValue } from '../basics/derivation.js';
import { type Yuan } from '../basics/money.js';
import { type AllocationOrder, type Bucket } from '../money/allocation.js';
import { type AssetClass, type AssetUse } from './asset-classes.js';

/** Whether a settlement is sought before enforcement is filed (执前) or within it. */
export type Track = 'PRE_ENFORCEMENT' | 'IN_ENFORCEMENT';
/** From when the negotiation period runs: the mediator’s acceptance, the filing, or the consent. */
export type PeriodStart = 'MEDIATOR_ACCEPTANCE' | 'FILING' | 'CONSENT';
/** S5: where a mediator keeps silent a person designates another (TASK), or the case itself the least loaded of the roll. */
export type AfterSilence = 'TASK' | 'LEAST_LOADED';
/** Of which kind a mediator on a court's roll is (和解员类别): PRE-14, SEED3 三(二). */
export type MediatorKind =
  | 'PEOPLES_MEDIATOR'
  | 'COMMERCIAL_MEDIATOR'
  | 'INDUSTRY_MEDIATOR'
  | 'NOTARY'
  | 'LAWYER'
  | 'RETIRED_JUDGE'
  | 'COURT_MEDIATOR';
/** PRE-14: whether one of the court's own mediators guides those who are not (本院和解员指导). */
export type Guidance = 'NONE' | 'BY_COURT_MEDIATOR';
/**
 * SET-ART-2-1, SET-ART-2-3: how a settlement is confirmed (确认方式). RECORD: it is put into a record (执行和解笔录) that all sign; WRITTEN: the parties
 * submit a written agreement (书面和解协议).
 */
export type ConfirmationForm = 'RECORD' | 'WRITTEN';
/** PRE-6: whether a judge reviews each agreement before it is confirmed (合法性审查), or one about which a doubt was raised. */
export type AgreementReview = 'EACH' | 'ON_DOUBT';
/** Who signs a settlement (签字人). */
export type Signatory = 'CREDITOR' | 'DEBTOR' | 'MEDIATOR' | 'CLERK';
/** SET-DUE-REST: when what is due on a rest day may be performed in time (履行日遇休假日). */
export type RestDay = 'NEXT_WORKDAY' | 'AS_WRITTEN';
/** DIS-ART-2-1: from when the term of an entry on the dishonesty list runs: the decision, or the entry (纳入期限起算). */
export type ListingTermStart = 'DECISION' | 'ENTRY';
/** What a confirmed settlement does to the case: registered and reported closed, stayed (中止), or closed by a ruling. */
export type SettlementEffect = 'REGISTER_AND_CLOSE' | 'STAY' | 'CLOSE';
/** Which debt is to be covered: what is outstanding under the settlement, or the balance of the title if it revives. */
export type Exposure = 'OUTSTANDING' | 'ORIGINAL';
/** CLS-4: how a performed case is closed. */
export type CloseMode = '执行完毕' | '终结执行';

/**
 * CR-L-AH, CR-L-GRP-A, CR-L-GRP-B: what an early repair is bound to (屏蔽条件): a plan that is being performed, security that covers the debt, force majeure
 * or the public interest; an honest report of property, cooperation, limits of consumption that are kept.
 */
export type SuspensionCondition =
  'PLAN_PERFORMED' | 'SECURITY_STANDS' | 'FORCE_MAJEURE' | 'REPORTS_HONESTLY' | 'COOPERATES' | 'LIMITS_KEPT';

/** A8: what a case is marked as (案件标识): an enterprise is a party (涉企), or the livelihood of a person is at stake (涉民生). */
export type CaseTag = 'ENTERPRISE' | 'LIVELIHOOD';

/** A8: in how many working days tasks of these kinds are done in a case of the green channel, where nothing asks for less. */
export interface GreenClock {
  readonly kinds: readonly string[];
  readonly workingDays: number;
}

/** E7: in how many working days tasks of these kinds are done (办理期限). */
export interface TaskTerm {
  readonly kinds: readonly string[];
  readonly workingDays: number;
}

/** A8: one of the matters of the green channel for which a person is named (绿色通道事项), and the kinds of tasks in which it is done. */
export interface GreenItem {
  readonly item: string;
  /** in the court's words */
  readonly name: string;
  readonly kinds: readonly string[];
}

/** In what the distance of a rung from the due day is counted (日、工作日). */
export type RungUnit = 'DAY' | 'WORKING_DAY';
/** E7: who is told at a rung: the person responsible, his superior, the superior of that one, or the president (责任人、上级、再上级、院长). */
export type RungWhom = 'RESPONSIBLE' | 'SUPERIOR' | 'SECOND_SUPERIOR' | 'PRESIDENT';
/** E7: what he gets: a notice to be read, or a task of his own to see to it (提示、督办). */
export type RungHow = 'NOTICE' | 'ITEM';

/** E7: one rung of a ladder (级次). */
export interface LadderRung {
  /** before the last day where negative; 0: as the term lapses; after it where positive */
  readonly offset: number;
  readonly unit: RungUnit;
  readonly whom: RungWhom;
  readonly how: RungHow;
  /** what follows if nobody acts, in the court's words */
  readonly ifNobody: string;
}

/** E7: the ladder of some kinds of tasks; of every kind that no other ladder names where `kinds` is `*` alone. */
export interface Ladder {
  readonly kinds: readonly string[];
  readonly rungs: readonly LadderRung[];
}

/** E7: the superior of a role of the court (上级), by the names of roles. */
export interface SuperiorOf {
  readonly role: string;
  readonly superior: string;
}

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
  readonly consent: {
    readonly requiresAllParties: boolean;
    readonly refusalBlocks: boolean;
    /** PRE-1: in how many working days each side answers whether it wants to settle; absent: nobody is hurried, and silence ends nothing */
    readonly answerWorkingDays?: number;
    /** PRE-1: in how many working days a judge decides on a complaint that somebody was made to settle; absent: three */
    readonly complaintWorkingDays?: number;
    /** A4: whether the debtor is asked at the start for a first plan or security; absent: no */
    readonly firstOffer?: boolean;
  };
  /** A6: whether a debtor that is an enterprise is assessed before a mediator is designated; absent: no */
  readonly assessment?: { readonly beforeTalks?: boolean };
  /** A8: cases that go before others (绿色通道); absent: those that were marked by hand, without clocks of their own */
  readonly greenChannel?: {
    /** the tags that put a case there; absent: none does */
    readonly tags?: readonly CaseTag[];
    /** working days from the day on which an application is handed in until it is accepted; absent: the seven days of every application */
    readonly acceptanceWorkingDays?: number;
    readonly clocks?: readonly GreenClock[];
    readonly items?: readonly GreenItem[];
  };
  /** A7, PRE-3: whether a judge is asked, with a new case, to review first whether it can be filed; absent: nobody is asked */
  readonly filing?: { readonly review?: boolean };
  /** A10: whether a new case goes to the settlement centre with its papers on the same day, as a task; absent: nobody is asked */
  readonly centre?: { readonly sameDay?: boolean };
  /** N1: in how many working days a request of a party is answered; absent: five */
  readonly requests?: { readonly answerWorkingDays?: number };
  readonly mediator: {
    readonly selectionWorkingDays: number;
    readonly designationWorkingDays: number;
    readonly acceptanceWorkingDays: number;
    /** S5: who acts where a designated mediator keeps silent; absent: a person is asked to designate another */
    readonly afterSilence?: AfterSilence;
    /** PRE-14: kinds of mediators that the court has; absent: every kind */
    readonly kinds?: readonly MediatorKind[];
    /** PRE-14: who guides a mediator who is not the court's own; absent: nobody is asked to */
    readonly guidance?: Guidance;
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
    /** SET-ART-2-1, SET-ART-2-3: the forms that the court offers; absent: every one that national law knows */
    readonly forms?: readonly ConfirmationForm[];
    /** PRE-6: absent: on doubt */
    readonly review?: AgreementReview;
    /** 执行调解书 with enforcement force: off unless a court insists */
    readonly enforceableMediationDocument: boolean;
    /** 以物抵债裁定 from a settlement: off unless a court insists */
    readonly inKindRuling: boolean;
  };
  readonly performance: {
    /** SET-GRACE: how long the court waits before it finds a breach of itself; the grace that the parties agreed is a term of theirs */
    readonly graceWorkingDays: number;
    readonly reminderDaysBefore: readonly number[];
    /** days after breach on which it is raised to the next level */
    readonly escalationDaysAfter: readonly number[];
    readonly minorShortfall: Yuan;
    /** SET-DUE-REST, for agreements that are silent on it; absent: the first working day after it, as the law has it (民法典203) */
    readonly restDay?: RestDay;
  };
  readonly resumption: {
    readonly caseNumberType: '执恢' | 'SAME';
    readonly automaticWithoutApplication: boolean;
    readonly decisionTargetDays: number;
    /**
     * SET-ART-9-1: working days in which the creditor, told of the default, may recall the application that he made beforehand with the agreement;
     * absent: no application is made beforehand. Nothing resumes without the judge's ruling either way.
     */
    readonly recallWorkingDays?: number;
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
    /** what a class is expected to fetch of its value; absent: all of it where it is money, else `haircut` */
    readonly haircutOf?: Readonly<Partial<Record<AssetClass, string>>>;
    /** how much the control of a class or of a use hurts the debtor, a whole number; absent: what the house takes it for */
    readonly harmOf?: Readonly<Partial<Record<AssetClass | AssetUse, number>>>;
    /** of which exposure the coverage target speaks while a settlement is performed; absent: what is outstanding under it */
    readonly exposure?: Exposure;
    /** the term of a queued control (轮候) runs from its receipt; absent: from the day on which it moves up */
    readonly queuedTermRuns?: boolean;
    /** working days in which whoever carries out an order gives his receipt; absent: three */
    readonly receiptWorkingDays?: number;
    /** working days in which a release that the law orders is served, where the law names no day; absent: three */
    readonly releaseWorkingDays?: number;
    /** days before its last day from which a control is renewed; absent: ninety */
    readonly renewalOpensDays?: number;
  };
  readonly listingGraceMonths: number;
  readonly creditRepair: {
    readonly reviewDays: number;
    readonly effectMonths: number;
    readonly repeatAfterMonths: number;
    readonly negativeList: readonly string[];
    /** CR-L-GRP-A, CR-L-GRP-B: a suspension needs each of `allOf` and one of `oneOf`; absent: the choice of the house (`repairPolicy` of the settlement library) */
    readonly suspension?: {
      readonly allOf?: readonly SuspensionCondition[];
      readonly oneOf?: readonly SuspensionCondition[];
    };
    /** CR-L-SY: the fields in which nothing is held against a debtor because of a performed case; absent: the seven of DIS-ART-8 */
    readonly fields?: readonly string[];
    /** CR-N-8: working days in which an application is looked at, and days to bring what is missing; absent: 3 and 7 */
    readonly examineWorkingDays?: number;
    readonly supplementDays?: number;
    /** CR-N-9: years for which no application is received after false material; absent: 3 */
    readonly falseMaterialBarYears?: number;
    /** DIS-ART-2-1: from which day the term of an entry on the dishonesty list runs; absent: from the decision */
    readonly listingTermFrom?: ListingTermStart;
  };
  /** PROC-30: clocks of case money (案款); absent: as each of them says */
  readonly money?: {
    /** working days from its arrival in which unidentified money is told of; absent: three */
    readonly suspenseWorkingDays?: number;
    /** days, or working days, from the finance office's notice of arrival in which money is paid out; absent: thirty days, which always hold */
    readonly payoutDays?: number;
    readonly payoutWorkingDays?: number;
    /** H5: whether both sides are told of each receipt as it is entered (款项信息推送); absent: only of what has a letter of its own */
    readonly tellsReceipts?: boolean;
  };
  readonly agencies: readonly string[];
  /** 放假办法4: the ids of the notices of the court's autonomous region that its cases open with; absent: none */
  readonly regionalNotices?: readonly string[];
  /** FEE-1: the fee on a title without a sum; absent: the least that the law allows */
  readonly feeWithoutSum?: Yuan;
  /** DIS-ART-8: whether a unit that a body names under another name is the party by its code alone; absent: no, a person decides */
  readonly unitCodeAlone?: boolean;
  /** E7: who is told of a task that nobody does, and when (逐级催办); absent: nobody */
  readonly ladder?: {
    readonly ladders?: readonly Ladder[];
    readonly superiors?: readonly SuperiorOf[];
    /** in how many working days a task of these kinds is done that no rule of law gives a term; absent: it has none */
    readonly terms?: readonly TaskTerm[];
    /** working days before the end of the term from which a task is amber, and red; absent: five and one */
    readonly amberWorkingDays?: number;
    readonly redWorkingDays?: number;
  };
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
