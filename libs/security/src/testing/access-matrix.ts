import { ROLE_NAMES, type Role } from '../roles.js';
import { type AccessRule, type Scope } from '../scope.js';

/** An endpoint behind the guard, as the API description of its service has it. */
export interface DescribedEndpoint extends AccessRule {
  readonly method: string;
  /** With its parameters in braces: `/cases/{caseId}/ledger`. */
  readonly path: string;
  /** Does its path name a case, or something of one? */
  readonly ofCase: boolean;
  /** About no one case: does it show and change only what is of the cases that a token is bound to? */
  readonly keepsToOwnCases: boolean;
  /** A question in a body (`x-hejie-asks`): it changes nothing and needs no key. */
  readonly asks?: true;
}

/** What a description says of who may call (`x-hejie-access`), where not anybody may. */
interface DescribedAccess extends AccessRule {
  readonly located?: true;
  readonly keepsToOwnCases?: true;
}

/** As much of an operation as says who may call it, and whether it only asks. */
interface DescribedOperation {
  readonly 'x-hejie-access'?: DescribedAccess | 'PUBLIC' | 'SERVICE';
  readonly 'x-hejie-asks'?: true;
}

/** As much of an OpenAPI document as says who may call what. */
export interface AccessDescription {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
}

/** Every endpoint of a description that is behind the guard, in its order. @throws Error for one that does not say who may call it. */
export function endpointsOf({ paths }: AccessDescription): DescribedEndpoint[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([verb, { 'x-hejie-access': access, 'x-hejie-asks': asks }]) => {
      if (access === 'PUBLIC' || access === 'SERVICE') return [];
      const method = verb.toUpperCase();
      if (!access) throw new Error(`${method} ${path} does not say who may call it`);
      const { roles, scope, located = false, keepsToOwnCases = false } = access;
      const ofCase = located || path.includes('{caseId}');
      return { method, path, roles, scope, ofCase, keepsToOwnCases, ...(asks && { asks }) };
    }),
  );
}

/** With what a person of some role comes, seen from one case of a court. */
export const TOKENS = {
  NONE: { title: 'none', means: 'no token' },
  OWN_COURT: { title: 'own court', means: 'of the court, and neither party nor mediator of any of its cases' },
  OTHER_COURT: { title: 'other court', means: 'of another court' },
  OWN_CASE: { title: 'own case', means: 'of the court, and party or mediator of the case' },
  OTHER_CASE: { title: 'other case', means: 'of the court, and party or mediator of another case' },
  BOUND_HERE: { title: 'bound to it', means: 'as *own case*, with `case_ids` that name the case' },
  BOUND_ELSEWHERE: { title: 'bound to another', means: 'as *own case*, with `case_ids` that name another case' },
} as const;
export type TokenKind = keyof typeof TOKENS;
export const TOKEN_KINDS = Object.keys(TOKENS) as readonly TokenKind[];

/** How the door answers, before any handler is asked. */
export const ANSWERS = {
  REACHED: { mark: '✓', means: 'is let through, to the case or to what is of no court' },
  OWN: { mark: 'own', means: 'is let through, to what is of the court and the cases of the token' },
  NO_TOKEN: { mark: '401', means: '`AUTH.TOKEN_MISSING`' },
  ROLE_DENIED: { mark: '403', means: '`AUTH.ROLE_DENIED`' },
  BOUND: { mark: '403 bound', means: '`AUTH.BOUND_TO_CASES`' },
  UNKNOWN: { mark: '404', means: '`CASE.UNKNOWN` or `WORK_ITEM.UNKNOWN`, as for what does not exist' },
} as const;
export type Answer = keyof typeof ANSWERS;

const OF_HIS_COURT: readonly TokenKind[] = ['OWN_COURT', 'OWN_CASE', 'OTHER_CASE', 'BOUND_HERE'];
const OF_HIS_CASE: readonly TokenKind[] = ['OWN_CASE', 'BOUND_HERE'];
const OF_ALL: readonly TokenKind[] = ['OTHER_COURT', ...OF_HIS_COURT];

/** With which tokens a case is reached: by scope, and by what the person is to a court. */
const REACH: Readonly<Record<Scope, Readonly<Record<'staff' | 'mediator' | 'party', readonly TokenKind[]>>>> = {
  any: { staff: OF_ALL, mediator: OF_ALL, party: OF_ALL },
  court: { staff: OF_HIS_COURT, mediator: OF_HIS_CASE, party: [] },
  case: { staff: OF_HIS_COURT, mediator: OF_HIS_CASE, party: OF_HIS_CASE },
  party: { staff: [], mediator: [], party: OF_HIS_CASE },
};

/**
 * What the access rules come to for one role and one token. Said a second time, case by case and without the code of the
 * guard: this is what the guard is compared with.
 */
export function answerTo(endpoint: DescribedEndpoint, role: Role, token: TokenKind): Answer {
  if (token === 'NONE') return 'NO_TOKEN';
  if (!endpoint.roles.includes(role)) return 'ROLE_DENIED';
  if (!endpoint.ofCase && isBound(token) && !endpoint.keepsToOwnCases) return 'BOUND';
  if (!endpoint.ofCase) return endpoint.scope === 'any' ? 'REACHED' : 'OWN';
  const kind = role === 'party' || role === 'mediator' ? role : 'staff';
  return REACH[endpoint.scope][kind].includes(token) ? 'REACHED' : 'UNKNOWN';
}

/** Roles that are answered alike with each token. */
interface MatrixRow {
  readonly roles: readonly Role[];
  /** Do they stand outside of the rule? */
  readonly isDenied: boolean;
  readonly answers: Readonly<Record<TokenKind, Answer>>;
}

/** The rows of one endpoint, those whom its rule does not name last; every role stands in one of them. */
export function rowsOf(endpoint: DescribedEndpoint): MatrixRow[] {
  const alike = new Map<string, Role[]>();
  for (const role of ROLE_NAMES) {
    const answers = TOKEN_KINDS.map((token) => answerTo(endpoint, role, token)).join();
    alike.set(answers, [...(alike.get(answers) ?? []), role]);
  }
  return [...alike.values()]
    .map((roles) => ({
      roles,
      isDenied: !endpoint.roles.includes(roles[0]!),
      answers: Object.fromEntries(
        TOKEN_KINDS.map((token) => [token, answerTo(endpoint, roles[0]!, token)]),
      ) as MatrixRow['answers'],
    }))
    .sort((one, next) => Number(one.isDenied) - Number(next.isDenied));
}

function isBound(token: TokenKind): boolean {
  return token === 'BOUND_HERE' || token === 'BOUND_ELSEWHERE';
}
