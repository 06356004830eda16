import { readAudit, readAuditHeads, verifyAudit, type AuditFault } from '@hejie/persistence';
import { Command } from 'commander';
import type { DataSource } from 'typeorm';

import { connected, databaseUrl, servicesWithDatabases } from './database.js';

/** What a walk along the audit chains of a service found. */
interface Walk {
  readonly cases: number;
  readonly lines: number;
  readonly faults: readonly AuditFault[];
}

/** A chain does not hold; there is none to walk. */
const [BROKEN, NOTHING] = [1, 2];

/** `hejie audit`: what the services recorded of who did what in a case. */
export const auditCommand = new Command('audit').description('审计记录: what was recorded of who did what in a case');

auditCommand
  .command('verify')
  .description('walk the audit chains (审计链) and name the first line that was altered, taken out or put in')
  .option(
    '--service <name>',
    'intake, mediation, performance, asset-control or credit-repair; default: every service that a <SERVICE>_DATABASE_URL tells of, else every schema of the database that has a chain',
  )
  .option('--database <url>', 'the database; default: <SERVICE>_DATABASE_URL, then DATABASE_URL')
  .action(async ({ service, database }: { service?: string; database?: string }, command: Command) => {
    const places = chainsToWalk(service, database, command);
    const { walks, unread } = await walkedAll(places, (schema, walk) =>
      command.configureOutput().writeOut?.(`${schema}: ${said(walk)}\n`),
    );
    if (walks.length + unread.length === 0)
      command.error('error: 该数据库中没有审计链。 No schema of this database has an audit chain.', {
        exitCode: NOTHING,
      });
    // What could be walked has been told; what could not is no less a result.
    if (walks.some(broken)) process.exitCode = BROKEN;
    if (unread.length > 0) command.error(unread.join('\n'), { exitCode: walks.some(broken) ? BROKEN : NOTHING });
  });

const broken = ({ faults }: Walk): boolean => faults.length > 0;

/** Where chains are: of one service, or whatever a database has. */
interface Place {
  readonly url: string;
  readonly service?: string;
}

/** One service; or every service whose own variable says where it is; or every chain of one database. */
function chainsToWalk(service: string | undefined, database: string | undefined, command: Command): readonly Place[] {
  const named = service === undefined && database === undefined ? servicesWithDatabases() : [];
  return named.length > 0 ? named : [{ url: databaseUrl(database, service, command), service }];
}

/** Each walk is `told` when it has been made; a database that cannot be asked keeps no other from being walked. */
async function walkedAll(
  places: readonly Place[],
  told: (schema: string, walk: Walk) => void,
): Promise<{ readonly walks: readonly Walk[]; readonly unread: readonly string[] }> {
  const [walks, unread]: [Walk[], string[]] = [[], []];
  for (const { url, service } of places)
    try {
      for (const schema of service === undefined ? await schemasWithChains(url) : [service]) {
        const walked = await connected(url, schema, 'hejie-audit', walk);
        walks.push(walked);
        told(schema, walked);
      }
    } catch (error) {
      const where = service === undefined ? '' : `${service}: `;
      unread.push(`error: ${where}无法核对，it cannot be verified: ${(error as Error).message}`);
    }
  return { walks, unread };
}

const schemasWithChains = (url: string): Promise<string[]> =>
  connected(url, 'public', 'hejie-audit', async (database) => {
    const found: { name: string }[] = await database.query(
      `select schemaname as name from pg_tables where tablename = 'audit_head' order by 1`,
    );
    return found.map(({ name }) => name);
  });

/** One case after another, all as of one instant: a line that is written meanwhile is neither missing nor too much. */
async function walk(database: DataSource): Promise<Walk> {
  return await database.transaction('REPEATABLE READ', async (manager) => {
    const heads = new Map((await readAuditHeads(manager)).map((head) => [head.caseId, head]));
    const cases: { id: string }[] = await manager.query(
      'select case_id as id from audit union select case_id from audit_head order by 1',
    );
    let lines = 0;
    const faults: AuditFault[] = [];
    for (const { id } of cases) {
      const rows = await readAudit(manager, id);
      const head = heads.get(id);
      lines += rows.length;
      faults.push(...verifyAudit(rows, head === undefined ? [] : [head]));
    }
    return { cases: cases.length, lines, faults };
  });
}

function said({ cases, lines, faults: [first, ...more] }: Walk): string {
  const count = `${cases} 案 ${lines} 行 (${cases} cases, ${lines} lines)`;
  if (first === undefined) return `${count}: 审计链完整。 Every chain is whole.`;
  const { code, caseId, sequence, zh, en } = first;
  return `${count}: ${code}, ${caseId}/${sequence}: ${zh}；另有 ${more.length} 处。 Line ${sequence} of ${caseId}: ${en}; ${more.length} more.`;
}
