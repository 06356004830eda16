import { WorkItemEntity, type KnownCase, type Recording, type TaskChanges } from '@hejie/casework';
import { dateText, formatYuan, startOfDay, addDays } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { type Settlement } from '../ledger/settlement.entity.js';
import { moneyAccountOf, type ArrivedMoney } from './money-account.js';

/** Kind of the task in which money of a case is paid out in time. */
export const PAY_OUT = 'PAY_OUT';

const taskOf = (caseId: string, receiptId: string): string => `pay-out/${caseId}/${receiptId}`;

/**
 * PROC-30: the clocks of paying out follow what the court holds: one for each arrival of which something is left, none while it is withheld. Asked after
 * everything that moves money of the case, in its transaction.
 */
export async function payoutClocks(
  tx: Transaction,
  settlement: Settlement,
  { caseNumber }: Pick<KnownCase, 'caseNumber'>,
): Promise<Recording[]> {
  const { caseId } = settlement;
  const account = await moneyAccountOf(tx.manager, settlement);
  const items = await tx.manager.find(WorkItemEntity, {
    select: { id: true, title: true },
    where: { caseId, kind: PAY_OUT, state: 'OPEN' as const },
  });
  const due = account.withheld ? [] : account.arrivals.filter(({ rest }) => rest > 0n);
  const wanted = new Map(due.map((arrival) => [taskOf(caseId, arrival.receiptId), arrival]));
  const changes = { done: [], cancelled: [], redated: [], restated: [], reopened: [] } satisfies {
    [K in keyof TaskChanges]: unknown[];
  } as { -readonly [K in 'redated' | 'restated' | 'reopened']: NonNullable<TaskChanges[K]>[number][] } & {
    done: { id: string; outcome: Record<string, string>; ifOpen: true }[];
    cancelled: { id: string; why?: string }[];
  };
  for (const { id } of items) {
    if (wanted.has(id)) continue;
    const arrival = account.arrivals.find(({ receiptId }) => taskOf(caseId, receiptId) === id);
    if (!arrival) changes.cancelled.push({ id });
    else if (arrival.rest === 0n)
      changes.done.push({ id, outcome: { paidOut: formatYuan(arrival.amount) }, ifOpen: true });
    else changes.cancelled.push({ id, why: '案款已批准暂缓发放' });
  }
  for (const [id, arrival] of wanted) {
    const task = taskFor(id, caseNumber, arrival);
    const open = items.find((item) => item.id === id);
    if (!open) changes.reopened.push(task);
    else if (open.title !== task.title) {
      changes.redated.push({ id, dueAt: task.dueAt });
      changes.restated.push({ id, facts: task.facts, title: task.title });
    }
  }
  const moved = Object.values(changes).reduce((count, of) => count + of.length, 0);
  if (moved === 0) return [];
  const { held } = account;
  const facts = {
    held: formatYuan(held),
    due: due.map(({ receiptId, dueOn, rest }) => ({ receiptId, dueOn, rest: formatYuan(rest) })),
  };
  return [{ audit: { action: 'payout.due', facts }, tasks: changes }];
}

function taskFor(id: string, caseNumber: string, { receiptId, amount, rest, noticeOn, dueOn, returned }: ArrivedMoney) {
  return {
    id,
    kind: PAY_OUT,
    role: 'clerk',
    dueAt: startOfDay(addDays(dueOn, 1)),
    facts: { receiptId, amount: formatYuan(amount), rest: formatYuan(rest), noticeOn, dueOn },
    rule: 'PROC-30',
    title: `${caseNumber}：发放案款${formatYuan(rest)}元，至迟${dateText(dueOn)}${returned ? '（曾被银行退汇，先核实收款账户）' : ''}`,
  } as const;
}
