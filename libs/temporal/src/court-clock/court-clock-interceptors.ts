import type { WorkflowClientInterceptor } from '@temporalio/client';
import { defaultPayloadConverter, type Headers } from '@temporalio/common';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import type { CourtClock } from '@hejie/law';
import { COURT_CLOCK_HEADER } from '@hejie/contracts/workflows';
import { currentCourtClock, withCourtClock } from './court-clock.js';

/** Client: every message to a workflow bears the clock under which it is sent. */
export const messagesUnderClock: WorkflowClientInterceptor = {
  startWithDetails: (input, next) => next(bearing(input)),
  signal: (input, next) => next(bearing(input)),
  signalWithStart: (input, next) => next(bearing(input)),
  startUpdate: (input, next) => next(bearing(input)),
  startUpdateWithStart: (input, next) =>
    next({
      ...input,
      workflowStartHeaders: withClock(input.workflowStartHeaders),
      updateHeaders: withClock(input.updateHeaders),
    }),
  query: (input, next) => next(bearing(input)),
};

/** Activities: what an activity does is done under the clock that it was asked under. */
export const activityUnderClock: ActivityInterceptorsFactory = () => ({
  inbound: { execute: (input, next) => withCourtClock(clockIn(input.headers), () => next(input)) },
});

// Headers pass no codec: the clock is read without a key. It holds nothing personal.
const bearing = <T extends { readonly headers: Headers }>(input: T): T => ({
  ...input,
  headers: withClock(input.headers),
});

function withClock(headers: Headers): Headers {
  const clock = currentCourtClock();
  return clock === undefined ? headers : { ...headers, [COURT_CLOCK_HEADER]: defaultPayloadConverter.toPayload(clock) };
}

function clockIn({ [COURT_CLOCK_HEADER]: payload }: Headers): CourtClock | undefined {
  return payload === undefined ? undefined : defaultPayloadConverter.fromPayload<CourtClock>(payload);
}
