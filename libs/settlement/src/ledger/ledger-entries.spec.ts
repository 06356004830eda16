import { describe, expect, it } from '@jest/globals';
import { courtInstant, legalDate } from '@hejie/law';
import { postingsOf, standingRefunds } from './ledger-entries.js';
import { everyCountedPosting } from './postings.js';

const entry = (refundId: string, counters: string | null = null) => ({
  refundId,
  valueDate: legalDate('2026-10-09'),
  amount: 10n,
  postedAt: courtInstant('2026-10-09T10:00:00+08:00'),
  counters,
});

describe('the entries of a ledger', () => {
  it('SET-LEDGER: a refund that never went out counts no more; given back anew it does', () => {
    const refunds = [entry('f-1'), entry('taken-back/f-1', 'f-1'), entry('f-2')];
    const counted = everyCountedPosting(postingsOf({ receipts: [], reversals: [], refunds }));
    expect(counted.map(({ id, kind, amount }) => [id, kind, amount])).toEqual([[':refund:f-2', 'REFUND', 10n]]);
    expect(standingRefunds(refunds).map(({ refundId }) => refundId)).toEqual(['f-2']);
  });
});
