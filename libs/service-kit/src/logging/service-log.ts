import { type LoggerService } from '@nestjs/common';
import { trace } from '@opentelemetry/api';
import { maskDeep, maskText } from '@hejie/security';
import { activityLogFields } from '@hejie/temporal';
import { pino, type DestinationStream, type Logger } from 'pino';
import { currentRequest } from './request-context.js';

/**
 * Structured logs: one JSON object a line on standard output, masked, with the request, the case and the trace.
 * Also Nest's own logger, so that the framework speaks the same way.
 */
export class ServiceLog implements LoggerService {
  private readonly pino: Logger;

  constructor(service: string, level: string, destination?: DestinationStream) {
    this.pino = pino(
      {
        level,
        base: { service, pid: process.pid },
        messageKey: 'message',
        timestamp: pino.stdTimeFunctions.isoTime,
        formatters: { level: (label) => ({ level: label }) },
        mixin: () => ({ ...currentRequest(), ...activityLogFields(), ...traceIds() }),
        hooks: {
          logMethod: (args, method) =>
            method.apply(this.pino, args.map((item) => maskDeep(item)) as Parameters<typeof method>),
        },
      },
      destination,
    );
  }

  /** Something an operator may want to know: what happened, and its facts by name. */
  event(message: string, facts: Record<string, unknown> = {}): void {
    this.pino.info(facts, message);
  }

  /** The same log as libraries write to it: facts first, then what happened. */
  get structured(): StructuredLog {
    const write = (level: keyof StructuredLog) => (facts: object, message: string) => this.pino[level](facts, message);
    return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
  }

  /** Something went wrong that nobody foresaw; the error is logged with its chain of causes. */
  failure(message: string, error: unknown, facts: Record<string, unknown> = {}): void {
    this.pino.error({ ...facts, error: chain(error) }, message);
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.pino.info(contextOf(rest), maskText(String(message)));
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.pino.warn(contextOf(rest), maskText(String(message)));
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.pino.error(
      { ...contextOf(rest), ...(message instanceof Error && { error: chain(message) }) },
      maskText(String(message)),
    );
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.pino.debug(contextOf(rest), maskText(String(message)));
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.pino.trace(contextOf(rest), maskText(String(message)));
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.pino.fatal(contextOf(rest), maskText(String(message)));
  }
}

/** The shape of log that the libraries of this house take. */
export type StructuredLog = Record<'debug' | 'info' | 'warn' | 'error', (facts: object, message: string) => void>;

/** Nest passes the context (a class name) last, and a stack before it for errors. */
function contextOf(rest: unknown[]): Record<string, unknown> {
  const texts = rest.filter((item): item is string => typeof item === 'string');
  const context = texts.at(-1);
  const stack = texts.length > 1 ? texts[0] : undefined;
  return { ...(context !== undefined && { context }), ...(stack !== undefined && { stack }) };
}

/** An error and its causes, outermost first. Driver errors carry the row's values in `detail`: only the known-safe fields pass. */
function chain(error: unknown): unknown[] {
  const links: unknown[] = [];
  for (let link = error; link != null && links.length < 5; link = (link as { cause?: unknown }).cause) {
    if (!(link instanceof Error)) {
      links.push({ message: maskText(String(link)) });
      break;
    }
    links.push({ type: link.name, code: (link as { code?: unknown }).code, message: link.message, stack: link.stack });
  }
  return links;
}

function traceIds(): { traceId?: string } {
  const span = trace.getActiveSpan()?.spanContext();
  return span ? { traceId: span.traceId } : {};
}
