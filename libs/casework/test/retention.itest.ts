import { describe, expect, it } from '@jest/globals';
import { Retention } from '@hejie/persistence';
import { DataSource } from 'typeorm';
import { stepsOfEndedCases } from '../src/case-service/retention.js';
import { endCase } from '../src/index.js';
import { caseworkFixture } from './fixture.js';

const fixture = caseworkFixture();
const count = (by: number) => [{ act: 'count', by }] as const;

describe('the keys of steps', () => {
  it('of cases that have ended go when their time is over; those of running cases stay', async () => {
    const [ended, running] = [await fixture.known(), await fixture.known()];
    for (const caseId of [ended, running]) for (const step of [1, 2]) await fixture.record(caseId, step, count(1));
    await fixture.run((tx) => endCase(tx, { caseId: ended, ending: 'PERFORMED', step: 2 }));
    await fixture.rows(
      "update casework.idempotency set recorded_at = now() - interval '91 days' where key like '%#1:%'",
    );
    await new Retention({ dataSource: fixture.get(DataSource), rules: [stepsOfEndedCases(90)] }).sweep();
    const left = await fixture.rows('select key from casework.idempotency order by key');
    const steps = (caseId: string) =>
      left.flatMap(({ key }) => (String(key).includes(caseId) ? [String(key).split('#')[1]] : []));
    expect(steps(ended)).toEqual(['2:casework']);
    expect(steps(running)).toEqual(['1:casework', '2:casework']);
    expect(await fixture.record(running, 1, count(1))).toEqual({ count: { total: 1 } });
  });
});
