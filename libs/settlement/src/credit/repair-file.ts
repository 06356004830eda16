import { type CourtInstant, type Fen, type LegalDate, type SuspensionCondition } from '@hejie/law';

/** An early repair: the entry is not shown (屏蔽) while conditions are kept. */
export interface Suspension {
  readonly id: string;
  readonly grantedAt: CourtInstant;
  readonly by: string;
  /** 信用修复决定书. */
  readonly decisionNumber: string;
  readonly applicationId: string;
  readonly conditions: readonly SuspensionCondition[];
  /** Of its effect, which does not roll (PER-8); a renewal moves it. */
  readonly lastDay: LegalDate;
  readonly renewals: readonly {
    readonly at: CourtInstant;
    readonly by: string;
    readonly from: LegalDate;
    readonly lastDay: LegalDate;
    /** 信用修复决定书; absent: it was renewed before renewals had one. */
    readonly decisionNumber?: string;
  }[];
  /** That a condition has failed, as it came before the judge; the last one may be open. */
  readonly findings: readonly SuspensionFinding[];
  /** Beginnings of the defaults that a judge has let pass. */
  readonly tolerated: readonly CourtInstant[];
  /** By how much security may be short of the debt, as a judge has let pass, in fen; absent: not at all. */
  readonly toleratedShortfall?: Fen;
  /** The suspension that this one restores, which ended on a finding that proved wrong; conditions and term are its own. */
  readonly restores?: string;
  /** Since when its conditions bind: of the first grant, where it restores another. */
  readonly watchedSince: CourtInstant;
  readonly ended?: { readonly at: CourtInstant; readonly why: 'TERM' | 'FINDING' | 'SUPERSEDED' };
}

/** A finding that a condition of a suspension has failed (撤销屏蔽的事由). */
export interface SuspensionFinding {
  /** Since when it lies before the judge. */
  readonly at: CourtInstant;
  readonly condition: SuspensionCondition;
  /** Of a default: its first instant. */
  readonly since: CourtInstant;
  /** What a person has reported, with its evidence; absent: what the ledger says. */
  readonly conductId?: string;
  readonly confirmed?: { readonly at: CourtInstant; readonly by: string };
  /** The ledger, by value date, says that it never was so; or nothing is owed any more. */
  readonly withdrawn?: { readonly at: CourtInstant; readonly why: 'NEVER_IN_DEFAULT' | 'KEPT_AGAIN' | 'PERFORMED' };
  /** The judge lets it pass. */
  readonly dismissed?: { readonly at: CourtInstant; readonly by: string; readonly why: string };
  /** Confirmed, and then refuted by the ledger: a new decision is to reverse the reinstatement. */
  readonly refuted?: { readonly at: CourtInstant };
  readonly reversed?: { readonly at: CourtInstant; readonly by: string };
}

/** A debtor's application for repair (信用修复申请). */
export interface RepairApplication {
  readonly id: string;
  readonly state: 'RECEIVED' | 'DEFECTIVE' | 'UNDER_REVIEW' | 'GRANTED' | 'REFUSED';
  readonly kind: 'SUSPENSION' | 'DELETION' | 'CERTIFICATE' | 'LIFT_LIMITS';
  /** The entry, or the limit, that he wants repaired; null for a certificate. */
  readonly concerns: string | null;
  readonly receivedAt: CourtInstant;
  readonly by: string;
  readonly materials: readonly RepairMaterial[];
  /** Every state that it came to, with its day; the last one is its state. */
  readonly steps: readonly {
    readonly state: RepairApplication['state'];
    readonly at: CourtInstant;
    readonly by: string;
  }[];
  /** What was missing, and until when the debtor may bring it (补正). */
  readonly defect?: {
    readonly missing: readonly RepairMaterialKind[];
    readonly words: string;
    readonly until: LegalDate;
  };
  /** Since when the file is complete. */
  readonly completeAt?: CourtInstant;
  /** From when the days of review run: from then, or from the answer that upheld a complaint. */
  readonly reviewFrom?: CourtInstant;
  /** Visits and inquiries (走访调查). */
  readonly inquiries: readonly RepairInquiry[];
  readonly decided?: { readonly at: CourtInstant; readonly by: string; readonly reasons: readonly string[] };
  readonly complaints: readonly RepairComplaint[];
}

/** What an application is proved with (证明材料). */
export type RepairMaterialKind =
  | 'APPLICATION_LETTER'
  | 'CREDIT_PROMISE'
  | 'PROPERTY_REPORT'
  | 'PROOF_OF_PERFORMANCE'
  | 'PLAN_OR_SECURITY'
  | 'NEED_OF_LIFTING';

