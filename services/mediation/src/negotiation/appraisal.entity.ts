import { type CourtInstant, type LegalDate } from '@hejie/law';
import { instantColumn, legalDateColumn } from '@hejie/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An appraisal (评估、鉴定) during the negotiation: its days do not count where the pack says so (PROC-16). */
@Entity('appraisal')
export class Appraisal {
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('integer') nth: number;
  @Column('text') subject: string;
  @Column(legalDateColumn()) begins: LegalDate;
  /** Last day: of the term that the court has set, or on which it has ended before. */
  @Column(legalDateColumn()) until: LegalDate;
  @Column('text') orderedBy: string;
  @Column(instantColumn()) orderedAt: CourtInstant;
  /** Nothing while nobody has said so; after its term the days count all the same. */
  @Column(instantColumn({ nullable: true })) endedAt: CourtInstant | null;
}
