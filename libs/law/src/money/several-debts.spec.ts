import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { legalDate } from '../basics/dates.js';
import { parseYuan, sumFen, type Fen } from '../basics/money.js';
import { allocateAmongDebts, jointLiability, proRata, type Debt } from './several-debts.js';

const d = legalDate;
const yuan = parseYuan;

describe('several debts and joint debtors', () => {
  const debt = (id: string, outstanding: string, due: string, secured = '0', burden = '0'): Debt => ({
    id,
    outstanding: yuan(outstanding),
    due: d(due),
    secured: yuan(secured),
    burden: yuan(burden),
  });
  const on = d('2026-11-23');
  const shares = (amount: string, debts: Debt[], designated?: string[]) =>
    allocateAmongDebts(yuan(amount), debts, on, designated).value;

  it('民法典560: due first, then the less secured, then the heavier, then the earlier, then pro rata', () => {
    expect(shares('100', [debt('future', '100', '2027-01-01'), debt('due', '100', '2026-01-01')])).toEqual({
      due: yuan('100'),
      future: 0n,
    });
    expect(shares('100', [debt('secured', '100', '2026-01-01', '100'), debt('bare', '100', '2026-02-01')])).toEqual({
      bare: yuan('100'),
      secured: 0n,
    });
    expect(shares('100', [debt('light', '100', '2026-01-01'), debt('heavy', '100', '2026-02-01', '0', '1')])).toEqual({
      heavy: yuan('100'),
      light: 0n,
    });
    expect(shares('100', [debt('late', '100', '2026-02-01'), debt('early', '100', '2026-01-01')])).toEqual({
      early: yuan('100'),
      late: 0n,
    });
    expect(shares('100', [debt('a', '100', '2026-01-01'), debt('b', '200', '2026-01-01')])).toEqual({
      a: yuan('33.33'),
      b: yuan('66.67'),
    });
  });

  it('民法典560: the same in whatever order the debts are named, and a debt due today is due', () => {
    const pairs: [string, Debt, Debt][] = [
      ['due', debt('due', '100', '2026-01-01'), debt('future', '100', '2027-01-01')],
      ['today', debt('today', '100', '2026-11-23'), debt('secured', '100', '2026-01-01', '100')],
      ['bare', debt('bare', '100', '2026-02-01'), debt('secured', '100', '2026-01-01', '100')],
      ['half', debt('half', '200', '2026-02-01', '50'), debt('most', '100', '2026-01-01', '50')],
      ['heavy', debt('heavy', '100', '2026-02-01', '0', '1'), debt('light', '100', '2026-01-01')],
      ['early', debt('early', '100', '2026-01-01'), debt('late', '100', '2026-02-01')],
    ];
    for (const [first, a, b] of pairs)
      for (const debts of [
        [a, b],
        [b, a],
      ])
        expect(shares('60', debts)[first]).toBe(yuan('60'));
    expect(proRata(0n, [0n, 0n])).toEqual([0n, 0n]);
  });

  it('a debt with nothing outstanding takes no turn, and no fen is lost by it', () => {
    const some = [debt('A', '100', '2026-01-01'), debt('X', '100', '2026-01-01', '50'), debt('Z', '0', '2026-01-01')];
    expect(allocateAmongDebts(yuan('150'), some, on)).toMatchObject({
      value: { A: yuan('100'), X: yuan('50'), Z: 0n },
      surplus: 0n,
    });
    expect(shares('50', [...some].reverse())).toEqual({ A: yuan('50'), X: 0n, Z: 0n });
  });

  it('debts and debtors have ids of their own, even odd ones', () => {
    expect(() => shares('150', [debt('A', '100', '2026-01-01'), debt('A', '100', '2026-01-01')])).toThrow(
      expect.objectContaining({ code: 'ALLOCATION.DEBT_REPEATED', rule: 'INT-ORD-2' }),
    );
    expect(() =>
      jointLiability(yuan('1'), [
        { id: 'a', paid: 0n },
        { id: 'a', paid: 0n },
      ]),
    ).toThrow(expect.objectContaining({ code: 'ALLOCATION.DEBT_REPEATED', rule: 'INT-ORD-1' }));
    expect(
      Object.entries(shares('150', [debt('__proto__', '100', '2026-01-01'), debt('A', '100', '2026-02-01')])),
    ).toEqual([
      ['__proto__', yuan('100')],
      ['A', yuan('50')],
    ]);
    expect(Object.entries(jointLiability(yuan('100'), [{ id: '__proto__', paid: 0n }]).value)).toEqual([
      ['__proto__', yuan('100')],
    ]);
  });

  it('民法典560: every fen is shared out or surplus, every debt is named, and the order of entry leaves no trace', () => {
    const small = fc.bigInt({ min: 0n, max: 4n });
    const day = fc.constantFrom(d('2026-01-01'), d('2026-11-23'), d('2027-01-01'));
    const one = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', '__proto__'),
      outstanding: fc.oneof(small, fc.bigInt({ min: 0n, max: 10_000n })),
      due: day,
      secured: small,
      burden: fc.bigInt({ min: 0n, max: 1n }),
    });
    const debts = fc.uniqueArray(one, { selector: (debt) => debt.id, minLength: 1, maxLength: 6 });
    const twoOrders = debts.chain((named) =>
      fc.tuple(
        fc.constant(named),
        fc.shuffledSubarray(named, { minLength: named.length }),
        fc.subarray(named.map((debt) => debt.id)),
      ),
    );
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 20_000n }), twoOrders, (amount, [named, otherwise, designated]) => {
        const spread = allocateAmongDebts(amount, named, on, designated);
        expect(Object.keys(spread.value).sort()).toEqual(named.map((debt) => debt.id).sort());
        expect(sumFen(Object.values(spread.value)) + spread.surplus).toBe(amount);
        for (const debt of named)
          expect((Object.getOwnPropertyDescriptor(spread.value, debt.id)?.value as Fen) <= debt.outstanding).toBe(true);
        if (spread.surplus > 0n)
          expect(sumFen(Object.values(spread.value))).toBe(sumFen(named.map((debt) => debt.outstanding)));
        const again = allocateAmongDebts(amount, otherwise, on, designated);
        expect(Object.fromEntries(Object.entries(again.value).sort())).toEqual(
          Object.fromEntries(Object.entries(spread.value).sort()),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('INT-ORD-5: the odd fen between equals goes by their ids, not by their entry', () => {
    const thirds = ['a', 'b', 'c'].map((id) => debt(id, '1', '2026-01-01'));
    expect(shares('1', thirds)).toEqual(shares('1', [...thirds].reverse()));
  });

  it('each step names what it hangs on, and none of them all the others', () => {
    const { derivation } = allocateAmongDebts(
      yuan('100'),
      [debt('a', '100', '2026-01-01'), debt('b', '200', '2026-01-01')],
      on,
      ['b', 'a'],
    );
    expect(derivation.inputs).toMatchObject({
      designated: ['b', 'a'],
      debts: [{ id: 'a', outstanding: '100.00' }, { id: 'b' }],
    });
    expect(derivation.parts.map((part) => part.inputs)).toEqual([
      { debt: 'b', outstanding: '200.00', due: '2026-01-01', available: '100.00', equal: '200.00', before: '0.00' },
      { debt: 'a', outstanding: '100.00', due: '2026-01-01', available: '0.00', equal: '100.00', before: '0.00' },
    ]);
  });

  it('a joint debtor who has paid up to his cap answers for nothing more', () => {
    expect(jointLiability(yuan('1000'), [{ id: 'surety', cap: yuan('200'), paid: yuan('200') }]).value).toEqual({
      surety: 0n,
    });
    expect(jointLiability(yuan('200'), [{ id: 'a', paid: yuan('200') }])).toMatchObject({
      outstanding: 0n,
      surplus: 0n,
    });
  });

  it('a designation goes before the legal order', () => {
    expect(shares('150', [debt('due', '100', '2026-01-01'), debt('future', '100', '2027-01-01')], ['future'])).toEqual({
      future: yuan('100'),
      due: yuan('50'),
    });
    expect(() => shares('1', [debt('due', '100', '2026-01-01')], ['other'])).toThrow('ALLOCATION.DEBT_UNKNOWN');
  });

  it('INT-ORD-5: shares pro rata share out every fen and never exceed a claim', () => {
    const fen = fc.bigInt({ min: 0n, max: 10n ** 9n });
    fc.assert(
      fc.property(fen, fc.array(fen, { minLength: 1, maxLength: 8 }), (amount, claims) => {
        const given: Fen[] = proRata(amount, claims);
        const total = sumFen(claims);
        expect(sumFen(given)).toBe(amount < total ? amount : total);
        given.forEach((share, i) => expect(share >= 0n && share <= (claims[i] ?? 0n)).toBe(true));
      }),
    );
  });

  it('a joint debtor answers for the rest up to his cap less what he paid', () => {
    const joint = jointLiability(yuan('1000'), [
      { id: 'principal debtor', paid: yuan('300') },
      { id: 'surety', cap: yuan('500'), paid: yuan('200') },
    ]);
    expect(joint).toMatchObject({
      outstanding: yuan('500'),
      surplus: 0n,
      value: { 'principal debtor': yuan('500'), surety: yuan('300') },
    });
    expect(jointLiability(yuan('100'), [{ id: 'a', paid: yuan('120') }])).toMatchObject({
      outstanding: 0n,
      surplus: yuan('20'),
      value: { a: 0n },
    });
    expect(() => jointLiability(yuan('1000'), [{ id: 'a', cap: 1n, paid: 2n }])).toThrow(
      expect.objectContaining({ code: 'ALLOCATION.CAP_EXCEEDED', rule: 'INT-ORD-1', path: '/debtors/a' }),
    );
  });
});
