import { Catch, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { KIT_OPTIONS, type KitOptions } from '../bootstrap/kit-options.js';
import { logRefused } from '../commands/command-log.js';
import { currentRequest } from '../logging/request-context.js';
import { ServiceLog } from '../logging/service-log.js';
import { problemBody, problemOf } from './problem-of.js';

/** Every error of every request becomes problem+json; what nobody foresaw is logged with its cause and answered without. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(KIT_OPTIONS) private readonly options: KitOptions,
    private readonly log: ServiceLog,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const problem = problemOf(error, this.options.problemMappers);
    logRefused(this.log, http, problem.code);
    if (problem.status >= 500) this.log.failure(problem.code, error);
    if (response.headersSent) {
      response.end();
      return;
    }
    if (problem.status === 401)
      response.setHeader('WWW-Authenticate', `Bearer error="invalid_token", error_description="${problem.code}"`);
    if (problem.status === 503) response.setHeader('Retry-After', '2');
    const id = currentRequest()?.requestId;
    const instance = request.path + (id === undefined ? '' : `#${id}`);
    response
      .status(problem.status)
      .type('application/problem+json')
      .send(JSON.stringify(problemBody(problem, instance)));
  }
}
