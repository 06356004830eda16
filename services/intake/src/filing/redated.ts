import { WorkItemEntity, type TaskChanges } from '@hejie/casework';
import { type CourtInstant } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { endByNotice } from '@hejie/settlement';
import { In } from 'typeorm';
import { filingDue, FILING_TASKS } from './filing.js';

/**
 * PER-4: until when the filing of a case is to be done by these notices, taken up at `now`, which is when the clerk hears of it and not when
 * the court adopted them; nothing where no task of it moves.
 */
export async function filingRedated(
  { manager }: Transaction,
  caseId: string,
  calendarEditions: readonly string[],
  now: CourtInstant,
): Promise<TaskChanges> {
  const kind = In(FILING_TASKS);
  const open = await manager.findBy(WorkItemEntity, { caseId, kind, state: 'OPEN' as const });
  const redated = open.flatMap((task) => {
    if (!task.dueAt) return [];
    const derived = filingDue(task.createdAt, calendarEditions);
    const { endsAt: dueAt } = endByNotice({ endsAt: task.dueAt }, { endsAt: derived }, now);
    return dueAt === task.dueAt ? [] : [{ kind: task.kind, dueAt }];
  });
  return redated.length > 0 ? { redated } : {};
}
