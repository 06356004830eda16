import { describe, expect, it } from '@jest/globals';
import { courtInstant } from '@hejie/law';
import { datingOf, type AskedDeadline } from './dating.js';

const i = courtInstant;
const DEADLINE = i('2026-07-08T00:00:00+08:00');
const REVERSED = i('2026-07-20T12:00:00+08:00');
const FOUND = i('2026-07-20T12:00:05+08:00');
const asked = (over: Partial<AskedDeadline> = {}) =>
  datingOf({ deadline: DEADLINE, foundAt: FOUND, toldBefore: false, shortAsKnown: true, reversedAt: [], ...over });

describe('SET-BREACH-DAY: what is told of a deadline', () => {
  it('is dated to it, however late the machine was', () => {
    expect(asked()).toEqual({ at: DEADLINE, latenessSeconds: 12 * 86_400 + 43_205 });
    expect(asked({ foundAt: DEADLINE })).toEqual({ at: DEADLINE, latenessSeconds: 0 });
    expect(asked({ reversedAt: [REVERSED] }).at).toBe(DEADLINE);
  });

  it('is dated to the act where the instalment counted as paid at the deadline; the machine is late from the reversal on', () => {
    const earlier = i('2026-07-19T12:00:00+08:00');
    expect(asked({ shortAsKnown: false, reversedAt: [REVERSED, earlier] })).toEqual({ at: FOUND, latenessSeconds: 5 });
  });

  it('PER-4: is dated to the act where a holiday notice put the deadline there afterwards; the machine is late from the notice on', () => {
    expect(asked({ knownSince: REVERSED })).toEqual({ at: FOUND, latenessSeconds: 5 });
    expect(asked({ knownSince: DEADLINE }).at).toBe(DEADLINE);
  });

  it('is dated to the act where it was told before; no reversal of another time makes the machine late', () => {
    const others = [i('2026-07-01T12:00:00+08:00'), i('2026-07-21T12:00:00+08:00')];
    expect(asked({ toldBefore: true, reversedAt: [REVERSED] })).toEqual({ at: FOUND, latenessSeconds: 5 });
    expect(asked({ toldBefore: true, reversedAt: others })).toEqual({ at: FOUND, latenessSeconds: 0 });
  });
});
