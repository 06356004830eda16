import { describe, expect, it } from '@jest/globals';
import { courtInstant, legalDate } from '@hejie/law';
import { calendar } from '../../test/fixture/cases.js';
import { admitted, type Decision } from './decision.js';
import {
  decideDespiteDefects,
  decideFilingReview,
  decideInsistence,
  decideMending,
  enforcementNoticeDue,
  mendingDeadline,
  standingDefects,
  type FilingReview,
} from './filing-review.js';

const at = (text: string) => courtInstant(`${text}+08:00`);
const codeOf = (d: Decision<unknown>): string => (d.ok ? 'ok' : d.error.code);
const DEFECT = { condition: 'TITLE_EFFECTIVE', explanation: '判决尚在上诉期内' } as const;
const NOW = at('2026-11-23T10:00:00');
const lacking: FilingReview = {
  reviewId: 'r-1',
  defects: [DEFECT],
  reviewedAt: NOW,
  mendBy: at('2026-12-01T00:00:00'),
  mendedAt: null,
};

describe('the conditions of filing (PRE-3)', () => {
  it('are reviewed by a judge; what lacks is explained, with five working days to mend it', () => {
    expect(mendingDeadline(legalDate('2026-11-23'), calendar).value).toBe('2026-11-30');
    expect(admitted(decideFilingReview({ defects: [DEFECT], now: NOW, latest: null }, calendar))).toEqual({
      defects: [DEFECT],
      mendBy: at('2026-12-01T00:00:00'),
    });
    expect(admitted(decideFilingReview({ defects: [], now: NOW, latest: null }, calendar)).mendBy).toBeNull();
    const twice = decideFilingReview({ defects: [DEFECT, DEFECT], now: NOW, latest: null }, calendar);
    expect(codeOf(twice)).toBe('FILING.EXPLAINED_TWICE');
  });

  it('are not explained anew while they may be mended', () => {
    const again = (now: string, over: Partial<FilingReview> = {}) =>
      codeOf(decideFilingReview({ defects: [DEFECT], now: at(now), latest: { ...lacking, ...over } }, calendar));
    expect(again('2026-11-30T23:59:59')).toBe('FILING.BEING_MENDED');
    expect(again('2026-12-01T00:00:00')).toBe('ok');
    expect(again('2026-11-25T10:00:00', { mendedAt: at('2026-11-24T10:00:00') })).toBe('ok');
  });

  it('are mended in time', () => {
    expect(codeOf(decideMending(lacking, at('2026-11-30T23:59:59')))).toBe('ok');
    expect(codeOf(decideMending(lacking, at('2026-12-01T00:00:00')))).toBe('FILING.MENDING_LATE');
    expect(codeOf(decideMending(null, NOW))).toBe('FILING.NOTHING_LACKS');
  });

  it('“经释明仍然坚持申请的”: nobody insists before something was explained, or once it is mended', () => {
    expect(codeOf(decideInsistence(lacking))).toBe('ok');
    expect(codeOf(decideInsistence(null))).toBe('FILING.NOTHING_LACKS');
    expect(codeOf(decideInsistence({ ...lacking, defects: [] }))).toBe('FILING.NOTHING_LACKS');
    expect(codeOf(decideInsistence({ ...lacking, mendedAt: NOW }))).toBe('FILING.NOTHING_LACKS');
  });

  it('stand in the way of a mediator while they are explained and not mended, and not before anybody has reviewed', () => {
    const despite = (latest: FilingReview | null) => codeOf(decideDespiteDefects(standingDefects(latest)));
    expect(despite(null)).toBe('ok');
    expect(despite(lacking)).toBe('FILING.DEFECTS_STAND');
    expect(despite({ ...lacking, mendedAt: NOW })).toBe('ok');
    expect(despite({ ...lacking, defects: [], mendBy: null })).toBe('ok');
  });
});

describe('the notice of enforcement (PROC-2)', () => {
  it('is due within ten days of the hand-over, over the holidays (TV-16)', () => {
    expect(enforcementNoticeDue(legalDate('2026-09-21'), calendar).value).toBe('2026-10-08');
  });
});
