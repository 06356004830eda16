import { setTimeout as sleep } from 'node:timers/promises';

import pg from 'pg';

/** The schemas of the services that keep records. */
export const SCHEMAS = [
  'intake',
  'mediation',
  'performance',
  'asset_control',
  'credit_repair',
  'agency_exchange',
  'bridge',
] as const;
/** Those of them that write to parties and keep cases. */
export const CASE_SCHEMAS = [
  'intake',
  'mediation',
  'performance',
  'asset_control',
  'credit_repair',
  'agency_exchange',
] as const;

/** When a fact was published is of no law; everything else that a table holds counts. */
const NOT_COMPARED: Record<string, readonly string[]> = { outbox: ['published_at'] };

/** Cases that are read side by side. */
const CONNECTIONS = 4;

/** What the services have written, read by the superuser behind their backs. */
export class Records {
  private digestOfAll?: string;

  private constructor(private readonly pool: pg.Pool) {}

  static async open(url: string): Promise<Records> {
    const limits = { connectionTimeoutMillis: 10_000, query_timeout: 30_000 };
    const pool = new pg.Pool({ connectionString: url, ...limits, max: CONNECTIONS });
    // A server that was killed breaks what is not in use, which the next query would only find out.
    pool.on('error', () => undefined);
    await pool.query('select 1');
    return new Records(pool);
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  async rows<T extends object>(sql: string, values: unknown[] = []): Promise<T[]> {
    return (await this.pool.query<T>(sql, values)).rows;
  }

  /** The same question to several schemas; `$schema` stands for each. */
  async everywhere<T extends object>(sql: string, schemas: readonly string[] = SCHEMAS): Promise<T[]> {
    const answers: T[] = [];
    for (const schema of schemas) answers.push(...(await this.rows<T>(sql.replaceAll('$schema', schema))));
    return answers;
  }

  /** A digest of every table of every service: equal before and after is: nothing has changed. */
  async digest(): Promise<Record<string, string>> {
    this.digestOfAll ??= await this.digestQuery();
    const tables = await this.rows<{ name: string; digest: string }>(this.digestOfAll);
    return Object.fromEntries(tables.map(({ name, digest }) => [name, digest]));
  }

  /** PostgreSQL reads and hashes by itself, in one question: the files of documents need not travel each time. */
  private async digestQuery(): Promise<string> {
    const tables = await this.rows<{ schema: string; name: string }>(
      `select table_schema as schema, table_name as name from information_schema.tables
       where table_schema = any($1) and table_type = 'BASE TABLE' order by 1, 2`,
      [SCHEMAS],
    );
    // In the order of their names: side by side, PostgreSQL answers in any.
    const digests = tables
      .map(
        ({ schema, name }) =>
          `select '${schema}.${name}' as name, count(*) || ' rows ' || coalesce(md5(string_agg(hash, '' order by hash)), '') as digest
           from (select md5((to_jsonb(t) - '{${(NOT_COMPARED[name] ?? []).join()}}'::text[])::text) as hash from ${schema}.${name} t) t`,
      )
      .join(' union all ');
    return `${digests} order by name`;
  }

  /** Waits until a service has heard of a case what another told of it by facts of a type, by its short name. */
  async heard(by: string, from: string, caseId: string, type: string): Promise<void> {
    for (const until = Date.now() + 60_000; Date.now() < until; await sleep(100)) {
      const told = await this.rows<{ heard: boolean }>(
        `select exists (select from ${by}.inbox i where i.event_id = o.event_id) as heard from ${from}.outbox o where o.case_id = $1 and o.type like $2`,
        [caseId, `%.${type}.v%`],
      );
      if (told.length > 0 && told.every(({ heard }) => heard)) return;
    }
    throw new Error(`${by} has not heard ${type} of ${from} within a minute`);
  }

  /** Waits until what was set in motion has been recorded: everything published, and no table moves any more. */
  async atRest(): Promise<Record<string, string>> {
    let before = await this.digest();
    for (const until = Date.now() + 60_000; Date.now() < until;) {
      await sleep(400);
      const now = await this.digest();
      const [{ waiting } = { waiting: 0 }] = await this.rows<{ waiting: number }>(
        `select (${SCHEMAS.map((schema) => `(select count(*) from ${schema}.outbox where published_at is null)`).join(' + ')})::int as waiting`,
      );
      if (waiting === 0 && JSON.stringify(now) === JSON.stringify(before)) return now;
      before = now;
    }
    throw new Error('the records do not come to rest within a minute');
  }
}
