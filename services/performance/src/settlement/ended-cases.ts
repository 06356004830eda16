import { legalDateOf, parseYuan, type CourtInstant } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { WorkItems } from '@hejie/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { Enforcement } from '../resumption/resumption.entities.js';
import { type CaseLedger } from './case-ledger.js';

/** A case that has ended does not reopen by itself: where money is taken out of its ledger all the same, a judge decides. */
@Injectable()
export class EndedCases {
  constructor(@Inject(WorkItems) private readonly workItems: WorkItems) {}

  /** Is there nobody left to be woken: has the settlement ended, and the enforcement that followed it, if any? */
  async hasEnded(tx: Transaction, { settlement: { caseId, state } }: CaseLedger): Promise<boolean> {
    if (state === 'PERFORMING') return false;
    return state !== 'RESUMED' || (await tx.manager.findOneBy(Enforcement, { caseId }))?.closedAt != null;
  }

  /** CLS-3: lays an ended case of which something is owed again before the judge; once for each `occasion`. */
  async owedAgain(tx: Transaction, ledger: CaseLedger, occasion: string, at: CourtInstant): Promise<void> {
    const { caseId, court, caseNumber, state } = ledger.settlement;
    const today = legalDateOf(at);
    const owed = state === 'RESUMED' ? ledger.balance(today).amounts.total : ledger.outstanding(today);
    if (parseYuan(owed) === 0n) return;
    await this.workItems.open(tx, {
      id: `owed-again/${caseId}/${occasion}`,
      caseId,
      court,
      kind: 'OWED_AFTER_ENDING',
      role: 'enforcement-judge',
      facts: { caseNumber, state, owed, asOf: today },
      rule: 'CLS-3',
      title: `${caseNumber}：案件结束后收款被冲正，尚欠${owed}元，核实并依法处理`,
      createdAt: at,
    });
  }
}
