import { type CourtInstant, type Fen } from '@hejie/law';
import { fenColumn, instantColumn } from '@hejie/persistence';
import { type MatchBasis } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which part of an entry of the bank was put to which case (案款认领): never changed; one that was wrong has a counter-entry. */
@Entity('allocation')
export class Allocation {
  @PrimaryColumn('bigint') lineId: string;
  @PrimaryColumn('integer') entry: number;
  @Column('text') caseId: string;
  /** Negative of a counter-entry. */
  @Column(fenColumn()) amount: Fen;
  /** What it is in the books of the case: a receipt, of what went out a payment or a refund. */
  @Column('text') receiptId: string;
  @Column('text') basis: MatchBasis;
  /** How sure it was, of a hundred. */
  @Column('integer') confidence: number;
  /** The entry that it takes back. */
  @Column('integer', { nullable: true }) counters: number | null;
  /** The words of the person who decided; empty where nobody had to. */
  @Column('text') note: string;
  @Column(instantColumn()) allocatedAt: CourtInstant;
  @Column('text') allocatedBy: string;
}
