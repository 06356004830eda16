import { WorkItemEntity, type NewTask, type Recording } from '@hejie/casework';
import { type FactData, type owedAfterEndingSet } from '@hejie/contracts/facts';
import { type OwedAfterEnding } from '@hejie/contracts/workflows';
import { parseYuan } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { In } from 'typeorm';
import { registerAndClose, reportClosedTask } from './filing.js';

/** CLS-3: the open task to report the case as closed says what is owed of it since it ended; nothing where there is none. */
export async function closingOwed(
  { manager }: Transaction,
  { caseId, owed, asOf }: FactData<typeof owedAfterEndingSet>,
): Promise<Recording | undefined> {
  const task = await manager.findOneBy(WorkItemEntity, {
    id: In([reportClosedTask(caseId), registerAndClose(caseId)]),
    state: 'OPEN' as const,
  });
  if (!task) return undefined;
  const restated = sayingOwed(task, { owed, asOf });
  return {
    audit: { action: 'report-closed.restated', facts: { owed, asOf } },
    tasks: { restated: [{ id: task.id, ...restated }] },
  };
}

/** The task with what is owed, or without it where nothing is any longer. */
export function sayingOwed(
  task: Pick<NewTask, 'facts' | 'title'>,
  { owed, asOf }: OwedAfterEnding,
): Pick<NewTask, 'facts' | 'title'> {
  const { owedAfterEnding: _, ...facts } = task.facts;
  const title = task.title.replace(/（案件结束后[^（）]*）$/u, '');
  if (parseYuan(owed) === 0n) return { facts, title };
  return {
    facts: { ...facts, owedAfterEnding: { owed, asOf } },
    title: `${title}（案件结束后尚欠${owed}元，报结案前核实）`,
  };
}
