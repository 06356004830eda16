import { AsyncLocalStorage, type WorkflowInterceptors } from '@temporalio/workflow';
import { defaultPayloadConverter, type Headers, type Payload } from '@temporalio/common';
import type { CourtClock } from '@hejie/law';
import { clockFromHeader, clockToHeader, COURT_CLOCK_HEADER } from '@hejie/contracts/workflows';

/** The header in which the OpenTelemetry interceptors of client and activity carry the trace. */
const TRACE_HEADER = '_tracer-data';

/**
 * What travels beside a message, as plain JSON: it may wait in the mailbox with its message, and be carried into the
 * next run with it.
 */
export interface MessageHeaders {
  /** Trace context (W3C) of who sent the message. */
  readonly trace?: Readonly<Record<string, string>>;
  /** The court's clock, where it is not the machine's. */
  readonly clock?: CourtClock;
}

/** The sandbox's own storage, not Node's: it ends with the workflow, and leaves nothing in the history. */
const current = new AsyncLocalStorage<MessageHeaders>();

/**
 * Headers of the message that is being handled here: in a validator, in the handler of an update, signal or query, and
 * in the main function those of the start (also after an `await`); inside `answering` those it was given.
 */
export function receivedHeaders(): MessageHeaders {
  return current.getStore() ?? {};
}

/**
 * Does `work` in answer to the message that bore `headers`: whatever it asks of activities, children and other
 * workflows, and what it continues as new, bears them too, however long it takes and whatever is received meanwhile.
 * A case that acts by itself, at a deadline, answers nobody: `answering({ clock }, …)`.
 */
export function answering<T>(headers: MessageHeaders, work: () => T): T {
  return current.run(headers, work);
}

/**
 * Interceptors of workflow code, for trace and court clock at once. What is received is read for whoever takes the
 * message; what is sent bears the headers of the message it is sent for. Nothing here is awaited, drawn at random or
 * recorded as an event, so a case replays the same with or without it.
 */
export function interceptors(): WorkflowInterceptors {
  return {
    inbound: [
      {
        execute: (input, next) => answering(read(input.headers), () => next(input)),
        validateUpdate: (input, next) => answering(read(input.headers), () => next(input)),
        handleUpdate: (input, next) => answering(read(input.headers), () => next(input)),
        handleSignal: (input, next) => answering(read(input.headers), () => next(input)),
        handleQuery: (input, next) => answering(read(input.headers), () => next(input)),
      },
    ],
    outbound: [
      {
        scheduleActivity: (input, next) => next(bearing(input)),
        scheduleLocalActivity: (input, next) => next(bearing(input)),
        startChildWorkflowExecution: (input, next) => next(bearing(input)),
        signalWorkflow: (input, next) => next(bearing(input)),
        continueAsNew: (input, next) => next(bearing(input)),
      },
    ],
  };
}

function read(headers: Headers): MessageHeaders {
  const { [TRACE_HEADER]: trace, [COURT_CLOCK_HEADER]: clock } = headers;
  return {
    ...(trace === undefined ? {} : { trace: defaultPayloadConverter.fromPayload<MessageHeaders['trace']>(trace) }),
    ...(clock === undefined ? {} : { clock: clockFromHeader(defaultPayloadConverter.fromPayload(clock)) }),
  };
}

function bearing<T extends { readonly headers: Headers }>(input: T): T {
  const { trace, clock } = receivedHeaders();
  const headers: Record<string, Payload> = { ...input.headers };
  // Where nothing is traced the interceptors of the others bear an empty one.
  if (trace !== undefined && Object.keys(trace).length > 0)
    headers[TRACE_HEADER] = defaultPayloadConverter.toPayload(trace);
  // The machine's own time needs no saying.
  if (clock !== undefined && clock.mode !== 'real')
    headers[COURT_CLOCK_HEADER] = defaultPayloadConverter.toPayload(clockToHeader(clock));
  return { ...input, headers };
}
