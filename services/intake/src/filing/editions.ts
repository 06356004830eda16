import { type Transaction } from '@hejie/persistence';
import { Application } from '../application/application.entity.js';

/** The notices that the case has adopted; until the commit it adopts no further one, which would not find what is recorded here. */
export async function editionsOf({ manager }: Transaction, caseId: string): Promise<readonly string[]> {
  const lock = { mode: 'pessimistic_read' } as const;
  return (await manager.findOneOrFail(Application, { where: { caseId }, lock })).calendarEditions;
}
