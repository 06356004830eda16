import { execFileSync, spawnSync } from 'node:child_process';
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
 * the description refuses. The same seed asks the same. `FUZZ_EXAMPLES` and `FUZZ_SEED` ask more, or otherwise.
 */
const RELEASE = '4.32.5';
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
  'negative_data_rejection',
];
const AT = '2026-06-01T09:00:00+08:00';
const DOORS: readonly Door[] = ['intake', 'mediation', 'performance'];

interface Operation {
  readonly operationId: string;
  readonly 'x-hejie-access': { readonly roles: readonly string[] };
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
  return { intake: filed.caseId, mediation: negotiating.caseId, performance: performing.caseId };
}

/** The operations of a door by who asks them: the first role of those that may, a party's only where nobody else may. */
function askedBy(door: Door): Map<string, string[]> {
  const file = new URL(`../../../services/${door}/openapi.json`, import.meta.url);
  const { paths } = JSON.parse(readFileSync(file, 'utf8')) as { paths: Record<string, Record<string, Operation>> };
  const asked = new Map<string, string[]>();
  for (const operation of Object.values(paths).flatMap((methods) => Object.values(methods))) {
    const { roles } = operation['x-hejie-access'];
    const role = roles.find((one) => one !== 'party') ?? 'party';
    asked.set(role, [...(asked.get(role) ?? []), operation.operationId]);
  }
  return asked;
}

const personOf = (role: string): Person => (role === 'party' ? CREDITOR : role === 'operator' ? { role } : staff(role));

/** Asks a door everything that one role may ask. @returns whether every answer was as it should be. */
async function ask(
  program: string,
  doors: Doors,
  url: string,
  door: Door,
  role: string,
  operations: string[],
  config: string,
) {
  process.stdout.write(`\n${door} as ${role}: ${operations.join(', ')}\n`);
  const { status } = spawnSync(
    program,
    [
      ...['--config-file', config, 'run', new URL(`../../../services/${door}/openapi.json`, import.meta.url).pathname],
      ...['--url', url, '--checks', CHECKS.join(','), '--phases', 'coverage,fuzzing', '--mode', 'all'],
      ...['--max-examples', process.env.FUZZ_EXAMPLES ?? '15', '--seed', process.env.FUZZ_SEED ?? '8'],
      ...['--header', `Authorization: Bearer ${await doors.token(personOf(role))}`],
      ...['--suppress-health-check', 'all', '--warnings', 'off', '--no-color', '--continue-on-failure'],
      ...operations.flatMap((id) => ['--include-operation-id', id]),
    ],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  return status === 0;
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
        `[parameters]\n"path.caseId" = ${JSON.stringify(cases[door])}\n"header.Court-Clock" = ${JSON.stringify(clock)}\n`,
      );
      for (const [role, operations] of askedBy(door))
        right = (await ask(program, doors, addresses[door], door, role, operations, config)) && right;
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
