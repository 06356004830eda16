import { type NewTask } from '@hejie/casework';
import { type Transaction } from '@hejie/persistence';
import { IsNull } from 'typeorm';
import { Termination } from './termination.entity.js';

/** Kind of the work item that waits for the judge's ruling on a withdrawal because of a settlement. */
export const TERMINATION_RULING = 'TERMINATION_RULING';

export const terminationTaskId = ({ caseId, appliedAt }: Pick<Termination, 'caseId' | 'appliedAt'>): string =>
  `termination/${caseId}/${appliedAt}`;

/** SET-ART-2-5: the judge rules on the withdrawal. */
export const terminationTask = (caseNumber: string, row: Pick<Termination, 'caseId' | 'appliedAt'>): NewTask => ({
  id: terminationTaskId(row),
  kind: TERMINATION_RULING,
  role: 'enforcement-judge',
  facts: { caseNumber },
  rule: 'SET-ART-2-5',
  title: `${caseNumber}：审查因和解撤回执行申请并作出裁定`,
});

/** Of a case that opens again: a withdrawal that was not ruled on when it ended lies before the judge again. */
export async function terminationAwaited(
  { manager }: Transaction,
  caseId: string,
  caseNumber: string,
): Promise<NewTask[]> {
  const rows = await manager.findBy(Termination, { caseId, decision: IsNull() });
  return rows.map((row) => terminationTask(caseNumber, row));
}
