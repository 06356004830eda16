import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { linkedDebts, type DebtCase } from './linked-debts.js';

/** `A>B`: A has a claim against B. */
const debt = (caseId: string, ...owed: string[]): DebtCase => ({
  caseId,
  parties: owed.flatMap((one) => {
    const [creditor = '', debtor = ''] = one.split('>');
    return [
      { person: creditor, side: 'CREDITOR' as const },
      { person: debtor, side: 'DEBTOR' as const },
    ];
  }),
});

describe('debts that hang together (A13)', () => {
  it('SEED0 二(一)3: 连环债务 is followed along the chain, each case once and by the nearest link', () => {
    const seen = linkedDebts(debt('1', 'A>B'), [
      debt('4', 'D>E'),
      debt('2', 'B>C'),
      debt('3', 'C>D'),
      debt('9', 'X>Y'),
    ]);
    expect(seen.links).toEqual([
      { caseId: '2', kind: 'DEBTOR_IS_CREDITOR', distance: 1, via: '1' },
      { caseId: '3', kind: 'DEBTOR_IS_CREDITOR', distance: 2, via: '2' },
      { caseId: '4', kind: 'DEBTOR_IS_CREDITOR', distance: 3, via: '3' },
    ]);
    expect([seen.chain, seen.group]).toEqual([true, false]);
    expect(linkedDebts(debt('1', 'B>C'), [debt('2', 'A>B')]).links[0]?.kind).toBe('CREDITOR_IS_DEBTOR');
    expect(linkedDebts(debt('1', 'A>B'), [debt('2', 'B>A')]).links[0]?.kind).toBe('MUTUAL');
    expect(linkedDebts(debt('1', 'A>B'), [debt('2', 'A>C')]).links).toEqual([]);
  });

  it('A13: 群体性债务: ten creditors of one debtor, in however many cases', () => {
    const others = (n: number) => Array.from({ length: n }, (_, i) => debt(`o${i}`, `P${i}>B`));
    const nine = linkedDebts(debt('1', 'A>B'), others(8));
    expect([nine.creditors, nine.group, nine.chain]).toEqual([9, false, false]);
    const ten = linkedDebts(debt('1', 'A>B'), others(9));
    expect([ten.creditors, ten.group, ten.links[0]?.kind]).toEqual([10, true, 'SAME_DEBTOR']);
  });

  it('A13: in whatever order cases are known, the same ones hang together at the same distance', () => {
    const persons = fc.constantFrom('A', 'B', 'C', 'D', 'E');
    const cases = fc.array(
      fc.tuple(persons, persons).filter(([a, b]) => a !== b),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(cases, (pairs) => {
        const all = pairs.map(([a, b], i) => debt(`c${i}`, `${a}>${b}`));
        const near = (others: DebtCase[]) =>
          linkedDebts(debt('0', 'A>B'), others)
            .links.filter(({ distance }) => distance === 1)
            .map(({ caseId, kind }) => `${caseId} ${kind}`)
            .sort();
        expect(near(all.toReversed())).toEqual(near(all));
        const { links } = linkedDebts(debt('0', 'A>B'), all);
        expect(new Set(links.map(({ caseId }) => caseId)).size).toBe(links.length);
      }),
    );
  });
});
