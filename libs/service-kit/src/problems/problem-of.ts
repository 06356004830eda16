import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import { CASE_BEHIND, refusalOrFault } from '@hejie/contracts/workflows';
import { LawError } from '@hejie/law';
import { isServerAway, isStatementTimeout, PersistenceError } from '@hejie/persistence';
import { AccessError } from '@hejie/security';
import { ProblemError, type Problem, type ProblemText } from './problem.js';

/**
 * Turns an error that another library knows (a rejected Update, a lost database) into a problem;
 * `undefined` when it is not one of its own. It may also return a plainer error, e.g. a LawError.
 */
export type ProblemMapper = (error: unknown) => ProblemText | Error | undefined;

/** The problem an error is answered with. What is not known is 500 without any internals. */
export function problemOf(error: unknown, mappers: readonly ProblemMapper[] = []): ProblemText {
  for (const mapper of mappers) {
    const mapped = mapper(error);
    if (mapped instanceof Error) return knownProblem(mapped) ?? UNEXPECTED;
    if (mapped) return mapped;
  }
  return knownProblem(error) ?? UNEXPECTED;
}

/** Adds what the wire needs: type, title, instance. */
export function problemBody(text: ProblemText, instance?: string): Problem {
  return {
    type: `urn:hejie:problem:${text.code}`,
    title: STATUS_CODES[text.status] ?? 'Error',
    ...text,
    ...(instance !== undefined && { instance }),
  };
}

const UNEXPECTED: ProblemText = {
  status: 500,
  code: 'SERVER.UNEXPECTED',
  zh: '系统发生意外错误，已记录',
  en: 'Something unexpected went wrong; it has been recorded',
};
const UNAVAILABLE: ProblemText = {
  status: 503,
  code: 'SERVER.DEPENDENCY_UNAVAILABLE',
  zh: '系统暂时不可用，请稍后以同一幂等键重试',
  en: 'Temporarily unavailable; repeat with the same idempotency key',
};
const BEHIND: ProblemText = {
  status: 503,
  code: CASE_BEHIND,
  zh: '本系统实例尚未更新到该案件所用的节假日安排或者规则包，请稍后以同一幂等键重试',
  en: 'This instance does not have a notice or a pack that the case has pinned yet; repeat with the same idempotency key',
};
const CHANGED: ProblemText = {
  status: 409,
  code: 'RECORD.CHANGED',
  zh: '记录已被他人修改，请刷新后重试',
  en: 'Someone else changed the record; read it again',
};
const KEY_REUSED: ProblemText = {
  status: 422,
  code: 'IDEMPOTENCY.KEY_REUSED',
  zh: '该 Idempotency-Key 已用于内容不同的请求',
  en: 'This Idempotency-Key was used for a different request',
};
const ANSWER_NOT_KEPT: ProblemText = {
  status: 409,
  code: 'IDEMPOTENCY.ANSWER_NOT_KEPT',
  zh: '带此 Idempotency-Key 的操作早已办理，不会重复办理；当时的答复已不再保存，请查询案件记录',
  en: 'The command with this Idempotency-Key was carried out long ago and is not carried out again; its answer is no longer kept, look the record up',
};

function knownProblem(error: unknown): ProblemText | undefined {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof LawError) return isBehind(error) ? BEHIND : lawProblem(error);
  if (error instanceof AccessError) return { status: error.status, code: error.code, zh: error.zh, en: error.en };
  if (error instanceof PersistenceError) return persistenceProblem(error);
  if (error instanceof HttpException) return httpProblem(error);
  if (error instanceof Error && error.name === 'OptimisticLockVersionMismatchError') return CHANGED;
  return isUnavailable(error) ? UNAVAILABLE : undefined;
}

/** The library's own texts may quote keys and table names; outside, only what the caller can act on is said. */
function persistenceProblem({ code, status }: PersistenceError): ProblemText | undefined {
  if (code === 'IDEMPOTENCY.KEY_REUSED') return KEY_REUSED;
  if (code === 'IDEMPOTENCY.ANSWER_NOT_KEPT') return ANSWER_NOT_KEPT;
  return status === 409 ? CHANGED : status === 503 ? UNAVAILABLE : undefined;
}

