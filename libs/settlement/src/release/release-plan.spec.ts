import { describe, expect, it } from '@jest/globals';
import { LawError, parseRate, parseYuan, sumFen, type Fen } from '@hejie/law';
import fc from 'fast-check';
import { worthOf } from './coverage.js';
import { mostRelief, type Releasable } from './most-relief.js';
import { releaseFaults, releasePlan, type PlannedAsset, type ReleaseInput } from './release-plan.js';

const asset = (id: string, value: string, over: Partial<PlannedAsset> = {}): PlannedAsset => ({
  id,
  value: parseYuan(value),
  haircut: parseRate('1'),
  share: parseRate('1'),
  chargesOnWhole: 0n,
  chargesOnShare: 0n,
  harm: 1,
  keep: false,
  ...over,
});
const plan = (over: Partial<ReleaseInput>) =>
  releasePlan({
    assets: [],
    exposure: parseYuan('100'),
    target: parseRate('1'),
    payments: [],
    consented: [],
    ...over,
  }).value;
const two = (n: number): string => String(n).padStart(2, '0');

describe('S6: property is released in step with performance', () => {
  const flats = Array.from({ length: 17 }, (_, i) =>
    asset(`flat-${two(i + 1)}`, '2000000', { haircut: parseRate('0.7') }),
  );
  const jinyun: Partial<ReleaseInput> = {
    assets: [asset('account', '0', { harm: 100 }), ...flats],
    exposure: parseYuan('30000000'),
    payments: [1, 2, 3].map((no) => ({ no, amount: parseYuan('10000000') })),
    consented: ['account'],
  };

  it('the basic account by consent at signing, then two flats, seven more, and the last eight', () => {
    const rows = plan(jinyun);
    expect(
      rows.map(({ after, release, keep, worth, exposure }) => [after, release.length, keep.length, worth, exposure]),
    ).toEqual([
      [0, 1, 17, '23800000.00', '30000000.00'],
      [1, 2, 15, '21000000.00', '20000000.00'],
      [2, 7, 8, '11200000.00', '10000000.00'],
      [3, 8, 0, '0.00', '0.00'],
    ]);
    expect(rows[0]!.release).toEqual(['account']);
    expect(rows[1]!.release).toEqual(['flat-01', 'flat-02']);
  });

  it('nothing more is released while coverage is below the target, whatever it is worth', () => {
    const [signing] = plan({ ...jinyun, consented: [] });
    expect(signing).toMatchObject({ release: [], worth: '23800000.00' });
  });

  it('what is kept until the end goes with the last yuan, and not before', () => {
    const rows = plan({
      assets: [asset('home', '100', { keep: true, harm: 9 }), asset('car', '50')],
      payments: [
        { no: 1, amount: parseYuan('99.99') },
        { no: 2, amount: parseYuan('1') },
      ],
    });
    expect(rows.map(({ release }) => release)).toEqual([['car'], [], ['home']]);
    expect(rows.at(-1)!.exposure).toBe('0.00');
  });

  it('the target is multiplied exactly: a fen too little holds everything', () => {
    const input = { assets: [asset('a', '60'), asset('b', '60')], exposure: parseYuan('50'), target: parseRate('1.2') };
    expect(plan(input)[0]!.release).toEqual(['a']);
    expect(plan({ ...input, exposure: parseYuan('50.01') })[0]!.release).toEqual([]);
  });

  it('relieves the most harm; among equals the least worth, then the fewest, then the smallest ids', () => {
    const released = (assets: PlannedAsset[], exposure: string) =>
      plan({ assets, exposure: parseYuan(exposure) })[0]!.release;
    expect(released([asset('a', '10', { harm: 5 }), asset('b', '10', { harm: 7 })], '10')).toEqual(['b']);
    expect(released([asset('a', '10'), asset('b', '9')], '9')).toEqual(['b']);
    expect(released([asset('a', '5'), asset('b', '5'), asset('c', '10', { harm: 2 })], '10')).toEqual(['c']);
    expect(released([asset('b', '10'), asset('a', '10')], '10')).toEqual(['a']);
    // What hurts nobody is held, and so is what is worth nothing and hurts nobody.
    expect(released([asset('a', '10', { harm: 0 }), asset('b', '0', { harm: 0 })], '1')).toEqual([]);
  });

  it('what is promised goes with its payment, neither before nor later, and enough is held for it until then', () => {
    const assets = ['a', 'b', 'c'].map((id) => asset(id, '100'));
    const payments = [1, 2].map((no) => ({ no, amount: parseYuan('100') }));
    const released = (promised: ReleaseInput['promised']) =>
      plan({ assets, exposure: parseYuan('200'), payments, ...(promised === undefined ? {} : { promised }) }).map(
        ({ release }) => release,
      );
    expect(released(undefined)).toEqual([['a'], ['b'], ['c']]);
    expect(released([{ after: 1, id: 'a' }])).toEqual([['b'], ['a'], ['c']]);
    // b could go at signing, but with two promised for the first payment nothing would be held for the second.
    expect(released(['a', 'c'].map((id) => ({ after: 1, id })))).toEqual([[], ['a', 'c'], ['b']]);
    expect(released([{ after: 0, id: 'c' }])).toEqual([['c'], ['a'], ['b']]);
  });

  it('a promise for a payment that does not exist, of what is unknown or kept, is a fault', () => {
    const promised = [
      { after: 3, id: 'a' },
      { after: 0, id: 'b' },
      { after: 0, id: 'z' },
    ];
    const faults = releaseFaults({
      assets: [{ id: 'a' }, { id: 'b', keep: true }],
      payments: [{ no: 1 }],
      consented: [],
      promised,
    });
    expect(faults.map(({ code, path }) => [code, path])).toEqual([
      ['RELEASE.PROMISE_WITHOUT_PAYMENT', '/promised/0/after'],
      ['RELEASE.CONSENTED_YET_KEPT', '/promised/1/id'],
      ['RELEASE.ASSET_UNKNOWN', '/promised/2/id'],
    ]);
  });

  it('names every fault of its input at its place', () => {
    const faults = (over: Partial<ReleaseInput>): [string, string | undefined][] => {
      try {
        plan(over);
      } catch (error) {
        if (error instanceof LawError)
          return (error.problems ?? [error.toJSON()]).map(({ code, path }) => [code, path]);
      }
      return [];
    };
    expect(
      faults({
        assets: [asset('a', '1', { keep: true }), asset('a', '1', { keep: true })],
        payments: [
          { no: 2, amount: 1n },
          { no: 2, amount: 1n },
        ],
        consented: ['z', 'a'],
      }),
    ).toEqual([
      ['RELEASE.ASSET_TWICE', '/assets/1/id'],
      ['RELEASE.PAYMENTS_NOT_IN_ORDER', '/payments/1/no'],
      ['RELEASE.ASSET_UNKNOWN', '/consented/0'],
      ['RELEASE.CONSENTED_YET_KEPT', '/consented/1'],
    ]);
  });
});

