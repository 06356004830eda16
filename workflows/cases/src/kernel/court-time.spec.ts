import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { compareInstants, courtInstant, epochMs, type CourtClock, type CourtInstant } from '@hejie/law';
import fc from 'fast-check';
import { CourtTime } from './court-time.js';

const DAY = 86_400_000;
const start = epochMs(courtInstant('2026-05-08T09:00:00+08:00'));
const at = (day: number): CourtInstant => courtInstant(start + Math.round(day * DAY));

/** A clock as a request brings it: set by a machine whose own clock may differ from that of the case. */
const clock = fc
  .record({
    day: fc.double({ min: -30, max: 400, noNaN: true }),
    runs: fc.double({ min: 0, max: 60, noNaN: true }),
    rate: fc.integer({ min: 1, max: 1_000_000 }),
    skew: fc.integer({ min: -5_000, max: 5_000 }),
  })
  .map(({ day, runs, rate, skew }) => (realMs: number): CourtClock => ({
    mode: 'compressed',
    anchorReal: realMs + skew,
    anchorCourt: at(day),
    rate,
    holdAt: at(day + runs),
  }));
const messages = fc.array(
  fc.record({ after: fc.integer({ min: 0, max: 60_000 }), clock, receivedDay: fc.integer({ min: -30, max: 400 }) }),
  {
    maxLength: 12,
  },
);

afterEach(() => {
  jest.restoreAllMocks();
});

describe('the time of a case', () => {
  it('never goes back, whatever clocks its messages bring, and dates no command before it', () => {
    fc.assert(
      fc.property(clock, messages, (first, received) => {
        let machine = 1_800_000_000_000;
        jest.spyOn(Date, 'now').mockImplementation(() => machine);
        const time = new CourtTime(first(machine));
        let before = time.now();
        for (const message of received) {
          machine += message.after;
          const brought = message.clock(machine);
          const previewed = time.with(brought).now();
          time.adopt(brought);
          const now = time.now();
          expect(compareInstants(now, before)).toBeGreaterThanOrEqual(0);
          expect(previewed).toBe(now);
          expect(compareInstants(time.seenFrom(at(message.receivedDay)), now)).toBeGreaterThanOrEqual(0);
          before = now;
        }
      }),
    );
  });

  it('that a machine ahead of its own has set is not before its anchor', () => {
    jest.spyOn(Date, 'now').mockReturnValue(1_800_000_000_000);
    const ahead: CourtClock = {
      mode: 'compressed',
      anchorReal: 1_800_000_000_050,
      anchorCourt: at(1),
      rate: 86_400,
      holdAt: at(2),
    };
    expect(new CourtTime(ahead).now()).toBe(at(1));
  });
});
