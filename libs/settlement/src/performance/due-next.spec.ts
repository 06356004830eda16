import { describe, expect, it } from '@jest/globals';
import { courtInstant, legalDate, packOf, parseRate, parseYuan } from '@hejie/law';
import { AGREEMENT } from '../../test/fixture/agreements.js';
import { calendar } from '../../test/fixture/cases.js';
import { type ReversalEntry } from '../ledger/ledger-entries.js';
import { SettlementLedger } from '../ledger/settlement-ledger.js';
import { openPerformance, readLedger } from './performance.js';

const OPENED = courtInstant('2026-06-01T16:00:00+08:00');
/** S7's first two instalments, paid at once, unless the receipt was taken out again. */
const ledgerWith = (...reversals: ReversalEntry[]) =>
  new SettlementLedger({
    terms: AGREEMENT,
    title: { principal: parseYuan('1000000'), dailyRate: parseRate('0'), expiry: legalDate('2026-03-15'), fee: 0n },
    pack: packOf('dongying-2020'),
    calendar,
    openedAt: OPENED,
    state: 'PERFORMING',
    entries: {
      receipts: [
        {
          receiptId: 'r-1',
          kind: 'PAYMENT',
          valueDate: legalDate('2026-06-15'),
          amount: parseYuan('600000'),
          postedAt: courtInstant('2026-06-15T10:00:00+08:00'),
        },
      ],
      reversals,
      refunds: [],
    },
    applications: [],
  });

describe('what falls due next in performance', () => {
  it('SET-BREACH-DAY: is a deadline that lies behind, where money was taken out before any was dealt with', () => {
    const opened = openPerformance(ledgerWith(), [], OPENED).after;
    const reversedAt = courtInstant('2026-07-08T10:00:00+08:00');
    const { ledger } = readLedger(opened, ledgerWith({ receiptId: 'r-1', reversedAt }), reversedAt).after;
    expect(ledger.next).toMatchObject({ at: '2026-06-23T00:00:00+08:00' });
  });
});
