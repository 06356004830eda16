import { type CourtInstant, type Fen, type LegalDate } from '@hejie/law';
import { fenColumn, instantColumn, legalDateColumn } from '@hejie/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A surplus given back (退还多付款): never changed; one that never went out has a counter-entry. It takes away from its value date on. */
@Entity('refund')
export class Refund {
  @PrimaryColumn('text') caseId: string;
  /** Business key, e.g. the bank's serial. */
  @PrimaryColumn('text') refundId: string;
  @Column(legalDateColumn()) valueDate: LegalDate;
  @Column(fenColumn()) amount: Fen;
  @Column('text', { nullable: true }) payeePartyId: string | null;
  @Column(instantColumn()) postedAt: CourtInstant;
  /** Subject of the clerk. */
  @Column('text') postedBy: string;
  /** Of a counter-entry: the refund that it takes back. */
  @Column('text', { nullable: true }) counters: string | null;
}