/** A notice or a pack that a case has pinned, and not one that the request names at some place: a build that is behind says no refusal. */
const isBehind = (error: LawError): boolean => error.path === undefined && 'fault' in refusalOrFault(error);

/** Contexts of law that judge one value of the request, not the state of the case. */
const VALUE_CONTEXTS = new Set(['DATE', 'MONEY', 'INSTANT', 'RATE', 'IDENTITY', 'CASE_NUMBER', 'COURT']);

/** 404 for what is not there, 422 for a wrong value, 409 for the wrong stage of things. */
function lawProblem(error: LawError): ProblemText {
  const [context = '', reason = ''] = error.code.split('.');
  const status =
    reason === 'UNKNOWN' || reason === 'NOT_FOUND'
      ? 404
      : error.path !== undefined || VALUE_CONTEXTS.has(context)
        ? 422
        : 409;
  return { status, ...error.toJSON() };
}

/** Problems of HTTP itself, found by Express, its body parser or Nest. */
function httpProblem(error: HttpException): ProblemText {
  const status = error.getStatus();
  const kind = (error.cause as { type?: string } | undefined)?.type;
  const known = (kind && BODY_PROBLEMS[kind]) || HTTP_PROBLEMS[status];
  if (known) return { status, ...known };
  return status >= 500
    ? UNEXPECTED
    : {
        status,
        code: `HTTP.${status}`,
        zh: '请求无法处理',
        en: STATUS_CODES[status] ?? 'The request cannot be handled',
      };
}

const BODY_PROBLEMS: Record<string, Omit<ProblemText, 'status'>> = {
  'entity.parse.failed': {
    code: 'REQUEST.MALFORMED_JSON',
    zh: '请求正文不是有效的 JSON，请按接口说明（/docs）的示例更正',
    en: 'The body is not valid JSON: correct it by the example in the API description (/docs)',
  },
  'entity.too.large': { code: 'REQUEST.TOO_LARGE', zh: '请求正文过大', en: 'The body is too large' },
  'encoding.unsupported': {
    code: 'REQUEST.ENCODING',
    zh: '不支持的内容编码',
    en: 'This content encoding is not supported',
  },
  'charset.unsupported': { code: 'REQUEST.CHARSET', zh: '不支持的字符集', en: 'This charset is not supported' },
};

const HTTP_PROBLEMS: Record<number, Omit<ProblemText, 'status'>> = {
  400: { code: 'REQUEST.MALFORMED', zh: '请求格式有误', en: 'The request is malformed' },
  404: {
    code: 'HTTP.NO_SUCH_PATH',
    zh: '没有此接口，请按接口说明（/docs）核对方法和路径',
    en: 'There is nothing at this path: check method and path with the API description (/docs)',
  },
  405: { code: 'HTTP.METHOD_NOT_ALLOWED', zh: '不支持此请求方法', en: 'This method is not allowed here' },
  413: BODY_PROBLEMS['entity.too.large']!,
};

/** What Node refuses before it is a request at all, by its code. */
export const UNREADABLE: Readonly<Record<string, ProblemText>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    code: 'REQUEST.HEAD_TOO_LARGE',
    zh: '请求地址或者请求头过长',
    en: 'Address or headers of the request are too long',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    code: 'REQUEST.TOO_SLOW',
    zh: '请求未在时限内发送完毕',
    en: 'The request was not sent in time',
  },
  OTHERWISE: { status: 400, ...HTTP_PROBLEMS[400]! },
};

const GRPC_UNAVAILABLE = 14;

/** A server we lean on cannot be reached or does not answer in time: nothing was decided, so the caller may repeat. */
function isUnavailable(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    if ((cause as { code?: unknown }).code === GRPC_UNAVAILABLE) return true;
  }
  return isServerAway(error) || isStatementTimeout(error);
}
