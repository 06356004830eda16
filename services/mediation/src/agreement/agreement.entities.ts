import { type CourtInstant, type LegalDate } from '@hejie/law';
import { type AmendmentBasis } from '@hejie/contracts/workflows';
import { encryptedColumn, instantColumn, legalDateColumn } from '@hejie/persistence';
import {
  type AgreementDraft,
  type AgreementTerms,
  type ClauseDifference,
  type GuarantorLiability,
  type HarmedInterest,
  type HarmFinding,
  type LegalityFinding,
  type SignatoryRole,
  type TitleTerms,
} from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One version of the agreement (和解协议); versions are never changed, a new draft is a new version. */
@Entity('agreement')
export class Agreement {
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('integer') version: number;
  @Column('jsonb') terms: AgreementTerms;
  /** What the review of its legality leaves to those who sign. */
  @Column('jsonb') warnings: readonly LegalityFinding[];
  /** The offer whose text it is; null: it was drafted without one. */
  @Column('integer', { nullable: true }) offer: number | null;
  @Column('text') proposedBy: string;
  @Column(instantColumn()) proposedAt: CourtInstant;
  @Column(instantColumn({ nullable: true })) confirmedAt: CourtInstant | null;
}

/** A signature under one version. */
@Entity('signature')
export class Signature {
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('integer') version: number;
  /** Id of the signatory in the terms. */
  @PrimaryColumn('text') signatoryId: string;
  @Column('text') role: SignatoryRole;
  /** The agent who signed for the party; null: none did. */
  @Column('text', { nullable: true }) agentId: string | null;
  @Column('text') signedBy: string;
  @Column(instantColumn()) signedAt: CourtInstant;
}

/** What was said of the harm that an agreement may do to others (损害他人利益审查), by whom; never changed, the last one of a version counts. */
@Entity('harm_review')
export class RecordedHarmReview {
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('integer') seq: number;
  @Column('integer') version: number;
  @Column('text') finding: HarmFinding;
  @Column('text', { array: true }) interests: HarmedInterest[];
  @Column('text') reasons: string;
  /** How the judge knows that the parties understand and want it (真实意思); null: nobody said anything of it. Sealed, for people write it. */
  @Column(encryptedColumn('mediation.harm_review.intent', { nullable: true })) intent: string | null;
  @Column('text') reviewedBy: string;
  @Column(instantColumn()) reviewedAt: CourtInstant;
}

/** What was said of the harm that an amendment may do, while it is a draft (变更协议草案的审查); never changed, the last one of a text counts. */
@Entity('amendment_review')
export class AmendmentReview {
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('integer') seq: number;
  /** The version that it would be. */
  @Column('integer') version: number;
  /** The agreement as it would stand. */
  @Column('jsonb') draft: AgreementDraft;
  @Column('text') finding: HarmFinding;
  @Column('text', { array: true }) interests: HarmedInterest[];
  @Column(encryptedColumn('mediation.amendment_review.reasons')) reasons: string;
  @Column(encryptedColumn('mediation.amendment_review.intent', { nullable: true })) intent: string | null;
  @Column('text') reviewedBy: string;
  @Column(instantColumn()) reviewedAt: CourtInstant;
}

/** What drafts of a case are reviewed by, beside what the directory knows: the title (执行依据), and the calendar that the case was opened with. */
@Entity('drafted_title')
export class DraftedTitle {
  @PrimaryColumn('text') caseId: string;
  @Column('jsonb') title: TitleTerms;
  @Column('text', { array: true }) calendarEditions: string[];
}

/** How a version came to amend the one before it (变更和解协议): by whose consent, in which form, and what it changed in words. */
@Entity('amendment')
export class Amendment {
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('integer') version: number;
  @Column(legalDateColumn()) effectiveFrom: LegalDate;
  /** Without the records on which they stand, which `records` has in the order of both lists. */
  @Column('jsonb') consents: AmendmentBasis['consents'];
  @Column('jsonb') guarantorConsents: AmendmentBasis['guarantorConsents'];
  /** A list of texts as JSON, sealed, for people write them; null: entered before they were kept. */
  @Column(encryptedColumn('mediation.amendment.records', { nullable: true })) records: string | null;
  /** By what each guarantor answers from then on. */
  @Column('jsonb') guarantors: readonly GuarantorLiability[];
  @Column('jsonb') form: AmendmentBasis['form'];
  @Column('jsonb') differences: readonly ClauseDifference[];
}

/** Whose account acts for a guarantor of the agreement, who is no party of the case (担保人本人签署): checked and entered by the clerk. */
@Entity('guarantor_account')
export class GuarantorAccount {
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('text') guarantorId: string;
  @Column('text') partyRef: string;
  @Column('text') identifiedBy: string;
  @Column(instantColumn()) registeredAt: CourtInstant;
  @Column('text') registeredBy: string;
}
