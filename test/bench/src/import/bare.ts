import type pg from 'pg';

/** Lines whose rows are inserted; the rest would take as long each. */
const SAMPLE = 2_000;

/** Rows that each table of a schema has. */
export async function rowsOf(admin: pg.Client, schema: string): Promise<ReadonlyMap<string, number>> {
  const { rows: tables } = await admin.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = $1`,
    [schema],
  );
  const counts = new Map<string, number>();
  for (const { name } of tables) {
    const { rows } = await admin.query<{ count: number }>(`select count(*)::int as count from ${name}`);
    counts.set(name, rows[0]!.count);
  }
  return counts;
}

/**
 * As many rows as a service has written since `before`, inserted by themselves into tables with the same columns, checks and indexes: those of each line
 * in a transaction of its own.
 * @returns the seconds that all lines would take.
 */
export async function bareInserts(
  admin: pg.Client,
  schema: string,
  before: ReadonlyMap<string, number>,
  lines: number,
): Promise<number> {
  const sample = Math.min(lines, SAMPLE);
  const tables: { name: string; rows: unknown[] }[] = [];
  await admin.query('create schema bare');
  for (const [name, count] of await rowsOf(admin, schema)) {
    const written = Math.round(((count - before.get(name)!) * sample) / lines);
    if (written <= 0) continue;
    const { rows } = await admin.query<{ row: unknown }>(`select to_jsonb(t) as row from ${name} t limit ${written}`);
    const bare = name.replace(/^[^.]+/, 'bare');
    await admin.query(`create table ${bare} (like ${name} including all)`);
    tables.push({ name: bare, rows: rows.map(({ row }) => row) });
  }
  const began = performance.now();
  for (let line = 0; line < sample; line += 1) {
    const part = (total: number): [number, number] => [
      Math.floor((line * total) / sample),
      Math.floor(((line + 1) * total) / sample),
    ];
    await admin.query('begin');
    for (const { name, rows } of tables) {
      const of = rows.slice(...part(rows.length));
      if (of.length > 0)
        await admin.query(
          `insert into ${name} overriding system value select * from jsonb_populate_recordset(null::${name}, $1)`,
          [JSON.stringify(of)],
        );
    }
    await admin.query('commit');
  }
  return (((performance.now() - began) / 1_000) * lines) / sample;
}
