import { type CourtInstant, type Fen, type LegalDate } from '@hejie/law';
import { fenColumn, instantColumn, legalDateColumn } from '@hejie/persistence';
import { type AgreementTerms, type ClaimKind, type SettlementState, type TitleItemTerms } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A settlement in performance (履行中的和解协议): the agreed terms, and the title behind it that may resume. */
@Entity('settlement')
export class Settlement {
  @PrimaryColumn('text') caseId: string;
  /** Version of the agreement. */
  @Column('integer') version: number;
  @Column('jsonb') terms: AgreementTerms;
  /** The original title (执行依据): principal and fee in fen, general interest a day, last day of its performance period. */
  @Column(fenColumn()) principal: Fen;
  @Column('text') dailyRate: string;
  @Column(legalDateColumn()) expiry: LegalDate;
  @Column(fenColumn()) fee: Fen;
  /** INT-TITLE: of a title with several items; null: it is one sum. */
  @Column('jsonb', { nullable: true }) titleItems: readonly TitleItemTerms[] | null;
  /** TITLE-ACT: what the title is to. */
  @Column('text') claimKind: ClaimKind;
  @Column('text') packId: string;
  @Column('text', { array: true }) calendarEditions: string[];
  @Column('text') state: SettlementState;
  @Column(instantColumn()) openedAt: CourtInstant;
  /** The next deadline, reminders aside, as it was told last; null: there is none, or none was told yet. */
  @Column(instantColumn({ nullable: true })) dueAt: CourtInstant | null;
  @Column('boolean') dueProvisional: boolean;
  /** CLS-3: what is owed after the case has ended as performed, and on which day, as it was told last; null: nothing. */
  @Column(fenColumn({ nullable: true })) owedAfterEnding: Fen | null;
  @Column(legalDateColumn({ nullable: true })) owedAsOf: LegalDate | null;
}
