import { type CourtInstant, type Fen, type LegalDate, type ListingGround } from '@hejie/law';
import { type DefaultAhead, type DefaultSpan } from '../breach/default-spans.js';
import { type EnforcementEnd } from '../course/enforcement-end.js';
import { type Penalty } from './penalty-file.js';
import { type Conduct, type RepairApplication, type RepairCertificate, type Suspension } from './repair-file.js';

/** Stages of an entry on the dishonesty list (失信名单), from the proposal on. */
export const LISTING_STAGES = [
  'PROPOSED',
  'REFUSED',
  'GRACE',
  'DECIDED',
  'PUBLISHED',
  'SUSPENDED',
  'DELETED',
  'REVOKED',
  'NOT_EXECUTED',
] as const;
export type ListingStage = (typeof LISTING_STAGES)[number];

/** Whom it concerns: the debtor, or for limits of consumption one of those who stand behind a unit (LIM-ART-3-2). */
export interface CreditSubject {
  readonly partyId: string;
  readonly kind: 'PERSON' | 'UNIT';
  readonly standsFor: 'HIMSELF' | 'UNIT';
  /** Of a person; a minor is never listed. */
  readonly bornOn?: LegalDate;
  readonly campusLoanStudent: boolean;
}

/** 执行通知书: when it was served, and the last day on which the debtor was to perform by it. */
export interface EnforcementNotice {
  readonly servedOn: LegalDate;
  readonly lastDay: LegalDate;
}

/** A proposal to list, its decision and what became of it. */
export interface Listing {
  readonly id: string;
  /** 案号 of the enforcement (执, 执恢) under which it is decided. */
  readonly authority: string;
  /** The notice that he has not heeded. */
  readonly notice?: EnforcementNotice;
  readonly ground: ListingGround;
  readonly stage: ListingStage;
  readonly proposed: {
    readonly at: CourtInstant;
    readonly by: string;
    /** A creditor who applied, or the court's own motion. */
    readonly appliedBy: string | null;
    /** When his application came in; absent: when it was proposed. */
    readonly appliedAt?: CourtInstant;
    readonly evidence: readonly string[];
  };
  /** 信用承诺, offered before the decision: taken, declined, or not answered. */
  readonly promise?: { readonly offeredAt: CourtInstant; readonly answer: 'GIVEN' | 'DECLINED' | null };
  readonly decided?: {
    readonly at: CourtInstant;
    /** The president. */
    readonly by: string;
    readonly decisionNumber: string;
    readonly graceMonths: number;
    readonly extensionYears: number;
    readonly extensionReason?: ExtensionReason;
    readonly servedAt?: CourtInstant;
  };
  /** Of a proposal that the president has refused. */
  readonly refused?: { readonly at: CourtInstant; readonly by: string; readonly reasons: readonly string[] };
  /** Last day of the grace that the decision gives. */
  readonly graceEndsOn?: LegalDate;
  /** Until when something held the publication off that holds it off no more. */
  readonly heldOffUntil?: CourtInstant;
  readonly published?: { readonly at: CourtInstant; readonly by: string };
  /** Of a fixed term (grounds 2 to 6): the day from which it is counted, and its last day, by the day of the decision or of the entry as the pack says. */
  readonly termFrom?: LegalDate;
  readonly termLastDay?: LegalDate;
  /** Longer terms that were decided after the entry (DIS-ART-2-1); {@link Listing.termLastDay} has them in it. */
  readonly extensions?: readonly {
    readonly at: CourtInstant;
    readonly by: string;
    readonly years: number;
    readonly reason: ExtensionReason;
    /** 延长纳入期限决定书; absent: it was decided before such decisions had one. */
    readonly decisionNumber?: string;
  }[];
  readonly suspensions: readonly Suspension[];
  readonly deleted?: {
    readonly on: LegalDate;
    readonly at: CourtInstant;
    readonly by: string;
    readonly ground: DeletionGround;
    /** The creditors at whose request it was (DIS-ART-10-3). */
    readonly requestedBy?: readonly string[];
  };
  /** DIS-ART-2-1: since when it is not executed any more, for an entry on another ground was published before it was. */
  readonly superseded?: { readonly at: CourtInstant };
  /** An entry that should never have stood (撤销, DIS-ART-11). */
  readonly revoked?: { readonly at: CourtInstant; readonly by: string };
}

