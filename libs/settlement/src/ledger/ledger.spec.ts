import { describe, expect, it } from '@jest/globals';
import { LawError, courtInstant, legalDate, parseYuan, type LegalDate } from '@hejie/law';
import fc from 'fast-check';
import { S7, S9, S9_PAID, calendar, instalments, payments } from '../../test/fixture/cases.js';
import { agreedInKind, foldLedger, lastingSurplus, ledgerOnWire, type Ledger } from './ledger.js';
import { postingRecord, readInstalment, readPosting, type Posting } from './postings.js';

const at = (asOf: string, graceWorkingDays = 0) => ({ asOf: legalDate(asOf), graceWorkingDays, calendar });
const statuses = (ledger: Ledger): string[] =>
  ledger.instalments.map((l) => (l.days === 0 ? l.status : `${l.status}(${l.days})`));
const posting = (
  id: string,
  kind: Posting['kind'],
  valueDate: string,
  amount: string,
  more: Partial<Posting> = {},
): Posting => ({ id, kind, valueDate: legalDate(valueDate), amount: parseYuan(amount), ...more });

describe('the ledger', () => {
  it('S9: two instalments seven days late and one a day early', () => {
    const ledger = foldLedger({ instalments: S9, postings: S9_PAID }, at('2017-12-08')).value;
    expect(statuses(ledger)).toEqual(['LATE(7)', 'LATE(7)', 'EARLY(1)']);
    expect(ledger.outstanding).toBe(0n);
  });

  it('S7: nothing by 09-30 is not yet due on the day, in grace until 10-13, overdue from 10-14', () => {
    const book = { instalments: S7, postings: payments(['2026-06-30', '300000']) };
    expect(statuses(foldLedger(book, at('2026-09-30', 5)).value)).toEqual(['ON_TIME', 'NOT_DUE', 'NOT_DUE']);
    expect(statuses(foldLedger(book, at('2026-10-13', 5)).value)).toEqual(['ON_TIME', 'IN_GRACE(13)', 'NOT_DUE']);
    const overdue = foldLedger(book, at('2026-10-14', 5)).value;
    expect(statuses(overdue)).toEqual(['ON_TIME', 'OVERDUE(14)', 'NOT_DUE']);
    expect(ledgerOnWire(overdue)).toMatchObject({
      paid: '300000.00',
      outstanding: '600000.00',
      overdue: '300000.00',
      surplus: '0.00',
    });
  });

  it('S17: money matched late counts from its value date, and the overdue instalment becomes on time', () => {
    const book = {
      instalments: instalments(['2026-09-30', '25000']),
      postings: [
        posting('x', 'PAYMENT', '2026-09-28', '25000', { knownAt: courtInstant('2026-10-08T10:00:00+08:00') }),
      ],
    };
    const before = foldLedger(book, { ...at('2026-10-08'), knownAt: courtInstant('2026-10-08T09:00:00+08:00') }).value;
    expect(statuses(before)).toEqual(['OVERDUE(8)']);
    const after = foldLedger(book, { ...at('2026-10-08'), knownAt: courtInstant('2026-10-08T10:00:00+08:00') }).value;
    expect(statuses(after)).toEqual(['EARLY(2)']);
    expect(after.instalments[0]?.paidOn).toBe('2026-09-28');
  });

  it('receipts fill the earliest instalment first and what is over is surplus', () => {
    const ledger = foldLedger(
      { instalments: S7, postings: payments(['2026-06-30', '450000.01'], ['2026-07-01', '500000']) },
      at('2026-07-01'),
    ).value;
    expect(ledger.instalments.map((l) => l.paid)).toEqual([30000000n, 30000000n, 30000000n]);
    expect(ledgerOnWire(ledger)).toMatchObject({ paid: '900000.00', outstanding: '0.00', surplus: '50000.01' });
  });

  it('a receipt with a value date after the day asked about does not count', () => {
    expect(
      foldLedger({ instalments: S7, postings: payments(['2026-07-01', '300000']) }, at('2026-06-30')).value.paid,
    ).toBe(0n);
  });

  it('of two instalments due on one day the lower number is filled first, however they are listed', () => {
    const [a, b] = instalments(['2026-06-30', '5'], ['2026-06-30', '7']);
    for (const rows of [
      [a!, b!],
      [b!, a!],
    ]) {
      const ledger = foldLedger({ instalments: rows, postings: payments(['2026-06-30', '6']) }, at('2026-06-30')).value;
      expect(ledger.instalments.map((l) => [l.no, l.paid])).toEqual([
        [1, 500n],
        [2, 100n],
      ]);
    }
  });

  it('SET-ART-7-2: a deposit counts like money', () => {
    const postings = [posting('a', 'DEPOSIT', '2026-06-30', '100000'), posting('b', 'PAYMENT', '2026-06-30', '200000')];
    expect(statuses(foldLedger({ instalments: S7, postings }, at('2026-06-30')).value)[0]).toBe('ON_TIME');
  });

  describe('with a car of 150,000 owed beside two instalments of 100,000', () => {
    const owed = instalments(['2026-06-30', '100000'], ['2026-09-30', '100000'], ['2026-12-31', '150000']).map((one) =>
      one.no === 3 ? { ...one, inKind: true as const } : one,
    );
    const car = posting('k', 'IN_KIND', '2026-06-15', '150000');

    it('SET-ART-17-3: the car performs what is owed in kind and pays no instalment of money', () => {
      const { value, derivation } = foldLedger({ instalments: owed, postings: [car] }, at('2026-08-01'));
      expect(statuses(value)).toEqual(['OVERDUE(32)', 'NOT_DUE', 'EARLY(199)']);
      expect(ledgerOnWire(value)).toMatchObject({
        paid: '150000.00',
        outstanding: '200000.00',
        overdue: '100000.00',
        surplus: '0.00',
      });
      expect(derivation.text.zh).toContain(
        '第3期2026年12月31日应以物等履行，作价150000.00元，提前199日，2026年6月15日履行完毕',
      );
      expect(derivation.text.en).toContain(
        'instalment 3 in kind, valued at 150000.00 yuan due 2026-12-31: early by 199 days, performed on 2026-06-15',
      );
    });

    it('SET-ART-17-3: money beyond what is owed in money is surplus, and delivers no car', () => {
      const { value } = foldLedger(
        { instalments: owed, postings: payments(['2026-06-30', '350000']) },
        at('2027-01-01'),
      );
      expect(statuses(value)).toEqual(['ON_TIME', 'EARLY(92)', 'OVERDUE(1)']);
      expect(ledgerOnWire(value)).toMatchObject({
        paid: '200000.00',
        outstanding: '150000.00',
        overdue: '150000.00',
        surplus: '150000.00',
      });
      expect(
        lastingSurplus({ instalments: owed, postings: payments(['2026-06-30', '350000']) }, legalDate('2026-06-30')),
      ).toBe(15000000n);
    });

    it('SET-ART-17-3: what is handed over beyond that is surplus in kind: it pays nothing, and nothing is given back for it', () => {
      const book = { instalments: owed, postings: [car, posting('l', 'IN_KIND', '2026-06-20', '80000.01')] };
      const { value, derivation } = foldLedger(book, at('2026-08-01'));
      expect(statuses(value)[0]).toBe('OVERDUE(32)');
      expect(ledgerOnWire(value)).toMatchObject({ paid: '150000.00', surplus: '0.00', surplusInKind: '80000.01' });
      expect([lastingSurplus(book, legalDate('2026-06-20')), agreedInKind(book)]).toEqual([0n, 15000000n]);
      expect(derivation.text.zh).toContain('另有作价80000.01元的给付不属于约定的以物等履行，不抵充金钱债务。');
      expect(derivation.text.en).toContain('Things of 80000.01 yuan were handed over');
    });

    it('SET-LEDGER: a refund of money takes back no car, and a car makes up no refund', () => {
      const postings = [car, ...payments(['2026-06-30', '100000']), posting('r', 'REFUND', '2026-07-02', '250000')];
      expect(statuses(foldLedger({ instalments: owed, postings }, at('2026-08-01')).value)).toEqual([
        'OVERDUE(32)',
        'NOT_DUE',
        'EARLY(199)',
      ]);
    });
  });

  it('a refund takes back the day on which the instalment counted as paid', () => {
    const postings = [
      posting('a', 'PAYMENT', '2026-06-30', '300000'),
      posting('b', 'REFUND', '2026-07-02', '1'),
      posting('c', 'PAYMENT', '2026-07-10', '1'),
    ];
    expect(statuses(foldLedger({ instalments: S7, postings }, at('2026-07-01')).value)[0]).toBe('ON_TIME');
    expect(statuses(foldLedger({ instalments: S7, postings }, at('2026-07-05')).value)[0]).toBe('OVERDUE(5)');
    expect(statuses(foldLedger({ instalments: S7, postings }, at('2026-07-10')).value)[0]).toBe('LATE(10)');
  });

  it('SET-LEDGER: what is given back and paid again on one day was held throughout', () => {
    for (const [back, again] of [
      ['b', 'c'],
      ['c', 'b'],
    ] as const) {
      const postings = [
        posting('a', 'PAYMENT', '2026-06-30', '300000'),
        posting(back, 'REFUND', '2026-07-02', '300000'),
        posting(again, 'PAYMENT', '2026-07-02', '300000'),
      ];
      expect(statuses(foldLedger({ instalments: S7, postings }, at('2026-07-05')).value)[0]).toBe('ON_TIME');
    }
  });

  it('SET-LEDGER: what was given back beyond what had come is owed on top of the first instalment of money, and whatever comes next makes it up first', () => {
    const postings = [posting('a', 'PAYMENT', '2026-06-30', '200'), posting('b', 'REFUND', '2026-07-02', '300')];
    const folded = foldLedger({ instalments: S7, postings }, at('2026-07-05'));
    expect(folded.value.instalments[0]).toMatchObject({ paid: 0n, outstanding: parseYuan('300100') });
    expect(folded.value).toMatchObject({ outstanding: parseYuan('900100'), overdue: parseYuan('300100'), surplus: 0n });
    expect(folded.derivation.text.zh).toContain('尚欠300100.00元（含多退的100.00元）');
    const more = [...postings, posting('c', 'PAYMENT', '2026-07-04', '300100')];
    expect(foldLedger({ instalments: S7, postings: more }, at('2026-07-05')).value.instalments[0]).toMatchObject({
      outstanding: 0n,
      paidOn: '2026-07-04',
    });
  });

  it('a refund of more than was held leaves nothing paid, and the rest of it is owed', () => {
    const ledger = foldLedger(
      { instalments: S7, postings: [posting('b', 'REFUND', '2026-06-01', '1')] },
      at('2026-07-05'),
    ).value;
    expect(ledgerOnWire(ledger)).toMatchObject({ paid: '0.00', outstanding: '900001.00' });
  });

  it('a reversal takes a mistaken posting out from when it is known', () => {
    const postings = [
      posting('a', 'PAYMENT', '2026-06-30', '300000'),
      posting('r', 'REVERSAL', '2026-06-30', '300000', {
        reverses: 'a',
        knownAt: courtInstant('2026-07-03T00:00:00+08:00'),
      }),
    ];
    const book = { instalments: S7, postings };
    expect(
      foldLedger(book, { ...at('2026-07-02'), knownAt: courtInstant('2026-07-02T00:00:00+08:00') }).value.paid,
    ).toBe(30000000n);
    expect(foldLedger(book, at('2026-07-02')).value.paid).toBe(0n);
  });

  it('SET-ART-5-1: an amended schedule stands in place of the first from when it is known', () => {
    const book = {
      instalments: S7,
      amendments: [
        {
          version: 3,
          knownAt: courtInstant('2026-08-02T00:00:00+08:00'),
          instalments: instalments(['2026-12-31', '900000']),
        },
        {
          version: 2,
          knownAt: courtInstant('2026-08-01T00:00:00+08:00'),
          instalments: instalments(['2026-11-30', '900000']),
        },
      ],
      postings: [],
    };
    expect(
      foldLedger(book, { ...at('2026-10-01'), knownAt: courtInstant('2026-07-31T00:00:00+08:00') }).value.instalments,
    ).toHaveLength(3);
    expect(
      foldLedger(book, { ...at('2026-10-01'), knownAt: courtInstant('2026-08-01T00:00:00+08:00') }).value.instalments[0]
        ?.due,
    ).toBe('2026-11-30');
    expect(foldLedger(book, at('2026-10-01')).value.instalments[0]?.due).toBe('2026-12-31');
  });

  it('the same posting delivered twice counts once, known since the first time', () => {
    const late = posting('a', 'PAYMENT', '2026-06-30', '300000', {
      knownAt: courtInstant('2026-07-05T00:00:00+08:00'),
    });
    const early = { ...late, knownAt: courtInstant('2026-07-01T00:00:00+08:00') };
    for (const postings of [
      [early, late],
      [late, early],
    ]) {
      expect(
        foldLedger({ instalments: S7, postings }, { ...at('2026-07-02'), knownAt: early.knownAt }).value.paid,
      ).toBe(30000000n);
    }
  });

  it('one id for two different postings is refused', () => {
    const postings = [posting('a', 'PAYMENT', '2026-06-30', '1'), posting('a', 'PAYMENT', '2026-06-30', '2')];
    expect(() => foldLedger({ instalments: S7, postings }, at('2026-07-02'))).toThrow(LawError);
  });

  it('is provisional where the grace of an unpaid instalment lies in a year without a notice', () => {
    const book = { instalments: instalments(['2026-12-31', '1']), postings: [] };
    expect(foldLedger(book, at('2027-01-04', 5)).provisional).toBe(true);
    expect(foldLedger(book, at('2026-12-31', 5)).provisional).toBe(false);
  });

  it('says in words how each instalment stands', () => {
    const { text } = foldLedger({ instalments: S9, postings: S9_PAID }, at('2017-11-20')).derivation;
    expect(text.zh).toContain('第1期2017年10月9日应付1300000.00元，迟延7日，2017年10月16日付清');
    expect(text.zh).toContain('第3期2017年12月9日应付1000000.00元，未到期，尚欠1000000.00元');
    expect(text.en).toContain('instalment 1 of 1300000.00 yuan due 2017-10-09: late by 7 days');
  });

  it('SET-LEDGER, SET-ART-5-1: gives the same state whatever the order of arrival of postings, reversals and amendments', () => {
    const date = fc.integer({ min: 1, max: 28 }).map((n) => legalDate(`2026-06-${String(n).padStart(2, '0')}`));
    const known = fc.integer({ min: 10, max: 28 }).map((n) => courtInstant(`2026-06-${n}T12:00:00+08:00`));
    const kind = fc.constantFrom(
      'PAYMENT' as const,
      'PAYMENT' as const,
      'DEPOSIT' as const,
      'IN_KIND' as const,
      'REFUND' as const,
      'REVERSAL' as const,
    );
    const list = fc
      .array(
        fc.record({
          kind,
          valueDate: date,
          amount: fc.bigInt({ min: 1n, max: 500n }),
          knownAt: fc.option(known, { nil: undefined }),
          of: fc.nat(),
        }),
        { maxLength: 12 },
      )
      .map((rows) =>
        rows.map(({ of, knownAt, ...row }, i): Posting => ({
          id: `p${i}`,
          ...row,
          ...(knownAt !== undefined && { knownAt }),
          ...(row.kind === 'REVERSAL' && { reverses: `p${of % rows.length}` }),
        })),
      );
    const schedule = (amount: string) =>
      instalments(['2026-06-05', amount], ['2026-06-15', '5'], ['2026-06-25', '5']).map((one) =>
        one.no === 2 ? { ...one, inKind: true as const } : one,
      );
    const changes = fc.uniqueArray(
      fc.record({
        version: fc.integer({ min: 2, max: 4 }),
        knownAt: known,
        instalments: fc.constantFrom('1', '2', '3').map(schedule),
      }),
      { selector: ({ version }) => version },
    );
    const mixed = <T>(all: T[]): fc.Arbitrary<T[]> =>
      fc.shuffledSubarray([...all, ...all], { minLength: 2 * all.length });
    fc.assert(
      fc.property(
        fc
          .tuple(list, changes)
          .chain(([postings, amendments]) =>
            fc.tuple(fc.constant({ postings, amendments }), mixed(postings), mixed(amendments)),
          ),
        date,
        fc.option(known, { nil: undefined }),
        ([book, postings, amendments], asOf: LegalDate, knownAt) => {
          const query = { asOf, graceWorkingDays: 2, calendar, ...(knownAt !== undefined && { knownAt }) };
          const rows = schedule('4');
          expect(foldLedger({ instalments: [...rows].reverse(), postings, amendments }, query)).toEqual(
            foldLedger({ instalments: rows, ...book }, query),
          );
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('instalments and postings survive the wire', () => {
    expect(readInstalment({ no: 1, due: legalDate('2026-06-30'), amount: '300000.00' as never })).toEqual(S7[0]);
    expect(readInstalment({ no: 1, due: legalDate('2026-06-30'), amount: '1.00' as never, inKind: true })).toEqual({
      no: 1,
      due: '2026-06-30',
      amount: 100n,
      inKind: true,
    });
    const known = posting('a', 'REVERSAL', '2026-06-30', '1', {
      reverses: 'b',
      knownAt: courtInstant('2026-07-05T00:00:00+08:00'),
    });
    expect(readPosting(postingRecord(known))).toEqual(known);
  });
});
