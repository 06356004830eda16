import { createHash, randomUUID } from 'node:crypto';
import { CASE_UNDECIDED } from '@hejie/contracts/workflows';
import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';
import {
  COMMAND_KEYS,
  fingerprintOf,
  forget,
  keep,
  once,
  recallOrKeep,
  UnitOfWork,
  type OnceOptions,
} from '@hejie/persistence';
import { type CourtInstant } from '@hejie/law';
import { type Response } from 'express';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { type AuthenticatedRequest } from '../access/allow.js';
import { COURT_CLOCK, type CourtClockPort } from '../clock/court-clock.port.js';
import { courtClockHeader } from '../clock/court-time.js';
import { ProblemError } from '../problems/problem.js';
import { problemOf } from '../problems/problem-of.js';
import { COMMAND, type CommandRequest, type CommandRule } from './command.js';

/** The answer of a command as it is kept beside its key. */
interface StoredAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Gives each command its effect once: see {@link Command}. A refused command leaves no trace, so it may be repeated. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(ModuleRef) private readonly modules: ModuleRef,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const rule = this.reflector.get<CommandRule | undefined>(COMMAND, context.getHandler());
    if (!rule) return next.handle();
    const http = context.switchToHttp();
    return from(this.run(rule, http.getRequest(), http.getResponse(), next));
  }

  private async run(
    rule: CommandRule,
    request: CommandRequest & AuthenticatedRequest,
    response: Response,
    next: CallHandler,
  ): Promise<unknown> {
    const key = commandKey(request);
    const options = { fingerprint: fingerprintOfBody(request.body ?? null) };
    let ran = false;
    const effect = async (): Promise<StoredAnswer> => {
      ran = true;
      const body: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      return { status: response.statusCode, body: wireForm(body) };
    };
    const answer = await (rule.effect === 'transaction'
      ? this.inTransaction(request, key, options, effect)
      : this.aroundWorkflow(request, key, options, effect));
    if (!ran) response.setHeader('Idempotency-Replayed', 'true');
    response.status(answer.status);
    return answer.body;
  }

  private inTransaction(
    request: CommandRequest,
    key: string,
    options: OnceOptions,
    effect: () => Promise<StoredAnswer>,
  ): Promise<StoredAnswer> {
    return this.unitOfWork.run((tx) => {
      request.command = { key, tx };
      return once(tx, key, effect, options);
    });
  }

  /**
   * The body is written down beside its key before the workflow is asked: after a crash between its effect and the
   * stored answer, another body must not get that answer. Two callers at once may both reach the workflow: theirs is
   * one attempt, one Update, and one answer.
   */
  private async aroundWorkflow(
    request: CommandRequest,
    key: string,
    { fingerprint }: OnceOptions,
    effect: () => Promise<StoredAnswer>,
  ): Promise<StoredAnswer> {
    // The case itself knows its commands by their ids as long as it lives, and hears none after that.
    const options = { fingerprint, forgettable: true };
    const askedKey = `${key}/asked`;
    const receivedAt = this.receivedNow(request);
    const asked = { key: askedKey, result: first(receivedAt) as Asked | string };
    const known = await this.unitOfWork.separately((tx) =>
      recallOrKeep<StoredAnswer, Asked | string>(tx, key, asked, options),
    );
    if ('result' in known) return known.result;
    const command = { key, ...readAsked(known.kept, receivedAt) };
    request.command = command;
    const answer = await effect().catch(async (error: unknown) => {
      const { status, code } = problemOf(error);
      await this.unitOfWork.run(async (tx) => {
        // Refused, or without effect by a fault of ours: the key may come again, as another attempt. After anything else nobody knows
        // whether it took effect, and who asks again joins the same attempt.
        if (status < 500 || code === CASE_UNDECIDED) await forget(tx, askedKey, options);
        // A fault of ours takes nobody's day: the next attempt was received when the first one was.
        if (code === CASE_UNDECIDED) await keep(tx, askedKey, first(command.receivedAt), options);
      });
      throw error;
    });
    return this.unitOfWork.separately((tx) => keep(tx, key, answer, options));
  }

  /** Court time of this request; nothing where it brings none, which is refused by whoever reads it. */
  private receivedNow(request: CommandRequest): CourtInstant | undefined {
    try {
      return this.modules.get<CourtClockPort>(COURT_CLOCK, { strict: false }).read(courtClockHeader(request)).at;
    } catch {
      return undefined;
    }
  }

  private get unitOfWork(): UnitOfWork {
    return this.modules.get(UnitOfWork, { strict: false });
  }
}

/** What is written down of a command before its workflow is asked. */
interface Asked {
  readonly attempt: string;
  readonly receivedAt?: CourtInstant;
}

const first = (receivedAt: CourtInstant | undefined): Asked => ({
  attempt: randomUUID(),
  ...(receivedAt !== undefined && { receivedAt }),
});

/** A command that was asked before the instant was kept has its attempt alone: it counts as received now. */
const readAsked = (asked: Asked | string, receivedAt: CourtInstant | undefined): Asked =>
  typeof asked === 'string' ? { attempt: asked, receivedAt } : asked;

/** One caller's key at one endpoint, about one thing, however its path was spelt. Hashed: neither who nor what can be read from it. */
function commandKey(request: CommandRequest & AuthenticatedRequest): string {
  const given = request.headers['idempotency-key'];
  if (typeof given !== 'string' || given.trim() === '') {
    throw new ProblemError({
      status: 400,
      code: 'IDEMPOTENCY.KEY_MISSING',
      zh: '该操作须带 Idempotency-Key 请求头：每次操作自拟一个新值，重发同一操作用同一值',
      en: 'This command needs an Idempotency-Key header: a new value for each command, the same where it is sent again',
    });
  }
  if (!/^[\x21-\x7e]{1,120}$/.test(given)) {
    throw new ProblemError({
      status: 400,
      code: 'IDEMPOTENCY.KEY_MALFORMED',
      zh: 'Idempotency-Key 须为 1 至 120 个可见 ASCII 字符',
      en: 'An Idempotency-Key is 1 to 120 visible ASCII characters',
    });
  }
  const { path } = request.route as { path: string };
  const scope = [request.principal?.subject ?? '', request.method, path, request.params, given];
  return `${COMMAND_KEYS}${createHash('sha256').update(JSON.stringify(scope)).digest('hex')}`;
}

/** Of what a parser of JSON lets through, not everything can be written down: `1e400` is infinite, and lists may be nested without end. */
function fingerprintOfBody(body: unknown): string {
  try {
    return fingerprintOf(body);
  } catch {
    throw new ProblemError({
      status: 400,
      code: 'REQUEST.UNREADABLE_JSON',
      zh: '请求正文含有超出范围的数值，或者嵌套过深',
      en: 'The body holds a number beyond all bounds, or is nested too deep',
    });
  }
}

/** What the caller will read: the first answer and every repeated one are then the same. */
function wireForm(body: unknown): unknown {
  return body === undefined ? null : (JSON.parse(JSON.stringify(body)) as unknown);
}
