import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TwinLedger, type BookedAccount, type RawBankLine } from './twin-ledger.js';

const LINES: RawBankLine[] = [
  {
    lineId: 'in-1',
    direction: 'IN',
    amount: 1000n,
    parts: [
      { caseId: 'a', amount: 600n },
      { caseId: 'b', amount: 400n },
    ],
    suspended: false,
  },
  { lineId: 'in-2', direction: 'IN', amount: 500n, parts: [], suspended: true },
  { lineId: 'out-1', direction: 'OUT', amount: 300n, parts: [{ caseId: 'a', amount: 300n }], suspended: false },
];
const BOOKS: BookedAccount = {
  suspense: 500n,
  cases: [
    { caseId: 'a', received: 600n, paid: 300n },
    { caseId: 'b', received: 400n, paid: 0n },
  ],
};
const differences = (lines: readonly RawBankLine[], books: BookedAccount) => {
  const twin = new TwinLedger();
  for (const line of lines) twin.take(line);
  return twin.differences(books);
};

describe('the twin ledger', () => {
  it('SET-LEDGER: what came in is what went out and what is held, for each case and for the account', () => {
    expect(differences(LINES, BOOKS)).toEqual([]);
  });

  it('SET-LEDGER: a receipt that the books have and the bank has not is told, with both sums', () => {
    const [a, b] = BOOKS.cases;
    expect(differences(LINES, { ...BOOKS, cases: [{ ...a!, received: 601n }, b!] })).toEqual([
      { what: 'RECEIVED', caseId: 'a', bank: '6.00', books: '6.01' },
      { what: 'BALANCE', bank: '12.00', books: '12.01' },
    ]);
  });

  it('SET-LEDGER: money that went out and that nobody accounts for is missing from the account', () => {
    const stolen: RawBankLine = { lineId: 'out-2', direction: 'OUT', amount: 600n, parts: [], suspended: true };
    expect(differences([...LINES, stolen], BOOKS)).toEqual([
      { what: 'SUSPENSE', bank: '-1.00', books: '5.00' },
      { what: 'BALANCE', bank: '6.00', books: '12.00' },
    ]);
  });

  it('SET-LEDGER: more out of a case than came into it is told', () => {
    const out: RawBankLine = { ...LINES[2]!, lineId: 'out-2', amount: 301n, parts: [{ caseId: 'a', amount: 301n }] };
    const books = { ...BOOKS, cases: [{ ...BOOKS.cases[0]!, paid: 601n }, BOOKS.cases[1]!] };
    expect(differences([...LINES, out], books)).toEqual([
      { what: 'OVERDRAWN', caseId: 'a', bank: '6.01', books: '6.00' },
    ]);
  });

  it('SET-LEDGER: what came on one account and goes out of another is not overdrawn', () => {
    const twin = new TwinLedger();
    twin.take({ ...LINES[2]!, parts: [{ caseId: 'a', amount: 300n }] });
    expect(twin.overdrawnHere()).toEqual(['a']);
    const books = { suspense: 0n, cases: [{ caseId: 'a', received: 0n, paid: 300n }] };
    const elsewhere = (received: bigint) => new Map([['a', { received, paid: 100n }]]);
    expect(twin.differences(books, elsewhere(400n))).toEqual([]);
    expect(twin.differences(books, elsewhere(399n))).toEqual([
      { what: 'OVERDRAWN', caseId: 'a', bank: '4.00', books: '3.99' },
    ]);
  });

  it('SET-LEDGER: lines of a file that is being worked off are no difference yet', () => {
    const coming: RawBankLine = { lineId: 'in-9', direction: 'IN', amount: 7n, parts: [], suspended: false };
    expect(differences([...LINES, { ...coming, underWay: true }], BOOKS)).toEqual([]);
    expect(differences([...LINES, coming], BOOKS).map(({ what }) => what)).toEqual(['UNSETTLED', 'BALANCE']);
    const put = LINES.map((line) => ({ ...line, underWay: true }));
    expect(differences(put, BOOKS)).toEqual([]);
  });

  it('SET-LEDGER: a line put to cases beyond its sum, and lines that lie nowhere, are told', () => {
    const beyond: RawBankLine = {
      lineId: 'in-3',
      direction: 'IN',
      amount: 10n,
      parts: [{ caseId: 'b', amount: 11n }],
      suspended: false,
    };
    const stopped: RawBankLine = { lineId: 'in-4', direction: 'IN', amount: 7n, parts: [], suspended: false };
    expect(differences([...LINES, beyond, stopped], BOOKS).map(({ what, lineId }) => [what, lineId])).toEqual([
      ['NOT_ITS_SUM', 'in-3'],
      ['RECEIVED', undefined],
      ['UNSETTLED', undefined],
      ['BALANCE', undefined],
    ]);
  });

  it('SET-LEDGER: of random histories in any order, with counter-entries and payments out, agrees with books kept one by one; a fen of fault is found', () => {
    const entry = fc.record({
      amount: fc.bigInt({ min: 1n, max: 10_000n }),
      of: fc.constantFrom('a', 'b', 'c', null),
      undone: fc.boolean(),
      out: fc.bigInt({ min: 0n, max: 10_000n }),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 40 }), fc.nat(), (entries, pick) => {
        const lines: RawBankLine[] = [];
        const books = new Map<string, { received: bigint; paid: bigint }>();
        let suspense = 0n;
        entries.forEach(({ amount, of, undone, out }, no) => {
          const there = of !== null && !undone;
          const parts =
            of === null ? [] : [amount, ...(undone ? [-amount] : [])].map((one) => ({ caseId: of, amount: one }));
          lines.push({ lineId: `in-${no}`, direction: 'IN', amount, parts, suspended: !there });
          if (!there) suspense += amount;
          if (of === null) return;
          const sums = books.get(of) ?? { received: 0n, paid: 0n };
          books.set(of, sums);
          if (there) sums.received += amount;
          const going = out < sums.received - sums.paid ? out : 0n;
          if (going === 0n) return;
          sums.paid += going;
          lines.push({
            lineId: `out-${no}`,
            direction: 'OUT',
            amount: going,
            parts: [{ caseId: of, amount: going }],
            suspended: false,
          });
        });
        const cases = [...books].map(([caseId, sums]) => ({ caseId, ...sums }));
        expect(differences([...lines].reverse(), { suspense, cases })).toEqual([]);
        if (cases.length === 0) return;
        const wrong = cases.map((one, at) =>
          at === pick % cases.length ? { ...one, received: one.received + 1n } : one,
        );
        expect(differences(lines, { suspense, cases: wrong }).map(({ what }) => what)).toEqual(['RECEIVED', 'BALANCE']);
      }),
    );
  });
});
