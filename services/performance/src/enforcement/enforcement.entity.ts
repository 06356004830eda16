import { type ClosingMode, type ResumedBalance } from '@hejie/contracts/workflows';
import { type CourtInstant } from '@hejie/law';
import { instantColumn } from '@hejie/persistence';
import { type BalanceOnResumption } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn } from 'typeorm';

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
