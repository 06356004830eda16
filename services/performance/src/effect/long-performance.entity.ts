import { type CourtInstant, type Fen, type LegalDate } from '@hejie/law';
import { fenColumn, instantColumn, legalDateColumn } from '@hejie/persistence';
import { type AbuseFlag } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The proposal to close enforcement for the long performance of a settlement, the creditors' statements and the president's decision (CLS-5). */
@Entity('long_performance')
export class LongPerformance {
  @PrimaryColumn('text') caseId: string;
  /** Of enforcement (执, 执恢). */
  @Column('text') caseNumber: string;
  /** The day of the approval; null until then, and where it was refused. */
  @Column(legalDateColumn({ nullable: true })) closedOn: LegalDate | null;
  @Column('text') document: string;
  /** What the debtor's known assets are worth, in fen. */
  @Column(fenColumn()) assets: Fen;
  @Column('integer') pairThisQuarter: number;
  @Column('jsonb') flags: AbuseFlag[];
  @Column(instantColumn()) proposedAt: CourtInstant;
  @Column('text') proposedBy: string;
  /** Creditors who have stated that they agree, each when. */
  @Column('jsonb') statements: readonly CreditorStatement[];
  /** When the last of them had, and who recorded it. */
  @Column(instantColumn({ nullable: true })) statedAt: CourtInstant | null;
  @Column('text', { nullable: true }) statedBy: string | null;
  @Column('boolean', { nullable: true }) approved: boolean | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column(instantColumn({ nullable: true })) decidedAt: CourtInstant | null;
  @Column('text', { nullable: true }) decidedBy: string | null;
}

/** A creditor's statement apart from the agreement (单独声明). */
interface CreditorStatement {
  readonly partyId: string;
  readonly at: CourtInstant;
}
