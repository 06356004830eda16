/** The yardstick: what a case costs at least. Timers, messages and empty activities, and nothing else. */
import {
  allHandlersFinished,
  CancellationScope,
  condition,
  defineQuery,
  defineSignal,
  defineUpdate,
  ParentClosePolicy,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  sleep,
  startChild,
  workflowInfo,
} from '@temporalio/workflow';

import { FLOOR, SERVICES, type Deadline, type Service, type Step } from './plan.js';

type Act = Record<Service, () => Promise<void>>;

const actOf = (service: Service) =>
  proxyActivities<Act>({ taskQueue: FLOOR.queueOf(service), startToCloseTimeout: '10 seconds' })[service];
const act = Object.fromEntries(SERVICES.map((service) => [service, actOf(service)])) as unknown as Act;

/** Milliseconds until a deadline that comes, and until one that is only waited for. */
const COMES_IN = 200;
const NEVER = 3_600_000;

/** The one timer of a case. A deadline that stands keeps its timer. */
class NextDeadline {
  come = false;
  private name: string | undefined;
  private scope: CancellationScope | undefined;

  set(deadline: Deadline | undefined): void {
    if (deadline?.name === this.name) return;
    this.scope?.cancel();
    this.name = deadline?.name;
    this.scope = deadline && new CancellationScope();
    this.scope?.run(() => this.wait(deadline!.comes ? COMES_IN : NEVER)).catch(() => undefined);
  }

  private async wait(milliseconds: number): Promise<void> {
    await sleep(milliseconds);
    this.come = true;
    this.scope = undefined;
  }
}

/** A bare case: walks through its steps as their messages and deadlines come. */
export async function bareCase(steps: readonly Step[]): Promise<void> {
  const next = new NextDeadline();
  let done = 0;
  let facts = 0;
  const take = async (): Promise<void> => {
    const { rounds, deadline, child } = steps[done]!;
    for (const [index, round] of rounds.entries()) {
      const acts: Promise<unknown>[] = round.map((service) => act[service]());
      if (child && index === rounds.length - 1) acts.push(outliving(child));
      await Promise.all(acts);
    }
    done += 1;
    if (done < steps.length) next.set(deadline);
  };
  setHandler(defineUpdate<void, [string]>(FLOOR.act), take);
  setHandler(defineSignal(FLOOR.fact), () => {
    facts += 1;
  });
  setHandler(defineQuery<number>(FLOOR.stepsDone), () => done);
  await take();
  while (done < steps.length) {
    const before = done;
    await condition(() => facts > 0 || next.come || done > before);
    if (facts > 0) facts -= 1;
    else if (next.come) next.come = false;
    else continue;
    await take();
  }
  await condition(allHandlersFinished);
}

function outliving(steps: readonly Step[]): Promise<unknown> {
  return startChild(bareCase, {
    workflowId: `${workflowInfo().workflowId}/child`,
    args: [steps],
    parentClosePolicy: ParentClosePolicy.ABANDON,
  });
}

const { note } = proxyLocalActivities<{ note: () => Promise<void> }>({ startToCloseTimeout: '5 seconds' });

/** A bare lapse: `rounds` of `FLOOR.roundEvents` events lengthen its history; then one timer to the instant it is told, one activity, the end. */
export async function bareLapse(rounds: number): Promise<void> {
  let at: number | undefined;
  setHandler(defineSignal<[number]>(FLOOR.lapseAt), (instant) => {
    at = instant;
  });
  for (let round = 0; round < rounds; round += 1) await Promise.all([act.intake(), note(), note(), note(), note()]);
  await condition(() => at !== undefined);
  await sleep(Math.max(1, at! - Date.now()));
  await act.intake();
}
