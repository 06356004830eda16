import { inOrder, nothingHappened, WorkItemEntity, type KnownCase, type Recorded } from '@hejie/casework';
import { type Transaction } from '@hejie/persistence';
import { Negotiation } from '../negotiation/negotiation.entity.js';
import { ACCEPT_DESIGNATION, DESIGNATE_MEDIATOR } from '../selection/selection.activities.js';
import { silencesToReview } from '../selection/silences.js';
import { wokenBy, type LiveClock } from './notices.js';

/**
 * PER-4: a case that has come to selection and not yet to an agreement adopts these notices. It is woken where one of them moves what it
 * waits for or makes it certain; a mediator who by them was counted silent too early lies before the judge.
 */
export async function hearNotice(
  tx: Transaction,
  caseId: string,
  known: KnownCase,
  editions: readonly string[],
): Promise<Recorded> {
  const negotiation = await tx.manager.findOne(Negotiation, { where: { caseId }, lock: { mode: 'pessimistic_write' } });
  if (negotiation?.outcome) return nothingHappened();
  // While one mediator is sought in the place of another both clocks run; it is woken once.
  const clocks = [
    negotiation ? ({ of: 'NEGOTIATION', ...negotiation } as const) : undefined,
    await selectionClock(tx, caseId),
  ];
  const woken = clocks.flatMap((clock) => (clock ? wokenBy(editions, clock, known) : [])).slice(0, 1);
  return inOrder([...woken, ...(await silencesToReview({ tx, caseId, known }, editions))], undefined);
}

/** What is waited for in selection: its one open task. */
async function selectionClock({ manager }: Transaction, caseId: string): Promise<LiveClock | undefined> {
  const open = await manager.findBy(WorkItemEntity, { caseId, state: 'OPEN' as const });
  const task = open.find(({ kind }) => kind === DESIGNATE_MEDIATOR || kind === ACCEPT_DESIGNATION);
  if (!task?.dueAt) return undefined;
  return { of: task.kind === ACCEPT_DESIGNATION ? 'ANSWER' : 'DESIGNATION', since: task.createdAt, dueAt: task.dueAt };
}
