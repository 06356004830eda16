import { describe, expect, it } from '@jest/globals';
import { courtInstant } from '@hejie/law';
import { decideDirectAnswerer, decideDirectPayment, directPayee } from './direct-payment.js';

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

  it('SET-LEDGER: was paid to the only creditor, or to the one who is named', () => {
    expect(directPayee(undefined, ['c-1'])).toEqual({ ok: true, value: 'c-1' });
    expect(directPayee('c-2', ['c-1', 'c-2'])).toEqual({ ok: true, value: 'c-2' });
    expect(directPayee(undefined, ['c-1', 'c-2'])).toMatchObject({ error: { code: 'DIRECT_PAYMENT.PAYEE_MISSING' } });
    expect(directPayee('d-1', ['c-1'])).toMatchObject({ error: { code: 'DIRECT_PAYMENT.PAYEE_NOT_CREDITOR' } });
  });

  it('SET-LEDGER: is confirmed or denied by the creditor who was paid, and by no other', () => {
    const creditor = { partyId: 'c-1', side: 'CREDITOR' };
    expect(decideDirectAnswerer(creditor, 'c-1').ok).toBe(true);
    expect(decideDirectAnswerer(creditor, null).ok).toBe(true);
    expect(decideDirectAnswerer(creditor, 'c-2')).toMatchObject({ error: { code: 'DIRECT_PAYMENT.NOT_THE_PAYEE' } });
    const debtor = { partyId: 'd-1', side: 'DEBTOR' };
    expect(decideDirectAnswerer(debtor, null)).toMatchObject({ error: { code: 'DIRECT_PAYMENT.NOT_A_CREDITOR' } });
  });
});
