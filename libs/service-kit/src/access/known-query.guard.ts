import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Request } from 'express';
import { unknownFields } from '../problems/field-errors.js';
import { invalidRequest } from '../problems/problem.js';
import { PUBLIC } from './allow.js';
import { parametersOf } from './handler-parameters.js';

/**
 * Refuses what a caller asks of an endpoint that takes no query: a filter that is ignored would be an answer to another
 * question. Where an endpoint declares `@Query({ schema })`, its strict schema refuses what it does not know. What is open to
 * anyone answers probes, and those add parameters of their own against caches.
 */
@Injectable()
export class KnownQueryGuard implements CanActivate {
  constructor(@Inject(Reflector) private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    if (this.reflector.get<boolean | undefined>(PUBLIC, context.getHandler())) return true;
    const asked = Object.keys(context.switchToHttp().getRequest<Request>().query);
    if (asked.length === 0 || parametersOf(context.getClass(), context.getHandler().name, 'QUERY').length > 0)
      return true;
    throw invalidRequest(unknownFields([], asked));
  }
}