/** A document that was handed in. */
export interface RepairMaterial {
  readonly kind: RepairMaterialKind;
  readonly documentId: string;
  readonly at: CourtInstant;
}

/** A visit or an inquiry on an application, and what was found. */
export interface RepairInquiry {
  readonly id: string;
  readonly kind: 'VISIT' | 'INTERVIEW' | 'RECORDS';
  readonly at: CourtInstant;
  readonly by: string;
  readonly whom: string;
  readonly found: string;
}

/** A complaint about a decision, or about one that does not come (申诉). */
export interface RepairComplaint {
  readonly id: string;
  readonly about: 'REFUSAL' | 'DELAY';
  readonly at: CourtInstant;
  readonly by: string;
  readonly words: string;
  readonly answered?: {
    readonly at: CourtInstant;
    readonly by: string;
    readonly upheld: boolean;
    readonly words: string;
  };
}

/** Kinds of conduct: those of the packs' negative list, and a breach of a limit (DIS-ART-1(5)), which only breaks a suspension. */
export const CONDUCT_KINDS = [
  'VIOLENCE',
  'FORGED_EVIDENCE',
  'SHAM_SUIT',
  'HIDDEN_ASSETS',
  'FALSE_REPORT',
  'REFUSED_SETTLEMENT',
  'CRIMINAL_REFUSAL',
  'REPAIR_REVOKED',
  'LIMIT_BROKEN',
] as const;
/** One of the kinds. */
export type ConductKind = (typeof CONDUCT_KINDS)[number];

/** What speaks against an early repair (负面清单事项), in this case or in another of the same debtor. */
export interface Conduct {
  readonly id: string;
  readonly kind: ConductKind;
  readonly on: LegalDate;
  readonly caseId: string;
  readonly evidence: string;
  readonly reported: { readonly at: CourtInstant; readonly by: string };
  /** The debtor himself, or a related party whose conduct counts once a person has found it the debtor's. */
  readonly of: 'DEBTOR' | { readonly relatedPartyId: string };
  readonly attributed?: { readonly at: CourtInstant; readonly by: string; readonly why: string };
  /** The entry whose ground it is. */
  readonly listingId?: string;
  /** Punished by a fine or detention (DIS-ART-1, PROC-27). */
  readonly punishedBy?: string;
  readonly cured?: { readonly at: CourtInstant; readonly by: string; readonly how: string };
}

/** Another case, as the register of cases gave it (关联案件). */
export interface OtherCase {
  readonly caseNumber: string;
  readonly role: 'DEBTOR' | 'CREDITOR' | 'OTHER';
  readonly procedure: 'ENFORCEMENT' | 'SUIT';
  /** CLOSED_FOR_NOW: 终结本次执行程序. */
  readonly state: 'OPEN' | 'CLOSED_FOR_NOW' | 'CLOSED';
}

/** The look for other cases before a certificate (查询其他案件). */
export interface OtherCasesCheck {
  readonly at: CourtInstant;
  readonly by: string;
  readonly cases: readonly OtherCase[];
  /** The court's own records were looked through: they know a person by his account alone, and one without it by nothing. */
  readonly looked: boolean;
}

/** A document of repair that was issued, with its credential (信用修复文书). */
export interface RepairCertificate {
  readonly id: string;
  readonly kind: 'NOTICE' | 'DECISION' | 'CERTIFICATE' | 'VOLUNTARY';
  readonly number: string;
  readonly issuedAt: CourtInstant;
  readonly by: string;
  readonly purpose: string;
  /** WHOLE: no other case is open; THIS_CASE: it speaks of this case alone. */
  readonly scope: 'WHOLE' | 'THIS_CASE';
  readonly checkedAt?: CourtInstant;
  /** What it attests: on which value date everything was performed, and how much in fen; null: it attests no performance. */
  readonly performed: { readonly on: LegalDate; readonly amount: Fen } | null;
  readonly suspensionId?: string;
  /** Since when the performance that it attests is undone (冲正), as the debt is known now. */
  readonly undoneSince?: CourtInstant;
  /** That it may not be relied on for a time (暂停使用), while a judge examines what it attests; the last one may go on. */
  readonly holds?: readonly {
    readonly at: CourtInstant;
    readonly by: string;
    readonly why: string;
    readonly ended?: { readonly at: CourtInstant; readonly by: string };
  }[];
  readonly revoked?: { readonly at: CourtInstant; readonly by: string; readonly why: string };
}
