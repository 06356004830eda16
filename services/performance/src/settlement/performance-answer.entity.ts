import { type CourtInstant, type LegalDate } from '@hejie/law';
import { encryptedColumn, instantColumn, legalDateColumn } from '@hejie/persistence';
import { type PerformanceAnswer } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a creditor has answered when performance was verified with him in writing (CLS-1): never changed, and one of each verification. */
@Entity('performance_answer')
export class RecordedAnswer {
  /** The task of the verification: performance that came about again is verified anew. */
  @PrimaryColumn('text') taskId: string;
  @PrimaryColumn('text') partyId: string;
  @Column('text') caseId: string;
  @Column('text') outcome: PerformanceAnswer;
  @Column(legalDateColumn()) answeredOn: LegalDate;
  /** The paper of his answer, or of how he was asked; sealed. */
  @Column(encryptedColumn('performance.performance_answer.document')) document: string;
  /** His words why he denies it, empty where he does not; sealed. */
  @Column(encryptedColumn('performance.performance_answer.reasons')) reasons: string;
  @Column(instantColumn()) recordedAt: CourtInstant;
  @Column('text') recordedBy: string;
}
