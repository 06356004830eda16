import { type CourtInstant, type LegalDate } from '@hejie/law';
import { instantColumn, legalDateColumn } from '@hejie/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Papers of an application that wait to be entered (收件登记): the time to accept runs. Holds no personal data. */
@Entity('received_application')
export class ReceivedApplication {
  @PrimaryColumn('text') court: string;
  /** Counted in the court. */
  @PrimaryColumn('integer') receiptNo: number;
  @Column('text') packId: string;
  @Column('text') ticket: string;
  @Column('boolean') green: boolean;
  @Column(legalDateColumn()) handedIn: LegalDate;
  /** The last day. */
  @Column(legalDateColumn()) acceptBy: LegalDate;
  @Column(instantColumn()) receivedAt: CourtInstant;
  @Column('text') receivedBy: string;
  /** Null while it waits. */
  @Column('text', { nullable: true }) caseId: string | null;
}
