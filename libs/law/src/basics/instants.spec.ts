import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { broughtTo, courtNow, realDelay, unheld, type CourtClock } from './court-clock.js';
import { legalDate } from './dates.js';
import {
  compareInstants,
  courtInstant,
  earlierOf,
  endOfDay,
  epochMs,
  instantText,
  laterOf,
  legalDateOf,
  startOfDay,
} from './instants.js';

describe('instants of the court', () => {
  it('are read by people as a day and its hour, the end of a day as 24时', () => {
    expect(instantText(courtInstant('2026-10-13T00:00:00+08:00'))).toEqual({
      zh: '2026年10月12日24时',
      en: '24:00 on 2026-10-12',
    });
    expect(instantText(courtInstant('2026-10-12T09:05:00+08:00'))).toEqual({
      zh: '2026年10月12日9时5分',
      en: '09:05 on 2026-10-12',
    });
    expect(instantText(courtInstant('2026-01-01T00:00:01+08:00'))).toEqual({
      zh: '2026年1月1日0时0分1秒',
      en: '00:00:01 on 2026-01-01',
    });
    expect(instantText(courtInstant('2026-01-01T00:00:00+08:00')).zh).toBe('2025年12月31日24时');
  });

  it('a day ends at 24:00, written as 00:00 of the next day', () => {
    expect(endOfDay(legalDate('2026-10-08'))).toBe('2026-10-09T00:00:00+08:00');
    expect(startOfDay(legalDate('2026-10-08'))).toBe('2026-10-08T00:00:00+08:00');
  });

  it('of two of them one is the later, and the other one the earlier', () => {
    const instant = fc.integer({ min: 0, max: 4_102_444_800_000 }).map((ms) => courtInstant(ms));
    fc.assert(
      fc.property(instant, instant, (a, b) => {
        expect(epochMs(laterOf(a, b))).toBe(Math.max(epochMs(a), epochMs(b)));
        expect(epochMs(earlierOf(a, b))).toBe(Math.min(epochMs(a), epochMs(b)));
      }),
    );
  });

  it('one instant has one spelling whatever offset it came with', () => {
    expect(courtInstant('2026-10-08T16:00:00Z')).toBe('2026-10-09T00:00:00+08:00');
    expect(courtInstant('2026-10-08T16:00:00.5Z')).toBe('2026-10-09T00:00:00.500+08:00');
    expect(courtInstant('2026-10-08T18:30:00+02:30')).toBe('2026-10-09T00:00:00+08:00');
    expect(courtInstant('2026-10-08T00:00:00-16:00')).toBe('2026-10-09T00:00:00+08:00');
    expect(courtInstant('2026-10-09T15:59:00+23:59')).toBe('2026-10-09T00:00:00+08:00');
    expect(legalDateOf(courtInstant('2026-10-08T16:00:00Z'))).toBe('2026-10-09');
  });

  it('refuses text without an offset and impossible times', () => {
    for (const text of [
      '2026-10-08',
      '2026-10-08T16:00:00',
      '2026-10-08T24:00:00+08:00',
      '2026-02-30T00:00:00Z',
      '2026-10-08T16:00:00.1234Z',
      '2026-10-08T16:00:00+99:99',
      '2026-10-08T16:00:00+24:00',
      '2026-10-08T16:00:00-08:60',
      '2026-13-08T16:00:00Z',
      '2026-00-08T16:00:00Z',
      '2026-10-00T16:00:00Z',
      '2026-10-08T16:60:00Z',
      '2026-10-08T16:00:60Z',
    ]) {
      expect(() => courtInstant(text)).toThrow('INSTANT.INVALID');
    }
    expect(() => courtInstant(NaN)).toThrow('INSTANT.INVALID');
  });

  it('round trips and sorts as text', () => {
    const ms = fc.integer({ min: 0, max: 4_000_000_000_000 });
    fc.assert(
      fc.property(ms, ms, (a, b) => {
        expect(epochMs(courtInstant(a))).toBe(a);
        expect(Math.sign(compareInstants(courtInstant(a), courtInstant(b)))).toBe(Math.sign(a - b));
      }),
    );
  });
});

