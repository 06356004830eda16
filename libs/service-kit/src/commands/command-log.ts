import {
  Inject,
  Injectable,
  type CallHandler,
  type CanActivate,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { type HttpArgumentsHost } from '@nestjs/common/interfaces/index.js';
import { Reflector } from '@nestjs/core';
import { type Response } from 'express';
import { tap, type Observable } from 'rxjs';
import { type AuthenticatedRequest } from '../access/allow.js';
import { currentRequest } from '../logging/request-context.js';
import { ServiceLog } from '../logging/service-log.js';
import { operationId } from '../openapi/document.js';
import { COMMAND } from './command.js';

/** Where a response keeps which command it answers. */
const NAME = 'command';

/**
 * Logs each command once: who (roles, and the subject's reference, which every line of a request carries), what, in which case, and
 * what became of it. Nothing of its body or its answer is written, and of a refusal only the code. As the first of all guards it notes
 * what is asked, so that a command is told that another guard refuses; as an interceptor around the idempotency of commands it tells an
 * effect from a repeated answer; refusals of every kind pass the filter of problems, which tells them by {@link logRefused}.
 */
@Injectable()
export class CommandLog implements CanActivate, NestInterceptor {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(ServiceLog) private readonly log: ServiceLog,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    if (this.reflector.get<unknown>(COMMAND, context.getHandler()) !== undefined)
      context.switchToHttp().getResponse<Response>().locals[NAME] = operationId(
        context.getClass().name,
        context.getHandler().name,
      );
    return true;
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const command = commandOf(http);
    if (!command) return next.handle();
    return next.handle().pipe(
      tap((answer) => {
        const repeated = http.getResponse<Response>().getHeader('Idempotency-Replayed') !== undefined;
        this.log.event('command', { ...command, ...caseOf(answer), outcome: repeated ? 'REPEATED' : 'DONE' });
      }),
    );
  }
}

/** The line of a command that was refused; nothing for what is no command. @param outcome code of the problem that it is answered with. */
export function logRefused(log: ServiceLog, http: HttpArgumentsHost, outcome: string): void {
  const command = commandOf(http);
  if (command) log.event('command', { ...command, outcome });
}

function commandOf(http: HttpArgumentsHost): { command: string; roles: readonly string[] } | undefined {
  const command = http.getResponse<Response>().locals[NAME] as string | undefined;
  return command === undefined
    ? undefined
    : { command, roles: http.getRequest<AuthenticatedRequest>().principal?.roles ?? [] };
}

/** A command that opens a case has none before its answer; of any other the request knows it. */
function caseOf(answer: unknown): { caseId?: string } {
  const { caseId } = (answer ?? {}) as { caseId?: unknown };
  return currentRequest()?.caseId === undefined && typeof caseId === 'string' ? { caseId } : {};
}
