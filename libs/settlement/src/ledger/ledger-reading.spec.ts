import { describe, expect, it } from '@jest/globals';
import { legalDate, type Yuan } from '@hejie/law';
import { isDemandable, nextToPay } from './ledger-reading.js';

const row = (no: number, due: string, outstanding: string) => ({
  no,
  due: legalDate(due),
  outstanding: outstanding as Yuan,
});

describe('SET-LEDGER, SET-ART-5-1: what is to be performed next', () => {
  it('is what fell due first of what is not paid in full, also in part, whatever its number', () => {
    const amended = [
      row(1, '2026-06-30', '0.00'),
      row(2, '2026-12-31', '300000.00'),
      row(3, '2026-10-31', '120000.00'),
      row(4, '2026-10-31', '1.00'),
    ];
    expect(nextToPay(amended)?.no).toBe(3);
    expect(nextToPay([row(1, '2026-06-30', '0.01'), ...amended.slice(1)])?.no).toBe(1);
  });

  it('is nothing once everything is paid', () => {
    expect(nextToPay([row(1, '2026-06-30', '0.00')])).toBeUndefined();
  });
});

describe('SET-GRACE, SET-ART-9-1: what may be demanded', () => {
  it('is what is late: within an agreed grace payment is in time, and while only the court waits it is not', () => {
    expect(isDemandable({ status: 'OVERDUE' })).toBe(true);
    expect(isDemandable({ status: 'IN_GRACE' })).toBe(false);
    expect(isDemandable({ status: 'IN_GRACE', inDefault: true })).toBe(true);
  });
});
