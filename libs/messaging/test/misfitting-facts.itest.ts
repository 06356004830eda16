import { randomUUID } from 'node:crypto';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { eventually } from '@hejie/testing';
import { z } from 'zod';

import { deadLetterTopic, onFact, parkedCases } from '../src/index.js';
import { publishRaw, readAll } from '../src/testing/index.js';
import { freshFixture, type Fixture, type FreshFixture } from './fixture/messaging.js';

describe('a fact that does not match the definition of this build', () => {
  let fresh: FreshFixture;
  let fixture: Fixture;
  const send = (caseId: string, value: string) =>
    publishRaw(fixture.settings.brokers, [
      {
        topic: fixture.settings.topic,
        key: caseId,
        value,
        headers: {
          'content-type': 'application/json',
          ce_specversion: '1.0',
          ce_id: randomUUID(),
          ce_type: fixture.definition.type,
          ce_source: '/services/testing',
          ce_subject: caseId,
          ce_time: '2026-10-09T00:00:00+08:00',
          ce_aggregateid: caseId,
          ce_aggregateversion: '1',
        },
      },
    ]);

  beforeEach(async () => {
    fresh = await freshFixture({ partitions: 1 });
    fixture = fresh.fixture;
  });
  afterEach(async () => await fresh.close());

  it.each([1, 100])(
    'waits with all later ones of its case until a build can read it, and is no dead letter (%i together)',
    async (together) => {
      await send('case-a', '{"n":1}');
      await send('case-a', '{"n":"2"}');
      await send('case-a', '{"n":3}');
      await send('case-b', '{"n":1}');
      const older = fixture.subscriber({ together });
      await eventually(async () => expect(await fixture.numbers('case-b')).toEqual([1]));
      expect(await fixture.numbers('case-a')).toEqual([1]);
      await eventually(async () =>
        expect(await parkedCases(fixture.dataSource)).toMatchObject([
          {
            key: 'case-a',
            facts: 2,
            attempts: 0,
            error: expect.stringMatching(/^FACT\.SCHEMA_MISMATCH: .*: n invalid_type$/),
          },
        ]),
      );
      expect(await readAll(fixture.settings.brokers, deadLetterTopic(fixture.settings.topic))).toEqual([]);
      expect(await older.redriveParked({ key: 'case-a' })).toMatchObject({ redriven: 0, remaining: 2 });
      await older.stop();
      const readable = { ...fixture.definition, schema: z.object({ n: z.coerce.number().int() }) };
      const newer = fixture.subscriber({
        handlers: [onFact(readable, (fact, tx) => fixture.write(fact, tx, 'newer'))],
      });
      expect(await newer.redriveParked({ key: 'case-a' })).toMatchObject({ redriven: 2, remaining: 0 });
      expect(await fixture.numbers('case-a')).toEqual([1, 2, 3]);
    },
  );
});
