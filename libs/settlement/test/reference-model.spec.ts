import { describe, expect, it } from '@jest/globals';
import { addMs, formatYuan, legalDate, parseRate, startOfDay, type CourtInstant } from '@hejie/law';
import fc from 'fast-check';
import { balanceOnResumption, foldLedger, type Instalment, type LedgerBook, type Posting } from '../src/index.js';
import { calendar } from './fixture/cases.js';
import {
  dateText,
  referenceBalance,
  referenceLedger,
  type ReferenceBuckets,
  type ReferenceInstalment,
  type ReferencePosting,
  type ReferenceWaiver,
} from './fixture/reference-model.js';

const CASES = 10_000;
/** Two years with their notices; grace runs out before the second ends. */
const LAST = 700;
const day = fc.oneof(fc.integer({ min: 0, max: LAST }), fc.integer({ min: 260, max: 300 }));
const hour = day.map((n) => n * 24 + 12);
const fen = fc.oneof(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 5_000_000 }));

const entry = fc.record({
  kind: fc.constantFrom(
    'PAYMENT' as const,
    'PAYMENT' as const,
    'DEPOSIT' as const,
    'IN_KIND' as const,
    'REFUND' as const,
    'REVERSAL' as const,
  ),
  day,
  fen,
  known: fc.option(hour, { nil: null }),
  of: fc.nat(),
  again: fc.option(hour, { nil: null, freq: 8 }),
});
/** Reversals name something entered before them, other reversals included; now and then an entry arrives twice. */
const postings: fc.Arbitrary<ReferencePosting[]> = fc.array(entry, { maxLength: 9 }).map((rows) =>
  rows.flatMap(({ of, again, ...row }, i): ReferencePosting[] => {
    const reversal = row.kind === 'REVERSAL' && i > 0;
    const posting: ReferencePosting = {
      ...row,
      kind: row.kind === 'REVERSAL' && i === 0 ? 'PAYMENT' : row.kind,
      id: `p${i}`,
      reverses: reversal ? `p${of % i}` : null,
    };
    return again === null || row.known === null || again < row.known
      ? [posting]
      : [{ ...posting, known: again }, posting];
  }),
);
const schedule: fc.Arbitrary<ReferenceInstalment[]> = fc
  .array(fc.record({ due: day, fen, inKind: fc.boolean() }), { minLength: 1, maxLength: 5 })
  .map((rows) => rows.sort((a, b) => a.due - b.due));
const amendments = fc.uniqueArray(fc.record({ version: fc.integer({ min: 2, max: 5 }), known: hour, schedule }), {
  selector: ({ version }) => version,
  maxLength: 2,
});

const instant = (at: number): CourtInstant => addMs(startOfDay(legalDate('2025-01-01')), at * 3_600_000);
const posting = ({ id, kind, day: valueDate, fen: amount, known, reverses }: ReferencePosting): Posting => ({
  id,
  kind,
  valueDate: legalDate(dateText(valueDate)),
  amount: BigInt(amount),
  ...(known === null ? {} : { knownAt: instant(known) }),
  ...(reverses === null ? {} : { reverses }),
});
const instalments = (rows: readonly ReferenceInstalment[]): Instalment[] =>
  rows.map(({ due, fen: amount, inKind }, i) => ({
    no: i + 1,
    due: legalDate(dateText(due)),
    amount: BigInt(amount),
    ...(inKind && { inKind }),
  }));

