import { describe, expect, it } from '@jest/globals';
import { legalDate } from '@hejie/law';
import fc from 'fast-check';
import { decideApproval, secondApprover, type ApprovalInput } from './approval.js';
import {
  decideMoneyTaken,
  decidePayment,
  decidePaymentTakenBack,
  decidePayout,
  decideReturn,
  promisedOf,
  stillToBePaidOut,
  type PaymentInput,
  type PayoutInput,
  type ReturnInput,
} from './payout.js';
import { decideEndOfWithholding, decideWithholding } from './withholding.js';

const codeOf = (decision: { readonly ok: boolean; readonly error?: { readonly code: string } }) => decision.error?.code;

describe('a payment out', () => {
  const input: PayoutInput = {
    kind: 'TO_CREDITOR',
    amount: 100n,
    held: 100n,
    surplus: 0n,
    payeeIsCreditor: true,
    withheld: false,
  };
  const refusal = (over: Partial<PayoutInput>) => codeOf(decidePayout({ ...input, ...over }));

  it('PROC-30: goes to a creditor out of what is held of the case', () => {
    expect(decidePayout(input).ok).toBe(true);
  });

  it('PROC-30: is refused of nothing, of more than is held, to nobody who is a creditor, and while money is withheld', () => {
    expect(refusal({ amount: 0n })).toBe('PAYOUT.AMOUNT_NOT_POSITIVE');
    expect(refusal({ amount: 101n })).toBe('PAYOUT.ABOVE_HELD');
    expect(refusal({ payeeIsCreditor: false })).toBe('PAYOUT.NOT_TO_CREDITOR');
    expect(refusal({ withheld: true })).toBe('PAYOUT.WITHHELD');
  });

  it('SET-LEDGER: a surplus is not the creditor’s; it goes back to who paid it, also while money is withheld', () => {
    expect(refusal({ amount: 91n, surplus: 10n })).toBe('PAYOUT.ABOVE_HELD');
    expect(refusal({ amount: 90n, surplus: 10n })).toBeUndefined();
    const back: PayoutInput = { ...input, kind: 'SURPLUS', amount: 10n, surplus: 10n, payeeIsCreditor: false };
    expect(decidePayout({ ...back, withheld: true }).ok).toBe(true);
    expect(codeOf(decidePayout({ ...back, amount: 11n }))).toBe('PAYOUT.ABOVE_SURPLUS');
    expect(codeOf(decidePayout({ ...back, payeeIsCreditor: true }))).toBe('PAYOUT.TO_CREDITOR');
    // Most of it was paid to the creditor directly: of what the court holds nothing is his.
    expect(refusal({ amount: 1n, surplus: 150n })).toBe('PAYOUT.ABOVE_HELD');
  });

  it('SET-LEDGER: more promised back than the surplus is leaves the creditor what is held, and no more', () => {
    expect(refusal({ amount: 100n, surplus: -10n })).toBeUndefined();
    expect(refusal({ amount: 101n, surplus: -10n })).toBe('PAYOUT.ABOVE_HELD');
    const back: PayoutInput = { ...input, kind: 'SURPLUS', amount: 1n, surplus: -10n, payeeIsCreditor: false };
    expect(codeOf(decidePayout(back))).toBe('PAYOUT.ABOVE_SURPLUS');
  });

  it('SET-LEDGER: is promised from its proposal until it is made or refused; a surplus and what came by mistake are promised back', () => {
    const payouts = [
      { kind: 'TO_CREDITOR', state: 'APPROVED', amount: 1n },
      { kind: 'SURPLUS', state: 'PROPOSED', amount: 10n },
      { kind: 'BY_MISTAKE', state: 'APPROVED', amount: 100n },
      { kind: 'BY_MISTAKE', state: 'PAID', amount: 1000n },
      { kind: 'SURPLUS', state: 'REFUSED', amount: 10000n },
    ] as const;
    expect(promisedOf(payouts)).toEqual({ promised: 111n, promisedBack: 110n });
  });

  it('SET-LEDGER: holds the money of its case there: what was paid out or promised is not taken to another case', () => {
    const of = (state: 'PROPOSED' | 'APPROVED' | 'REFUSED' | 'PAID', amount = 60n) =>
      ({ payoutId: `out-${state}`, kind: 'TO_CREDITOR', state, amount }) as const;
    const taken = (amount: bigint, held: bigint, ...payouts: ReturnType<typeof of>[]) =>
      decideMoneyTaken({ amount, held, payouts });
    expect(taken(100n, 100n).ok).toBe(true);
    expect(taken(40n, 100n, of('APPROVED')).ok).toBe(true);
    expect(taken(100n, 100n, of('REFUSED')).ok).toBe(true);
    expect(codeOf(taken(41n, 100n, of('PROPOSED')))).toBe('BANK_LINE.MONEY_SPENT');
    const spent = taken(100n, 40n, of('PAID'), of('REFUSED'));
    expect(spent).toMatchObject({ error: { code: 'BANK_LINE.MONEY_SPENT', zh: expect.stringContaining('out-PAID') } });
    expect(JSON.stringify(spent)).not.toContain('out-REFUSED');
  });

  it('SET-LEDGER: keeps the line by which it went out while another says that it came back', () => {
    expect(decidePaymentTakenBack({ returned: false }).ok).toBe(true);
    expect(codeOf(decidePaymentTakenBack({ returned: true }))).toBe('PAYOUT.RETURN_STANDS');
  });

  it('SET-LEDGER: what came by mistake goes back as the receipt that it was', () => {
    const back: PayoutInput = { ...input, kind: 'BY_MISTAKE', payeeIsCreditor: false };
    expect(codeOf(decidePayout(back))).toBe('PAYOUT.NOT_THE_RECEIPT');
    expect(codeOf(decidePayout({ ...back, receipt: 99n }))).toBe('PAYOUT.NOT_THE_RECEIPT');
    expect(decidePayout({ ...back, receipt: 100n }).ok).toBe(true);
  });

  it('PROC-30, SET-LEDGER: sent back by the bank it is held again: one to a creditor that went out, whole, later, and once', () => {
    const back: ReturnInput = {
      kind: 'TO_CREDITOR',
      state: 'PAID',
      amount: 100n,
      paidOn: legalDate('2026-10-09'),
      atBank: true,
      returned: false,
      came: 100n,
      valueDate: legalDate('2026-10-09'),
    };
    expect(decideReturn(back).ok).toBe(true);
    for (const [over, code] of [
      [{ kind: 'SURPLUS' }, 'PAYOUT.RETURN_IS_RECEIPT'],
      [{ state: 'APPROVED', paidOn: null }, 'PAYOUT.NOT_AT_BANK'],
      [{ atBank: false }, 'PAYOUT.NOT_AT_BANK'],
      [{ returned: true }, 'PAYOUT.RETURNED_BEFORE'],
      [{ came: 99n }, 'PAYOUT.NOT_ITS_RETURN'],
      [{ valueDate: legalDate('2026-10-08') }, 'PAYOUT.RETURN_TOO_EARLY'],
    ] as const)
      expect(codeOf(decideReturn({ ...back, ...over }))).toBe(code);
  });

  it('PROC-30: is recorded as made once it was approved, of a day since then', () => {
    const made: PaymentInput = {
      kind: 'TO_CREDITOR',
      state: 'APPROVED',
      withheld: false,
      paidOn: legalDate('2026-10-08'),
      approvedOn: legalDate('2026-10-08'),
      today: legalDate('2026-10-09'),
    };
    expect(decidePayment(made).ok).toBe(true);
    for (const [over, code] of [
      [{ state: 'PROPOSED' as const }, 'PAYOUT.NOT_APPROVED'],
      [{ state: 'PAID' as const }, 'PAYOUT.NOT_APPROVED'],
      [{ withheld: true }, 'PAYOUT.WITHHELD'],
      [{ paidOn: legalDate('2026-10-10') }, 'PAYOUT.PAID_IN_FUTURE'],
      [{ paidOn: legalDate('2026-10-07') }, 'PAYOUT.PAID_BEFORE_APPROVAL'],
    ] as const)
      expect(codeOf(decidePayment({ ...made, ...over }))).toBe(code);
  });

  it('PROC-30: is taken from what is due first; nothing is lost, nothing is taken twice', () => {
    const arrival = fc.record({
      receiptId: fc.uuid(),
      amount: fc.bigInt({ min: 1n, max: 1000n }),
      dueOn: fc.constantFrom(...['2026-10-08', '2026-10-16', '2026-10-28'].map(legalDate)),
    });
    fc.assert(
      fc.property(fc.array(arrival, { maxLength: 12 }), fc.bigInt({ min: 0n, max: 5000n }), (arrivals, out) => {
        const left = stillToBePaidOut(arrivals, out);
        const sum = (of: readonly bigint[]) => of.reduce((a, b) => a + b, 0n);
        const came = sum(arrivals.map(({ amount }) => amount));
        expect(sum(left.map(({ rest }) => rest))).toBe(came > out ? came - out : 0n);
        const dues = left.map(({ dueOn }) => dueOn);
        expect([...dues].sort()).toEqual(dues);
        const first = left.findIndex(({ rest }) => rest > 0n);
        if (first >= 0) expect(left.slice(first + 1).every(({ rest, amount }) => rest === amount)).toBe(true);
      }),
    );
  });
});

