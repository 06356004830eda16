import { type CourtInstant } from '@hejie/law';
import { instantColumn } from '@hejie/persistence';
import { type AgreementTerms, type LegalityFinding, type SignatoryRole } from '@hejie/settlement';
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
