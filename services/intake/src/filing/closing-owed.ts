import { WorkItemEntity, type Recording } from '@hejie/casework';
import { type FactData, type owedAfterEndingSet } from '@hejie/contracts/facts';
import { parseYuan } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { registerAndClose } from './filing.js';

/** CLS-3: the open task to register the case and report it as closed says what is owed of it since it ended; nothing where there is none. */
export async function closingOwed(
  { manager }: Transaction,
  { caseId, owed, asOf }: FactData<typeof owedAfterEndingSet>,
): Promise<Recording | undefined> {
  const task = await manager.findOneBy(WorkItemEntity, { id: registerAndClose(caseId), state: 'OPEN' as const });
  if (!task) return undefined;
  const { owedAfterEnding: _, ...facts } = task.facts;
  const title = task.title.replace(/（案件结束后[^（）]*）$/u, '');
  const restated =
    parseYuan(owed) === 0n
      ? { facts, title }
      : {
          facts: { ...facts, owedAfterEnding: { owed, asOf } },
          title: `${title}（案件结束后尚欠${owed}元，报结案前核实）`,
        };
  return {
    audit: { action: 'register-and-close.restated', facts: { owed, asOf } },
    tasks: { restated: [{ id: task.id, ...restated }] },
  };
}