describe('an approval', () => {
  const input: ApprovalInput = {
    open: true,
    proposedBy: 'clerk',
    approvedBy: [],
    by: 'judge',
    approved: true,
    reason: '',
    byPresident: false,
    presidentBefore: false,
  };

  it('PROC-30: of a payment is that of another person than who proposed it', () => {
    expect(decideApproval(input, 'PAYOUT')).toEqual({ ok: true, value: 'COMPLETE' });
    expect(codeOf(decideApproval({ ...input, by: 'clerk' }, 'PAYOUT'))).toBe('MONEY.OWN_PROPOSAL');
    expect(codeOf(decideApproval({ ...input, open: false }, 'PAYOUT'))).toBe('MONEY.DECIDED');
  });

  it('PROC-30: of withholding is that of two, one of them the president', () => {
    expect(decideApproval(input, 'WITHHOLDING')).toEqual({ ok: true, value: 'MORE_NEEDED' });
    const second = { ...input, approvedBy: ['judge'] };
    expect(codeOf(decideApproval(second, 'WITHHOLDING'))).toBe('MONEY.APPROVED_BY_HIM');
    expect(codeOf(decideApproval({ ...second, by: 'other' }, 'WITHHOLDING'))).toBe('MONEY.PRESIDENT_MISSING');
    const president = { ...second, by: 'president', byPresident: true };
    expect(decideApproval(president, 'WITHHOLDING')).toEqual({ ok: true, value: 'COMPLETE' });
    const after = { ...second, by: 'other', presidentBefore: true };
    expect(decideApproval(after, 'WITHHOLDING')).toEqual({ ok: true, value: 'COMPLETE' });
  });

  it('PROC-30: of withholding is laid before the president second, unless his was the first', () => {
    expect([secondApprover(false), secondApprover(true)]).toEqual(['court-president', 'enforcement-judge']);
  });

  it('PROC-30: that was given may be taken back as long as it is open', () => {
    const taken = { ...input, approvedBy: ['judge'], approved: false, reason: '账户有误' };
    expect(decideApproval(taken, 'WITHHOLDING')).toEqual({ ok: true, value: 'REFUSED' });
  });

  it('PROC-30: that is refused says why', () => {
    expect(codeOf(decideApproval({ ...input, approved: false }, 'PAYOUT'))).toBe('MONEY.REASON_MISSING');
    const refused = decideApproval({ ...input, approved: false, reason: '账户有误' }, 'WITHHOLDING');
    expect(refused).toEqual({ ok: true, value: 'REFUSED' });
  });
});

