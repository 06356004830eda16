import { createParamDecorator, Inject, Injectable, type ExecutionContext, type PipeTransform } from '@nestjs/common';
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

/** The court's time of this request, `{ at, clock }`, as a parameter of a handler. */
export const CourtTime = (): ParameterDecorator => courtClockHeader(CourtTimePipe);