/** Why a decision to list is not executed any more (不再执行): everything is performed, nothing is enforced in the case any more, its fixed term is over, or an entry on another ground has taken its place. */
export type NotExecuted = 'PERFORMED' | 'ENFORCEMENT_ENDED' | 'TERM_OVER' | 'SUPERSEDED';

/** DIS-ART-2-1: why a term is made longer: violence or threats that are serious, or several acts. */
export type ExtensionReason = 'SERIOUS_VIOLENCE' | 'SEVERAL_ACTS';

/** DIS-ART-10-1: the seven grounds of deletion (删除事由) in their order, then the end of the term (DIS-ART-10-2), early deletion (DIS-ART-2-2), correction (DIS-ART-11), and that an entry on another ground has taken its place (DIS-ART-2-1). */
export const DELETION_GROUNDS = [
  'PERFORMED',
  'SETTLEMENT_PERFORMED',
  'CREDITOR_REQUESTS',
  'NOTHING_FOUND',
  'STAYED',
  'NOT_ENFORCED',
  'TERMINATED',
  'TERM_ENDED',
  'EARLY',
  'CORRECTED',
  'SUPERSEDED',
] as const;
/** One of the grounds. */
export type DeletionGround = (typeof DELETION_GROUNDS)[number];

/** What the file itself does not say of a deletion: a ground that somebody recorded, a creditor's request, or that one was refused. */
export interface RecordedDeletionGround {
  /** `listing:GROUND:day`, and whose request it is: one ground of one entry is one row, told how often soever. */
  readonly id: string;
  readonly listingId: string;
  readonly ground: DeletionGround;
  readonly arisenOn: LegalDate;
  readonly recordedAt: CourtInstant;
  readonly by: string;
  readonly requestedBy?: string;
  readonly refused?: { readonly at: CourtInstant; readonly by: string; readonly reasons: readonly string[] };
}

/** DIS-ART-11: what is wrong with an entry: it should not have been made, its data are wrong, it should have been deleted. */
export type CorrectionGround = 'NOT_TO_BE_LISTED' | 'WRONG_DATA' | 'TO_BE_DELETED';

/** DIS-ART-11: what is wrong with a limit of consumption: it should never have been ordered, or what the order says is wrong. Source: 法发〔2019〕35号 18. */
export type LimitCorrectionGround = 'NOT_TO_BE_LIMITED' | 'WRONG_DATA';

/** DIS-ART-12: a request to correct, whatever it is about, and what became of it. */
interface CorrectionCourse {
  readonly id: string;
  readonly filedAt: CourtInstant;
  /** Who asked; null for the court's own motion. */
  readonly filedBy: string | null;
  readonly decided?: {
    readonly at: CourtInstant;
    readonly by: string;
    readonly upheld: boolean;
    readonly reasons: readonly string[];
  };
  readonly servedAt?: CourtInstant;
  /** Of a request that was upheld: when it was carried out. */
  readonly corrected?: { readonly at: CourtInstant; readonly by: string };
  /** The applicant asked the court above to look at the refusal again (复议). */
  readonly reconsideration?: {
    readonly filedAt: CourtInstant;
    readonly decided?: { readonly at: CourtInstant; readonly upheld: boolean };
  };
}

/** DIS-ART-11, DIS-ART-12: a request to correct or revoke an entry (更正、撤销). */
export interface ListingCorrection extends CorrectionCourse {
  readonly listingId: string;
  readonly ground: CorrectionGround;
}

/** DIS-ART-11, DIS-ART-12: a request to correct a limit of consumption (纠正限制消费措施). Source: 法发〔2019〕35号 18. */
export interface LimitCorrection extends CorrectionCourse {
  readonly limitId: string;
  readonly ground: LimitCorrectionGround;
  /** Of particulars that were put right: what the order had said. */
  readonly was?: Pick<Limit, 'authority' | 'notice' | 'capacity'>;
}

/** A request to correct an entry or a limit. */
export type Correction = ListingCorrection | LimitCorrection;

/** A deadline of the file that has been dealt with; no timer rings for it again. */
export interface PassedCreditDeadline {
  readonly id: string;
  readonly at: CourtInstant;
}

