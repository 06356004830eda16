import { describe, expect, it } from '@jest/globals';
import { legalDate, parseYuan } from '@hejie/law';
import { S7 } from '../../test/fixture/cases.js';
import { lastingSurplus } from '../ledger/ledger.js';
import { type Posting } from '../ledger/postings.js';
import { decideRefund, decideReversal } from './correction.js';

const d = legalDate;
const posting = (id: string, kind: Posting['kind'], day: string, amount: string, reverses?: string): Posting => ({
  id,
  kind,
  valueDate: d(day),
  amount: parseYuan(amount),
  ...(reverses !== undefined && { reverses }),
});

describe('a reversal', () => {
  const reversal = (known: boolean, reversed: boolean, ofBankLine = false) =>
    decideReversal({ receiptId: 'r-1', known, reversed, ofBankLine });

  it('SET-LEDGER: takes a receipt out once, and only one that is in the ledger', () => {
    expect(reversal(true, false).ok).toBe(true);
    expect(reversal(false, false)).toMatchObject({ ok: false, error: { code: 'RECEIPT.UNKNOWN', rule: 'SET-LEDGER' } });
    expect(reversal(true, true)).toMatchObject({
      ok: false,
      error: { code: 'RECEIPT.ALREADY_REVERSED', rule: 'SET-LEDGER' },
    });
  });

  it('SET-LEDGER: by a person takes out no receipt that a line of the bank was entered as: the line would belong nowhere', () => {
    expect(reversal(true, false, true)).toMatchObject({ ok: false, error: { code: 'RECEIPT.OF_BANK_LINE' } });
  });
});

describe('a refund', () => {
  const refund = (amount: string, day = '2026-07-01') =>
    decideRefund({
      amount: parseYuan(amount),
      valueDate: d(day),
      today: d('2026-07-01'),
      surplus: parseYuan('50'),
      needsApproval: false,
    });

  it('PROC-30: of money at the court’s bank needs the approval of another person', () => {
    const input = { amount: 1n, valueDate: d('2026-07-01'), today: d('2026-07-01'), surplus: 1n, needsApproval: true };
    expect(decideRefund(input)).toMatchObject({ ok: false, error: { code: 'REFUND.NEEDS_APPROVAL' } });
  });

  it('SET-LEDGER: gives back the surplus to the last fen, and not one more', () => {
    expect(refund('50').ok).toBe(true);
    expect(refund('50.01')).toMatchObject({
      ok: false,
      error: {
        code: 'REFUND.ABOVE_SURPLUS',
        path: '/amount',
        zh: '2026年7月1日起可以退还的多付款为50.00元，退款50.01元超出该数额。',
      },
    });
  });

  it('SET-LEDGER: of nothing, or of tomorrow, is none', () => {
    expect(refund('0')).toMatchObject({ ok: false, error: { code: 'REFUND.AMOUNT_NOT_POSITIVE' } });
    expect(refund('1', '2026-07-02')).toMatchObject({
      ok: false,
      error: { code: 'REFUND.VALUE_DATE_IN_FUTURE', path: '/valueDate' },
    });
  });
});

describe('the surplus of S7', () => {
  const surplus = (day: string, ...postings: Posting[]) => lastingSurplus({ instalments: S7, postings }, d(day));
  const all = posting('a', 'PAYMENT', '2026-06-30', '900000');

  it('SET-LEDGER: is what is held beyond everything owed, from the day on which it is held', () => {
    const more = posting('b', 'PAYMENT', '2026-07-10', '50');
    expect(surplus('2026-07-09', all, more)).toBe(0n);
    expect(surplus('2026-07-10', all, more)).toBe(5000n);
    expect(surplus('2026-06-29', all)).toBe(0n);
    expect(surplus('2026-12-31')).toBe(0n);
  });

  it('SET-LEDGER: is not there on a day after which it was given back, nor where the receipt was taken out', () => {
    const more = posting('b', 'PAYMENT', '2026-07-10', '50');
    const back = posting('c', 'REFUND', '2026-07-20', '30');
    expect(surplus('2026-07-10', all, more, back)).toBe(2000n);
    expect(surplus('2026-07-10', all, more, back, posting('e', 'PAYMENT', '2026-08-01', '30'))).toBe(2000n);
    expect(surplus('2026-08-01', all, more, back, posting('e', 'PAYMENT', '2026-08-01', '30'))).toBe(5000n);
    expect(surplus('2026-07-10', all, more, posting('r', 'REVERSAL', '2026-07-10', '50', 'b'))).toBe(0n);
  });
});
