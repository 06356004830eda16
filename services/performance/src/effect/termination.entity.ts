import { type CourtInstant } from '@hejie/law';
import { instantColumn } from '@hejie/persistence';
import { type TerminationRuling } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That the creditors withdraw the application for enforcement because of a settlement (因和解撤回执行申请), and the ruling on it (SET-ART-2-5). */
@Entity('termination')
export class Termination {
  @PrimaryColumn('text') caseId: string;
  /** The creditors who signed it. */
  @Column('text', { array: true }) signedBy: string[];
  @Column(instantColumn()) appliedAt: CourtInstant;
  /** Subject of who applied, or recorded the application. */
  @Column('text') appliedBy: string;
  @Column('text', { nullable: true }) decision: TerminationRuling['decision'] | null;
  /** Of the enforcement that is terminated. */
  @Column('text', { nullable: true }) caseNumber: string | null;
  @Column('text', { nullable: true }) rulingNumber: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column(instantColumn({ nullable: true })) ruledAt: CourtInstant | null;
  @Column('text', { nullable: true }) ruledBy: string | null;
}
