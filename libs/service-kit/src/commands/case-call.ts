import {
  createParamDecorator,
  Inject,
  Injectable,
  Optional,
  type ExecutionContext,
  type PipeTransform,
} from '@nestjs/common';
import { type CourtInstant } from '@hejie/law';
import { type Principal } from '@hejie/security';
import { type AuthenticatedRequest } from '../access/allow.js';
import {
  CASE_TIME,
  COURT_CLOCK,
  heldAtCase,
  type CaseTimePort,
  type CourtClockPort,
  type CourtTimeReading,
} from '../clock/court-clock.port.js';
import { courtClockHeader, describeCourtClock } from '../clock/court-time.js';
import { runningCommand } from './command.js';

/** A person's command about a case: which case, who commands, when, and under which key. */
export interface CaseCall {
  readonly caseId: string;
  readonly principal: Principal;
  readonly time: CourtTimeReading;
  /** Unique to the caller, the endpoint and its `Idempotency-Key`: by it the case knows the command over its whole life. */
  readonly key: string;
  /** Id of the Update in which the command is put to the case. */
  readonly attempt?: string;
}

type UnclockedCall = Omit<CaseCall, 'time'> & {
  readonly header: string | undefined;
  readonly receivedAt: CourtInstant | undefined;
};

/** Reads the court's time into a call. */
@Injectable()
export class CaseCallPipe implements PipeTransform<UnclockedCall, Promise<CaseCall>> {
  constructor(
    @Inject(COURT_CLOCK) private readonly clock: CourtClockPort,
    @Optional() @Inject(CASE_TIME) private readonly cases?: CaseTimePort,
  ) {}

  /** A command that is sent again counts at the instant of its first receipt, whatever the clock says meanwhile. */
  async transform({ header, receivedAt, ...call }: UnclockedCall): Promise<CaseCall> {
    const read = this.clock.read(header);
    const time = this.cases ? await heldAtCase(read, call.caseId, this.cases) : read;
    return { ...call, time: { ...time, at: receivedAt ?? time.at } };
  }
}

const unclockedCall = createParamDecorator((_: unknown, context: ExecutionContext): UnclockedCall => {
  const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
  const { caseId } = request.params;
  if (!request.principal || typeof caseId !== 'string')
    throw new Error('@AboutCase() on an endpoint without @Allow or without :caseId');
  const { key, attempt, receivedAt } = runningCommand(context);
  return { caseId, principal: request.principal, key, attempt, receivedAt, header: courtClockHeader(request) };
});

/** The call of a `@Command()` about the `:caseId` of its path, as one parameter of its handler. */
export function AboutCase(): ParameterDecorator {
  return (controller, method, index) => {
    unclockedCall(CaseCallPipe)(controller, method, index);
    if (method !== undefined) describeCourtClock(controller, method);
  };
}