/** An order that limits consumption or exit (限制消费令, 限制出境). */
export interface Limit {
  readonly id: string;
  /** 案号 of the enforcement (执, 执恢) under which it is ordered. */
  readonly authority: string;
  /** The notice that the debtor has not heeded. */
  readonly notice?: EnforcementNotice;
  readonly kind: 'CONSUMPTION' | 'EXIT';
  readonly subjectPartyId: string;
  readonly orderedAt: CourtInstant;
  readonly by: string;
  /** The creditor on whose application it was ordered; absent: of the court’s own motion. */
  readonly appliedBy?: string;
  /** Why it was necessary though nobody had applied; absent where a creditor had, or it had to be ordered. */
  readonly necessity?: string;
  readonly mandatory: boolean;
  /** As what the person is limited: the debtor, one of those who stand behind a unit (LIM-ART-3-2), or who acts for one without full capacity (LIM-EXIT). */
  readonly capacity: LimitCapacity;
  /** Last day of the grace that the order gives. */
  readonly graceEndsOn?: LegalDate;
  /** Until when something held the order off that holds it off no more. */
  readonly heldOffUntil?: CourtInstant;
  /** Put in force: with the order, or by a person when its grace is over. */
  readonly inForce?: { readonly at: CourtInstant; readonly by: string };
  readonly servedAt?: CourtInstant;
  /** Lifted in whole. */
  readonly lifted?: { readonly at: CourtInstant; readonly by: string; readonly ground: LiftGround };
  /** Lifted in part: what is free again (CR-L-AH). */
  readonly lifts?: readonly {
    readonly at: CourtInstant;
    readonly by: string;
    readonly ground: LiftGround;
    readonly scope: readonly ConsumptionClass[];
    /** Last day of what life or business needs (LIM-ART-8); absent: for good. */
    readonly until?: LegalDate;
  }[];
  /** Of an exit limit: the person asked the court above to look at it again (LIM-EXIT). */
  readonly review?: {
    readonly filedAt: CourtInstant;
    readonly decided?: { readonly at: CourtInstant; readonly upheld: boolean };
  };
  readonly permissions: readonly {
    readonly id: string;
    readonly ground: PermissionGround;
    readonly from: CourtInstant;
    readonly until: CourtInstant;
    readonly by: string;
    /** Taken back before its end: it holds until then. */
    readonly revoked?: { readonly at: CourtInstant; readonly by: string; readonly reason: string };
  }[];
}

/** LIM-ART-3-2, LIM-EXIT: as what a person's consumption or exit is limited: 被执行人、法定代表人、主要负责人、直接责任人员、实际控制人, and exit alone 法定代理人. */
export const LIMIT_CAPACITIES = [
  'DEBTOR',
  'LEGAL_REPRESENTATIVE',
  'HEAD',
  'DIRECTLY_RESPONSIBLE',
  'ACTUAL_CONTROLLER',
  'STATUTORY_AGENT',
] as const;
/** One of the capacities. */
export type LimitCapacity = (typeof LIMIT_CAPACITIES)[number];

/** LIM-ART-3: the nine classes of consumption (高消费), 第一项 to 第九项. */
export const CONSUMPTION_CLASSES = [
  'TRANSPORT',
  'HOTELS_AND_CLUBS',
  'REAL_ESTATE',
  'OFFICES_AND_FLATS',
  'VEHICLES',
  'TOURISM',
  'PRIVATE_SCHOOLS',
  'INSURANCE',
  'HIGH_SPEED_TRAINS',
] as const;
/** One of the classes. */
export type ConsumptionClass = (typeof CONSUMPTION_CLASSES)[number];

/**
 * Why a limit is lifted (解除事由): performed (LIM-ART-9-2), secured or with the creditor's consent (LIM-ART-9-1), to raise the ability to perform
 * (CR-L-AH), needed for life or business (LIM-ART-8), paid with private means (LIM-ART-3-2), no longer the legal representative (LIM-35-17),
 * for enforcement, of which it is a measure, has ended (LIM-ART-1), found wrong by the court above (LIM-EXIT), for it should never have stood (DIS-ART-11, 法发〔2019〕35号 18).
 */
export const LIFT_GROUNDS = [
  'PERFORMED',
  'SECURED',
  'CREDITOR_CONSENTS',
  'RAISES_ABILITY',
  'NEEDED',
  'PRIVATE_MEANS',
  'REPRESENTATIVE_CHANGED',
  'ENFORCEMENT_ENDED',
  'REVIEWED',
  'CORRECTED',
] as const;
/** One of the grounds. */
export type LiftGround = (typeof LIFT_GROUNDS)[number];

/** Of a decision about a limit: which limit it is, and on which ground it is lifted. */
export interface LimitDecided {
  readonly kind: Limit['kind'];
  readonly ground?: LiftGround;
}

