import { type CourtInstant } from '@hejie/law';
import { instantColumn } from '@hejie/persistence';
import {
  type AgreementTerms,
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
