import { inOrder, nothingHappened, WorkItemEntity, type KnownCase, type Recorded } from '@hejie/casework';
import { type Transaction } from '@hejie/persistence';
import { In } from 'typeorm';
import { Negotiation } from '../negotiation/negotiation.entity.js';
import { ACCEPT_DESIGNATION, DESIGNATE_MEDIATOR } from '../selection/selection.activities.js';
import { DECIDE_RECUSAL } from '../selection/recusals.js';
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
    ...(negotiation ? [{ of: 'NEGOTIATION', ...negotiation } as const] : []),
    ...(await clocksOfTasks(tx, caseId)),
  ];
  const woken = clocks.flatMap((clock) => wokenBy(editions, clock, known)).slice(0, 1);
  return inOrder([...woken, ...(await silencesToReview({ tx, caseId, known }, editions))], undefined);
}

/** What is waited for in selection, its one open task; and that a recusal is decided. */
async function clocksOfTasks({ manager }: Transaction, caseId: string): Promise<LiveClock[]> {
  const open = await manager.findBy(WorkItemEntity, { caseId, kind: In(Object.keys(CLOCK_OF)), state: 'OPEN' });
  return open.flatMap(({ kind, createdAt: since, dueAt }) => (dueAt ? [{ of: CLOCK_OF[kind]!, since, dueAt }] : []));
}

const CLOCK_OF: Readonly<Record<string, 'DESIGNATION' | 'ANSWER' | 'RECUSAL'>> = {
  [DESIGNATE_MEDIATOR]: 'DESIGNATION',
  [ACCEPT_DESIGNATION]: 'ANSWER',
  [DECIDE_RECUSAL]: 'RECUSAL',
};
