import { type ClosingMode, type FoundFacts, type ResumedBalance } from '@hejie/contracts/workflows';
import { type CourtInstant } from '@hejie/law';
import { instantColumn } from '@hejie/persistence';
import { type BalanceOnResumption, type GateDecision } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An application to resume (恢复执行申请) as it lay before the judge, and the ruling on it. */
@Entity('resumption')
export class Resumption {
  @PrimaryColumn('text') caseId: string;
  @PrimaryColumn('integer') application: number;
  /** The gate's answer on the day of the application. */
  @Column('jsonb') gate: GateDecision;
  @Column('boolean') outOfTime: boolean;
  @Column(instantColumn()) appliedAt: CourtInstant;
  @Column(instantColumn()) dueAt: CourtInstant;
  @Column('text', { nullable: true }) ruling: 'RESUME' | 'REFUSE' | null;
  @Column('text', { nullable: true }) ground: string | null;
  @Column('text', { nullable: true }) article: string | null;
  /** The judge's reason in his words; empty where none was needed. */
  @Column('text', { nullable: true }) reason: string | null;
  @Column('boolean', { nullable: true }) debtorObjects: boolean | null;
  /** What the judge found proven beside the ledger. */
  @Column('jsonb', { nullable: true }) found: FoundFacts | null;
  @Column('text', { nullable: true }) ruledBy: string | null;
  @Column(instantColumn({ nullable: true })) ruledAt: CourtInstant | null;
}

/** Enforcement resumed on the balance of the original title (恢复执行案件). */
@Entity('enforcement')
export class Enforcement {
  @PrimaryColumn('text') caseId: string;
  @Column('text') caseNumber: string;
  @Column('text') ground: string;
  /** As of the day of resumption. */
  @Column('jsonb') balance: BalanceOnResumption;
  /** 计算清单, the annex to the ruling, in Markdown. */
  @Column('text') calculationList: string;
  @Column(instantColumn()) openedAt: CourtInstant;
  @Column('text', { nullable: true }) closingMode: ClosingMode | null;
  @Column('jsonb', { nullable: true }) closingBalance: ResumedBalance | null;
  @Column(instantColumn({ nullable: true })) closedAt: CourtInstant | null;
}
