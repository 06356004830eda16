import { type CourtClock, type CourtInstant, type LegalDate } from '@hejie/law';
import { instantColumn, legalDateColumn } from '@hejie/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file of the bank that was handed in (银行文件). The same content again is the same file. */
@Entity('bank_file')
export class BankFile {
  /** Fingerprint of the account and what the file says. */
  @PrimaryColumn('text') fileId: string;
  @Column('text') court: string;
  @Column('integer') account: number;
  @Column('text') format: 'CSV' | 'CAMT053';
  @Column('integer') lines: number;
  /** Lines that the account did not have yet. */
  @Column('integer') entered: number;
  /** Day of the finance office's notice of arrival for what came in with it; where it gave none, the day on which the file was handed in. */
  @Column(legalDateColumn()) noticeOn: LegalDate;
  @Column(instantColumn()) receivedAt: CourtInstant;
  @Column('text') receivedBy: string;
  /** Under which its lines are settled where time is not real. */
  @Column('jsonb', { nullable: true }) courtClock: CourtClock | null;
  /** Since when none of its lines is left to be put anywhere, by the machine's clock. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) settledAt: Date | null;
}
