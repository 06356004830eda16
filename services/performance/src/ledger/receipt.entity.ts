import { type CourtInstant, type Fen, type LegalDate } from '@hejie/law';
import { encryptedColumn, fenColumn, instantColumn, legalDateColumn } from '@hejie/persistence';
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
  /** What was handed over, done or transferred, as the settlement names it; of what is in kind only. */
  @Column('text', { nullable: true }) thing: string | null;
  /** By what a person who entered it has proven it, in his words, sealed; null: a line of the bank or a direct payment proves it, or it was entered before this was asked. */
  @Column(encryptedColumn('performance.receipt.proof', { nullable: true })) proof: string | null;
  /** The creditor who has signed the record of delivery (交付笔录); of what a person entered in kind only. */
  @Column('text', { nullable: true }) signedBy: string | null;
  /** The last day on which the bank's line of it is awaited; null: none is. */
  @Column(legalDateColumn({ nullable: true })) bankLineDue: LegalDate | null;
  @Column(instantColumn()) postedAt: CourtInstant;
  /** Subject of the clerk. */
  @Column('text') postedBy: string;
}
