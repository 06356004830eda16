import { courtNow, epochMs, courtInstant } from '@hejie/law';
import { describe, expect, it } from '@jest/globals';
import { CompressedCourtClock, heldAtCase, RealCourtClock, type CourtClockPort } from './court-clock.port.js';

const NOW = Date.parse('2026-11-21T10:00:00+08:00');
const real = new RealCourtClock(() => NOW);
const compressed = new CompressedCourtClock(() => NOW);

const codeOf = (clock: CourtClockPort, header?: string): string => {
  try {
    clock.read(header);
  } catch (error) {
    return (error as { problem?: { code: string }; code?: string }).problem?.code ?? (error as { code: string }).code;
  }
  return 'accepted';
};

describe("the court's clock where time is real", () => {
  it("is the machine's", () => {
    expect(real.read(undefined)).toEqual({ at: courtInstant(NOW), clock: { mode: 'real' } });
  });

  it('takes no clock from a caller', () => {
    expect(codeOf(real, 'at=2026-10-09T00:00:00+08:00; until=2026-10-10T00:00:00+08:00; rate=1')).toBe(
      'CLOCK.NOT_ALLOWED',
    );
  });
});

describe("the court's clock where time is compressed", () => {
  it('begins at the instant of the request, runs at its rate and holds at its end', () => {
    const { at, clock } = compressed.read('at=2026-10-09T09:00:00+08:00; until=2026-10-10T00:00:00+08:00; rate=86400');
    expect(epochMs(at)).toBe(Date.parse('2026-10-09T09:00:00+08:00'));
    expect(epochMs(courtNow(clock, NOW + 100))).toBe(Date.parse('2026-10-09T11:24:00+08:00'));
    expect(epochMs(courtNow(clock, NOW + 60_000))).toBe(Date.parse('2026-10-10T00:00:00+08:00'));
  });

  it.each([
    ['CLOCK.MISSING', undefined],
    ['CLOCK.MALFORMED', ''],
    ['CLOCK.MALFORMED', 'now'],
    ['CLOCK.MALFORMED', 'at=2026-10-09T09:00:00+08:00; until=2026-10-10T00:00:00+08:00'],
    ['CLOCK.MALFORMED', 'at=2026-10-09T09:00:00+08:00; until=2026-10-10T00:00:00+08:00; rate=-1'],
    ['CLOCK.MALFORMED', 'at=2026-10-09T09:00:00+08:00; until=2026-10-10T00:00:00+08:00; rate=0'],
    ['CLOCK.MALFORMED', 'at=2026-10-09T09:00:00+08:00; until=2026-10-10T00:00:00+08:00; rate=1e9'],
    ['CLOCK.HOLDS_BEFORE_START', 'at=2026-10-09T09:00:00+08:00; until=2026-10-08T00:00:00+08:00; rate=1'],
  ])('answers %s to the header %s', (code, header) => {
    expect(codeOf(compressed, header)).toBe(code);
  });

  it('refuses an instant that is none, as any header that it cannot read', () => {
    for (const at of ['2026-02-30T09:00:00+08:00', '2026-10-07', 'now'])
      expect(codeOf(compressed, `at=${at}; until=2026-10-08T00:00:00+08:00; rate=1`)).toBe('CLOCK.MALFORMED');
  });
});

describe('a command about a case', () => {
  const reading = (at: string) => compressed.read(`at=${at}; until=2026-12-31T00:00:00+08:00; rate=1`);
  const reached = (at?: string) => ({ latest: () => Promise.resolve(at === undefined ? undefined : courtInstant(at)) });
  const found = '2026-10-14T00:00:00+08:00';

  it('counts as received when the case has been reached, where the clock that it brings lies behind', async () => {
    const behind = reading('2026-10-10T09:00:00+08:00');
    expect((await heldAtCase(behind, 'c', reached(found))).at).toBe(found);
    expect(await heldAtCase(behind, 'c', reached('2026-10-10T09:00:00+08:00'))).toBe(behind);
    expect(await heldAtCase(behind, 'c', reached())).toBe(behind);
  });

  it('in real time counts when it came, and nobody asks how far the case has come', async () => {
    const now = real.read(undefined);
    const nobody = { latest: () => Promise.reject(new Error('asked')) };
    expect(await heldAtCase(now, 'c', nobody)).toBe(now);
  });
});
