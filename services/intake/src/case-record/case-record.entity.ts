import { type CourtInstant, type Fen } from '@hejie/law';
import { fenColumn, instantColumn } from '@hejie/persistence';
import { type Ending, type Stage } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where a case stands (案件进度), kept by the steps of the case, its own and those of the other services. */
@Entity('case_record')
export class CaseRecord {
  @PrimaryColumn('text') caseId: string;
  @Column('text') stage: Stage;
  /** The step that brought it there; 0 before the first. An older one never overwrites a newer one. */
  @Column('integer') step: number;
  @Column('text') awaiting: string;
  @Column(instantColumn()) since: CourtInstant;
  @Column('text', { nullable: true }) ending: Ending | null;
  @Column('text', { nullable: true }) endingRule: string | null;
  @Column(fenColumn({ nullable: true })) paid: Fen | null;
  /** Number under 执 or 执恢 once it has one. */
  @Column('text', { nullable: true }) enforcementNumber: string | null;
}
