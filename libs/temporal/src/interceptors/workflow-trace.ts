import type { Headers, Payload } from '@temporalio/common';
import type { WorkflowInterceptors } from '@temporalio/workflow';

/** The header in which the OpenTelemetry interceptors of client and activity carry the trace. */
const TRACE = '_tracer-data';
/** What a case does within a minute of a message was asked for by that message; later it acts by itself, on a timer. */
const CAUSED_WITHIN_MS = 60_000;

/**
 * Workflow code: hands the trace of the last message (start, signal, update) on to what the case does in answer to it.
 * The header is passed on as it came, undecoded; nothing here is awaited, drawn at random or recorded in the history,
 * so a case replays the same with or without it.
 */
export function interceptors(): WorkflowInterceptors {
  let cause: { trace: Payload; at: number } | undefined;

  const received = (headers: Headers): void => {
    const trace = headers[TRACE];
    // In the sandbox this is the time of the history, not of the machine.
    if (trace !== undefined) cause = { trace, at: Date.now() };
  };
  const traced = <T extends { readonly headers: Headers }>(input: T): T =>
    cause === undefined || Date.now() - cause.at > CAUSED_WITHIN_MS
      ? input
      : { ...input, headers: { ...input.headers, [TRACE]: cause.trace } };

  return {
    inbound: [
      {
        execute: (input, next) => {
          received(input.headers);
          return next(input);
        },
        handleSignal: (input, next) => {
          received(input.headers);
          return next(input);
        },
        handleUpdate: (input, next) => {
          received(input.headers);
          return next(input);
        },
      },
    ],
    outbound: [
      {
        scheduleActivity: (input, next) => next(traced(input)),
        scheduleLocalActivity: (input, next) => next(traced(input)),
        startChildWorkflowExecution: (input, next) => next(traced(input)),
        signalWorkflow: (input, next) => next(traced(input)),
        continueAsNew: (input, next) => next(traced(input)),
      },
    ],
  };
}
