import { type CourtInstant, type LegalDate } from '@hejie/law';
import { instantColumn, legalDateColumn } from '@hejie/persistence';
import { type ObstacleGround, type PeriodActKind } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An act that interrupts or suspends the two years (申请执行期间中断、中止), with its evidence: never changed (SET-ART-10-2). */
@Entity('period_act')
export class RecordedAct {
  @PrimaryColumn('text') caseId: string;
  /** Business key, e.g. the number of the record. */
  @PrimaryColumn('text') actId: string;
  @Column('text') kind: PeriodActKind;
  /** Its day; of an obstacle its first and its last. */
  @Column(legalDateColumn({ name: 'from_day' })) from: LegalDate;
  @Column(legalDateColumn({ name: 'to_day' })) to: LegalDate;
  @Column('text', { nullable: true }) ground: ObstacleGround | null;
  /** Of the service of a refusal: of which application. */
  @Column('integer', { nullable: true }) application: number | null;
  /** In the clerk's words, for the court's record. */
  @Column('text') evidence: string;
  @Column(instantColumn()) recordedAt: CourtInstant;
  /** Subject of who recorded it. */
  @Column('text') recordedBy: string;
}
