import { type CourtInstant, type Fen, type LegalDate } from '@hejie/law';
import { fenColumn, instantColumn, legalDateColumn } from '@hejie/persistence';
import { type Ending, type Stage } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where a case stands (案件进度), kept by the steps of the case, its own and those of the other services. */
@Entity('case_record')
export class CaseRecord {
  @PrimaryColumn('text') caseId: string;
  /** That of the application, once more, for the index by which a court's cases are listed by what is due. */
  @Column('text') court: string;
  @Column('text') stage: Stage;
  /** The step that brought it there; 0 before the first. An older one never overwrites a newer one. */
  @Column('integer') step: number;
  @Column('text') awaiting: string;
  @Column(instantColumn()) since: CourtInstant;
  /** The next deadline, as mediation and then performance have told it; null: none was told, or the case has ended. */
  @Column(instantColumn({ nullable: true })) dueAt: CourtInstant | null;
  @Column('boolean', { default: false }) dueProvisional: boolean;
  /** The step that set it; an older one never overwrites a newer one. */
  @Column('integer', { default: 0 }) dueStep: number;
  @Column('text', { nullable: true }) ending: Ending | null;
  @Column('text', { nullable: true }) endingRule: string | null;
  /** SET-ART-12-1: how often it has opened again after an end that an objection has undone. */
  @Column('integer', { default: 0 }) reopenings: number;
  /** An application to resume lies before the judge, also after the end (SET-ART-16-1). */
  @Column('boolean', { default: false }) awaitsRuling: boolean;
  /** PER-4: the case has taken up notices since its end of which nobody else has heard. */
  @Column('boolean', { default: false }) noticesUntold: boolean;
  @Column(fenColumn({ nullable: true })) paid: Fen | null;
  /** CLS-3: what is owed after the case has ended as performed, and on which day, as performance has told it; null: nothing. */
  @Column(fenColumn({ nullable: true })) owedAfterEnding: Fen | null;
  @Column(legalDateColumn({ nullable: true })) owedAsOf: LegalDate | null;
  /** Number of the fact that told it; an older one never overwrites a newer one. */
  @Column('integer', { default: 0 }) owedVersion: number;
  /** Number under 执 or 执恢 once it has one. */
  @Column('text', { nullable: true }) enforcementNumber: string | null;
}
