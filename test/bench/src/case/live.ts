import type { Court } from '@hejie/local/demo';

import { BEGINNING, CaseClock } from '../court/clock.js';
import { CourtCase } from '../court/court-case.js';
import type { Histories, Run } from '../measure/histories.js';
import { type Life } from './lives.js';

/** The runs of a settlement or of a file's case, and those of the enforcement that was resumed from it. */
export interface Lived {
  readonly settlement: readonly Run[];
  readonly resumed: readonly Run[];
}

/** Lives a life on the real stack: each step begins when all that followed from the one before is done. */
export async function live({ moves, opens }: Life, court: Court, histories: Histories): Promise<Lived> {
  const clock = new CaseClock(BEGINNING);
  const one = await CourtCase.file(court, clock.running);
  const workflowId = opens ? await opens(one, clock) : await histories.workflowOf(one.caseNumber);
  await histories.begun(workflowId);
  await histories.atRest(workflowId, '');
  let fired = 0;
  for (const { on, does } of moves) {
    if (on === 'timer') {
      fired += 1;
      await histories.fired(workflowId, fired);
    } else if (does) {
      const mark = await histories.mark(workflowId);
      await does(one, clock);
      await histories.atRest(workflowId, mark);
    }
  }
  return livedBy(workflowId, histories);
}

/** The runs of a workflow and of its child. */
export async function livedBy(workflowId: string, histories: Histories): Promise<Lived> {
  const settlement = await histories.runsOf(workflowId);
  const [child] = settlement
    .flatMap(({ events }) => events)
    .flatMap(({ childWorkflowExecutionStartedEventAttributes: child }) => child?.workflowExecution?.workflowId ?? []);
  if (child === undefined) return { settlement, resumed: [] };
  await histories.atRest(child, '');
  return { settlement, resumed: await histories.runsOf(child) };
}
