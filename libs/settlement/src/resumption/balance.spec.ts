import { describe, expect, it } from '@jest/globals';
import { addDays, legalDate, parseRate, parseYuan, verifyStored, type Yuan } from '@hejie/law';
import fc from 'fast-check';
import { claim, s7, severalItems } from '../../test/fixture/balances.js';
import { calendar, instalments, payments } from '../../test/fixture/cases.js';
import { SETTLEMENT_RECOMPUTATIONS } from '../derivations/settlement-recomputations.js';
import { foldLedger } from '../ledger/ledger.js';
import { type Posting } from '../ledger/postings.js';
import { balanceOnResumption, calculationList, renderCalculationList } from './balance.js';

describe('the balance on resumption', () => {
  it('S7: 700,000.00 principal and 36,610.00 doubled, 736,610.00 in all, and the waiver falls away', () => {
    const { value, derivation } = balanceOnResumption(s7);
    expect(value.amounts).toMatchObject({
      principal: '700000.00',
      doubled: '36610.00',
      interest: '0.00',
      fee: '0.00',
      total: '736610.00',
    });
    expect(value.waivers).toMatchObject([{ of: 'INTEREST', stands: false }]);
    expect(value.rows.map((r) => [r.kind, r.days, r.base, r.doubled, r.principal])).toEqual([
      ['ACCRUAL', 107, '1000000.00', '18725.00', '0.00'],
      ['DEDUCTION', null, '300000.00', '0.00', '300000.00'],
      ['ACCRUAL', 146, '700000.00', '17885.00', '0.00'],
    ]);
    expect(derivation.text.zh).toContain('合计736610.00元。减免条件未成就');
  });

  it('S7: says what it went by, and nothing that did not matter', () => {
    const { derivation } = balanceOnResumption({
      ...s7,
      waivers: [...s7.waivers, { of: 'DOUBLED', amount: '5.00' as Yuan, condition: null }],
    });
    expect(derivation.inputs).toStrictEqual({
      asOf: '2026-11-23',
      principal: '1000000.00',
      waivers: [
        { of: 'INTEREST', condition: 'FULL_PERFORMANCE' },
        { of: 'DOUBLED', amount: '5.00', condition: null },
      ],
    });
    expect(Object.keys(derivation.parts[0]!.inputs).sort()).toEqual([
      'asOf',
      'dailyRate',
      'expiry',
      'fee',
      'order',
      'payments',
      'principal',
    ]);
  });

  it('SET-ART-17-1: the list says of each part what was due, what was deducted and what is left, so that a reader can do the sum again', () => {
    const { value } = balanceOnResumption(s7);
    const { buckets, total, rows } = calculationList(value);
    expect(buckets).toEqual([
      { of: 'fee', due: '0.00', deducted: '0.00', owed: '0.00' },
      { of: 'interest', due: '0.00', deducted: '0.00', owed: '0.00' },
      { of: 'principal', due: '1000000.00', deducted: '300000.00', owed: '700000.00' },
      { of: 'doubled', due: '36610.00', deducted: '0.00', owed: '36610.00' },
    ]);
    expect(total).toEqual({ due: '1036610.00', deducted: '300000.00', owed: value.amounts.total });
    expect(rows.map(({ matter, base }) => `${matter} ${base}`)).toEqual([
      '计息 1000000.00',
      '扣除 300000.00',
      '计息 700000.00',
    ]);
  });

  it('S7: the calculation list is a table a party can follow', () => {
    const lines = renderCalculationList(balanceOnResumption(s7).value).split('\n');
    expect(lines).toHaveLength(8);
    expect(lines[2]).toBe(
      '| 1 | 计息 | 2026年3月16日至2026年6月30日 | 107 | 1000000.00 | 0.00 | 0.00 | 0.00 | 18725.00 | 2026年3月15日次日至2026年6月30日共107日：一般债务利息 1000000.00 × 0 × 107 = 0.00；加倍部分 1000000.00 × 0.000175 × 107 = 18725.00。 |',
    );
    expect(lines[3]).toBe(
      '| 2 | 扣除 | 2026年6月30日 |  | 300000.00 | 0.00 | 0.00 | 300000.00 | 0.00 | 2026年6月30日收款 300000.00（法定清偿顺序）：执行费 0.00、利息 0.00、本金 300000.00、加倍部分 0.00。 |',
    );
    expect(lines[5]).toBe('| 合计 | 736610.00元 | 截至2026年11月23日 |  |  | 0.00 | 0.00 | 700000.00 | 36610.00 |  |');
  });

  it('S8: 500,000 seized on 2026-12-10 leaves 200,000.00 and 38,692.50, interest first 238,692.50 and nothing', () => {
    const seized = [...s7.postings, { ...payments(['2026-12-10', '500000'])[0]!, id: 'seized' }];
    const legal = balanceOnResumption({ ...s7, postings: seized, asOf: legalDate('2026-12-10') }).value.amounts;
    expect(legal).toMatchObject({ principal: '200000.00', doubled: '38692.50' });
    expect(
      balanceOnResumption({ ...s7, postings: [...seized].reverse(), asOf: legalDate('2026-12-10') }).value.amounts,
    ).toEqual(legal);
    const order = ['fee', 'doubled', 'interest', 'principal'] as const;
    const interestFirst = balanceOnResumption({
      ...s7,
      postings: seized,
      asOf: legalDate('2026-12-10'),
      order,
      orderFrom: legalDate('2026-12-10'),
    });
    expect(interestFirst.value.amounts).toMatchObject({ principal: '238692.50', doubled: '0.00', total: '238692.50' });
    expect(renderCalculationList(interestFirst.value)).toContain('收款 500000.00（当事人约定的清偿顺序）');
    expect(verifyStored(interestFirst.value, SETTLEMENT_RECOMPUTATIONS).outcome).toBe('SAME');
  });

  it('INT-ORD-3: an order that the court decided is called so in the list and recorded in its derivation', () => {
    const order = ['fee', 'doubled', 'interest', 'principal'] as const;
    const { value, derivation } = balanceOnResumption({ ...s7, order, orderBasis: 'COURT' });
    expect(renderCalculationList(value)).toContain('（人民法院确定的清偿顺序）');
    expect(derivation.parts.at(-1)?.inputs['orderBasis']).toBe('COURT');
    expect(verifyStored(value, SETTLEMENT_RECOMPUTATIONS).outcome).toBe('SAME');
  });

  it('INT-10: where the pack leaves out the time of performance, doubled interest runs on the days before it alone', () => {
    const during = (interest: 'COUNT' | 'EXCLUDE') =>
      balanceOnResumption({
        ...s7,
        duringSettlement: { interest, from: legalDate('2026-06-01'), to: legalDate('2026-11-23') },
      }).value;
    expect(during('COUNT')).toEqual(balanceOnResumption(s7).value);
    expect(during('EXCLUDE').amounts).toMatchObject({
      principal: '700000.00',
      doubled: '13475.00',
      total: '713475.00',
    });
    expect(during('EXCLUDE').rows[0]?.text.zh).toContain('加倍部分扣除30日');
  });

  it('INT-10: what is asked of a day before performance began leaves no day out', () => {
    const before = { ...s7, asOf: legalDate('2026-05-01') };
    const during = { interest: 'EXCLUDE' as const, from: legalDate('2026-06-01'), to: legalDate('2026-05-01') };
    expect(balanceOnResumption({ ...before, duringSettlement: during }).value).toEqual(
      balanceOnResumption(before).value,
    );
  });

  it('SET-ART-17-2: without an agreed order the fee is served first, then interest, then the principal, doubled interest last', () => {
    const owing = { ...s7, claim: { ...claim, dailyRate: parseRate('0.0001'), fee: parseYuan('12400') }, waivers: [] };
    const [, first] = balanceOnResumption({ ...owing, postings: payments(['2026-03-25', '13000']) }).value.rows;
    expect([first?.fee, first?.interest, first?.principal, first?.doubled]).toEqual([
      '12400.00',
      '600.00',
      '0.00',
      '0.00',
    ]);
    const [, second] = balanceOnResumption({ ...owing, postings: payments(['2026-03-25', '1014000']) }).value.rows;
    expect([second?.fee, second?.interest, second?.principal, second?.doubled]).toEqual([
      '12400.00',
      '1000.00',
      '1000000.00',
      '600.00',
    ]);
  });

  it('an order agreed in the settlement rules every deduction', () => {
    const order = ['fee', 'doubled', 'interest', 'principal'] as const;
    const { amounts } = balanceOnResumption({ ...s7, order }).value;
    expect(amounts).toMatchObject({ principal: '718725.00', doubled: '18363.42' });
  });

  it('a refund takes back what was received last', () => {
    const refund = {
      id: 'r',
      kind: 'REFUND' as const,
      valueDate: legalDate('2026-07-05'),
      amount: parseYuan('120000'),
    };
    const with2 = payments(['2026-06-30', '200000'], ['2026-07-01', '100000']);
    const back = balanceOnResumption({ ...s7, postings: [...with2, refund] }).value;
    expect(back.amounts.principal).toBe('820000.00');
    expect(back.rows.filter((r) => r.kind === 'DEDUCTION').map((r) => r.base)).toEqual(['180000.00']);
    const tooMuch = balanceOnResumption({
      ...s7,
      postings: [...with2, { ...refund, amount: parseYuan('999999') }],
    }).value;
    expect(tooMuch.amounts.principal).toBe('1000000.00');
  });

  it('SET-ART-17-1: what came and went on one day was never held, whatever the ids', () => {
    const [day, amount] = [legalDate('2026-06-30'), parseYuan('300000')];
    for (const [came, went] of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const) {
      const postings: Posting[] = [
        { id: came, kind: 'PAYMENT', valueDate: day, amount },
        { id: went, kind: 'REFUND', valueDate: day, amount },
      ];
      expect(balanceOnResumption({ ...s7, postings }).value.amounts).toMatchObject({
        principal: '1000000.00',
        doubled: '44275.00',
      });
    }
  });

  it('SET-ART-17-1: a refund that nothing covers is made up by the next receipt, as in the ledger', () => {
    const postings: Posting[] = [
      { id: 'a', kind: 'REFUND', valueDate: legalDate('2026-05-30'), amount: parseYuan('100') },
      ...payments(['2026-06-30', '300000']),
    ];
    expect(
      balanceOnResumption({ ...s7, postings })
        .value.rows.filter((row) => row.kind === 'DEDUCTION')
        .map((row) => [row.to, row.base]),
    ).toEqual([['2026-06-30', '299900.00']]);
  });

  it('SET-ART-17-1: deducts what the ledger of the same postings counts as received, to the fen', () => {
    const day = fc.integer({ min: 0, max: 40 }).map((n) => addDays(legalDate('2026-01-01'), n));
    const posting = fc.record({
      kind: fc.constantFrom('PAYMENT' as const, 'DEPOSIT' as const, 'IN_KIND' as const, 'REFUND' as const),
      valueDate: day,
      amount: fc.bigInt({ min: 1n, max: 200n }),
    });
    const postings = fc.array(posting, { maxLength: 10 }).chain((rows) =>
      fc
        .shuffledSubarray(
          rows.map((_, i) => `p${i}`),
          { minLength: rows.length },
        )
        .map((ids) => rows.map((row, i): Posting => ({ id: ids[i]!, ...row }))),
    );
    fc.assert(
      fc.property(postings, day, (all, asOf) => {
        const { paid, surplus, surplusInKind } = foldLedger(
          { instalments: instalments(['2026-06-30', '5']), postings: all },
          { asOf, graceWorkingDays: 0, calendar },
        ).value;
        const owed = parseYuan('1000000');
        const { principal } = balanceOnResumption({
          claim: { ...claim, principal: owed },
          postings: all,
          asOf,
          order: null,
          waivers: [],
        }).value.amounts;
        expect(owed - parseYuan(principal)).toBe(paid + surplus + surplusInKind);
      }),
      { numRuns: 1000 },
    );
  });

  it('TV-39: shops performed in kind are deducted at their agreed value', () => {
    const inKind = [
      { id: 'k', kind: 'IN_KIND' as const, valueDate: legalDate('2026-03-15'), amount: parseYuan('30288500') },
    ];
    const result = balanceOnResumption({
      ...s7,
      claim: { ...claim, principal: parseYuan('39904864.40') },
      postings: inKind,
      asOf: legalDate('2026-03-15'),
      waivers: [],
    });
    expect(result.value.amounts.total).toBe('9616364.40');
  });

  it('SET-ART-17-3: in kind no more is deducted than was agreed on, and a refund of money takes back no thing', () => {
    const postings: Posting[] = [
      ...payments(['2026-03-15', '100000']),
      { id: 'k', kind: 'IN_KIND', valueDate: legalDate('2026-03-15'), amount: parseYuan('150000') },
      { id: 'l', kind: 'IN_KIND', valueDate: legalDate('2026-03-15'), amount: parseYuan('50000') },
      { id: 'm', kind: 'REFUND', valueDate: legalDate('2026-03-15'), amount: parseYuan('110000') },
    ];
    const principal = (agreed?: string): string =>
      balanceOnResumption({
        ...s7,
        claim: { ...claim, expiry: legalDate('2026-03-15') },
        postings,
        asOf: legalDate('2026-03-15'),
        waivers: [],
        ...(agreed !== undefined && { agreedInKind: parseYuan(agreed) }),
      }).value.amounts.principal;
    expect([principal(), principal('150000'), principal('160000'), principal('0')]).toEqual([
      '800000.00',
      '850000.00',
      '840000.00',
      '1000000.00',
    ]);
  });

  it('TV-40: of a settlement of 390,000 a car handed over for 150,000 is deducted at that value from the title, whatever it fetches', () => {
    const car = [
      { id: 'car', kind: 'IN_KIND' as const, valueDate: legalDate('2026-03-15'), amount: parseYuan('150000') },
    ];
    const { value } = balanceOnResumption({
      ...s7,
      claim: { ...claim, principal: parseYuan('344478') },
      postings: car,
      asOf: legalDate('2026-03-15'),
      waivers: [],
    });
    expect(value.rows.filter((row) => row.kind === 'DEDUCTION').map((row) => [row.base, row.principal])).toEqual([
      ['150000.00', '150000.00'],
    ]);
    expect(value.amounts.principal).toBe('194478.00');
  });

  it('fee and general interest are part of the total, and a waiver of part of them lessens it', () => {
    const withInterest = {
      ...s7,
      claim: { ...claim, dailyRate: parseRate('0.0001'), fee: parseYuan('12400') },
      postings: [],
      asOf: legalDate('2026-03-25'),
    };
    const owed = balanceOnResumption({ ...withInterest, waivers: [] });
    expect(owed.value.amounts).toMatchObject({
      fee: '12400.00',
      interest: '1000.00',
      doubled: '1750.00',
      total: '1015150.00',
    });
    expect(owed.provisional).toBe(false);
    const part = { of: 'INTEREST' as const, amount: '400' as Yuan, condition: 'UNCONDITIONAL' as const };
    const penalties = [
      { of: 'PRINCIPAL' as const, amount: '100' as Yuan, condition: 'UNCONDITIONAL' as const },
      { of: 'PENALTY' as const, amount: '50' as Yuan, condition: 'UNCONDITIONAL' as const },
    ];
    expect(balanceOnResumption({ ...withInterest, waivers: [part] }).value.amounts).toMatchObject({
      interest: '600.00',
      doubled: '1750.00',
      total: '1014750.00',
    });
    expect(balanceOnResumption({ ...withInterest, waivers: penalties }).value.amounts.principal).toBe('999850.00');
  });

  it('INT-TITLE, INT-7: of a title of several items each runs from its own expiry, and the list names what is left of each and what older rules govern', () => {
    const { value } = balanceOnResumption(severalItems);
    // 500 accrued and 100 days at 0.01 %; the receipt serves interest first, then the item that expired first.
    expect(value.items).toMatchObject([
      { no: 1, principal: '100000.00', interest: '0.00', doubled: '1750.00', total: '101750.00' },
      { no: 2, principal: '1500.00', interest: '0.00' },
    ]);
    expect(value.amounts).toMatchObject({ principal: '101500.00', interest: '0.00' });
    expect(value.rows.map(({ kind, from, to, base, interest }) => [kind, from, to, base, interest])).toEqual([
      ['ACCRUAL', null, '2026-04-20', '500.00', '500.00'],
      ['NOT_COMPUTED', '2013-03-15', '2014-07-31', '2300.00', '0.00'],
      ['ACCRUAL', '2014-07-31', '2026-07-29', '2300.00', '0.00'],
      ['ACCRUAL', '2026-04-20', '2026-07-29', '100000.00', '1000.00'],
      ['DEDUCTION', null, '2026-07-29', '2300.00', '1500.00'],
    ]);
    const list = renderCalculationList(value);
    expect(list).toContain('| 2 | 未计算 | 2013年3月16日至2014年7月31日 | 503 | 2300.00 |');
    expect(list).toContain('| 其中 | 第1项101750.00元 |  |  |  |  | 0.00 | 100000.00 | 1750.00 |  |');
    expect(verifyStored(value, SETTLEMENT_RECOMPUTATIONS).outcome).toBe('SAME');
    const { derivation, ...stored } = value;
    const [first, ...others] = derivation.inputs['items'] as readonly object[];
    const altered = {
      ...derivation,
      inputs: { ...derivation.inputs, items: [{ ...first, accrued: '501.00' }, ...others] },
    };
    expect(verifyStored({ ...stored, derivation: altered }, SETTLEMENT_RECOMPUTATIONS).outcome).toBe('DIFFERS');
  });

  it('INT-7: a title of one sum that expired before 2014-08-01 is computed from that day on', () => {
    const old = {
      ...s7,
      claim: { ...claim, expiry: legalDate('2013-03-15') },
      postings: [],
      asOf: legalDate('2014-08-10'),
    };
    const { value } = balanceOnResumption(old);
    expect(value.amounts).toMatchObject({ principal: '1000000.00', doubled: '1750.00' });
    expect(value.rows[0]).toMatchObject({ kind: 'NOT_COMPUTED', days: 503 });
    expect(verifyStored(value, SETTLEMENT_RECOMPUTATIONS).outcome).toBe('SAME');
  });
});
