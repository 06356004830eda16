import { type CourtInstant, type LegalDate } from '@hejie/law';
import { instantColumn, legalDateColumn } from '@hejie/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A negotiation that lapsed (PRE-8), with what its end was derived from: a later notice may show that it ended later (PER-4). */
@Entity('lapse')
export class Lapse {
  @PrimaryColumn('text') caseId: string;
  @Column(legalDateColumn()) startedOn: LegalDate;
  /** Days of each extension. */
  @Column('integer', { array: true }) extensions: number[];
  @Column(legalDateColumn()) lastDay: LegalDate;
  @Column(instantColumn()) lapsedAt: CourtInstant;
  @Column('text', { array: true }) calendarEditions: string[];
}
