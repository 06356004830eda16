import { WorkItemEntity, type Recording } from '@hejie/casework';
import { type JsonValue } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';

/** Kinds of the tasks of a judge whose ruling performance records: a stay because of a settlement (SET-ART-2-4), the end of enforcement after a withdrawal (CLS-4). */
export const STAY_ENFORCEMENT = 'STAY_ENFORCEMENT';
export const RULE_ON_TERMINATION = 'RULE_ON_TERMINATION';
type Ruled = typeof STAY_ENFORCEMENT | typeof RULE_ON_TERMINATION;

/** Id of the judge's task to rule whether enforcement ends because the application was withdrawn. */
export const terminationTask = (caseId: string): string => `termination/${caseId}`;

/** A judge has ruled: his task is done, whichever way; nothing where nobody was asked. */
export async function ruledOn(
  { manager }: Transaction,
  caseId: string,
  kind: Ruled,
  outcome: Record<string, JsonValue>,
): Promise<Recording | undefined> {
  if (!(await manager.existsBy(WorkItemEntity, { caseId, kind, state: 'OPEN' as const }))) return undefined;
  return { audit: { action: 'ruling.heard', facts: { kind, ...outcome } }, tasks: { done: [{ kind, outcome }] } };
}

/** CLS-4: what was recorded as the end of enforcement was none, and no other stands: whether it ends lies before the judge again. */
export async function stillToRule({ manager }: Transaction, caseId: string): Promise<Recording | undefined> {
  const task = await manager.findOneBy(WorkItemEntity, { id: terminationTask(caseId), state: 'DONE' as const });
  if (!task) return undefined;
  const { id, kind, role, facts, rule, title } = task;
  return {
    audit: { action: 'ruling.withdrawn', facts: { kind } },
    tasks: { reopened: [{ id, kind, role, facts, rule, title }] },
  };
}
