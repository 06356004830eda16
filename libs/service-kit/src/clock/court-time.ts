import { type CourtClock } from '@hejie/law';
import { withCourtClock } from '@hejie/temporal';
import { createParamDecorator, Inject, Injectable, type ExecutionContext, type PipeTransform } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { COURT_CLOCK, type CourtClockPort, type CourtTimeReading } from './court-clock.port.js';

/** Reads the court's time from the service's clock and the request's header. */
@Injectable()
export class CourtTimePipe implements PipeTransform<string | undefined, CourtTimeReading> {
  constructor(@Inject(COURT_CLOCK) private readonly clock: CourtClockPort) {}

  transform(header: string | undefined): CourtTimeReading {
    return this.clock.read(header);
  }
}

/** The request's `Court-Clock`, as it was sent. */
export function courtClockHeader(request: Request): string | undefined {
  const header = request.headers['court-clock'];
  return Array.isArray(header) ? header.join(', ') : header;
}

/**
 * Serves each request under the clock that it brings: the facts that it tells and the messages that it sends to a case
 * bear that clock. What is none, or any where time is real, is refused whatever is asked: it would be ignored otherwise.
 */
export function underItsClock(courtClock: CourtClockPort): RequestHandler {
  return (request: Request, _response: Response, next: NextFunction) => {
    const header = courtClockHeader(request);
    let clock: CourtClock | undefined;
    try {
      clock = header === undefined ? undefined : courtClock.read(header).clock;
    } catch (refusal) {
      next(refusal);
      return;
    }
    withCourtClock(clock, next);
  };
}

const describeHeader = ApiHeader({
  name: 'Court-Clock',
  required: false,
  description:
    'Required where time is compressed, refused where it is real: at=<instant>; until=<instant>; rate=<court ms per real ms>.',
});

/** Names the header in the API description of a handler that reads it. */
export function describeCourtClock(controller: object, method: string | symbol): void {
  describeHeader(controller, method, Object.getOwnPropertyDescriptor(controller, method)!);
}

const sentClock = createParamDecorator((_: unknown, context: ExecutionContext) =>
  courtClockHeader(context.switchToHttp().getRequest<Request>()),
);

/** The court's time of this request, `{ at, clock }`, as a parameter of a handler. */
export function CourtTime(): ParameterDecorator {
  return (controller, method, index) => {
    sentClock(CourtTimePipe)(controller, method, index);
    if (method !== undefined) describeCourtClock(controller, method);
  };
}