describe('the court clock', () => {
  const anchorCourt = courtInstant('2026-09-01T09:00:00+08:00');
  const clock: CourtClock = {
    mode: 'compressed',
    anchorReal: 1000,
    anchorCourt,
    rate: 86_400,
    holdAt: courtInstant('2026-09-11T09:00:00+08:00'),
  };

  it('a real clock shows the machine and waits the plain difference', () => {
    const now = epochMs(anchorCourt);
    expect(courtNow({ mode: 'real' }, now)).toBe(anchorCourt);
    expect(realDelay({ mode: 'real' }, now, courtInstant(now + 5))).toBe(5);
    expect(realDelay({ mode: 'real' }, now, courtInstant(now - 5))).toBe(0);
  });

  it('a compressed clock runs a day a second and holds', () => {
    expect(courtNow(clock, 1000)).toBe(anchorCourt);
    expect(courtNow(clock, 2000)).toBe('2026-09-02T09:00:00+08:00');
    expect(courtNow(clock, 1_000_000)).toBe('2026-09-11T09:00:00+08:00');
  });

  it('a compressed clock shows nothing before its anchor to a machine that is behind the one which set it', () => {
    expect(courtNow(clock, 950)).toBe(anchorCourt);
    expect(realDelay(clock, 950, anchorCourt)).toBe(0);
  });

  it('waits for a target before the hold, needs a new anchor beyond it', () => {
    expect(realDelay(clock, 1000, courtInstant('2026-09-02T09:00:00+08:00'))).toBe(1000);
    expect(realDelay(clock, 1000, clock.mode === 'compressed' ? clock.holdAt : anchorCourt)).toBe(10_000);
    expect(realDelay(clock, 1000, courtInstant('2026-09-11T09:00:01+08:00'))).toBeNull();
    expect(realDelay(clock, 5000, anchorCourt)).toBe(0);
  });

  it('brought to an instant ahead of it, it runs on from there', () => {
    const brought = broughtTo(clock, 2000, courtInstant('2026-09-05T09:00:00+08:00'));
    expect(courtNow(brought, 2000)).toBe('2026-09-05T09:00:00+08:00');
    expect(courtNow(brought, 1_000_000)).toBe('2026-09-11T09:00:00+08:00');
    expect(courtNow(broughtTo(clock, 2000, courtInstant('2026-10-02T09:00:00+08:00')), 9000)).toBe(
      '2026-10-02T09:00:00+08:00',
    );
    expect(broughtTo(clock, 2000, courtInstant('2026-09-02T09:00:00+08:00'))).toBe(clock);
    expect(broughtTo({ mode: 'real' }, 2000, anchorCourt)).toEqual({ mode: 'real' });
  });

  it('for those who do not stand still with the court it runs on', () => {
    expect(courtNow(unheld(clock), 2000)).toBe('2026-09-02T09:00:00+08:00');
    expect(courtNow(unheld(clock), 21_000)).toBe('2026-09-21T09:00:00+08:00');
    expect(unheld({ mode: 'real' })).toEqual({ mode: 'real' });
  });

  it('after the delay the target has been reached', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 9000 }),
        fc.integer({ min: 0, max: 864_000_000 }),
        fc.integer({ min: 1, max: 100_000 }),
        (real, ahead, rate) => {
          const target = courtInstant(epochMs(anchorCourt) + ahead);
          const running: CourtClock = {
            mode: 'compressed',
            anchorReal: 1000,
            anchorCourt,
            rate,
            holdAt: courtInstant('2026-09-11T09:00:00+08:00'),
          };
          const delay = realDelay(running, real, target);
          expect(delay).not.toBeNull();
          expect(epochMs(courtNow(running, real + (delay ?? 0)))).toBeGreaterThanOrEqual(epochMs(target));
        },
      ),
    );
  });
});
