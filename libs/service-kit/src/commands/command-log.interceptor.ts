import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Response } from 'express';
import { tap, type Observable } from 'rxjs';
import { type AuthenticatedRequest } from '../access/allow.js';
import { KIT_OPTIONS, type KitOptions } from '../bootstrap/kit-options.js';
import { currentRequest } from '../logging/request-context.js';
import { ServiceLog } from '../logging/service-log.js';
import { operationId } from '../openapi/document.js';
import { problemOf } from '../problems/problem-of.js';
import { COMMAND } from './command.js';

/**
 * Logs each command once: who (roles, and the subject's reference, which every line of a request carries), what, in which case, and
 * what became of it. Nothing of its body or its answer is written, and of a refusal only the code. It stands around the idempotency
 * of commands, so that a repeated answer is told from an effect.
 */
@Injectable()
export class CommandLog implements NestInterceptor {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(KIT_OPTIONS) private readonly options: KitOptions,
    @Inject(ServiceLog) private readonly log: ServiceLog,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (this.reflector.get<unknown>(COMMAND, context.getHandler()) === undefined) return next.handle();
    const http = context.switchToHttp();
    const response = http.getResponse<Response>();
    const what = {
      command: operationId(context.getClass().name, context.getHandler().name),
      roles: http.getRequest<AuthenticatedRequest>().principal?.roles ?? [],
    };
    return next.handle().pipe(
      tap({
        next: (answer) => {
          const outcome = response.getHeader('Idempotency-Replayed') === undefined ? 'DONE' : 'REPEATED';
          this.log.event('command', { ...what, ...caseOf(answer), outcome });
        },
        error: (error: unknown) => {
          const { code } = problemOf(error, this.options.problemMappers);
          this.log.event('command', { ...what, outcome: code });
        },
      }),
    );
  }
}

/** A command that opens a case has none before its answer; of any other the request knows it. */
function caseOf(answer: unknown): { caseId?: string } {
  const { caseId } = (answer ?? {}) as { caseId?: unknown };
  return currentRequest()?.caseId === undefined && typeof caseId === 'string' ? { caseId } : {};
}
