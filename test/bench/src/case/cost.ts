import proto from '@temporalio/proto';

import { bytesOf, typeOf, type HistoryEvent, type Run } from '../measure/histories.js';

const { Payloads, Header } = proto.temporal.api.common.v1;
const { Request } = proto.temporal.api.update.v1;

/** What a life has cost, over all runs of its workflow. */
export interface Cost {
  readonly runs: number;
  readonly events: number;
  readonly transitions: number;
  readonly activities: number;
  /** Recorded decisions and other markers. */
  readonly markers: number;
  readonly bytes: number;
  /** The messages that made it: updates, signals, deadlines that came. */
  readonly heard: Readonly<Record<'update' | 'signal' | 'timer', number>>;
  /** Bytes of each accepted command, in order. */
  readonly commandSizes: readonly number[];
  /** The most that one step recorded beside its message, in bytes; neither the opening nor what a next run is given counts. */
  readonly largestStep: number;
  /** The most that was carried from a run into the next, in bytes. */
  readonly carried: number;
}

export function costOf(runs: readonly Run[]): Cost {
  const events = runs.flatMap((run) => run.events);
  const count = (type: string): number => events.filter((event) => typeOf(event) === type).length;
  const sum = (of: (run: Run) => number): number => runs.reduce((total, run) => total + of(run), 0);
  return {
    runs: runs.length,
    events: events.length,
    transitions: sum(({ transitions }) => transitions),
    activities: count('ACTIVITY_TASK_SCHEDULED'),
    markers: count('MARKER_RECORDED'),
    bytes: sum(({ bytes }) => bytes),
    heard: {
      update: count('WORKFLOW_EXECUTION_UPDATE_ACCEPTED'),
      signal: count('WORKFLOW_EXECUTION_SIGNALED'),
      timer: count('TIMER_FIRED'),
    },
    commandSizes: events.flatMap((event) => {
      const args = event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.input?.args;
      return args ? [Payloads.encode(args).finish().length] : [];
    }),
    largestStep: bytesIn(largestStepOf(runs)),
    carried: Math.max(0, ...events.filter((event) => typeOf(event).endsWith('CONTINUED_AS_NEW')).map(bytesOf)),
  };
}

const ARRIVALS = [
  'WORKFLOW_EXECUTION_STARTED',
  'WORKFLOW_EXECUTION_UPDATE_ACCEPTED',
  'WORKFLOW_EXECUTION_SIGNALED',
  'TIMER_FIRED',
];

/** What was recorded of an event, without what the case did not write of it. */
interface Recorded {
  readonly type: string;
  readonly bytes: number;
}

/** What was recorded from each message to the next, event by event. */
function stepsOf(events: readonly HistoryEvent[]): Recorded[][] {
  const steps: Recorded[][] = [];
  for (const event of events) {
    if (ARRIVALS.includes(typeOf(event))) steps.push([]);
    steps.at(-1)!.push({ type: typeOf(event), bytes: bytesOf(event) - givenBytes(event) });
  }
  return steps;
}

const bytesIn = (step: readonly Recorded[]): number => step.reduce((total, { bytes }) => total + bytes, 0);

/** The step of all runs that recorded most. */
export function largestStepOf(runs: readonly Run[]): readonly Recorded[] {
  return runs
    .flatMap(({ events }) => stepsOf(events))
    .reduce<readonly Recorded[]>((one, other) => (bytesIn(other) > bytesIn(one) ? other : one), []);
}

/** Bytes of an event that the case did not write: the message, or what one run hands to the next. */
function givenBytes(event: HistoryEvent): number {
  const update = event.workflowExecutionUpdateAcceptedEventAttributes;
  if (update?.acceptedRequest) return Request.encode(update.acceptedRequest).finish().length;
  const signal = event.workflowExecutionSignaledEventAttributes;
  if (signal)
    return Payloads.encode(signal.input ?? {}).finish().length + Header.encode(signal.header ?? {}).finish().length;
  const handed = event.workflowExecutionStartedEventAttributes ?? event.workflowExecutionContinuedAsNewEventAttributes;
  return handed ? bytesOf(event) : 0;
}

/** What followed the last deadline that came: activities, and events after its TimerFired. */
export function afterLastTimer(runs: readonly Run[]): { readonly activities: number; readonly events: number } {
  const events = runs.at(-1)?.events ?? [];
  const after = events.slice(events.findLastIndex((event) => typeOf(event) === 'TIMER_FIRED') + 1);
  return {
    activities: after.filter((event) => typeOf(event) === 'ACTIVITY_TASK_SCHEDULED').length,
    events: after.length,
  };
}
