import assert from 'node:assert/strict';
import { WORKFLOW_TYPES } from '@hejie/contracts/workflows';
import { eventually } from '@hejie/testing';
import type { RunningStack } from '@hejie/local';

import type { Floor } from '../floor/floor.js';
import { FLOOR } from '../floor/plan.js';
import { pause, percentile, sideBySide, sorted } from '../measure/figures.js';
import { millisecondsOf, typeOf, type Histories } from '../measure/histories.js';
import { processorTimes } from '../measure/processor-time.js';
import { type Herd, release, type Scout } from './herd.js';
import type { HerdRecords } from './records.js';

/** For a worker's restart, and for the server to notice that the old one is gone. */
const RESTART = 30_000;
const QUIET = 5_000;
const EACH_POLL = 500;
/** No herd takes as long as this. */
const PATIENCE = 900_000;

/** How a herd lapsed. Times in milliseconds. */
export interface Lapse {
  /** Cases a second, up to the last but one in a hundred. */
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  /** Cases a second by the closing of their workflows alone. */
  readonly closed: number;
  /** Activities, and workflow tasks, that had to be done again. */
  readonly repeated: { readonly activities: number; readonly tasks: number };
  /** Processor time a case, by process. */
  readonly processor: Readonly<Record<string, number>>;
}

export interface Ground {
  readonly stack: RunningStack;
  readonly histories: Histories;
  readonly records: HerdRecords;
  readonly floor: Floor;
}

/** The cases of a herd lapse at one instant; it is over when the last stands in every service. */
export async function lapse(ground: Ground, herd: Herd, scout: Scout, restart: boolean): Promise<Lapse> {
  const { stack, histories, records } = ground;
  const at = await release(herd, scout, restart ? RESTART + QUIET : QUIET);
  if (restart) await restartWorker(stack);
  const stood = new Map<string, number>();
  const processor = await observed(ground, at, herd.ids.length, async () => {
    const waiting = herd.ids.filter((id) => !stood.has(id));
    for (const id of await records.lapsedEverywhere(waiting)) stood.set(id, Date.now());
    return stood.size === herd.ids.length;
  });
  const closed = await histories.list(`${closedSince(at)} and WorkflowType = '${WORKFLOW_TYPES.settlementCase}'`);
  return {
    ...lateness([...stood.values()].map((time) => time - at)),
    closed: lateness(closed.map((one) => one.closed - at)).rate,
    repeated: await repeatedIn(histories, closed, at),
    processor,
  };
}

/** Bare workflows of the same length: one timer, one empty activity, the end. */
export async function bareLapse(ground: Ground, size: number, scout: Scout, restart: boolean): Promise<Lapse> {
  const { floor, histories } = ground;
  // Beside the rounds: four events for the start, four for the signal, one for the timer.
  const rounds = Math.max(0, Math.round((scout.events - 9) / FLOOR.roundEvents));
  const handles = await sideBySide(Array.from({ length: size }), 32, async () => {
    const handle = await floor.startLapse(rounds);
    await histories.atRest(handle.workflowId, '');
    return handle;
  });
  const at = Date.now() + size * 20 + (restart ? RESTART : 0) + QUIET;
  await sideBySide(handles, 16, (handle) => handle.signal(FLOOR.lapseAt, at));
  if (restart) await floor.restartWorker();
  const query = `${closedSince(at)} and WorkflowType = '${FLOOR.lapse}'`;
  let closed: Awaited<ReturnType<Histories['list']>> = [];
  const processor = await observed(ground, at, size, async () => {
    closed = await histories.list(query);
    return closed.length === size;
  });
  const late = lateness(closed.map((one) => one.closed - at));
  return { ...late, closed: late.rate, repeated: await repeatedIn(histories, closed, at), processor };
}

const closedSince = (at: number): string =>
  `ExecutionStatus = 'Completed' and CloseTime >= '${new Date(at).toISOString()}'`;

/** Waits for the instant, then until `over`; processor time a case, in milliseconds, by process. */
async function observed(
  { stack, floor }: Ground,
  at: number,
  size: number,
  over: () => Promise<boolean>,
): Promise<Record<string, number>> {
  if (Date.now() > at - 1_000) throw new Error('the cases were not ready before their instant; try fewer: --cases');
  await pause(at - 200 - Date.now());
  const named: Record<string, number> = { 'the bare worker': floor.workerPid };
  for (const { name, pid } of stack.statuses()) if (pid !== null) named[name] = pid;
  const before = processorTimes(named);
  while (!(await over())) {
    if (Date.now() > at + PATIENCE) throw new Error('the cases do not come to their end');
    await pause(EACH_POLL);
  }
  const after = processorTimes(named);
  return Object.fromEntries(
    Object.keys(named).map((name) => [name, ((after[name]! - before[name]!) * 1_000) / size] as const),
  );
}

function lateness(late: readonly number[]): Pick<Lapse, 'rate' | 'p50' | 'p99' | 'max'> {
  const times = sorted(late);
  const p99 = percentile(times, 0.99);
  return { rate: (times.length * 0.99) / (p99 / 1_000), p50: percentile(times, 0.5), p99, max: times.at(-1) ?? NaN };
}

/** What had to be done again from the instant on. */
async function repeatedIn(
  histories: Histories,
  runs: readonly { readonly workflowId: string; readonly runId: string }[],
  at: number,
): Promise<Lapse['repeated']> {
  const each = await sideBySide(runs, 8, ({ workflowId, runId }) => histories.run(workflowId, runId));
  const events = each.flatMap((run) => run.events).filter((event) => millisecondsOf(event) >= at);
  const attempts = events.map((event) => event.activityTaskStartedEventAttributes?.attempt ?? 1);
  return {
    activities: attempts.reduce((sum, attempt) => sum + attempt - 1, 0),
    tasks: events.filter((event) => ['WORKFLOW_TASK_TIMED_OUT', 'WORKFLOW_TASK_FAILED'].includes(typeOf(event))).length,
  };
}

/** Drained and started again by its supervisor: its cache is empty. */
async function restartWorker(stack: RunningStack): Promise<void> {
  const before = stack.restartCount('worker');
  stack.kill('worker', 'SIGTERM');
  await eventually(() => assert.notEqual(stack.restartCount('worker'), before), { timeout: 120_000 });
  await stack.ready('worker');
}
