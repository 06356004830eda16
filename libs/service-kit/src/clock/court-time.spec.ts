import { courtInstant } from '@hejie/law';
import { currentCourtClock } from '@hejie/temporal';
import { describe, expect, it } from '@jest/globals';
import express from 'express';
import supertest from 'supertest';
import { CompressedCourtClock, RealCourtClock, type CourtClockPort } from './court-clock.port.js';
import { underItsClock } from './court-time.js';

const MORNING = '2026-10-09T09:00:00+08:00';
const EVENING = '2026-10-09T18:00:00+08:00';
const NOW = Date.parse('2026-11-21T10:00:00+08:00');

/** The clock under which a request is served, once its body has been read and something has been waited for. */
const servedUnder = async (port: CourtClockPort, header?: string): Promise<unknown> => {
  const app = express();
  app.use(underItsClock(port), express.json());
  app.post('/', async (_request, response) => {
    await new Promise((resolve) => setImmediate(resolve));
    response.json({ clock: currentCourtClock() ?? null });
  });
  app.use((refusal: { problem: { code: string } }, _: express.Request, response: express.Response, _next: unknown) => {
    response.json({ clock: refusal.problem.code });
  });
  const request = supertest(app).post('/').send({ a: 'body' });
  const { body } = await (header === undefined ? request : request.set('court-clock', header));
  return (body as { clock: unknown }).clock;
};

describe('a request is served', () => {
  const compressed = new CompressedCourtClock(() => NOW);

  it('under the clock that it brings', async () => {
    expect(await servedUnder(compressed, `at=${MORNING}; until=${EVENING}; rate=60`)).toEqual({
      mode: 'compressed',
      anchorReal: NOW,
      anchorCourt: courtInstant(MORNING),
      rate: 60,
      holdAt: courtInstant(EVENING),
    });
  });

  it.each([
    ['in real time', new RealCourtClock(() => NOW), undefined],
    ['without a header', compressed, undefined],
  ])('under none %s', async (_, port, header) => {
    expect(await servedUnder(port, header)).toBeNull();
  });

  it.each([
    [
      'in real time, where it brings a clock',
      new RealCourtClock(() => NOW),
      `at=${MORNING}; until=${EVENING}; rate=60`,
    ],
    ['with a header that is no clock', compressed, 'now'],
  ])('not at all %s', async (_, port, header) => {
    expect(await servedUnder(port, header)).toMatch(/^CLOCK\.(NOT_ALLOWED|MALFORMED)$/);
  });
});