describe('the reference model', () => {
  it(`SET-LEDGER, SET-ART-5-1, SET-ART-17-3, S17: agrees with the ledger on ${CASES} random cases`, () => {
    fc.assert(
      fc.property(
        schedule,
        amendments,
        postings,
        day,
        fc.integer({ min: 0, max: 10 }),
        fc.option(hour, { nil: null }),
        (first, changes, entries, asOf, grace, knownAt) => {
          const book: LedgerBook = {
            instalments: instalments(first),
            amendments: changes.map(({ version, known, schedule: rows }) => ({
              version,
              knownAt: instant(known),
              instalments: instalments(rows),
            })),
            postings: entries.map(posting),
          };
          const {
            instalments: lines,
            paid,
            outstanding,
            overdue,
            surplus,
            surplusInKind,
          } = foldLedger(book, {
            asOf: legalDate(dateText(asOf)),
            graceWorkingDays: grace,
            calendar,
            ...(knownAt === null ? {} : { knownAt: instant(knownAt) }),
          }).value;
          const expected = referenceLedger(first, changes, entries, asOf, grace, knownAt ?? Infinity);
          expect(
            lines.map((line) => ({
              paid: Number(line.paid),
              paidOn: line.paidOn,
              status: line.status,
              days: line.days,
            })),
          ).toEqual(
            expected.lines.map((line) => ({ ...line, paidOn: line.paidOn === null ? null : dateText(line.paidOn) })),
          );
          expect([paid, outstanding, overdue, surplus, surplusInKind].map(Number)).toEqual([
            expected.paid,
            expected.outstanding,
            expected.overdue,
            expected.surplus,
            expected.surplusInKind,
          ]);
        },
      ),
      { numRuns: CASES },
    );
  }, 120_000);

  it(`SET-ART-17-1, SET-ART-17-3, INT-10, SET-ART-1-1: agrees with the balance on ${CASES} random cases`, () => {
    const claim = fc.record({
      principal: fc.integer({ min: 1, max: 10_000_000 }),
      rateMillionths: fc.integer({ min: 0, max: 700 }),
      expiry: day,
      fee: fc.integer({ min: 0, max: 100_000 }),
    });
    const order = fc.shuffledSubarray<keyof ReferenceBuckets>(['fee', 'interest', 'principal', 'doubled'], {
      minLength: 4,
    });
    const waiver: fc.Arbitrary<ReferenceWaiver> = fc.record({
      of: fc.constantFrom('PRINCIPAL' as const, 'PENALTY' as const, 'INTEREST' as const, 'DOUBLED' as const),
      fen: fc.option(fen, { nil: null, freq: 3 }),
      unconditional: fc.boolean(),
    });
    const span = fc.option(
      fc.tuple(day, day).map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]),
      { nil: null },
    );
    fc.assert(
      fc.property(
        claim,
        postings,
        day,
        order,
        fc.array(waiver, { maxLength: 3 }),
        span,
        fc.option(fen, { nil: null }),
        (title, entries, asOf, ranks, given, undoubled, agreed) => {
          const { amounts } = balanceOnResumption({
            claim: {
              principal: BigInt(title.principal),
              dailyRate: parseRate(`0.${String(title.rateMillionths).padStart(6, '0')}`),
              expiry: legalDate(dateText(title.expiry)),
              fee: BigInt(title.fee),
            },
            postings: entries.map(posting),
            ...(agreed !== null && { agreedInKind: BigInt(agreed) }),
            asOf: legalDate(dateText(asOf)),
            order: ranks,
            waivers: given.map(({ of, fen: amount, unconditional }) => ({
              of,
              condition: unconditional ? ('UNCONDITIONAL' as const) : ('FULL_PERFORMANCE' as const),
              ...(amount === null ? {} : { amount: formatYuan(BigInt(amount)) }),
            })),
            ...(undoubled === null
              ? {}
              : {
                  duringSettlement: {
                    interest: 'EXCLUDE' as const,
                    from: legalDate(dateText(undoubled[0])),
                    to: legalDate(dateText(undoubled[1])),
                  },
                }),
          }).value;
          const expected = referenceBalance(title, entries, asOf, ranks, given, undoubled, agreed);
          const asFen = (yuan: string): number => Number(yuan.replace('.', ''));
          expect({
            fee: asFen(amounts.fee),
            interest: asFen(amounts.interest),
            principal: asFen(amounts.principal),
            doubled: asFen(amounts.doubled),
            surplus: asFen(amounts.surplus),
          }).toEqual(expected);
        },
      ),
      { numRuns: CASES },
    );
  }, 120_000);
});
