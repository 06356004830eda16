import { type CourtInstant } from '@hejie/law';
import { encryptedColumn, instantColumn } from '@hejie/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An account on which a court receives case money (案款专户). What of it belongs to no case yet is kept as of a case of its own: see {@link moneyCase}. */
@Entity('bank_account')
export class BankAccount {
  @PrimaryColumn('text') court: string;
  /** Counted by the court: 1, 2 … */
  @PrimaryColumn('integer') account: number;
  @Column('text') numberDigest: string;
  /** JSON of {@link AccountParticulars}, sealed. */
  @Column(encryptedColumn('performance.bank_account.personal')) personal: string;
  @Column('text') packId: string;
  @Column(instantColumn()) registeredAt: CourtInstant;
  @Column('text') registeredBy: string;
}

/** How the bank calls the account. */
export interface AccountParticulars {
  readonly number: string;
  readonly bank: string;
  readonly holder: string;
}
