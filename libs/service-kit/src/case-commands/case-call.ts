import { createParamDecorator, Inject, Injectable, type ExecutionContext, type PipeTransform } from '@nestjs/common';
import { type Principal } from '@hejie/security';
import { type AuthenticatedRequest } from '../access/allow.js';
import { COURT_CLOCK, type CourtClockPort, type CourtTimeReading } from '../clock/court-clock.port.js';
import { courtClockHeader, describeCourtClock } from '../clock/court-time.js';
import { runningCommand } from '../commands/command.js';

/** A person's command about a case: which case, who commands, when, and under which key. */
export interface CaseCall {
  readonly caseId: string;
  readonly principal: Principal;
  readonly time: CourtTimeReading;
  /** As {@link CommandKey}; becomes the Update's id when the command is put to the running case. */
  readonly key: string;
}

type UnclockedCall = Omit<CaseCall, 'time'> & { readonly header: string | undefined };

/** Reads the court's time into a call. */
@Injectable()
export class CaseCallPipe implements PipeTransform<UnclockedCall, CaseCall> {
  constructor(@Inject(COURT_CLOCK) private readonly clock: CourtClockPort) {}

  transform({ header, ...call }: UnclockedCall): CaseCall {
    return { ...call, time: this.clock.read(header) };
  }
}

const unclockedCall = createParamDecorator((_: unknown, context: ExecutionContext): UnclockedCall => {
  const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
  const { caseId } = request.params;
  if (!request.principal || typeof caseId !== 'string')
    throw new Error('@AboutCase() on an endpoint without @Allow or without :caseId');
  return { caseId, principal: request.principal, key: runningCommand(context).key, header: courtClockHeader(request) };
});

/** The call of a `@Command()` about the `:caseId` of its path, as one parameter of its handler. */
export function AboutCase(): ParameterDecorator {
  return (controller, method, index) => {
    unclockedCall(CaseCallPipe)(controller, method, index);
    if (method !== undefined) describeCourtClock(controller, method);
  };
}
