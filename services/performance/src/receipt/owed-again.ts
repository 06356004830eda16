import { type KnownCase, type Recording } from '@hejie/casework';
import { legalDateOf, parseYuan, type CourtInstant } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { IsNull, Not } from 'typeorm';
import { Enforcement } from '../enforcement/enforcement.entity.js';
import { type RecordedLedger } from '../ledger/ledgers.js';

/**
 * CLS-3: a case that has ended does not reopen by itself: where money is taken out of its ledger all the same, and something is owed
 * again, a judge decides; once for each `occasion`.
 */
export async function owedAgain(
  tx: Transaction,
  ledger: RecordedLedger,
  { caseNumber }: KnownCase,
  occasion: string,
  at: CourtInstant,
): Promise<Recording[]> {
  const { caseId, state } = ledger.settlement;
  if (!(await hasEnded(tx, ledger))) return [];
  const asOf = legalDateOf(at);
  const owed = state === 'RESUMED' ? ledger.balance(asOf).amounts.total : ledger.reading(asOf).outstanding;
  if (parseYuan(owed) === 0n) return [];
  return [
    {
      audit: { action: 'ended-case.owed-again', facts: { state, owed, asOf } },
      tasks: {
        opened: [
          {
            id: `owed-again/${caseId}/${occasion}`,
            kind: 'OWED_AFTER_ENDING',
            role: 'enforcement-judge',
            facts: { caseNumber, state, owed, asOf },
            rule: 'CLS-3',
            title: `${caseNumber}：案件结束后收款被冲正，尚欠${owed}元，核实并依法处理`,
          },
        ],
      },
    },
  ];
}

/** Is there nobody left to be woken: has the settlement ended, and the enforcement that followed it, if any? */
async function hasEnded({ manager }: Transaction, { settlement, performing }: RecordedLedger): Promise<boolean> {
  const { caseId, state } = settlement;
  if (performing) return false;
  return state !== 'RESUMED' || (await manager.existsBy(Enforcement, { caseId, closedAt: Not(IsNull()) }));
}
