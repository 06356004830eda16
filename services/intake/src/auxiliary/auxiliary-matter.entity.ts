import { type CourtInstant, type LegalDate } from '@hejie/law';
import { encryptedColumn, instantColumn, legalDateColumn } from '@hejie/persistence';
import {
  type AuxiliaryKind,
  type AuxiliaryPurpose,
  type AuxiliaryResult,
  type AuxiliaryState,
} from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A matter beside the settlement (辅助事项): asked for, decided by a person, and what came of it. What people wrote is sealed. */
@Entity('auxiliary_matter')
export class RecordedMatter {
  @PrimaryColumn('text') caseId: string;
  /** From 1, in the order in which they were brought in. */
  @PrimaryColumn('integer') no: number;
  @Column('text') kind: AuxiliaryKind;
  @Column('text') purpose: AuxiliaryPurpose;
  /** Whose application it is; null: of the court's own motion. */
  @Column('text', { nullable: true }) partyId: string | null;
  @Column('text') state: AuxiliaryState;
  /** JSON of what was asked for and in which words, sealed. */
  @Column(encryptedColumn('intake.auxiliary_matter.request')) request: string;
  @Column(instantColumn()) askedAt: CourtInstant;
  @Column('text') askedBy: string;
  @Column(legalDateColumn()) decideBy: LegalDate;
  /** JSON of the reasons and the amount, sealed. */
  @Column(encryptedColumn('intake.auxiliary_matter.decision', { nullable: true })) decision: string | null;
  @Column('boolean', { nullable: true }) granted: boolean | null;
  @Column(instantColumn({ nullable: true })) decidedAt: CourtInstant | null;
  @Column('text', { nullable: true }) decidedBy: string | null;
  @Column(legalDateColumn({ nullable: true })) reportBy: LegalDate | null;
  @Column('text', { nullable: true }) result: AuxiliaryResult | null;
  @Column(legalDateColumn({ nullable: true })) resultOn: LegalDate | null;
  /** What came of it in words, sealed. */
  @Column(encryptedColumn('intake.auxiliary_matter.note', { nullable: true })) note: string | null;
  @Column(instantColumn({ nullable: true })) endedAt: CourtInstant | null;
  @Column('text', { nullable: true }) endedBy: string | null;
}
