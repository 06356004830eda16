import { type CourtInstant } from '@hejie/law';
import { instantColumn } from '@hejie/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That an instalment is overdue and in grace was told to both sides (逾期履行提示), and taken back if it was paid in time after all. */
@Entity('overdue_notice')
export class OverdueNotice {
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('integer') instalment: number;
  /** How many times it was told. */
  @Column('integer') times: number;
  @Column(instantColumn()) toldAt: CourtInstant;
  /** When the last one was taken back. */
  @Column(instantColumn({ nullable: true })) withdrawnAt: CourtInstant | null;
}
