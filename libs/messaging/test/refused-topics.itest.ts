import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { READ_BESIDE, RelaySession } from '../src/outbox/relay-session.js';
import { freshFixture, type Fixture, type FreshFixture } from './fixture/messaging.js';

const ABSENT = 'testing.absent';

describe('a relay that reads beside a topic that the broker refuses', () => {
  let fresh: FreshFixture;
  let fixture: Fixture;
  let session: RelaySession;

  beforeEach(async () => {
    fresh = await freshFixture({ partitions: 1 });
    fixture = fresh.fixture;
    session = await RelaySession.open(fixture.dataSource);
  });
  afterEach(async () => {
    session?.close();
    await fresh.close();
  });

  const told = async (caseId: string, topic: string): Promise<void> => {
    await fixture.dataSource.query(
      `insert into outbox (event_id, aggregate, aggregate_id, aggregate_version, case_id, topic, type, payload, headers, occurred_at)
       select gen_random_uuid(), 'probe', gen_random_uuid()::text, 1, $1, $2, 'x', '{}', '{"source":"/services/testing"}', '2026-10-09T00:00:00+08:00'`,
      [caseId, topic],
    );
  };
  const read = async (waiting: { cases: string[]; topics: string[] }): Promise<string[]> =>
    (await session.read(100, [], waiting)).map(({ caseId, record }) => `${caseId} ${record.topic}`);

  it('finds what stands before its facts, of other cases everything, and nothing behind one of them in its case', async () => {
    await told('case-a', 'facts');
    await told('case-a', ABSENT);
    await told('case-b', ABSENT);
    await told('case-b', 'facts');
    await told('case-c', 'facts');
    await told('case-a', 'facts');
    await told('case-d', 'facts');
    expect(await read({ cases: ['case-d'], topics: [ABSENT] })).toEqual(['case-a facts', 'case-c facts']);
    expect(await read({ cases: ['case-b', 'case-d'], topics: [] })).toEqual([
      'case-a facts',
      `case-a ${ABSENT}`,
      'case-c facts',
      'case-a facts',
    ]);
  });

  it('finds them however many wait for the topic, and asks an index what stands before each', async () => {
    await fixture.dataSource.query(
      `insert into outbox (event_id, aggregate, aggregate_id, aggregate_version, case_id, topic, type, payload, headers, occurred_at)
       select gen_random_uuid(), 'probe', gen_random_uuid()::text, 1, 'case-' || n, $1, 'x', '{}', '{}', '2026-10-09T00:00:00+08:00'
       from generate_series(1, 20000) as n`,
      [ABSENT],
    );
    await told('case-7', 'facts');
    await told('case-z', 'facts');
    expect(await read({ cases: [], topics: [ABSENT] })).toEqual(['case-z facts']);
    // Under the settings of the relay's own connection.
    const explained = await session['client'].query(`explain ${READ_BESIDE.text}`, [100, [], ['case-y'], [ABSENT]]);
    const plan = explained.rows as Array<{ 'QUERY PLAN': string }>;
    const text = plan.map((row) => row['QUERY PLAN']).join('\n');
    expect(text).toMatch(/Index Scan using outbox_unpublished on outbox fact/);
    expect(text).toMatch(/Scan using outbox_unpublished_case on outbox first/);
    expect(text).toMatch(/hashed SubPlan/);
    expect(text).not.toMatch(/Sort/);
  });
});
