import { isDeepStrictEqual } from 'node:util';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import type { History } from '@temporalio/common/lib/proto-utils.js';
import type { AskedCommand } from './observed-commands.js';

/** The commands of a run as its history has recorded them, in order; payloads readable. */
export function recordedCommands({ events }: History): AskedCommand[] {
  return (events ?? []).flatMap((event): AskedCommand[] => {
    const {
      activityTaskScheduledEventAttributes: activity,
      timerStartedEventAttributes: timer,
      startChildWorkflowExecutionInitiatedEventAttributes: child,
      signalExternalWorkflowExecutionInitiatedEventAttributes: signal,
      workflowExecutionContinuedAsNewEventAttributes: continued,
      workflowExecutionCompletedEventAttributes: completed,
    } = event;
    if (activity) return [{ kind: 'activity', name: activity.activityType?.name ?? '', said: values(activity.input) }];
    if (timer) return [{ kind: 'timer', name: '', said: milliseconds(timer.startToFireTimeout) }];
    if (child)
      return [
        { kind: 'child', name: child.workflowType?.name ?? '', said: [child.workflowId, ...values(child.input)] },
      ];
    if (signal) return [{ kind: 'signal', name: signal.signalName ?? '', said: values(signal.input) }];
    if (continued) return [{ kind: 'continued', name: '', said: values(continued.input) }];
    if (completed) return [{ kind: 'result', name: '', said: values(completed.result)[0] ?? null }];
    return [];
  });
}

/**
 * The first command that was recorded otherwise than it is asked for now, in words; `undefined` where all are the same.
 * A timer that is set and given up again within one task leaves no trace in a history: what is asked beyond the record is no
 * difference for a timer, and is one for everything else.
 */
export function firstDifference(recorded: readonly AskedCommand[], asked: readonly AskedCommand[]): string | undefined {
  let next = 0;
  for (const command of recorded) {
    while (command.kind !== 'timer' && asked[next]?.kind === 'timer') next += 1;
    while (command.kind === 'timer' && asked[next]?.kind === 'timer' && !same(command, asked[next]!)) next += 1;
    const found = asked[next];
    if (!found) return `${told(command)} is not asked for any more`;
    if (!same(command, found)) return `${told(command)} was recorded, ${told(found)} is asked for now`;
    next += 1;
  }
  const beyond = asked.slice(next).find(({ kind }) => kind !== 'timer');
  return beyond && `${told(beyond)} is asked for now and was never recorded`;
}

const same = (a: AskedCommand, b: AskedCommand): boolean => isDeepStrictEqual(plain(a), plain(b));
const plain = (command: AskedCommand): unknown => JSON.parse(JSON.stringify(command));
const told = ({ kind, name, said }: AskedCommand): string => `${kind} ${name} ${JSON.stringify(said)}`.slice(0, 1_000);

function values(input: { payloads?: Payload[] | null } | null | undefined): unknown[] {
  return (input?.payloads ?? []).map((payload) => defaultPayloadConverter.fromPayload(payload));
}

function milliseconds(duration: { seconds?: unknown; nanos?: number | null } | null | undefined): number {
  return Number(duration?.seconds ?? 0) * 1000 + Math.round((duration?.nanos ?? 0) / 1e6);
}
