import { describe, expect, it } from '@jest/globals';
import { legalDate, parseRate } from '@hejie/law';
import fc from 'fast-check';
import { balanceOnResumption, foldLedger, type Posting } from '../src/index.js';
import { calendar } from './cases.js';
import { dateText, twinBalance, twinLedger, type TwinBuckets } from './twin.js';

const CASES = 10_000;
const fen = fc.oneof(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 5_000_000 }));
const receipts = fc.array(fc.record({ day: fc.integer({ min: 0, max: 330 }), fen }), { maxLength: 8 });
const postings = (rows: readonly { day: number; fen: number }[]): Posting[] =>
  rows.map(({ day, fen: amount }, i) => ({ id: `p${i}`, kind: 'PAYMENT', valueDate: legalDate(dateText(day)), amount: BigInt(amount) }));

describe('the twin', () => {
  it(`agrees with the ledger on ${CASES} random cases`, () => {
    const schedule = fc.array(fc.record({ due: fc.integer({ min: 0, max: 300 }), fen }), { minLength: 1, maxLength: 6 }).map((rows) => rows.sort((a, b) => a.due - b.due));
    fc.assert(
      fc.property(schedule, receipts, fc.integer({ min: 0, max: 330 }), fc.integer({ min: 0, max: 10 }), (owed, paid, asOf, grace) => {
        const book = { instalments: owed.map(({ due, fen: amount }, i) => ({ no: i + 1, due: legalDate(dateText(due)), amount: BigInt(amount) })), postings: postings(paid) };
        const ledger = foldLedger(book, { asOf: legalDate(dateText(asOf)), graceWorkingDays: grace, calendar }).value;
        const twin = twinLedger(owed, paid, asOf, grace);
        expect(ledger.instalments.map(({ paid: held, paidOn, status, days }) => ({ paid: Number(held), paidOn, status, days }))).toEqual(
          twin.map((line) => ({ ...line, paidOn: line.paidOn === null ? null : dateText(line.paidOn) })),
        );
      }),
      { numRuns: CASES },
    );
  }, 60_000);

  it(`agrees with the balance on ${CASES} random cases`, () => {
    const claim = fc.record({ principal: fc.integer({ min: 1, max: 10_000_000 }), rateMillionths: fc.integer({ min: 0, max: 700 }), expiry: fc.integer({ min: 0, max: 300 }), fee: fc.integer({ min: 0, max: 100_000 }) });
    const order = fc.shuffledSubarray<keyof TwinBuckets>(['fee', 'interest', 'principal', 'doubled'], { minLength: 4 });
    fc.assert(
      fc.property(claim, receipts, fc.integer({ min: 0, max: 330 }), order, (title, paid, asOf, ranks) => {
        const { amounts } = balanceOnResumption({
          claim: { principal: BigInt(title.principal), dailyRate: parseRate(`0.${String(title.rateMillionths).padStart(6, '0')}`), expiry: legalDate(dateText(title.expiry)), fee: BigInt(title.fee) },
          postings: postings(paid),
          asOf: legalDate(dateText(asOf)),
          order: ranks,
          waivers: [],
        }).value;
        const twin = twinBalance(title, paid, asOf, ranks);
        const asFen = (yuan: string): number => Number(yuan.replace('.', ''));
        expect({ fee: asFen(amounts.fee), interest: asFen(amounts.interest), principal: asFen(amounts.principal), doubled: asFen(amounts.doubled), surplus: asFen(amounts.surplus) }).toEqual(twin);
      }),
      { numRuns: CASES },
    );
  }, 60_000);
});
