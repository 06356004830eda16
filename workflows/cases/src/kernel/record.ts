import {
  ACTIVITY_QUEUES,
  CASE_ITSELF,
  LAW_FAILURE,
  recordActivityOf,
  type StageEntered,
  type StepRequest,
} from '@hejie/contracts/workflows';
import {
  ActivityFailure,
  ApplicationFailure,
  isCancellation,
  log,
  metricMeter,
  proxyActivities,
  sleep,
  TemporalFailure,
} from '@temporalio/workflow';
import type { ActsByService, Service } from './definition.js';
import { SUMMARIES } from './summaries.js';

/** A step about to be recorded. */
export interface Step {
  readonly caseId: string;
  readonly step: number;
  readonly at: StepRequest['at'];
  readonly by?: string;
  readonly acts: ActsByService;
  /** Told by the service that owns the act. */
  readonly entered?: StageEntered;
}

/** What the acts of a step answer, by their names; nothing where none does. */
type Answers = Readonly<Record<string, unknown>>;

/** Waits between two tries of what cannot be decided or recorded as it is: it doubles, from ten seconds to an hour. */
export const pauseBefore = (attempt: number): number => Math.min(10_000 * 2 ** (attempt - 1), 3_600_000);

/** The services of a step, the one that owns the act first. */
export const servicesOf = (acts: ActsByService | undefined): Service[] =>
  (Object.keys(acts ?? {}) as Service[]).filter((service) => acts?.[service]?.length);

/**
 * Has one service record its acts of a step, in one activity: the answers by act. It is asked until it has done so: an outage, a
 * deploy and a fault of ours end one day, and giving up would leave the case without its record.
 * @throws ApplicationFailure the law's refusal; nothing of the step is recorded then.
 */
export async function recordAt(service: Service, owner: boolean, step: Step): Promise<Answers | undefined> {
  const { acts, by = CASE_ITSELF, entered, ...rest } = step;
  const own = acts[service]!;
  const type = own[0]!.act;
  const options = { ...recordActivityOf(type), taskQueue: ACTIVITY_QUEUES[service], summary: SUMMARIES[type] };
  const { [type]: activity } =
    proxyActivities<Record<string, (request: StepRequest) => Promise<Answers | undefined>>>(options);
  try {
    return await activity!({ ...rest, by, ...(owner && entered && { entered }), acts: own });
  } catch (failure) {
    throw refusalIn(failure) ?? failure;
  }
}

/** The law's refusal inside the failure of an activity. */
export function refusalIn(failure: unknown): ApplicationFailure | undefined {
  const cause = failure instanceof ActivityFailure ? failure.cause : failure;
  return cause instanceof ApplicationFailure && cause.type === LAW_FAILURE ? cause : undefined;
}

/** Does it until it is done: each failure raises an alarm, and the next try waits longer. */
export async function untilDone<T>(what: string, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (fault) {
      requireFault(fault);
      alarm(what, attempt, fault);
      await sleep(pauseBefore(attempt), { summary: `故障，第${attempt}次重试：${what}` });
    }
  }
}

/** An error of the workflow code itself stops the task, visibly, until a release mends it: tried again, it would record anew. */
export function requireFault(fault: unknown): asserts fault is TemporalFailure {
  if (isCancellation(fault) || !(fault instanceof TemporalFailure)) throw fault;
}

/** What people must look at: a line of the log and a count that alerts are set on. Ids and names only. */
export function alarm(what: string, attempt: number, fault: unknown): void {
  log.error('CASE.FAULT: a case cannot go on by itself and tries again', { what, attempt, error: String(fault) });
  metricMeter.createCounter('hejie_case_faults', '1', 'Decisions or records of a case that failed').add(1, { what });
}
