import { type CourtInstant, type Fen, type LegalDate } from '@hejie/law';
import { fenColumn, instantColumn, legalDateColumn } from '@hejie/persistence';
import { type DirectPaymentState } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was paid or handed over straight to the creditor (直接给付), as it was reported, and what became of it. */
@Entity('direct_payment')
export class DirectPayment {
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('text') paymentId: string;
  @Column('text') payerPartyId: string;
  /** The creditor who was paid; null on reports of before this was kept. */
  @Column('text', { nullable: true }) payeePartyId: string | null;
  @Column('text') kind: 'PAYMENT' | 'IN_KIND';
  /** What was handed over, as the settlement names it. */
  @Column('text', { nullable: true }) thing: string | null;
  @Column(fenColumn()) amount: Fen;
  @Column(legalDateColumn()) valueDate: LegalDate;
  /** By what it is proven: a receipt of the bank, of the creditor. For the record of the court. */
  @Column('text') proof: string;
  @Column('text') state: DirectPaymentState;
  @Column(instantColumn()) answerBy: CourtInstant;
  @Column(instantColumn()) reportedAt: CourtInstant;
  @Column('text') reportedBy: string;
  @Column(instantColumn({ nullable: true })) decidedAt: CourtInstant | null;
  @Column('text', { nullable: true }) decidedBy: string | null;
  /** The judge's, of a finding. */
  @Column('text', { nullable: true }) reason: string | null;
}

/** The id of the receipt as which it counts. */
export const receiptOfDirect = ({ paymentId }: Pick<DirectPayment, 'paymentId'>): string => `direct/${paymentId}`;
