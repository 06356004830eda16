import { describe, expect, it } from '@jest/globals';
import { courtInstant, legalDate, packOf, parseRate, parseYuan, startOfDay, type Yuan } from '@hejie/law';
import fc from 'fast-check';
import { AGREEMENT } from '../../test/fixture/agreements.js';
import { calendar } from '../../test/fixture/cases.js';
import { SettlementLedger } from '../ledger/settlement-ledger.js';
import {
  requireNumberInReach,
  requireTakeover,
  takeOverPerformance,
  withPartyIds,
  type EarlierReceipt,
  type EarlierSettlement,
} from './takeover.js';

const pack = packOf('dongying-2020');
const yuan = (text: string) => text as Yuan;
/** S7: 300,000 on 06-30, 09-30 and 12-31, confirmed on 06-01; five working days of waiting. */
const CONFIRMED = legalDate('2026-06-01');
const paid = (valueDate: string, receiptId = `r-${valueDate}`, amount = '300000.00'): EarlierReceipt => ({
  receiptId,
  kind: 'PAYMENT',
  valueDate: legalDate(valueDate),
  amount: yuan(amount),
});
const earlier = (over: Partial<EarlierSettlement> = {}): EarlierSettlement => ({
  confirmedOn: CONFIRMED,
  terms: AGREEMENT,
  receipts: [],
  ...over,
});
const ABOUT = {
  court: '鲁0502',
  principal: yuan('1000000.00'),
  parties: [
    { partyId: '1', side: 'CREDITOR' as const },
    { partyId: '2', side: 'DEBTOR' as const },
  ],
  calendar,
};
const admit = (settlement: EarlierSettlement, today = '2026-10-20') =>
  requireTakeover(settlement, legalDate(today), pack, ABOUT);

function takenOver(at: string, receipts: readonly EarlierReceipt[] = []) {
  const now = courtInstant(`${at}T09:00:00+08:00`);
  const ledger = new SettlementLedger({
    terms: AGREEMENT,
    title: { principal: parseYuan('1000000'), dailyRate: parseRate('0'), expiry: legalDate('2026-03-15'), fee: 0n },
    pack,
    calendar,
    openedAt: startOfDay(CONFIRMED),
    state: 'PERFORMING',
    entries: {
      receipts: receipts.map((one) => ({ ...one, amount: parseYuan(one.amount), postedAt: now })),
      reversals: [],
      refunds: [],
    },
    applications: [],
  });
  return takeOverPerformance(ledger, ['state-council-2026'], now);
}
const kinds = (outcome: ReturnType<typeof takenOver>) => outcome.happened.map(({ kind }) => kind);

