import { type CourtInstant, type Fen, type LegalDate } from '@hejie/law';
import { fenColumn, instantColumn, legalDateColumn } from '@hejie/persistence';
import { type ClosingMode } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How a case of enforcement was closed where no settlement came about (执行结案), what the entry before it is corrected to, or that it was none: never changed (CLS-4). */
@Entity('enforcement_closing')
export class RecordedClosing {
  @PrimaryColumn('text') caseId: string;
  /** From 1, in the order in which they were recorded. */
  @PrimaryColumn('integer') entry: number;
  /** Of enforcement (执, 执恢). */
  @Column('text') caseNumber: string;
  @Column('text') mode: ClosingMode;
  @Column(legalDateColumn()) closedOn: LegalDate;
  /** Of 执行完毕: the value date of full performance. */
  @Column(legalDateColumn({ nullable: true })) performedOn: LegalDate | null;
  /** 执行到位金额, in fen. */
  @Column(fenColumn({ nullable: true })) performedAmount: Fen | null;
  /** The notice or ruling by which it was closed, in the judge's words. */
  @Column('text') document: string;
  /** CLS-5: for the long performance of a settlement, with its controls kept. */
  @Column('boolean') controlsKept: boolean;
  @Column('boolean') corrects: boolean;
  /** The entry before it, which it repeats, was none. */
  @Column('boolean') withdraws: boolean;
  /** Why the entry before it was wrong. */
  @Column('text', { nullable: true }) reason: string | null;
  @Column(instantColumn()) recordedAt: CourtInstant;
  /** Subject of who recorded it. */
  @Column('text') recordedBy: string;
}
