import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { type NextFunction, type Request, type Response } from 'express';

/** What every log line of a request carries. No personal data: ids only. */
export interface RequestContext {
  readonly requestId: string;
  caseId?: string;
  subject?: string;
}

const storage = new AsyncLocalStorage<RequestContext>();

/** The request being served, if one is. */
export function currentRequest(): RequestContext | undefined {
  return storage.getStore();
}

/** Runs work under a context of its own, e.g. an activity or a fact's handler, so that its log lines carry the case. */
export function withContext<T>(context: Partial<RequestContext>, work: () => T): T {
  return storage.run({ requestId: randomUUID(), ...context }, work);
}

/** Gives each request an id: the caller's `X-Request-Id` when it is a plain token, else a new one. */
export function requestContext(request: Request, response: Response, next: NextFunction): void {
  const given = request.headers['x-request-id'];
  const requestId = typeof given === 'string' && /^[\w.:-]{1,64}$/.test(given) ? given : randomUUID();
  response.setHeader('X-Request-Id', requestId);
  storage.run({ requestId }, next);
}
