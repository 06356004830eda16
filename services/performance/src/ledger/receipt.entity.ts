import { type CourtInstant, type Fen, type LegalDate } from '@hejie/law';
import { fenColumn, instantColumn, legalDateColumn } from '@hejie/persistence';
import { type DepositGround, type ReceiptKind } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A receipt (收款): never changed. It counts from its value date, whenever it was posted. */
@Entity('receipt')
export class Receipt {
  @PrimaryColumn('text') caseId: string;
  /** Business key, e.g. the bank's serial. */
  @PrimaryColumn('text') receiptId: string;
  @Column('text') kind: ReceiptKind;
  @Column(legalDateColumn()) valueDate: LegalDate;
  @Column(fenColumn()) amount: Fen;
  @Column('text', { nullable: true }) payerPartyId: string | null;
  /** Why there was a deposit (民法典570); of a deposit only. */
  @Column('text', { nullable: true }) depositGround: DepositGround | null;
  @Column(instantColumn()) postedAt: CourtInstant;
  /** Subject of the clerk. */
  @Column('text') postedBy: string;
}
