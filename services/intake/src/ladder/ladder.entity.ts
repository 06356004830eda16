import { type CourtInstant } from '@hejie/law';
import { instantColumn } from '@hejie/persistence';
import { type FileDue } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** E7: the ladder of a case, as its workflow was told of it. */
@Entity('ladder')
export class LadderRow {
  @PrimaryColumn('text', { name: 'case_id' }) caseId: string;
  /** The rung that comes next; null: every task that is open has come to its highest. */
  @Column('jsonb', { nullable: true }) due: FileDue | null;
  @Column(instantColumn({ name: 'opened_at' })) openedAt: CourtInstant;
  @Column('boolean', { default: false }) ended: boolean;
  @Column('integer', { default: 0 }) reopenings: number;
  /** By the database's clock: from then on the keys of its steps are kept for a time. */
  @Column({ type: 'timestamptz', name: 'ended_known_at', precision: 3, nullable: true, select: false })
  endedKnownAt?: Date | null;
}