/** LIM-35-17: for what travel is permitted once: 重大疾病就医、丧葬、执行或者配合执行公务、外事活动、重要考试. Source: 法发〔2019〕35号 17(2). */
export const PERMISSION_GROUNDS = ['ILLNESS', 'FUNERAL', 'OFFICIAL_DUTY', 'FOREIGN_AFFAIRS', 'EXAM'] as const;
/** One of the grounds. */
export type PermissionGround = (typeof PERMISSION_GROUNDS)[number];

/** 民法典 17 to 24: a natural person's capacity for civil acts (民事行为能力): 完全、限制、无. */
export const LEGAL_CAPACITIES = ['FULL', 'LIMITED', 'NONE'] as const;
/** One of the capacities. */
export type LegalCapacity = (typeof LEGAL_CAPACITIES)[number];

/** LIM-EXIT: what a judge has found of the debtor's capacity, and the papers from which he has it. */
export interface CapacityFinding {
  readonly found: LegalCapacity;
  readonly at: CourtInstant;
  readonly by: string;
  readonly evidence: readonly string[];
}

/** How the debt stands, as performance and asset control tell. Amounts in fen. */
export interface DebtView {
  /** In money: of the plan, else of the whole title with its interest. That nothing is owed says {@link DebtView.performedOn} alone. */
  readonly owed: Fen;
  /** More is owed than money, or nothing is known of the title: neither property nor security stands for it (TITLE-ACT). */
  readonly beyondMoney?: boolean;
  readonly controlled: Fen;
  readonly secured: Fen;
  /** What has been performed so far. */
  readonly performed: Fen;
  /** Value date of full performance. */
  readonly performedOn: LegalDate | null;
  /** PRE-13: it was performed in full when it was due: the plan without a default, or without a plan the title within its own time. Absent: it was not, or is not known to be. */
  readonly performedInTime?: boolean;
  readonly planPerformed: boolean;
  /** Since when without a break, by value dates as they are known now; absent or null: no plan is being performed, or it is not known. */
  readonly performingSince?: CourtInstant | null;
  readonly inDefaultSince: CourtInstant | null;
  /** The defaults that begin by themselves if no more comes in, the earliest first; absent: none is known. */
  readonly defaultsAhead?: readonly DefaultAhead[];
  /** Every default under the plan, by value dates as they are known now; those that were made good too. */
  readonly defaults: readonly DefaultSpan[];
  /** Every creditor of the case asks the court to hold sanctions off; those who do are in {@link DebtView.heldOffBy}. */
  readonly creditorHoldsOff: boolean;
  readonly heldOffBy?: readonly string[];
  /** He answers after others, and it is not his turn yet (DIS-ART-3). */
  readonly laterInRank?: boolean;
  /** A settlement was agreed on in the case. */
  readonly settled: boolean;
  /** How the case was closed, and on which day; not every way is an end (`endedOn`, `isEnforcementOver`): 终结本次执行程序 is none, nor a suit on the settlement. Absent: it was not, as after a negotiation that came to nothing. */
  readonly closedAs?: EnforcementEnd['as'] | '终结本次执行程序';
  readonly closedOn?: LegalDate;
}

/** Everything of one debtor in one case that decisions on his credit read (信用惩戒与修复卷). Rows are added and changed, never taken out. */
export interface CreditFile {
  readonly caseId: string;
  readonly subject: CreditSubject;
  readonly listings: readonly Listing[];
  readonly limits: readonly Limit[];
  readonly applications: readonly RepairApplication[];
  /** Of all his cases: the negative list is cumulative. Those of other cases are read and never changed here. */
  readonly conducts: readonly Conduct[];
  readonly certificates: readonly RepairCertificate[];
  readonly deletionGrounds: readonly RecordedDeletionGround[];
  readonly corrections: readonly Correction[];
  readonly penalties: readonly Penalty[];
  readonly passed: readonly PassedCreditDeadline[];
  readonly debt: DebtView;
  /** The last finding; absent: his capacity goes by his age. */
  readonly legalCapacity?: CapacityFinding;
  /** A person has closed it: nothing stands in it any longer. `reopenedAt`: since when it is open again all the same. */
  readonly closed?: {
    readonly at: CourtInstant;
    readonly by: string;
    readonly reason: string;
    readonly reopenedAt?: CourtInstant;
  };
}
