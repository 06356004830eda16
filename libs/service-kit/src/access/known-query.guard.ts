import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { type Request } from 'express';
import { unknownFields } from '../problems/field-errors.js';
import { invalidRequest } from '../problems/problem.js';
import { parametersOf } from './handler-parameters.js';

/**
 * Refuses what a caller asks of an endpoint that takes no query: a filter that is ignored would be an answer to another
 * question. Where an endpoint declares `@Query({ schema })`, its strict schema refuses what it does not know.
 */
@Injectable()
export class KnownQueryGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const asked = Object.keys(context.switchToHttp().getRequest<Request>().query);
    if (asked.length === 0 || parametersOf(context.getClass(), context.getHandler().name, 'QUERY').length > 0) return true;
    throw invalidRequest(unknownFields([], asked));
  }
}
