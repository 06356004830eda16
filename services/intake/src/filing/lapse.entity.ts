import { type CourtInstant, type ExcludedSpan, type LegalDate } from '@hejie/law';
import { instantColumn, legalDateColumn } from '@hejie/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A negotiation that lapsed (PRE-8), with what its end was derived from: a later notice may show that it ended later (PER-4). */
@Entity('lapse')
export class Lapse {
  @PrimaryColumn('text') caseId: string;
  @Column(legalDateColumn()) startedOn: LegalDate;
  /** Days of each extension. */
  @Column('integer', { array: true }) extensions: number[];
  /** First and last day of each appraisal (PROC-16); null: there was none. */
  @Column('jsonb', { nullable: true }) appraisals: readonly ExcludedSpan[] | null;
  @Column(legalDateColumn()) lastDay: LegalDate;
  @Column(instantColumn()) lapsedAt: CourtInstant;
  @Column('text', { array: true }) calendarEditions: string[];
  /** Days that did not count (B6); null: there were none. */
  @Column('jsonb', { nullable: true }) suspended: readonly ExcludedSpan[] | null;
}
