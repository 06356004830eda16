import type pg from 'pg';

/** Not copied: what the database numbers, what is of a case's past alone, and the register of numbers, where each stands once. */
const NOT_COPIED = [
  'audit',
  'audit_head',
  'case_number',
  'idempotency',
  'inbox',
  'known_payer',
  'outbox',
  'outbox_version',
  'parked_fact',
  'parked_key',
];

/** What names a case in its rows: that which is copied, or a copy. */
export interface NamedCase {
  readonly caseId: string;
  readonly caseNumber: string;
}

/** Copies every row that services keep of a template in these schemas, once for each copy, under its id and number. */
export async function copyCases(
  client: pg.Client,
  schemas: readonly string[],
  { caseId, caseNumber }: NamedCase,
  copies: readonly NamedCase[],
): Promise<void> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.columns
     where table_schema = any($1) and column_name = 'case_id' and not table_name = any($2)`,
    [schemas, NOT_COPIED],
  );
  const values = [caseId, caseNumber, copies.map((one) => one.caseId), copies.map((one) => one.caseNumber)];
  // Rows come table by table, whatever refers to what.
  await client.query('set session_replication_role = replica');
  for (const { name } of tables)
    await client.query(
      `insert into ${name}
       select (jsonb_populate_record(null::${name},
         replace(replace(to_jsonb(t)::text, $1, copy.id), $2, copy.number)::jsonb)).*
       from ${name} t, unnest($3::text[], $4::text[]) as copy(id, number) where t.case_id = $1`,
      values,
    );
  await client.query('set session_replication_role = origin');
}