describe('withholding', () => {
  const [today, later] = [legalDate('2026-10-08'), legalDate('2026-11-08')];

  it('PROC-30: is of what is held, one at a time, and has a day ahead on which it is looked at again', () => {
    const input = { nothingHeld: false, open: false, until: later, today };
    expect(decideWithholding(input).ok).toBe(true);
    expect(codeOf(decideWithholding({ ...input, open: true }))).toBe('WITHHOLDING.OPEN');
    expect(codeOf(decideWithholding({ ...input, nothingHeld: true }))).toBe('WITHHOLDING.NOTHING_HELD');
    expect(codeOf(decideWithholding({ ...input, until: today }))).toBe('WITHHOLDING.END_NOT_AHEAD');
  });

  it('PROC-30: ends where it stands, on no day before its approval or to come', () => {
    const days = { approvedOn: today, today };
    expect(decideEndOfWithholding('APPROVED', today, days).ok).toBe(true);
    expect(codeOf(decideEndOfWithholding('APPROVED', later, days))).toBe('WITHHOLDING.END_IN_FUTURE');
    const before = decideEndOfWithholding('APPROVED', today, { approvedOn: later, today: later });
    expect(codeOf(before)).toBe('WITHHOLDING.END_BEFORE_APPROVAL');
    for (const state of ['PROPOSED', 'REFUSED', 'ENDED'] as const)
      expect(codeOf(decideEndOfWithholding(state, today, days))).toBe('WITHHOLDING.NOT_STANDING');
  });
});
