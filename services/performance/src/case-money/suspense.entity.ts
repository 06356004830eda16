import { type CourtInstant } from '@hejie/law';
import { instantColumn } from '@hejie/persistence';
import { type MatchProposal, type SuspenseReason } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An entry of the bank of which nobody could tell the case (待认领款项). */
@Entity('suspense')
export class Suspense {
  @PrimaryColumn('bigint') lineId: string;
  /** The case of money of its account: tasks and audit are kept under it. */
  @Column('text') caseId: string;
  @Column('text') reason: SuspenseReason;
  @Column('jsonb') proposals: readonly MatchProposal[];
  /** How often it came to lie here: a line that was put to the wrong case does so again. */
  @Column('integer') round: number;
  @Column(instantColumn()) dueAt: CourtInstant;
  @Column(instantColumn()) enteredAt: CourtInstant;
  @Column('boolean') open: boolean;
}
