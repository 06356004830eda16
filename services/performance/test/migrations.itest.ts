import { afterAll, describe, expect, it } from '@jest/globals';
import { createDataSource, migrate, type MigrationClass } from '@hejie/persistence';
import { caseDirectoryMigrations } from '@hejie/service-kit';
import { testDatabase } from '@hejie/testing';
import { type DataSource } from 'typeorm';
import { CreatePerformance1790000003000 } from '../src/migrations/create-performance.js';
import { ExpiredSettlements1790000003003 } from '../src/migrations/expired-settlements.js';
import { LedgerCorrections1790000003002 } from '../src/migrations/ledger-corrections.js';
import { RulingReasons1790000003001 } from '../src/migrations/ruling-reasons.js';

const database = testDatabase({ prefix: 'performance_migrations' });
const OLD = [...caseDirectoryMigrations, CreatePerformance1790000003000, RulingReasons1790000003001];
const opened: DataSource[] = [];

async function migrated(migrations: readonly MigrationClass[]): Promise<DataSource> {
  const dataSource = await createDataSource({ url: database.url, schema: 'performance', migrations }).initialize();
  opened.push(dataSource);
  await migrate(dataSource);
  return dataSource;
}

afterAll(() => Promise.all(opened.map((dataSource) => dataSource.destroy())));

describe('a schema with cases in it', () => {
  it('knows after its migration which cures were told already, and which cases had ended with the two years', async () => {
    const old = await migrated(OLD);
    for (const [caseId, ending, outcome] of [
      ['c-1', 'APPLICATION_PERIOD_EXPIRED', 'STANDS'],
      ['c-2', null, 'CURED'],
      ['c-3', null, 'WITHDRAWN'],
    ]) {
      await old.query(
        `insert into case_directory (case_id, court, case_number, pack_id, parties, ending) values ($1, '鲁0502', $1, 'dongying-2020@1', '[]', $2)`,
        [caseId, ending],
      );
      await old.query(
        `insert into settlement (case_id, court, case_number, version, terms, principal, daily_rate, expiry, fee, pack_id, calendar_editions, state, opened_at)
          values ($1, '鲁0502', $1, 1, '{}', 0, '0', '2026-03-15', 0, 'dongying-2020@1', '{}', 'PERFORMING', '2026-06-01T16:00:00+08:00')`,
        [caseId],
      );
      await old.query(
        `insert into finding (case_id, instalment, evidence, dated_to, found_at, lateness_seconds, outcome)
          values ($1, 1, '{}', '2026-07-08T00:00:00+08:00', '2026-07-08T00:00:02+08:00', 2, $2)`,
        [caseId, outcome],
      );
    }
    const now = await migrated([...OLD, LedgerCorrections1790000003002, ExpiredSettlements1790000003003]);
    const told = new Date('2026-07-08T00:00:02+08:00');
    expect(
      await now.query(
        'select case_id, state, outcome, times, cure_told_at from settlement join finding using (case_id) order by 1',
      ),
    ).toEqual([
      { case_id: 'c-1', state: 'EXPIRED', outcome: 'STANDS', times: 1, cure_told_at: null },
      { case_id: 'c-2', state: 'PERFORMING', outcome: 'CURED', times: 1, cure_told_at: told },
      { case_id: 'c-3', state: 'PERFORMING', outcome: 'WITHDRAWN', times: 1, cure_told_at: null },
    ]);
  });
});
