import { describe, expect, it } from '@jest/globals';
import { addDays, endOfDay, legalDate, parseYuan, startOfDay, type LegalDate } from '@hejie/law';
import fc from 'fast-check';
import { calendar, instalments } from '../../test/fixture/cases.js';
import { SUSPENDED, after, turn } from '../../test/fixture/credit-files.js';
import { defaultSpans } from '../breach/default-spans.js';
import { type Posting } from '../ledger/postings.js';
import { applyCreditChange } from './credit-change.js';
import { type CreditFile } from './credit-file.js';
import { decideReinstatement } from './reinstatement.js';
import { decideReinstatementReversal } from './reversal.js';
import { isOpen } from './suspension-standing.js';
import { watchSuspensions } from './suspension-watch.js';

const PLAN = instalments(['2026-06-30', '300'], ['2026-08-31', '300'], ['2026-10-31', '300'], ['2027-03-31', '300']);
const FIRST = legalDate('2026-06-11');
const LAST = legalDate('2026-11-30');
/** On which each instalment may first be in default: rest days, then two working days of grace. */
const BREACH_DAYS = ['2026-07-03', '2026-09-03', '2026-11-05'].map(legalDate);

/** Money as the ledger has it, and on which day the court comes to know of it: never before it came. */
interface Receipt {
  readonly posting: Posting;
  readonly known: LegalDate;
}

/** How the debt stands on a day, of what is known by then. */
function viewOf(file: CreditFile, receipts: readonly Receipt[], asOf: LegalDate): CreditFile {
  const postings = receipts.filter(({ known }) => known <= asOf).map(({ posting }) => posting);
  const defaults = defaultSpans({ instalments: PLAN, postings }, { asOf, graceWorkingDays: 2, roll: true, calendar });
  const inDefaultSince = defaults.find(({ curedOn }) => curedOn === null)?.since ?? null;
  return { ...file, debt: { ...file.debt, defaults, inDefaultSince } };
}

/** The judge decides everything that lies before him. */
function decided(file: CreditFile, day: LegalDate): CreditFile {
  const [listing] = file.listings;
  if (listing === undefined) return file;
  const refuted = listing.suspensions.find(({ findings }) =>
    findings.some((one) => one.refuted !== undefined && one.reversed === undefined),
  );
  if (refuted !== undefined) {
    const [suspensionId, restoredAs] = [refuted.id, `${refuted.id}'`];
    const input = { listingId: listing.id, suspensionId, restoredAs, decisionNumber: restoredAs };
    return after(file, decideReinstatementReversal(file, input, turn(`${day}T16:00:00+08:00`)));
  }
  if (listing.stage !== 'SUSPENDED' || !listing.suspensions.at(-1)?.findings.some(isOpen)) return file;
  return after(file, decideReinstatement(file, { listingId: listing.id }, turn(`${day}T16:00:00+08:00`)));
}

/** The file at the end, when everything is known and the judge, who may have sat on some days before, has sat once more. */
function lived(receipts: readonly Receipt[], sits: readonly LegalDate[]): CreditFile {
  let file = SUSPENDED;
  const seen = (day: LegalDate): CreditFile =>
    applyCreditChange(file, watchSuspensions(file, turn(startOfDay(day), 'clock')));
  for (const day of [...BREACH_DAYS, ...receipts.map(({ known }) => known), ...sits].sort()) {
    file = viewOf(file, receipts, day);
    file = seen(day);
    // A message that comes twice changes nothing.
    expect(watchSuspensions(file, turn(startOfDay(day), 'clock')).happened).toEqual([]);
    if (sits.includes(day)) file = decided(file, day);
  }
  file = viewOf(file, receipts, LAST);
  return decided(seen(LAST), LAST);
}

