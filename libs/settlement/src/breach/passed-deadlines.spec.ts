import { describe, expect, it } from '@jest/globals';
import { courtInstant } from '@hejie/law';
import { calendar, S7 } from '../../test/fixture/cases.js';
import { passedDeadlines } from './passed-deadlines.js';

const settings = { graceWorkingDays: 5, calendar };
const at = (now: string, open = S7, over = {}) =>
  passedDeadlines(open, courtInstant(now), { ...settings, ...over }).map(({ at: instant, item }) => [
    item.kind,
    item.no,
    instant,
  ]);

describe('SET-BREACH-DAY: the deadline behind an instalment that is open again', () => {
  it('S7: is none on the due day, the due day while grace runs, the end of grace from the breach day on', () => {
    const second = S7.slice(1, 2);
    expect(at('2026-09-30T23:59:59+08:00', second)).toEqual([]);
    expect(at('2026-10-01T00:00:00+08:00', second)).toEqual([['DUE', 2, '2026-10-01T00:00:00+08:00']]);
    expect(at('2026-10-13T23:59:59+08:00', second)).toEqual([['DUE', 2, '2026-10-01T00:00:00+08:00']]);
    expect(at('2026-10-14T00:00:00+08:00', second)).toEqual([['GRACE_END', 2, '2026-10-14T00:00:00+08:00']]);
  });

  it('comes in order of time, however the instalments are listed; one that is not due yet has none', () => {
    const passed = [
      ['GRACE_END', 1, '2026-07-08T00:00:00+08:00'],
      ['GRACE_END', 2, '2026-10-14T00:00:00+08:00'],
    ];
    expect(at('2026-11-23T10:00:00+08:00')).toEqual(passed);
    expect(at('2026-11-23T10:00:00+08:00', [...S7].reverse())).toEqual(passed);
  });

  it('without grace is the end of the due day itself', () => {
    expect(at('2026-07-01T00:00:00+08:00', S7, { graceWorkingDays: 0 })).toEqual([
      ['GRACE_END', 1, '2026-07-01T00:00:00+08:00'],
    ]);
  });
});
