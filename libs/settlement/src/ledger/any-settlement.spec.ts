import { describe, expect, it } from '@jest/globals';
import { addDays, endOfDay, legalDate, type CourtInstant, type LegalDate } from '@hejie/law';
import fc from 'fast-check';
import { AGREEMENT } from '../../test/fixture/agreements.js';
import { noon, scheduleOf, S7, received } from '../../test/fixture/ledgers.js';
import { type DeadlineKind } from '../breach/next-deadline.js';
import { admitted } from '../decisions/decision.js';
import { standingOf } from './ledger-reading.js';
import { SettlementLedger } from './settlement-ledger.js';
import { type SettlementRecord } from './settlement-record.js';

describe('the ledger of any settlement', () => {
  const day = fc.integer({ min: 0, max: 1400 }).map((n): LegalDate => addDays(legalDate('2026-06-02'), n));
  const fen = fc.bigInt({ min: 1n, max: 90_000_000n });
  const record: fc.Arbitrary<SettlementRecord> = fc
    .record({
      dues: fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 6 }),
      receipts: fc.array(fc.record({ valueDate: day, amount: fen, taken: fc.boolean() }), { maxLength: 6 }),
      refunds: fc.array(fc.record({ valueDate: day, amount: fen }), { maxLength: 2 }),
      applications: fc.array(fc.record({ on: day, ruledAfter: fc.option(fc.integer({ min: 0, max: 60 })) }), {
        maxLength: 3,
      }),
    })
    .map(({ dues, receipts, refunds, applications }) => ({
      ...S7,
      terms: {
        ...AGREEMENT,
        schedule: scheduleOf(
          ...dues.sort((a, b) => a - b).map((n) => [addDays(legalDate('2026-06-02'), n), '300000.00'] as const),
        ),
      },
      entries: {
        receipts: receipts.map(({ valueDate, amount }, i) => ({
          ...received(`r-${i}`, valueDate, '1'),
          amount,
        })),
        reversals: receipts.flatMap(({ valueDate, taken }, i) =>
          taken ? [{ receiptId: `r-${i}`, reversedAt: noon(addDays(valueDate, 1)) }] : [],
        ),
        refunds: refunds.map(({ valueDate, amount }, i) => ({
          refundId: `f-${i}`,
          valueDate,
          amount,
          postedAt: noon(valueDate),
        })),
      },
      applications: applications.map(({ on, ruledAfter }) => ({
        appliedAt: noon(on),
        ruledAt: ruledAfter === null ? null : noon(addDays(on, ruledAfter)),
      })),
    }));
  const END = legalDate('2035-01-01');

  it('SET-LEDGER: says the same in whatever order entries and applications came', () => {
    fc.assert(
      fc.property(record, day, (one, asOf) => {
        const { receipts, reversals, refunds } = one.entries;
        const turned = new SettlementLedger({
          ...one,
          entries: {
            receipts: [...receipts].reverse(),
            reversals: [...reversals].reverse(),
            refunds: [...refunds].reverse(),
          },
          applications: [...one.applications].reverse(),
        });
        const ledger = new SettlementLedger(one);
        const answers = (of: SettlementLedger) => [
          of.reading(asOf),
          of.passed(noon(asOf), noon(asOf)),
          of.balance(asOf),
        ];
        expect(answers(turned)).toEqual(answers(ledger));
      }),
      { numRuns: 300 },
    );
  });

  it('SET-ART-10-2: names one end of the two years, whoever asks: letter, election or timer', () => {
    fc.assert(
      fc.property(record, day, (one, now) => {
        const ledger = new SettlementLedger(one);
        const { lastDay: end, period } = ledger.applicationPeriod();
        const election = admitted(
          ledger.election({ choice: 'RESUME', by: 'CREDITOR', now: noon(now), breachFound: true }),
        );
        expect(election.applicationPeriod.value).toBe(period.value);
        expect(election.outOfTime).toBe(now > period.value);
        const made = { application: 99, appliedAt: noon(now) };
        const applied = new SettlementLedger({ ...one, applications: [...one.applications, made] });
        expect(applied.timeOf(made.application).outOfTime).toBe(election.outOfTime);
        const reading = ledger.reading(END);
        expect(reading.lastDayToApply).toBe(end);
        const timer = ledger.dueAt(endOfDay(period.value)).filter(({ kind }) => kind === 'APPLICATION_PERIOD_END');
        const rings = end !== undefined && !reading.fullyPerformed;
        expect(timer).toEqual(rings ? [{ kind: 'APPLICATION_PERIOD_END', day: end }] : []);
      }),
      { numRuns: 300 },
    );
  });

  it('SET-BREACH-DAY: deadlines come one after the other, each what falls due at its instant, and after the last there is none', () => {
    fc.assert(
      fc.property(record, (one) => {
        const ledger = new SettlementLedger(one);
        const walked: CourtInstant[] = [one.openedAt];
        const dues: CourtInstant[] = [];
        const isReminder = ({ kind }: { readonly kind: DeadlineKind }) =>
          kind === 'REMINDER' || kind === 'APPLICATION_PERIOD_WARNING';
        for (let next = ledger.next(END, one.openedAt); next !== undefined; next = ledger.next(END, next.at)) {
          expect(next.at > walked.at(-1)!).toBe(true);
          expect(ledger.dueAt(next.at)).toEqual(next.items);
          walked.push(next.at);
          if (!next.items.every(isReminder)) dues.push(next.at);
        }
        // Reminders and warnings aside, it is the first of these that is left.
        for (const after of [one.openedAt, walked[walked.length >> 1]!]) {
          const due = ledger.nextDue(END, after);
          expect(due?.at).toBe(dues.find((at) => at > after));
          expect(due?.items.some(isReminder) ?? false).toBe(false);
        }
        const reading = ledger.reading(END, walked.at(-1));
        expect(reading.next).toBeUndefined();
        const short = reading.instalments.filter(({ paidOn }) => paidOn === undefined);
        // Two reminders, the day and the end of grace of each that is short; what falls together is one deadline.
        expect(walked.length > 1).toBe(short.length > 0);
        expect(standingOf(reading).open?.no).toBe(short[0]?.no);
      }),
      { numRuns: 200 },
    );
  });
});
