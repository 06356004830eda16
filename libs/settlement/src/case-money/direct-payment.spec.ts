import { describe, expect, it } from '@jest/globals';
import { courtInstant } from '@hejie/law';
import { decideDirectPayment } from './direct-payment.js';

const answerBy = courtInstant('2026-11-10T00:00:00+08:00');
const before = { now: courtInstant('2026-11-09T23:59:59+08:00'), answerBy };
const after = { now: answerBy, answerBy };

describe('a payment straight to the creditor', () => {
  it('SET-LEDGER: counts once he confirms it, also after he had denied it', () => {
    expect(decideDirectPayment('REPORTED', { answer: true }, before)).toEqual({ ok: true, value: 'CONFIRMED' });
    expect(decideDirectPayment('DENIED', { answer: true }, after)).toEqual({ ok: true, value: 'CONFIRMED' });
    expect(decideDirectPayment('REPORTED', { answer: false }, before)).toEqual({ ok: true, value: 'DENIED' });
  });

  it('SET-LEDGER: else a judge finds, after his denial or the end of his time, and not before: silence is no answer', () => {
    expect(decideDirectPayment('REPORTED', { found: true }, before)).toMatchObject({
      error: { code: 'DIRECT_PAYMENT.ANSWER_AWAITED' },
    });
    expect(decideDirectPayment('REPORTED', { found: true }, after)).toEqual({ ok: true, value: 'FOUND' });
    expect(decideDirectPayment('DENIED', { found: false }, before)).toEqual({ ok: true, value: 'NOT_FOUND' });
  });

  it('SET-LEDGER: is decided once', () => {
    for (const state of ['CONFIRMED', 'FOUND', 'NOT_FOUND'] as const)
      for (const said of [{ answer: true }, { found: false }])
        expect(decideDirectPayment(state, said, after)).toMatchObject({ error: { code: 'DIRECT_PAYMENT.DECIDED' } });
    expect(decideDirectPayment('DENIED', { answer: false }, after).ok).toBe(false);
  });
});
