import { type CourtInstant, type LegalDate } from '@hejie/law';
import { instantColumn, legalDateColumn } from '@hejie/persistence';
import { type EndingForNowFindings } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was found before enforcement is ended for now (终结本次执行程序的审查), and the president's decision on it; what is found anew is an entry of its own (PROC-23). */
@Entity('ending_for_now')
export class EndingForNow {
  @PrimaryColumn('text') caseId: string;
  /** From 1, in the order in which they were found. */
  @PrimaryColumn('integer') no: number;
  /** Of enforcement (执, 执恢), in its one spelling. */
  @Column('text') caseNumber: string;
  /** Its first day for now follows from it. */
  @Column(legalDateColumn()) filedOn: LegalDate;
  @Column('jsonb') findings: Omit<EndingForNowFindings, 'filedOn'>;
  @Column(instantColumn()) proposedAt: CourtInstant;
  @Column('text') proposedBy: string;
  /** By the president, of what a panel has verified. */
  @Column('boolean', { nullable: true }) approved: boolean | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column(instantColumn({ nullable: true })) decidedAt: CourtInstant | null;
  @Column('text', { nullable: true }) decidedBy: string | null;
}
