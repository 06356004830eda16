import { type ClosingMode, type ResumedBalance } from '@hejie/contracts/workflows';
import { legalDateOf, type CourtInstant } from '@hejie/law';
import { instantColumn } from '@hejie/persistence';
import { type BalanceOnResumption } from '@hejie/settlement';
import { Column, Entity, PrimaryColumn, type EntityManager } from 'typeorm';

/** Enforcement resumed on the balance of the original title (恢复执行案件). */
@Entity('enforcement')
export class Enforcement {
  @PrimaryColumn('text') caseId: string;
  /** The how many-th resumption of the case it is; one that was revoked makes way for the next (SET-ART-12-1). */
  @Column('integer') nth: number;
  @Column('text') caseNumber: string;
  @Column('text') ground: string;
  /** As of the day of resumption. */
  @Column('jsonb') balance: BalanceOnResumption;
  /** 计算清单, the annex to the ruling, in Markdown. */
  @Column('text') calculationList: string;
  @Column(instantColumn()) openedAt: CourtInstant;
  @Column('text', { nullable: true }) closingMode: ClosingMode | null;
  @Column('jsonb', { nullable: true }) closingBalance: ResumedBalance | null;
  /** Since when it is over: closed in that mode, or, in none, because the ruling that opened it was revoked (SET-ART-12-1). */
  @Column(instantColumn({ nullable: true })) closedAt: CourtInstant | null;
}

/** The enforcement that has resumed in a case, closed or not; null: there is none, or the ruling that opened it was revoked. */
export async function enforcementOf(manager: EntityManager, caseId: string): Promise<Enforcement | null> {
  const last = await manager.findOneBy(Enforcement, { caseId });
  return last !== null && isRevoked(last) ? null : last;
}

/** SET-ART-12-1: was the ruling that opened it revoked? */
export const isRevoked = ({ closedAt, closingMode }: Enforcement): boolean => closedAt !== null && closingMode === null;

/** SET-RES-2: that enforcement which resumed was ended for now (终结本次执行程序), so that it goes on; null: it was not. */
export function endedForNow(enforcement: Enforcement | null) {
  if (enforcement === null || enforcement.closingMode !== '终结本次执行程序' || enforcement.closedAt === null)
    return null;
  const { caseNumber, closingMode, closedAt } = enforcement;
  return { caseNumber, mode: closingMode, closedOn: legalDateOf(closedAt), closedAt };
}