describe('SET-LEDGER: a settlement that was concluded before is taken over', () => {
  it('where its terms add up and its receipts had come', () => {
    expect(() => admit(earlier({ receipts: [paid('2026-06-30')] }))).not.toThrow();
  });

  it('its legality was reviewed when it was confirmed: what is missing in it now does not keep it out', () => {
    expect(() => admit(earlier({ terms: { ...AGREEMENT, breachConsequence: null, signatories: [] } }))).not.toThrow();
  });

  it('H10, SET-ART-10-2: with who paid, what was handed over, up to what each debtor answers, and what has moved the two years', () => {
    const terms = {
      ...AGREEMENT,
      total: yuan('950000.00'),
      inKind: [{ thing: '货车一辆', agreedValue: yuan('50000.00'), handOverBy: legalDate('2026-09-30') }],
      guarantors: [{ guarantorId: '3', promisesDirectEnforcement: true, scope: '全部债务' }],
      debtorCaps: [{ partyId: '2', cap: yuan('400000.00') }],
      signatories: [
        ...AGREEMENT.signatories,
        { id: 's-g', role: 'GUARANTOR', guarantorId: '3', by: 'SELF', specialAuthority: false } as const,
      ],
    };
    const periodActs = [
      {
        actId: 'a-1',
        kind: 'DEMAND',
        from: legalDate('2026-08-01'),
        to: legalDate('2026-08-01'),
        ground: null,
        evidence: '催告函',
      },
    ] as const;
    const receipts = [
      { ...paid('2026-06-30'), payerPartyId: '2' },
      { ...paid('2026-09-01', 'k-1', '50000.00'), kind: 'IN_KIND' as const, thing: '货车一辆' },
    ];
    const settlement = earlier({ terms, receipts, periodActs });
    expect(() => admit(settlement)).not.toThrow();
    const known = withPartyIds(settlement, new Map([1, 2].map((no) => [String(no), `case.${no}`])));
    expect(known.terms.debtorCaps).toEqual([{ partyId: 'case.2', cap: '400000.00' }]);
    // Who is no party keeps his name.
    expect(known.terms.guarantors.map(({ guarantorId }) => guarantorId)).toEqual(['3']);
    expect(known.terms.signatories.at(-1)).toMatchObject({ guarantorId: '3' });
    expect(known.receipts.map(({ payerPartyId, thing }) => [payerPartyId, thing])).toEqual([
      ['case.2', undefined],
      [undefined, '货车一辆'],
    ]);
    expect(known.periodActs).toEqual(periodActs);
    const asParties = withPartyIds(settlement, new Map([['3', 'case.3']]));
    expect(asParties.terms.guarantors[0]!.guarantorId).toBe('case.3');
    expect(asParties.terms.signatories.at(-1)!.guarantorId).toBe('case.3');
  });

  it.each([
    [
      'who paid is no party',
      earlier({ receipts: [{ ...paid('2026-06-30'), payerPartyId: '9' }] }),
      '2026-10-20',
      'PARTY.NOT_IN_CASE',
      '/receipts/0/payerPartyId',
    ],
    [
      'the thing is not named',
      earlier({ receipts: [{ ...paid('2026-06-30'), kind: 'IN_KIND' }] }),
      '2026-10-20',
      'RECEIPT.THING_MISSING',
      '/receipts/0/thing',
    ],
    [
      'a cap is of nobody',
      earlier({ terms: { ...AGREEMENT, debtorCaps: [{ partyId: '9', cap: yuan('1.00') }] } }),
      '2026-10-20',
      'PARTY.NOT_IN_CASE',
      '/terms/debtorCaps/0/partyId',
    ],
    [
      'an interruption was before the settlement',
      earlier({
        periodActs: [
          {
            actId: 'a-1',
            kind: 'PROMISE',
            from: legalDate('2026-05-31'),
            to: legalDate('2026-05-31'),
            ground: null,
            evidence: '承诺书',
          },
        ],
      }),
      '2026-10-20',
      'PERIOD_ACT.BEFORE_SETTLEMENT',
      '/periodActs/0/day',
    ],
    ['it takes effect after today', earlier(), '2026-05-31', 'TAKEOVER.CONFIRMED_AHEAD', '/confirmedOn'],
    [
      'its instalments do not make up its total',
      earlier({ terms: { ...AGREEMENT, total: yuan('900000.01') } }),
      '2026-10-20',
      'TAKEOVER.TERMS_UNFIT',
      '/terms/schedule',
    ],
    [
      'there is nothing to perform',
      earlier({ terms: { ...AGREEMENT, total: yuan('0.00'), schedule: [] } }),
      '2026-10-20',
      'TAKEOVER.TERMS_UNFIT',
      '/terms/schedule',
    ],
    [
      'money has not come yet',
      earlier({ receipts: [paid('2026-06-30'), paid('2026-10-21')] }),
      '2026-10-20',
      'RECEIPT.VALUE_DATE_IN_FUTURE',
      '/receipts/1/valueDate',
    ],
    [
      'a receipt stands there twice',
      earlier({ receipts: [paid('2026-06-30', 'r-1'), paid('2026-09-30', 'r-1')] }),
      '2026-10-20',
      'TAKEOVER.RECEIPT_REPEATED',
      '/receipts/1/receiptId',
    ],
    [
      'a receipt is of nothing',
      earlier({ receipts: [paid('2026-06-30', 'r-1', '0.00')] }),
      '2026-10-20',
      'RECEIPT.AMOUNT_NOT_POSITIVE',
      '/receipts/0/amount',
    ],
  ])('not where %s', (_what, settlement, today, code, path) => {
    expect(() => admit(settlement, today)).toThrow(expect.objectContaining({ code, path }));
  });

  it('SET-BREACH-DAY: what was kept is not told again, and the next deadline is the next that comes', () => {
    const outcome = takenOver('2026-08-03', [paid('2026-06-30')]);
    expect(kinds(outcome)).toEqual([]);
    expect(outcome.after).toMatchObject({
      stage: 'PERFORMANCE',
      breach: 'NONE',
      ledger: { paid: '300000.00', next: { at: '2026-09-23T00:00:00+08:00' } },
    });
  });

  it('S7: within grace it is told once that the instalment is overdue; after it, it is found short, dated to the deadline and told as of now', () => {
    expect(takenOver('2026-10-09', [paid('2026-06-30')]).happened).toMatchObject([
      { kind: 'OVERDUE_TOLD', at: '2026-10-09T09:00:00+08:00', line: { no: 2 } },
    ]);
    const outcome = takenOver('2026-11-02', [paid('2026-06-30')]);
    expect(outcome.happened).toMatchObject([
      {
        kind: 'BREACH_FOUND',
        deadline: '2026-10-14T00:00:00+08:00',
        at: '2026-11-02T09:00:00+08:00',
        finding: { no: 2 },
      },
    ]);
    expect(outcome.after).toMatchObject({ stage: 'BREACH', breach: 'SUSPECTED' });
  });

  it('SET-ART-8-1: one that is paid in full is performed as soon as it is here', () => {
    const outcome = takenOver('2026-10-20', [paid('2026-06-30'), paid('2026-09-30'), paid('2026-10-09')]);
    expect(kinds(outcome)).toEqual(['PERFORMED']);
    expect(outcome.ending).toMatchObject({ ending: 'PERFORMED', rule: 'SET-ART-8-1' });
  });

  it('says the same of what is owed as a ledger that was kept here from the beginning, whenever it comes', () => {
    const days = ['2026-06-15', '2026-06-30', '2026-07-20', '2026-09-30', '2026-10-05'];
    fc.assert(
      fc.property(fc.subarray(days), fc.constantFrom('2026-10-09', '2026-10-20', '2026-12-01'), (on, at) => {
        const receipts = on.map((day) => paid(day, `r-${day}`, '100000.00'));
        const { after } = takenOver(at, receipts);
        const due = on.length * 100_000;
        expect(after.ledger.paid).toBe(`${due}.00`.replace(/^0\.00$/, '0.00'));
        expect(after.handledUntil).toBe(`${at}T09:00:00+08:00`);
        // A breach stands exactly where the first two instalments are short after their grace.
        const short = due < 600_000 && at > '2026-10-13';
        const first = due < 300_000;
        expect(after.breach).toBe(short || first ? 'SUSPECTED' : 'NONE');
      }),
      { numRuns: 60 },
    );
  });
});

describe('the number of a case that comes from elsewhere (CASE-4)', () => {
  const reach = (year: number, serial: number, checked = false): string => {
    try {
      requireNumberInReach({ year, serial }, { last: 120, today: legalDate('2026-10-20'), checked });
      return 'ok';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };

  it('lifts the counter of this year by what a court plausibly gave before, further only where it was checked, and of a year to come never', () => {
    expect([reach(2026, 620), reach(2026, 621), reach(2026, 9_999)]).toEqual([
      'ok',
      'TAKEOVER.NUMBER_AHEAD',
      'TAKEOVER.NUMBER_AHEAD',
    ]);
    expect([reach(2026, 9_999, true), reach(2025, 9_999), reach(2027, 1, true)]).toEqual([
      'ok',
      'ok',
      'TAKEOVER.NUMBER_AHEAD',
    ]);
  });
});
