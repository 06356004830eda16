import { type RefusalReason } from '@hejie/law';

/** A wrong field of the request: where (JSON Pointer), which code, and why in both languages. */
export interface FieldError {
  readonly path: string;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** The body of every error answer (RFC 9457, `application/problem+json`). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** `CONTEXT.REASON`, stable: programs branch on it. */
  readonly code: string;
  /** Id of the rule of law that refused, when one did. */
  readonly rule?: string;
  readonly zh: string;
  readonly en: string;
  /** JSON Pointer to the one place in the request, when there is one. */
  readonly path?: string;
  /** Every wrong field, when the request has the wrong shape. */
  readonly errors?: readonly FieldError[];
  /** Every reason of a refusal of law, when there are several. */
  readonly problems?: readonly RefusalReason[];
  /** The request this answers: its path and id. */
  readonly instance?: string;
}

/** What is known of a problem before it is an answer. */
export type ProblemText = Pick<Problem, 'status' | 'code' | 'zh' | 'en' | 'rule' | 'path' | 'errors' | 'problems'>;

/** Thrown where a request is refused for a reason that is not one of law: no such record, a closed work item, a reused key. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(
    readonly problem: ProblemText,
    options?: ErrorOptions,
  ) {
    super(`${problem.code}: ${problem.en}`, options);
  }
}

/** 404: there is no such thing, or none that the caller may know of. `about`: where the request names it, and the rule that speaks of it. */
export function notFound(
  code: string,
  zh: string,
  en: string,
  about: Pick<ProblemText, 'rule' | 'path'> = {},
): ProblemError {
  return new ProblemError({ status: 404, code, ...about, zh, en });
}

/** 404 CASE.UNKNOWN. */
export function unknownCase(): ProblemError {
  return notFound(
    'CASE.UNKNOWN',
    '未找到该案件：请核对案件编号（路径中须百分号编码）；刚刚立案的，稍后再试',
    'There is no such case here: check its id, percent-encoded in a path; where it was filed a moment ago, try again shortly',
  );
}

/** 409: not in this state of things. */
export function conflict(code: string, zh: string, en: string): ProblemError {
  return new ProblemError({ status: 409, code, zh, en });
}

/** 422 REQUEST.INVALID: with every wrong field, up to a hundred. */
export function invalidRequest(errors: readonly FieldError[]): ProblemError {
  return new ProblemError({
    status: 422,
    code: 'REQUEST.INVALID',
    zh: '请求内容有误，请逐项更正',
    en: 'The request has wrong fields; each is listed',
    errors: errors.slice(0, 100),
  });
}
