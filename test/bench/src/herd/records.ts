import pg from 'pg';

/**
 * All that a benchmark reads of the services' tables. A lapse stands when the case has ended, the filing clerk has his task,
 * both sides have their letters, the negotiation is closed, the other services know of the ending, and every fact is published.
 */
const LAPSED_EVERYWHERE = `
  select r.case_id::text as id
  from intake.case_record r
  where r.case_id::text = any($1)
    and r.ending = 'LAPSED'
    and exists (select from intake.work_items w
      where w.case_id::text = r.case_id::text and w.kind = 'FILE_AS_ENFORCEMENT')
    and 2 <= (select count(*) from intake.notice n
      where n.case_id::text = r.case_id::text and n.kind = 'settlement-ended')
    and exists (select from mediation.negotiation n where n.case_id::text = r.case_id::text and n.outcome = 'LAPSED')
    and exists (select from mediation.case_directory d where d.case_id::text = r.case_id::text and d.ending is not null)
    and exists (select from performance.case_directory d where d.case_id::text = r.case_id::text and d.ending is not null)
    and exists (select from intake.outbox o where o.case_id::text = r.case_id::text and o.type like '%.case-closed.%')
    and not exists (select from intake.outbox o where o.case_id::text = r.case_id::text and o.published_at is null)
    and not exists (select from mediation.outbox o where o.case_id::text = r.case_id::text and o.published_at is null)`;

const LETTERS_OF_MEDIATION = `
  select case_id::text as id, count(*)::int as letters from mediation.notice where case_id::text = any($1) group by 1`;

/** What the services have recorded, read behind their backs. */
export class HerdRecords {
  private constructor(private readonly client: pg.Client) {}

  static async open(databaseUrl: string): Promise<HerdRecords> {
    const client = new pg.Client({ connectionString: databaseUrl, query_timeout: 60_000 });
    await client.connect();
    return new HerdRecords(client);
  }

  close(): Promise<void> {
    return this.client.end();
  }

  /** Those of the cases whose lapse stands in every service. */
  async lapsedEverywhere(caseIds: readonly string[]): Promise<string[]> {
    return (await this.client.query<{ id: string }>(LAPSED_EVERYWHERE, [caseIds])).rows.map(({ id }) => id);
  }

  /** How many letters mediation has written in each case. */
  async lettersOfMediation(caseIds: readonly string[]): Promise<Map<string, number>> {
    const { rows } = await this.client.query<{ id: string; letters: number }>(LETTERS_OF_MEDIATION, [caseIds]);
    return new Map(rows.map(({ id, letters }) => [id, letters]));
  }
}
