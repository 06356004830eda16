import type { WorkflowClientInterceptor } from '@temporalio/client';
import { ApplicationFailure, defaultPayloadConverter, type Headers } from '@temporalio/common';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import type { CourtClock } from '@hejie/law';
import { clockFromHeader, clockToHeader, COURT_CLOCK_HEADER } from '@hejie/contracts/workflows';
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

/**
 * Activities, also the decisions of a case: what one does is done under the clock that it was asked under. A process of real time does
 * nothing under a clock of somebody's own: whoever sent it to the case would make the time.
 */
export const activityUnderClock =
  ({ realTime }: { readonly realTime: boolean }): ActivityInterceptorsFactory =>
  () => ({
    inbound: {
      execute: (input, next) => {
        const clock = clockIn(input.headers);
        if (realTime && clock !== undefined) throw clockRefused();
        return withCourtClock(clock, () => next(input));
      },
    },
  });

// Headers pass no codec: the clock is read without a key. It holds nothing personal.
const bearing = <T extends { readonly headers: Headers }>(input: T): T => ({
  ...input,
  headers: withClock(input.headers),
});

function withClock(headers: Headers): Headers {
  const clock = currentCourtClock();
  if (clock?.mode !== 'compressed') return headers;
  return { ...headers, [COURT_CLOCK_HEADER]: defaultPayloadConverter.toPayload(clockToHeader(clock)) };
}

const CLOCK_NOT_ALLOWED = 'CLOCK.NOT_ALLOWED';

/** A fault and no refusal: the case stands and raises its alarms, and nothing is done at a time that nobody may set. */
function clockRefused(): ApplicationFailure {
  return ApplicationFailure.create({
    type: CLOCK_NOT_ALLOWED,
    message: `${CLOCK_NOT_ALLOWED}: this system runs on real time and takes no clock from a message`,
  });
}

function clockIn({ [COURT_CLOCK_HEADER]: payload }: Headers): CourtClock | undefined {
  return payload === undefined ? undefined : clockFromHeader(defaultPayloadConverter.fromPayload(payload));
}
