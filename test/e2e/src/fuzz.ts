import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

import type { StackAddresses } from '@hejie/local';
import { agreementTermsOf } from '@hejie/testing';

import { CourtCase, signedBy, staff, CREDITOR } from './court-case.js';
import { Doors, type Door, type Person } from './doors.js';
import { bringUp, running, VARIABLE } from './start-stack.mjs';

/**
 * `npm run fuzz`: every endpoint of every service is asked with bodies, queries and headers made from its committed description, right
 * ones and wrong ones, by Schemathesis. No answer is a fault of ours (5xx), none is other than described, and nothing is accepted that
 * the description refuses. A door that takes nothing at all has not been tested, and fails too. The same seed asks the same. `FUZZ_EXAMPLES` and `FUZZ_SEED` ask more, or otherwise.
 */
const RELEASE = '4.32.5';
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
  'negative_data_rejection',
];
/** How data are refused that the description does not allow: as Schemathesis has it, and 431, for an address that is too long is not read at all. */
const REFUSALS = [400, 401, 403, 404, 405, 406, 409, 413, 415, 422, 428, 429, 431, '5xx'];
const AT = '2026-06-01T09:00:00+08:00';
const DOORS: readonly Door[] = [
  'intake',
  'mediation',
  'performance',
  'asset-control',
  'credit-repair',
  'agency-exchange',
];

interface Operation {
  readonly operationId: string;
  readonly 'x-hejie-access': 'PUBLIC' | { readonly roles: readonly string[] };
}

/** Schemathesis as it is named, or from the cache, where it is installed once. */
function schemathesis(): string {
  const named = process.env.SCHEMATHESIS;
  if (named !== undefined) return named;
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  const folder = join(cache, 'hejie', `schemathesis-${RELEASE}`);
  const program = join(folder, 'bin', 'schemathesis');
  if (existsSync(program)) return program;
  process.stderr.write(`Installing Schemathesis ${RELEASE} into ${folder} …\n`);
  try {
    execFileSync('python3', ['-m', 'venv', folder], { stdio: ['ignore', 'ignore', 'inherit'] });
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `schemathesis==${RELEASE}`];
    execFileSync(join(folder, 'bin', 'python'), pip, { stdio: ['ignore', 'ignore', 'inherit'] });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(
      'Schemathesis cannot be installed: it needs python3 with venv, and PyPI (apt-get install python3-venv).',
      {
        cause: error,
      },
    );
  }
  return program;
}

/** A case for each door, as far on as the door's endpoints speak of. */
async function casesFor(doors: Doors): Promise<Record<Door, string>> {
  const filed = await CourtCase.filed(doors, AT);
  const negotiating = await CourtCase.negotiatingSince(doors, AT);
  const performing = await CourtCase.negotiatingSince(doors, AT);
  await performing.agreed(signedBy(performing, agreementTermsOf()), AT);
  const judge = personOf('enforcement-judge');
  const caseNumber = '（2026）鲁0502执12号';
  await negotiating.does('asset-control', '/property', judge, { authority: caseNumber }, { at: AT });
  const proposal = { listingId: 'l-1', caseNumber, ground: 2, evidence: ['转移财产'], subject: { kind: 'UNIT' } };
  await negotiating.does(
    'credit-repair',
    '/credit',
    judge,
    { partyId: debtorOf(negotiating), ...proposal },
    { at: AT },
  );
  const files = negotiating.caseId;
  return {
    intake: filed.caseId,
    mediation: negotiating.caseId,
    performance: performing.caseId,
    'asset-control': files,
    'credit-repair': files,
    'agency-exchange': files,
  };
}

/** The party whose credit record the case has. */
const debtorOf = ({ caseId }: Pick<CourtCase, 'caseId'>): string => `${caseId}.2`;

/** The operations of a door by who asks them: the first role of those that may, a party's only where nobody else may. */
function askedBy(door: Door): Map<string, string[]> {
  const file = new URL(`../../../services/${door}/openapi.json`, import.meta.url);
  const { paths } = JSON.parse(readFileSync(file, 'utf8')) as { paths: Record<string, Record<string, Operation>> };
  const asked = new Map<string, string[]>();
  for (const operation of Object.values(paths).flatMap((methods) => Object.values(methods))) {
    const access = operation['x-hejie-access'];
    // What is open to anybody takes no notice of who asks.
    const roles = access === 'PUBLIC' ? ['clerk'] : access.roles;
    const role = roles.find((one) => one !== 'party') ?? 'party';
    asked.set(role, [...(asked.get(role) ?? []), operation.operationId]);
  }
  return asked;
}

