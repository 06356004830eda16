import { describe, expect, it } from '@jest/globals';
import { addDays, legalDate, parseYuan } from '@hejie/law';
import fc from 'fast-check';
import { calendar, instalments, payments } from '../../test/fixture/cases.js';
import { breachDay } from '../breach/grace.js';
import { foldLedger, type LedgerBook, type LedgerQuery } from '../ledger/ledger.js';
import { type Posting } from '../ledger/postings.js';
import { changed, counterfactuals, type Change } from './counterfactuals.js';
import { nextToBreach, resumptionGate } from './gate.js';
import { type ResumptionCircumstances } from './ground.js';

const NOTHING: ResumptionCircumstances = { anticipatoryBreach: false, fraudOrDuress: false, voidOrRevoked: false };
const three = instalments(['2026-10-01', '100'], ['2026-12-01', '100'], ['2027-02-01', '100']);
const on = (asOf: string, graceWorkingDays = 0): LedgerQuery => ({ asOf: legalDate(asOf), graceWorkingDays, calendar });
const would = (
  asOf: string,
  circumstances: Partial<ResumptionCircumstances>,
  postings: readonly Posting[] = [],
): string[] =>
  resumptionGate({ instalments: three, postings }, on(asOf), { ...NOTHING, ...circumstances }).value.wouldChangeIf.map(
    ({ en }) => en,
  );

const ANTICIPATORY = 'the debtor declares or shows that he will not perform (Civil Code art 578)';
const FRAUD = 'fraud or duress against the creditor is established';
const VOID = 'the settlement is declared void or revoked by judgment';
const SHORT = 'the 100.00 yuan of instalment 1 is still unpaid on 2026-10-02';
const CREDITOR = 'the creditor himself applies';
const CONDITION = 'the condition of instalment 1, 2, 3 comes about';
const OVERDUE = 'the 100.00 yuan overdue is made up before the ruling, or proves to have arrived by value date';
const ALL = 'all of the 300.00 yuan outstanding is paid before the ruling';

describe('what would change the answer of the gate', () => {
  it('SET-ART-11-2: of something overdue whose condition is not met: the condition, not the next day due', () => {
    expect(would('2026-11-21', { conditionUnmet: true })).toEqual([CONDITION, ANTICIPATORY, FRAUD, VOID]);
  });

  it('SET-ART-11-2: before anything is due the condition alone changes nothing, but together with the day', () => {
    expect(would('2026-09-21', {})).toEqual([SHORT, ANTICIPATORY, FRAUD, VOID]);
    expect(would('2026-09-21', { conditionUnmet: true })).toEqual([
      ANTICIPATORY,
      FRAUD,
      VOID,
      `${CONDITION}, and ${SHORT}`,
    ]);
  });

  it('SET-ART-11-0: what is overdue made up changes nothing where the debtor has refused, or fraud is found', () => {
    expect(would('2026-11-21', {})).toEqual([OVERDUE, ALL]);
    expect(would('2026-11-21', { anticipatoryBreach: true })).toEqual([
      ALL,
      `${OVERDUE}, and the refusal to perform is not established`,
    ]);
    expect(would('2026-11-21', { fraudOrDuress: true })).toEqual([
      ALL,
      `${OVERDUE}, and fraud or duress is not established`,
    ]);
    expect(would('2026-09-21', { fraudOrDuress: true, voidOrRevoked: true })).toEqual([
      'fraud or duress is not established, and the judgment that voided the settlement is set aside',
      `the judgment that voided the settlement is set aside, and ${ALL}`,
    ]);
  });

  it('SET-ART-11-4: of the debtor’s own application nothing that the creditor must apply for', () => {
    expect(would('2026-11-21', { applicant: 'DEBTOR' })).toEqual([CREDITOR]);
    expect(would('2026-09-21', { applicant: 'DEBTOR' })).toEqual(
      [SHORT, ANTICIPATORY, FRAUD, VOID].map((other) => `${CREDITOR}, and ${other}`),
    );
    expect(would('2026-09-21', { applicant: 'DEBTOR', voidOrRevoked: true })).toEqual([CREDITOR]);
  });

  it('SET-ART-11-1, SET-ART-16-1: of what is performed in full, a judgment that voids the settlement, or that it was not performed', () => {
    const failed = 'a receipt proves not to have been paid, so that an instalment is short after its grace';
    const paid = payments(['2026-10-01', '300']);
    expect(would('2026-11-21', {}, paid)).toEqual([VOID, failed]);
    expect(would('2026-11-21', { fraudOrDuress: true }, paid)).toEqual([VOID, failed]);
    expect(would('2026-11-21', { conditionUnmet: true, anticipatoryBreach: true }, paid)).toEqual([VOID, failed]);
    expect(would('2026-11-21', { conditionUnmet: true }, paid)).toEqual([VOID, `${CONDITION}, and ${failed}`]);
    expect(would('2026-11-21', { voidOrRevoked: true }, paid)).toEqual([
      'the judgment that voided the settlement is set aside',
    ]);
  });

  it('SET-ART-11-2: of one instalment whose condition is not met: its condition, or the day of the next', () => {
    expect(would('2026-11-21', { conditionUnmet: [1] })).toEqual([
      'the condition of instalment 1 comes about',
      'the 100.00 yuan of instalment 2 is still unpaid on 2026-12-02',
      ANTICIPATORY,
      FRAUD,
      VOID,
    ]);
    expect(would('2026-12-02', { conditionUnmet: [1] })).toEqual([OVERDUE, ALL]);
  });

  it('SET-ART-11-0: where everything outstanding is overdue it is named once', () => {
    expect(would('2027-02-02', {}, payments(['2026-10-01', '200']))).toEqual([OVERDUE]);
  });

  it('SET-ART-17-3: what is owed in kind is named as that, beside the money', () => {
    const owed = three.map((one) => (one.no === 2 ? one : { ...one, inKind: true as const }));
    const named = (asOf: string, postings: readonly Posting[] = []): string[] =>
      resumptionGate({ instalments: owed, postings }, on(asOf), NOTHING).value.wouldChangeIf.map(({ en }) => en);
    const thing = 'what is overdue in kind, valued at 100.00 yuan, is performed before the ruling';
    expect(named('2026-09-21')[0]).toBe(
      'what instalment 1 owes in kind, valued at 100.00 yuan, is still not performed on 2026-10-02',
    );
    expect(named('2026-11-21', payments(['2026-10-01', '100']))).toEqual([
      thing,
      'all that is outstanding in kind, valued at 200.00 yuan, is performed before the ruling',
    ]);
    expect(named('2026-12-02')[0]).toBe(`${OVERDUE}, and ${thing}`);
  });

  it('SET-ART-11-0: more given back than had come is made up first', () => {
    const back: Posting[] = [{ id: 'r', kind: 'REFUND', valueDate: legalDate('2026-10-01'), amount: parseYuan('7') }];
    expect(would('2026-11-21', {}, back)).toEqual([
      OVERDUE.replace('100.00', '107.00'),
      ALL.replace('300.00', '307.00'),
    ]);
  });
});

