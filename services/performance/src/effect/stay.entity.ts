import { type CourtInstant } from '@hejie/law';
import { instantColumn } from '@hejie/persistence';
import { type StayInput, type StayRuling } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The application to stay enforcement because of a settlement (中止执行), and the ruling on it (SET-ART-2). */
@Entity('stay')
export class Stay {
  @PrimaryColumn('text') caseId: string;
  @Column('text') form: StayInput['form'];
  /** The rule of article 2 by which it may be stayed. */
  @Column('text') rule: string;
  @Column(instantColumn()) appliedAt: CourtInstant;
  /** Subject of who applied, or recorded the application. */
  @Column('text') appliedBy: string;
  @Column('text', { nullable: true }) decision: StayRuling['decision'] | null;
  @Column('text', { nullable: true }) rulingNumber: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column(instantColumn({ nullable: true })) ruledAt: CourtInstant | null;
  @Column('text', { nullable: true }) ruledBy: string | null;
}
