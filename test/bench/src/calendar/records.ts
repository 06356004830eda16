import pg from 'pg';

import type { CaseOpening } from '@hejie/contracts/workflows';
import { copyCases, type NamedCase } from '../measure/copies.js';
import type { TemplateTerms } from './kinds.js';

const SCHEMAS = ['intake', 'mediation', 'performance'] as const;
/** The services' tables, read and written behind their backs. */
export class CalendarRecords {
  private constructor(private readonly client: pg.Client) {}

  static async open(databaseUrl: string): Promise<CalendarRecords> {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    return new CalendarRecords(client);
  }

  close(): Promise<void> {
    return this.client.end();
  }

  /** What the workflow of a case was started with. */
  async openingOf({ caseId }: NamedCase): Promise<CaseOpening> {
    const [row] = await this.rows<{ opening: CaseOpening }>(
      "select payload as opening from intake.outbox where case_id = $1 and type like '%.application-accepted.%'",
      [caseId],
    );
    return row!.opening;
  }

  /** What performance has of a template: agreed terms, and the title behind them. */
  async termsOf({ caseId }: NamedCase): Promise<TemplateTerms['terms']> {
    const [row] = await this.rows<{ terms: TemplateTerms['terms'] }>(
      'select terms from performance.settlement where case_id = $1',
      [caseId],
    );
    return row!.terms;
  }

  /** Copies every row that services keep of a template, once for each copy, under its id and number. */
  copy(template: NamedCase, copies: readonly NamedCase[]): Promise<void> {
    return copyCases(this.client, SCHEMAS, template, copies);
  }

  /** These cases were accepted by a release that did not have the notice. */
  async forget(caseIds: readonly string[], editions: readonly string[]): Promise<void> {
    await this.client.query('update intake.application set calendar_editions = $2 where case_id = any($1)', [
      caseIds,
      editions,
    ]);
    await this.client.query('update performance.settlement set calendar_editions = $2 where case_id = any($1)', [
      caseIds,
      editions,
    ]);
  }

  /** The due day of the one instalment of these cases; where it is over, both sides were told so. */
  async perform(caseIds: readonly string[], due: string, toldAt: string | undefined): Promise<void> {
    await this.client.query(
      "update performance.settlement set terms = jsonb_set(terms, '{schedule,0,due}', to_jsonb($2::text)) where case_id = any($1)",
      [caseIds, due],
    );
    if (toldAt !== undefined)
      await this.client.query(
        'insert into performance.overdue_notice (case_id, instalment, times, told_at) select id, 1, 1, $2 from unnest($1::text[]) id',
        [caseIds, toldAt],
      );
  }

  /** The running 30 days of these cases. */
  async negotiate(
    caseIds: readonly string[],
    {
      startedAt,
      lastDay,
      endsAt,
      provisional,
    }: {
      readonly startedAt: string;
      readonly lastDay: string;
      readonly endsAt: string;
      readonly provisional: boolean;
    },
  ): Promise<void> {
    await this.client.query(
      'update mediation.negotiation set started_at = $2::timestamptz, started_on = ($2::text)::date, last_day = $3, deadline = $4, provisional = $5 where case_id = any($1)',
      [caseIds, startedAt, lastDay, endsAt, provisional],
    );
  }

  /** As the server would do by itself in time. */
  async settle(): Promise<void> {
    await this.client.query('analyze');
  }

  /** Open cases that do not know a notice yet, by intake's record and by the ledgers. */
  async without(notice: string): Promise<number> {
    const [row] = await this.rows<{ left: number }>(
      `select ((select count(*) from intake.application where not $1 = any(calendar_editions))
        + (select count(*) from performance.settlement where not $1 = any(calendar_editions)))::int as left`,
      [notice],
    );
    return row!.left;
  }

  /** Facts that are on their way from a service. */
  async unpublished(): Promise<number> {
    const sum = SCHEMAS.map((schema) => `(select count(*) from ${schema}.outbox where published_at is null)`).join(
      ' + ',
    );
    return (await this.rows<{ left: number }>(`select (${sum})::int as left`))[0]!.left;
  }

  /** Was every open case told of the notice, as the service itself has noted? */
  async told(notice: string): Promise<boolean> {
    const rows = await this.rows('select from intake.calendar_notice where edition_id = $1 and told_at is not null', [
      notice,
    ]);
    return rows.length > 0;
  }

  private async rows<T extends object>(sql: string, values: unknown[] = []): Promise<T[]> {
    return (await this.client.query<T>(sql, values)).rows;
  }
}
