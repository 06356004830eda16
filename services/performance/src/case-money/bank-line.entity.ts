import { type Fen, type LegalDate } from '@hejie/law';
import { encryptedColumn, fenColumn, legalDateColumn } from '@hejie/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An entry of the bank (银行流水): as the bank has written it, never changed. Once for each reference of its account. */
@Entity('bank_line')
export class BankLine {
  @PrimaryColumn('bigint') lineId: string;
  @Column('text') court: string;
  @Column('integer') account: number;
  @Column('text') reference: string;
  /** The file in which it came first. */
  @Column('text') fileId: string;
  @Column('text') direction: 'IN' | 'OUT';
  @Column(fenColumn()) amount: Fen;
  @Column(legalDateColumn()) valueDate: LegalDate;
  @Column(legalDateColumn()) bookedOn: LegalDate;
  /** Keyed digests of who paid, to find known payers by. */
  @Column('text', { nullable: true }) nameDigest: string | null;
  @Column('text', { nullable: true }) accountDigest: string | null;
  /** JSON of {@link OtherSide}, sealed. */
  @Column(encryptedColumn('performance.bank_line.personal')) personal: string;
}

/** Who stands on the other side of an entry, and what was written on it. */
export interface OtherSide {
  readonly name: string;
  readonly account: string;
  readonly memo: string;
}
