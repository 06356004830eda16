import { describe, expect, it } from '@jest/globals';
import { legalDate } from '@hejie/law';
import {
  decidePaperOnPerformance,
  decidePerformanceAnswer,
  type PerformanceAnswerInput,
} from './performance-answer.js';

const parties = [
  { partyId: 'c-1', side: 'CREDITOR' },
  { partyId: 'c-2', side: 'CREDITOR' },
  { partyId: 'd-1', side: 'DEBTOR' },
];
const today = legalDate('2026-12-11');
const answer = (over: Partial<PerformanceAnswerInput>) =>
  decidePerformanceAnswer({
    partyId: 'c-1',
    outcome: 'CONFIRMED',
    answeredOn: today,
    today,
    reasons: '',
    parties,
    earlier: [],
    ...over,
  });
const second = { partyId: 'c-2', outcome: 'CONFIRMED' } as const;

describe('CLS-1: performance is verified with the creditors in writing', () => {
  it('until each of them has answered', () => {
    expect(answer({})).toEqual({ ok: true, value: null });
    expect(answer({ earlier: [second] })).toEqual({ ok: true, value: 'CONFIRMED' });
    expect(answer({ outcome: 'SILENT', earlier: [second] })).toEqual({ ok: true, value: 'SILENT' });
  });

  it('one who denies it says why, and ends the verification, for a judge decides', () => {
    expect(answer({ outcome: 'DENIED' })).toMatchObject({
      ok: false,
      error: { code: 'VERIFICATION.REASONS_MISSING', path: '/reasons' },
    });
    expect(answer({ outcome: 'DENIED', reasons: '第二笔没有收到' })).toEqual({ ok: true, value: 'DENIED' });
  });

  it('and with nobody else, and not tomorrow', () => {
    expect(answer({ answeredOn: legalDate('2026-12-12') })).toMatchObject({
      error: { code: 'VERIFICATION.IN_FUTURE' },
    });
    expect(answer({ partyId: 'd-1' })).toMatchObject({ error: { code: 'VERIFICATION.NOT_A_CREDITOR' } });
  });

  it('no paper says that it is performed while a denial lies before a judge', () => {
    expect(decidePaperOnPerformance(false).ok).toBe(true);
    expect(decidePaperOnPerformance(true)).toMatchObject({
      error: { code: 'PAPER.PERFORMANCE_DENIED', rule: 'CLS-1' },
    });
  });
});