const personOf = (role: string): Person => (role === 'party' ? CREDITOR : role === 'operator' ? { role } : staff(role));

/** What the run of one role tells, as Schemathesis reports it: how many requests each operation took, by phase. */
interface Report {
  readonly valid_rates: Readonly<Record<string, Readonly<Record<string, { readonly accepted: number }>>>>;
}

/** Which operations took no request at all (2xx), and how many the others took. */
function takenIn(report: string): { taken: number; never: string[] } {
  const { valid_rates } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  const taken = Object.entries(valid_rates).map(([operation, phases]) => ({
    operation,
    accepted: Object.values(phases).reduce((sum, { accepted }) => sum + accepted, 0),
  }));
  return {
    taken: taken.reduce((sum, { accepted }) => sum + accepted, 0),
    never: taken.filter(({ accepted }) => accepted === 0).map(({ operation }) => operation),
  };
}

/** Asks a door everything that one role may ask. @returns whether every answer was as it should be, and how many requests were taken. */
async function ask(
  program: string,
  doors: Doors,
  url: string,
  door: Door,
  role: string,
  operations: string[],
  config: string,
): Promise<{ right: boolean; taken: number }> {
  const report = `${config}.${role}.json`;
  process.stdout.write(`\n${door} as ${role}: ${operations.join(', ')}\n`);
  // Not synchronously: connections that servers close meanwhile would be taken for open ones.
  const run = spawn(
    program,
    [
      ...['--config-file', config, 'run', new URL(`../../../services/${door}/openapi.json`, import.meta.url).pathname],
      ...['--url', url, '--checks', CHECKS.join(','), '--phases', 'coverage,fuzzing', '--mode', 'all'],
      ...['--max-examples', process.env.FUZZ_EXAMPLES ?? '15', '--seed', process.env.FUZZ_SEED ?? '8'],
      ...['--header', `Authorization: Bearer ${await doors.token(personOf(role))}`],
      ...[
        '--report-json-path',
        report,
        '--suppress-health-check',
        'all',
        '--warnings',
        'off',
        '--no-color',
        '--continue-on-failure',
      ],
      ...operations.flatMap((id) => ['--include-operation-id', id]),
    ],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  const [status] = (await once(run, 'close')) as [number | null];
  if (!existsSync(report)) return { right: false, taken: 0 };
  const { taken, never } = takenIn(report);
  if (never.length > 0) process.stdout.write(`Took no request: ${never.join(', ')}\n`);
  return { right: status === 0, taken };
}

async function fuzz(): Promise<number> {
  const program = schemathesis();
  const named = process.env[VARIABLE] ?? (await bringUp());
  const { addresses } = JSON.parse(named) as { addresses: StackAddresses };
  const doors = new Doors(addresses);
  const folder = mkdtempSync(join(tmpdir(), 'hejie-fuzz-'));
  try {
    const cases = await casesFor(doors);
    let right = true;
    for (const door of DOORS) {
      const config = join(folder, `${door}.toml`);
      const clock = `at=${AT}; until=${AT}; rate=1`;
      writeFileSync(
        config,
        `[parameters]\n"path.caseId" = ${JSON.stringify(cases[door])}\n"path.partyId" = ${JSON.stringify(debtorOf({ caseId: cases[door] }))}\n"header.Court-Clock" = ${JSON.stringify(clock)}\n[checks.negative_data_rejection]\nexpected-statuses = ${JSON.stringify(REFUSALS)}\n`,
      );
      let taken = 0;
      for (const [role, operations] of askedBy(door)) {
        const asked = await ask(program, doors, addresses[door], door, role, operations, config);
        right = asked.right && right;
        taken += asked.taken;
      }
      if (taken > 0) continue;
      // Whoever is refused everything sees nothing of what is behind the doors.
      process.stderr.write(`${door} took no request at all: nothing of it was tested.\n`);
      right = false;
    }
    return right ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    if (running.stack !== undefined) {
      await running.stack.stop();
      rmSync(running.dataDir ?? folder, { recursive: true, force: true });
    }
  }
}

process.exitCode = await fuzz();
process.exit();
