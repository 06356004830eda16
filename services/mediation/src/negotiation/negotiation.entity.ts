import { type CourtInstant, type ExcludedSpan, type LegalDate } from '@hejie/law';
import { instantColumn, legalDateColumn } from '@hejie/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The negotiation of a case (和解协商): its mediator and its 30 days. */
@Entity('negotiation')
export class Negotiation {
  @PrimaryColumn('text') caseId: string;
  @Column('text') mediatorId: string;
  @Column(instantColumn()) startedAt: CourtInstant;
  /** Day from which the 30 days count, and the days of each extension; null: begun when these were not kept. */
  @Column(legalDateColumn({ nullable: true })) startedOn: LegalDate | null;
  @Column('integer', { array: true, nullable: true }) extensions: number[] | null;
  /** First and last day of each appraisal (PROC-16). */
  @Column('jsonb', { nullable: true }) appraisals: readonly ExcludedSpan[] | null;
  /** Legal last day; the period ends at 24:00. */
  @Column(legalDateColumn()) lastDay: LegalDate;
  @Column(instantColumn()) deadline: CourtInstant;
  @Column('boolean') provisional: boolean;
  /** LAPSED, FAILED, WITHDRAWN or AGREED once it is over. */
  @Column('text', { nullable: true }) outcome: 'AGREED' | 'LAPSED' | 'FAILED' | 'WITHDRAWN' | null;
  @Column(instantColumn({ nullable: true })) endedAt: CourtInstant | null;
}
