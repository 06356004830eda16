import { ROLES, type Role } from './roles.js';

/**
 * The caller may not pass, or it cannot be known whether they may.
 * `status` is the HTTP status: 401 who are you, 403 not you, 503 the issuer's keys cannot be read now.
 */
export class AccessError extends Error {
  override readonly name = 'AccessError';

  constructor(
    readonly status: 401 | 403 | 503,
    readonly code: string,
    readonly zh: string,
    readonly en: string,
    options?: ErrorOptions,
  ) {
    super(`${code}: ${en}`, options);
  }
}

/** The refusals of this library, by code. */
export const accessErrors = {
  tokenMissing: () =>
    new AccessError(
      401,
      'AUTH.TOKEN_MISSING',
      '请求未携带访问令牌，请在 Authorization 请求头中写明 Bearer 令牌',
      'The request carries no access token: send one as Authorization: Bearer …',
    ),
  tokenInvalid: (cause?: unknown) =>
    new AccessError(
      401,
      'AUTH.TOKEN_INVALID',
      '访问令牌无效，请重新登录取得',
      'The access token is not valid here: get a new one',
      { cause },
    ),
  tokenExpired: (cause?: unknown) =>
    new AccessError(
      401,
      'AUTH.TOKEN_EXPIRED',
      '访问令牌已过期，请重新登录',
      'The access token has expired: sign in again',
      { cause },
    ),
  keysUnavailable: (cause?: unknown) =>
    new AccessError(
      503,
      'AUTH.KEYS_UNAVAILABLE',
      '暂时无法取得身份认证公钥，请稍后重试',
      "The issuer's published keys cannot be read at the moment",
      { cause },
    ),
  /** @param may the roles that it is for, so that he who was sent here knows whom to ask; left out where no role would do. */
  roleDenied: (may: readonly Role[] = []) =>
    new AccessError(
      403,
      'AUTH.ROLE_DENIED',
      `您的角色无权进行此操作${may.length === 0 ? '' : `，有权的是：${may.map((role) => ROLES[role].zh).join('、')}`}`,
      `Your role does not allow this${may.length === 0 ? '' : `; it is for: ${may.map((role) => ROLES[role].en).join(', ')}`}`,
    ),
  otherCourt: () =>
    new AccessError(403, 'AUTH.OTHER_COURT', '该案件不属于您所在的法院', 'This belongs to another court'),
  noCourt: () => new AccessError(403, 'AUTH.NO_COURT', '访问令牌未载明所属法院', 'The token names no court'),
  notAParty: () => new AccessError(403, 'AUTH.NOT_A_PARTY', '您不是该案件的当事人', 'You are not a party to this case'),
  /** @param field of the body that names the party; left out where the address does. */
  notThatParty: (field?: string) =>
    new AccessError(
      403,
      'AUTH.NOT_A_PARTY',
      `当事人只能为自己行事，${field === undefined ? '此处' : `请求中的 ${field} `}所指的当事人不是您本人`,
      `A party acts for itself only, and the party named ${field === undefined ? 'here' : `in \`${field}\``} is not you`,
    ),
  /** @param field of the body that a party leaves out. */
  statedByCourt: (field: string) =>
    new AccessError(
      403,
      'AUTH.ROLE_DENIED',
      `请求中的 ${field} 由法院工作人员登记，当事人不得填写`,
      `\`${field}\` is for staff of the court to state: a party leaves it out`,
    ),
  boundToCases: () =>
    new AccessError(
      403,
      'AUTH.BOUND_TO_CASES',
      '您的访问权限仅限于指定案件，不能进行此操作',
      'Your access is limited to certain cases, and this is about none of them',
    ),
  otherCase: () =>
    new AccessError(403, 'AUTH.OTHER_CASE', '您无权处理该案件', 'Your access does not extend to this case'),
} as const;
