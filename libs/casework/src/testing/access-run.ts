import { ROLE_NAMES, type Principal, type Role } from '@hejie/security';
import {
  answerTo,
  endpointsOf,
  TOKEN_KINDS,
  type AccessDescription,
  type Answer,
  type DescribedEndpoint,
  type TokenKind,
} from '@hejie/security/testing';
import { courtInstant } from '@hejie/law';
import { WorkItems } from '../work-items/work-items.js';
import { type CaseServiceFixture } from './case-service-fixture.js';

/** One of the cases among which a caller may and may not reach. */
export interface CaseOfScene {
  readonly caseId: string;
  readonly court: string;
  /** How its creditor is known to the case. */
  readonly partyRef: string;
  /** Subject of its mediator. */
  readonly mediator: string;
}

/** As much of a service under test as a caller sees, and what opens tasks in it. */
type Door = Pick<CaseServiceFixture<unknown>, 'read' | 'keyless' | 'token' | 'unitOfWork' | 'get'>;

/** The case that is asked about, another one of its court, and one of another court. */
interface Scene {
  readonly here: CaseOfScene;
  readonly other: CaseOfScene;
  readonly foreign: CaseOfScene;
}

/** How a service answered to every role with every token. */
interface AccessRun {
  /** How many requests were sent. */
  readonly asked: number;
  /** What was answered otherwise than the matrix says, one line each. */
  readonly otherwise: readonly string[];
}

/** What the guard's answer looks like from outside. A request that it lets through is stopped behind it, before any effect. */
const SEEN: Readonly<Record<Answer, (endpoint: DescribedEndpoint) => string>> = {
  REACHED: letThrough,
  OWN: letThrough,
  NO_TOKEN: () => '401 AUTH.TOKEN_MISSING',
  ROLE_DENIED: () => '403 AUTH.ROLE_DENIED',
  BOUND: () => '403 AUTH.BOUND_TO_CASES',
  UNKNOWN: ({ path }) => (path.startsWith('/work-items/') ? '404 WORK_ITEM.UNKNOWN' : '404 CASE.UNKNOWN'),
};

/** A reading by a filter that nobody knows, a question by the body that it lacks, a command by its key. */
function letThrough({ method, asks }: DescribedEndpoint): string {
  return method === 'GET' || asks ? '422 REQUEST.INVALID' : '400 IDEMPOTENCY.KEY_MISSING';
}

/**
 * Asks every endpoint of a running service as every role with every kind of token, and every list of cases for what it shows.
 * @param ofNoCase how paths begin of what is of no case; who reaches it is asked where it is tested.
 * Before that it opens a task for each role in each case of the scene.
 */
export async function runAccess(
  service: Door,
  description: AccessDescription,
  scene: Scene,
  ofNoCase: readonly string[] = [],
): Promise<AccessRun> {
  await openTasks(service, scene);
  const endpoints = endpointsOf(description).filter(({ path }) => !ofNoCase.some((start) => path.startsWith(start)));
  const run = { asked: 0, otherwise: [] as string[] };
  for (const { role, token } of CALLERS) {
    const bearer = token === 'NONE' ? undefined : await service.token(personOf(role, token, scene));
    await Promise.all(
      endpoints.map(async (endpoint) => {
        const answer = answerTo(endpoint, role, token);
        const compare = (seen: string, expected: string): void => {
          run.asked += 1;
          if (seen !== expected)
            run.otherwise.push(`${nameOf(endpoint)}, ${role}, ${token}: ${seen} instead of ${expected}`);
        };
        compare(await probe(service, endpoint, scene.here, bearer), SEEN[answer](endpoint));
        if (answer === 'OWN' && LISTS.includes(nameOf(endpoint)))
          compare(await casesShown(service, endpoint, bearer!, scene), casesWithin(role, token, scene));
      }),
    );
  }
  return run;
}

/** Each role with each token; without one nobody has a role, and one of them asks for all. */
const CALLERS = ROLE_NAMES.flatMap((role, index) =>
  TOKEN_KINDS.filter((token) => token !== 'NONE' || index === 0).map((token) => ({ role, token })),
);

/** Lists of what is of cases. */
const LISTS = ['GET /cases', 'GET /work-items'];
const NAMES = ['here', 'other', 'foreign'] as const;
const nameOf = ({ method, path }: DescribedEndpoint): string => `${method} ${path}`;

async function probe(
  service: Door,
  { method, path }: DescribedEndpoint,
  { caseId }: CaseOfScene,
  bearer: string | undefined,
): Promise<string> {
  const named: Record<string, string> = { caseId, id: taskId(caseId, 'mediator') };
  const target = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(named[name] ?? '1'));
  const { status, body } = await (method === 'GET'
    ? service.read(`${target}?no-such-filter=1`, bearer)
    : service.keyless(method, target, bearer));
  return `${status} ${(body as { code?: string }).code}`;
}

/** Which cases of the scene a list names. */
async function casesShown(service: Door, { path }: DescribedEndpoint, bearer: string, scene: Scene): Promise<string> {
  const { body } = await service.read(path, bearer).expect(200);
  const named = new Set((body as { items: { caseId: string }[] }).items.map(({ caseId }) => caseId));
  return NAMES.filter((name) => named.has(scene[name].caseId)).join();
}

/** Which cases of the scene such a person may see in a list. A mediator has no desk but his own (PRE-5). */
function casesWithin(role: Role, token: TokenKind, scene: Scene): string {
  const { court, subject, caseIds } = personOf(role, token, scene);
  return NAMES.filter(
    (name) =>
      scene[name].court === court &&
      (caseIds === undefined || caseIds.includes(scene[name].caseId)) &&
      (role !== 'mediator' || scene[name].mediator === subject),
  ).join();
}

/** Everybody's token names a court here, also that of a party or an operator, whom it must not help. */
function personOf(role: Role, token: TokenKind, { here, other, foreign }: Scene): Principal {
  const bound = token === 'BOUND_HERE' ? here : token === 'BOUND_ELSEWHERE' ? other : undefined;
  const own = token === 'OWN_CASE' || bound ? here : token === 'OTHER_CASE' ? other : undefined;
  return {
    subject: own?.mediator ?? `${role}-stranger`,
    roles: [role],
    court: token === 'OTHER_COURT' ? foreign.court : here.court,
    partyRef: own?.partyRef ?? `${role}-stranger`,
    ...(bound && { caseIds: [bound.caseId] }),
  };
}

const OPENED = courtInstant('2026-05-11T10:00:00+08:00');
const taskId = (caseId: string, role: Role): string => `access/${caseId}/${role}`;

/** A task for each role in each case; a mediator's is his who has the case, the others are anybody's of the role. */
async function openTasks(service: Door, scene: Scene): Promise<void> {
  await service.unitOfWork.run(async (tx) => {
    for (const { caseId, court, mediator } of NAMES.map((name) => scene[name]))
      for (const role of ROLE_NAMES) {
        await service.get(WorkItems).open(tx, {
          id: taskId(caseId, role),
          caseId,
          court,
          kind: 'ACCESS_PROBE',
          role,
          assignee: role === 'mediator' ? mediator : null,
          facts: {},
          title: '权限核验',
          createdAt: OPENED,
        });
      }
  });
}