describe('each named change', () => {
  const day = fc.integer({ min: 0, max: 90 }).map((n) => addDays(legalDate('2026-06-01'), n));
  const fen = fc.bigInt({ min: 1n, max: 60n });
  const schedule = fc
    .array(fc.record({ due: day, amount: fen, kind: fc.boolean() }), { minLength: 1, maxLength: 4 })
    .map((rows) => rows.map(({ kind, ...row }, i) => ({ no: i + 1, ...row, ...(kind && { inKind: true as const }) })));
  const posting = fc.record({
    kind: fc.constantFrom('PAYMENT' as const, 'PAYMENT' as const, 'IN_KIND' as const, 'REFUND' as const),
    valueDate: day,
    amount: fen,
  });
  const postings = fc
    .array(posting, { maxLength: 5 })
    .map((rows) => rows.map((row, i): Posting => ({ id: `p${i}`, ...row })));
  const book: fc.Arbitrary<LedgerBook> = fc.record({ instalments: schedule, postings });
  const query = fc.record({ asOf: day, graceWorkingDays: fc.integer({ min: 0, max: 4 }) });
  const circumstances = fc.record({
    anticipatoryBreach: fc.boolean(),
    fraudOrDuress: fc.boolean(),
    voidOrRevoked: fc.boolean(),
    unmet: fc.constantFrom(0, 0, 1, 3, 15),
    applicant: fc.constantFrom('CREDITOR' as const, 'CREDITOR' as const, 'DEBTOR' as const),
  });

  /** What hangs on a condition among the instalments of a book: each has its bit. */
  const hanging = (
    { instalments: owed }: LedgerBook,
    { unmet, ...c }: { unmet: number } & ResumptionCircumstances,
  ) => ({
    ...c,
    conditionUnmet: owed.map(({ no }) => no).filter((no) => (unmet & (1 << (no - 1))) !== 0),
  });

  /** The change carried out on the book itself: money paid, days gone by without any, other facts found. */
  const carriedOut = (
    { instalments: owed, postings: had }: LedgerBook,
    at: LedgerQuery,
    c: ResumptionCircumstances,
    change: Change,
  ) => {
    const known = had.filter(({ valueDate }) => valueDate <= at.asOf);
    const paid: Posting[] =
      change.paid === undefined ? [] : [{ id: 'more', kind: 'PAYMENT', valueDate: at.asOf, amount: change.paid }];
    const handed: Posting[] =
      change.performedInKind === undefined
        ? []
        : [{ id: 'thing', kind: 'IN_KIND', valueDate: at.asOf, amount: change.performedInKind }];
    return resumptionGate(
      { instalments: owed, postings: [...known, ...paid, ...handed] },
      { ...at, asOf: change.unpaidUntil ?? at.asOf },
      { ...c, ...change.circumstances },
    ).value.decision;
  };

  it('SET-ART-11: gives another answer when it is carried out, and there always is one', () => {
    fc.assert(
      fc.property(book, query, circumstances, (any, asked, stated) => {
        const at: LedgerQuery = { ...asked, calendar };
        const c = hanging(any, stated);
        const { conditionUnmet } = c;
        const { value } = resumptionGate(any, at, c);
        const ledger = foldLedger(any, { ...at, conditionUnmet }).value;
        const facts = { ledger, ifMet: foldLedger(any, at).value, circumstances: c };
        const line = nextToBreach(facts);
        const named = counterfactuals(facts, line === null ? null : { line, from: breachDay(line.due, at).value });
        expect(named.map(({ zh, en }) => ({ zh, en }))).toEqual(value.wouldChangeIf);
        if (c.applicant === 'CREDITOR' || conditionUnmet.length === 0) expect(named.length).toBeGreaterThan(0);
        for (const { change } of named) {
          if (change.receiptsFail === true) expect(changed(facts, change).ledger.outstanding).toBeGreaterThan(0n);
          else expect(carriedOut(any, at, c, change)).not.toBe(value.decision);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('SET-ART-9-1, SET-ART-16-1: nothing resumes on the debtor’s application, whatever is found', () => {
    fc.assert(
      fc.property(book, query, circumstances, (any, asked, stated) => {
        const at: LedgerQuery = { ...asked, calendar };
        expect(resumptionGate(any, at, { ...hanging(any, stated), applicant: 'DEBTOR' }).value.decision).toBe('REFUSE');
      }),
      { numRuns: 1000 },
    );
  });
});