/** Counted without the code under test: by value date, too little had come before a day on which an instalment was first in default. */
function wasInDefault(receipts: readonly Receipt[]): boolean {
  const reversed = new Set(receipts.flatMap(({ posting: { reverses } }) => reverses ?? []));
  const payments = receipts.filter(({ posting: { id, kind } }) => kind === 'PAYMENT' && !reversed.has(id));
  return BREACH_DAYS.some((day, index) => {
    const due = PLAN.slice(0, index + 1).reduce((sum, { amount }) => sum + amount, 0n);
    const paid = payments.filter(({ posting: { valueDate } }) => valueDate < day);
    return paid.reduce((sum, { posting: { amount } }) => sum + amount, 0n) < due;
  });
}

const receipt = fc.record({
  value: fc.integer({ min: 0, max: 160 }),
  late: fc.integer({ min: 0, max: 60 }),
  otherLate: fc.integer({ min: 0, max: 60 }),
  amount: fc.constantFrom('100', '200', '300', '600'),
  reversed: fc.boolean(),
});
const days = fc.uniqueArray(
  fc.integer({ min: 0, max: 172 }).map((n) => addDays(FIRST, n)),
  { maxLength: 12 },
);

describe('a suspension and its end', () => {
  it('CR-REV, S17: come to one result, in whatever order money and messages arrive and whenever the judge sits', () => {
    fc.assert(
      fc.property(fc.array(receipt, { maxLength: 6 }), days, days, (some, sits, otherSits) => {
        const receipts = (other: boolean): Receipt[] =>
          some
            .flatMap(({ value, late, otherLate, amount, reversed }, n) => {
              const valueDate = addDays(FIRST, value);
              const known = addDays(valueDate, other ? otherLate : late);
              const paid: Posting = { id: `p${n}`, kind: 'PAYMENT', valueDate, amount: parseYuan(amount) };
              const back: Posting = { ...paid, id: `r${n}`, kind: 'REVERSAL', reverses: paid.id };
              const known2 = addDays(known, 1 + (other ? late : otherLate));
              return [{ posting: paid, known }, ...(reversed ? [{ posting: back, known: known2 }] : [])];
            })
            .map((one) => (one.known > LAST ? { ...one, known: LAST } : one));
        const file = lived(receipts(false), sits);
        const other = lived(receipts(true), otherSits);
        const stage = file.listings[0]?.stage;
        expect(other.listings[0]?.stage).toBe(stage);
        expect(stage).toBe(wasInDefault(receipts(false)) ? 'PUBLISHED' : 'SUSPENDED');
        expect(file.debt.defaults.every(({ since }) => since < endOfDay(LAST))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the defaults under a plan', () => {
  const spans = (asOf: string, ...paid: readonly (readonly [string, string])[]) =>
    defaultSpans(
      {
        instalments: PLAN,
        postings: paid.map(([day, amount], n) => ({
          id: `p${n}`,
          kind: 'PAYMENT' as const,
          valueDate: legalDate(day),
          amount: parseYuan(amount),
        })),
      },
      { asOf: legalDate(asOf), graceWorkingDays: 2, waitingWorkingDays: 5, roll: true, calendar },
    );

  it('SET-GRACE, SET-DUE-REST: begin after rest days and agreed grace, and not after the court’s waiting; those made good stay', () => {
    expect(spans('2026-07-02')).toEqual([]);
    expect(spans('2026-07-03')).toEqual([{ no: 1, since: '2026-07-03T00:00:00+08:00', curedOn: null }]);
    expect(spans('2026-07-10', ['2026-07-02', '300'])).toEqual([]);
    expect(spans('2026-07-10', ['2026-07-03', '300'])).toEqual([
      { no: 1, since: '2026-07-03T00:00:00+08:00', curedOn: '2026-07-03' },
    ]);
    // 2026-10-31 is a Saturday: payable on 11-02, grace to 11-04.
    expect(spans('2026-11-30', ['2026-06-30', '600'], ['2026-11-05', '300'])).toEqual([
      { no: 3, since: '2026-11-05T00:00:00+08:00', curedOn: '2026-11-05' },
    ]);
  });
});
