import { createParamDecorator, Inject, Injectable, type ExecutionContext, type PipeTransform } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { type Request } from 'express';
import { COURT_CLOCK, type CourtClockPort, type CourtTimeReading } from './court-clock.port.js';

/** Reads the court's time from the service's clock and the request's header. */
@Injectable()
export class CourtTimePipe implements PipeTransform<string | undefined, CourtTimeReading> {
  constructor(@Inject(COURT_CLOCK) private readonly clock: CourtClockPort) {}

  transform(header: string | undefined): CourtTimeReading {
    return this.clock.read(header);
  }
}

const courtClockHeader = createParamDecorator((_: unknown, context: ExecutionContext): string | undefined => {
  const header = context.switchToHttp().getRequest<Request>().headers['court-clock'];
  return Array.isArray(header) ? header.join(', ') : header;
});

const describeHeader = ApiHeader({
  name: 'Court-Clock',
  required: false,
  description: 'Required where time is compressed, refused where it is real: at=<instant>; until=<instant>; rate=<court ms per real ms>.',
});

/** The court's time of this request, `{ at, clock }`, as a parameter of a handler. */
export function CourtTime(): ParameterDecorator {
  return (controller, method, index) => {
    courtClockHeader(CourtTimePipe)(controller, method, index);
    if (method !== undefined) describeHeader(controller, method, Object.getOwnPropertyDescriptor(controller, method)!);
  };
}
