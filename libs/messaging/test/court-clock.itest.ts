import { AsyncLocalStorage } from 'node:async_hooks';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { courtInstant, type CourtClock } from '@hejie/law';
import { eventually } from '@hejie/testing';
import { Outbox, parkedCases, type CourtClockContext, type MessagingLog } from '../src/index.js';
import { freshFixture, type FreshFixture } from './fixture/messaging.js';

const MORNING = courtInstant('2026-10-09T09:00:00+08:00');
const CLOCK: CourtClock = {
  mode: 'compressed',
  anchorReal: 1_700_000_000_000,
  anchorCourt: MORNING,
  rate: 86_400,
  holdAt: courtInstant('2026-10-10T00:00:00+08:00'),
};

const at = new AsyncLocalStorage<CourtClock | undefined>();
const context = (real: boolean): CourtClockContext => ({
  current: () => at.getStore(),
  under: (clock, work) => at.run(clock, work),
  real,
});

describe('a fact that is told under a clock of the court', () => {
  let fresh: FreshFixture;
  beforeEach(async () => {
    fresh = await freshFixture();
  });
  afterEach(async () => await fresh.close());

  /** Under the clock for one case, in real time for another. */
  const tell = async (): Promise<void> => {
    const { unitOfWork, definition } = fresh.fixture;
    const outbox = new Outbox('/services/testing', undefined, context(false));
    const append = (caseId: string) =>
      unitOfWork.run((tx) =>
        outbox.append(tx, { definition, caseId, aggregateId: caseId, data: { n: 1 }, occurredAt: MORNING }),
      );
    await at.run(CLOCK, () => append('compressed'));
    await append('real');
  };

  it('is handled under that clock, which is no part of what it says', async () => {
    const heard: Record<string, unknown> = {};
    fresh.fixture.relay();
    fresh.fixture.subscriber({
      courtClock: context(false),
      handle: async ({ caseId, data, courtClock }) => {
        heard[caseId] = { data, courtClock, under: at.getStore() };
      },
    });
    await tell();
    await eventually(() =>
      expect(heard).toEqual({
        compressed: { data: { n: 1 }, courtClock: CLOCK, under: CLOCK },
        real: { data: { n: 1 }, courtClock: undefined, under: undefined },
      }),
    );
  });

  it('is not applied where time is real: its case is parked at once and loudly, and no redrive changes that', async () => {
    const { fixture } = fresh;
    const errors: object[] = [];
    const ignore = (): void => undefined;
    const log: MessagingLog = { debug: ignore, info: ignore, warn: ignore, error: (fields) => errors.push(fields) };
    fixture.relay();
    const subscriber = fixture.subscriber({ courtClock: context(true), log });
    await tell();
    await eventually(async () => expect(await fixture.numbers('real')).toEqual([1]));
    await eventually(async () =>
      expect(await parkedCases(fixture.dataSource)).toMatchObject([
        { key: 'compressed', facts: 1, attempts: 1, error: expect.stringContaining('CLOCK.NOT_ALLOWED') },
      ]),
    );
    expect(errors).toMatchObject([{ code: 'CLOCK.NOT_ALLOWED', attempts: 1 }]);
    expect(await subscriber.redriveParked({ key: 'compressed' })).toMatchObject({ redriven: 0, remaining: 1 });
    expect(await fixture.numbers('compressed')).toEqual([]);
  });
});
