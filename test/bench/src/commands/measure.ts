import assert from 'node:assert/strict';
import { eventually } from '@hejie/testing';
import type { WorkflowHandle } from '@temporalio/client';
import type { Court } from '@hejie/local/demo';

import { BEGINNING, CaseClock } from '../court/clock.js';
import type { Floor } from '../floor/floor.js';
import type { Step } from '../floor/plan.js';
import { sideBySide } from '../measure/figures.js';
import type { Histories } from '../measure/histories.js';
import { insideTimes } from './inside.js';
import { WAYS, type Phase, type Subject } from './phases.js';

/** What was measured of one command; milliseconds. */
export interface Answers {
  readonly command: string;
  /** Until the caller of the HTTP interface had his answer. */
  readonly http: number[];
  /** Of that, inside Temporal; empty for what no case hears. */
  readonly inside: number[];
  /** An Update with one empty activity, with as many at once, by turns with it; and that inside Temporal. */
  readonly bare: number[];
  readonly bareInside: number[];
  /** An Update with one empty activity for each service that must act; empty where that is one. */
  readonly alike: number[];
}

/** The case of a way that goes ahead: connections and tokens are there when the others come. */
const AHEAD = 1;
/** Bare updates and commands take turns, each of so many for everyone who is at work. */
const TURN = 4;

/** Every command on so many cases, `atOnce` side by side. */
export async function measureCommands(
  { court, floor, histories }: { court: Court; floor: Floor; histories: Histories },
  { cases, atOnce }: { cases: number; atOnce: number },
): Promise<Answers[]> {
  const measured = new Map<string, Answers>();
  for (const [way, phases] of WAYS.entries()) {
    const earlier = new Set(WAYS.slice(0, way).flatMap((before) => before.map(({ command }) => command)));
    const subjects = Array.from({ length: AHEAD + cases }, (): Subject => ({ clock: new CaseClock(BEGINNING) }));
    const others = subjects.slice(AHEAD);
    const bare = await bareCommands(floor, cases, phases);
    const bareOrder: number[][] = [];
    for (const phase of phases) {
      const { command, give } = phase;
      await awaited(phase, subjects, histories);
      await give(subjects[0]!, court);
      if (earlier.has(command)) {
        await sideBySide(others, atOnce, (subject) => give(subject, court));
        continue;
      }
      const answers = measured.get(command) ?? {
        command,
        http: [],
        inside: [],
        bare: [],
        bareInside: [],
        alike: [],
      };
      measured.set(command, answers);
      bareOrder.push(answers.bareInside);
      if (phase.acting) bareOrder.push([]);
      // By turns, so that whatever else the machine does meets both.
      const act = (handle: WorkflowHandle) => floor.act(handle, 500);
      for (let from = 0; from < cases; from += TURN * atOnce) {
        const turn = [from, from + TURN * atOnce] as const;
        answers.bare.push(...(await timed(bare.slice(...turn), atOnce, act)));
        if (phase.acting) answers.alike.push(...(await timed(bare.slice(...turn), atOnce, act)));
        answers.http.push(...(await timed(others.slice(...turn), atOnce, (subject) => give(subject, court))));
      }
    }
    for (const times of await sideBySide(bare, 8, ({ workflowId }) => insideTimes(histories, workflowId)))
      bareOrder.forEach((inside, index) => inside.push(times[index] ?? NaN));
    await addInside(measured, phases, earlier, others, histories);
  }
  return [...measured.values()];
}

function timed<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<unknown>): Promise<number[]> {
  return sideBySide(items, atOnce, async (item) => {
    const began = performance.now();
    await work(item);
    return performance.now() - began;
  });
}

/** Bare workflows, each of which hears these commands: of one service, and of as many as must act; and one more, so that none ends. */
function bareCommands(floor: Floor, cases: number, phases: readonly Phase[]): Promise<WorkflowHandle[]> {
  const one: Step = { on: 'update', rounds: [['intake']] };
  const heard = phases.flatMap(({ acting }): Step[] => (acting ? [one, { on: 'update', rounds: [acting] }] : [one]));
  heard.push(one);
  return sideBySide(Array.from({ length: cases }), 16, async () => {
    const handle = await floor.start([{ on: 'start', rounds: [] }, ...heard]);
    await floor.walked(handle, 1);
    return handle;
  });
}

/** All that was asked before is done, and the case has come to where the command is given. */
async function awaited({ from }: Phase, subjects: readonly Subject[], histories: Histories): Promise<void> {
  await sideBySide(subjects, 8, async (subject) => {
    const { one } = subject;
    if (one === undefined) return;
    subject.workflowId ??= await histories.workflowOf(one.caseNumber);
    if (from !== undefined)
      await eventually(async () => assert.equal(await one.stage(), from), { timeout: 300_000, interval: 1_000 });
    await histories.atRest(subject.workflowId, '');
  });
}

async function addInside(
  measured: ReadonlyMap<string, Answers>,
  phases: readonly Phase[],
  earlier: ReadonlySet<string>,
  subjects: readonly Subject[],
  histories: Histories,
): Promise<void> {
  const heard = phases.filter(({ unheard }) => unheard !== true);
  const each = await sideBySide(subjects, 8, ({ workflowId }) => insideTimes(histories, workflowId!));
  for (const times of each)
    for (const [index, { command }] of heard.entries())
      if (!earlier.has(command)) measured.get(command)!.inside.push(times[index] ?? NaN);
}
