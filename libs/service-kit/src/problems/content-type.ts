import { type NextFunction, type Request, type Response } from 'express';
import { ProblemError } from './problem.js';

/** Refuses a body that is not JSON before anything reads it (415 REQUEST.CONTENT_TYPE). */
export function jsonBodiesOnly(request: Request, _response: Response, next: NextFunction): void {
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  const type = (request.headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
  if (!hasBody || type === 'application/json') return next();
  next(
    new ProblemError({
      status: 415,
      code: 'REQUEST.CONTENT_TYPE',
      zh: '请求正文须为 application/json',
      en: 'The body must be application/json',
    }),
  );
}