/** Every subset, compared as the contract says. */
function byBruteForce(assets: readonly Releasable[], slack: Fen): string[] {
  const items = [...assets].sort((one, other) => (one.id < other.id ? -1 : 1));
  let best: Releasable[] = [];
  const better = (one: readonly Releasable[], other: readonly Releasable[]): boolean => {
    const harm = (set: readonly Releasable[]) => set.reduce((sum, item) => sum + item.harm, 0);
    const worth = (set: readonly Releasable[]) => sumFen(set.map((item) => item.worth));
    if (harm(one) !== harm(other)) return harm(one) > harm(other);
    if (worth(one) !== worth(other)) return worth(one) < worth(other);
    if (one.length !== other.length) return one.length < other.length;
    const at = one.findIndex(({ id }, i) => id !== other[i]!.id);
    return at >= 0 && one[at]!.id < other[at]!.id;
  };
  for (let bits = 0; bits < 2 ** items.length; bits += 1) {
    const set = items.filter((_, i) => (bits >> i) & 1);
    if (sumFen(set.map(({ worth }) => worth)) <= slack && better(set, best)) best = set;
  }
  return best.map(({ id }) => id);
}

describe('any plan', () => {
  const releasable = (most: number) =>
    fc
      .array(fc.record({ harm: fc.integer({ min: 0, max: 6 }), worth: fc.bigInt({ min: 0n, max: 30n }) }), {
        maxLength: most,
      })
      .map((items) => items.map((item, i) => ({ ...item, id: `a${two(i)}` })));

  it('releases what comparing all sets would, up to 14 assets', () => {
    fc.assert(
      fc.property(releasable(11), fc.bigInt({ min: 0n, max: 200n }), (assets, slack) => {
        expect(mostRelief(assets, slack)).toEqual(byBruteForce(assets, slack));
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(releasable(14), fc.bigInt({ min: 0n, max: 200n }), (assets, slack) => {
        expect(mostRelief(assets, slack)).toEqual(byBruteForce(assets, slack));
      }),
      { numRuns: 10 },
    );
  });

  it('never brings coverage below the target from the first payment on, releases nothing twice, and in the end everything', () => {
    // Small sums too, of which sets often come to the fen of what is to be held.
    const fen = (most: bigint) => fc.oneof(fc.bigInt({ min: 1n, max: most }), fc.bigInt({ min: 1n, max: 9n }));
    const assets = fc
      .array(
        fc.record({
          value: fen(1_000n),
          harm: fc.integer({ min: 0, max: 5 }),
          keep: fc.boolean(),
        }),
        { maxLength: 10 },
      )
      .map((items) => items.map((item, i) => ({ ...asset(`a${two(i)}`, '0'), ...item })));
    const payments = fc
      .array(fen(900n), { maxLength: 5 })
      .map((amounts) => amounts.map((amount, i) => ({ no: i + 1, amount })));
    const target = fc.integer({ min: 0, max: 150 }).map((n) => ({ units: BigInt(n), scale: 2 }));
    const picks = fc.array(fc.record({ after: fc.nat({ max: 5 }), at: fc.nat({ max: 9 }) }), { maxLength: 3 });
    fc.assert(
      fc.property(assets, payments, target, picks, (given, paid, wanted, picked) => {
        const exposure = sumFen(paid.map(({ amount }) => amount));
        const promised = picked.flatMap(({ after, at }) => {
          const one = given[at];
          return one === undefined || one.keep || after > paid.length ? [] : [{ after, id: one.id }];
        });
        const rows = plan({ assets: given, exposure, target: wanted, payments: paid, promised });
        for (const { id, after } of promised) {
          const goes = rows.find(({ release }) => release.includes(id))!.after;
          const first = Math.min(...promised.filter((one) => one.id === id).map((one) => one.after));
          expect([first, after].includes(goes)).toBe(true);
        }
        const released = rows.flatMap(({ release }) => release);
        expect(new Set(released).size).toBe(released.length);
        expect(rows.at(-1)!.keep).toEqual([]);
        let before = sumFen(given.map(worthOf));
        for (const { release, worth, exposure: owed } of rows) {
          const [left, sum] = [parseYuan(worth), parseYuan(owed)];
          if (release.some((id) => !promised.some((one) => one.id === id)) && sum > 0n)
            expect(left * 100n >= sum * wanted.units).toBe(true);
          expect(left <= before).toBe(true);
          before = left;
        }
      }),
      { numRuns: 200 },
    );
  });
});
