import { type LegalDate, type Yuan } from '@hejie/law';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the last round has found of a debtor of a case that is performed (正向激励). */
@Entity('performed_on_time')
export class PerformedOnTime {
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('text') partyId: string;
  /** Fingerprint of what was heard of the settlement by then: only what has gone on is asked again. */
  @Column('text') heard: string;
  /** What was told of his performance on time; null: he was late, or it was taken back. */
  @Column('jsonb', { nullable: true }) told: { readonly performedOn: LegalDate; readonly performed: Yuan } | null;
}
