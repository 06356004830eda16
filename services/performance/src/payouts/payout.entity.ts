import { type CourtInstant, type Fen, type LegalDate } from '@hejie/law';
import { fenColumn, instantColumn, legalDateColumn } from '@hejie/persistence';
import { type PayoutKind, type PayoutState } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Case money that goes out: to a creditor (案款发放), or back to who paid it. Once it is paid it is an entry of the books and never changed. */
@Entity('payout')
export class Payout {
  @PrimaryColumn('text') caseId: string;
  /** Business key; it stands in the memo of the bank's line. */
  @PrimaryColumn('text') payoutId: string;
  @Column('text') kind: PayoutKind;
  @Column('text', { nullable: true }) payeePartyId: string | null;
  /** Of money that came by mistake: what it was entered as. */
  @Column('text', { nullable: true }) receiptId: string | null;
  @Column(fenColumn()) amount: Fen;
  @Column('text') state: PayoutState;
  @Column(instantColumn()) proposedAt: CourtInstant;
  @Column('text') proposedBy: string;
  @Column(instantColumn({ nullable: true })) decidedAt: CourtInstant | null;
  @Column(legalDateColumn({ nullable: true })) paidOn: LegalDate | null;
  /** The bank's reference (流水号) of the payment. */
  @Column('text', { nullable: true }) bankReference: string | null;
  /** The line of the bank by which it was recorded as made; null: a person recorded it, or nobody has. */
  @Column('bigint', { nullable: true }) paidByLine: string | null;
  /** Counts on each time that it was recorded as made by a line that was none of it. */
  @Column('integer') round: number;
}
