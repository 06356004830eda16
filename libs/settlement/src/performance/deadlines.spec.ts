import { describe, expect, it } from '@jest/globals';
import {
  addDays,
  courtInstant,
  endOfDay,
  legalDate,
  packOf,
  parseRate,
  parseYuan,
  startOfDay,
  type CourtInstant,
  type LegalDate,
} from '@hejie/law';
import fc from 'fast-check';
import { AGREEMENT } from '../../test/fixture/agreements.js';
import { calendar } from '../../test/fixture/cases.js';
import { type LedgerEntries } from '../ledger/ledger-entries.js';
import { SettlementLedger } from '../ledger/settlement-ledger.js';
import { type SettlementRecord } from '../ledger/settlement-record.js';
import {
  applyEntries,
  reachDeadline,
  whatFallsDue,
  type PerformanceEvent,
  type PerformanceOutcome,
  type ToldBefore,
} from './deadlines.js';
import { type PerformanceState } from './performance-state.js';
import { openPerformance } from './performance.js';

/** S7: 900,000 in instalments of 300,000 on 06-30, 09-30 and 12-31, with five working days of grace. */
const S7: SettlementRecord = {
  terms: AGREEMENT,
  title: { principal: parseYuan('1000000'), dailyRate: parseRate('0'), expiry: legalDate('2026-03-15'), fee: 0n },
  pack: packOf('dongying-2020'),
  calendar,
  openedAt: courtInstant('2026-06-01T16:00:00+08:00'),
  state: 'PERFORMING',
  entries: { receipts: [], reversals: [], refunds: [] },
  applications: [],
};
const REMINDER = startOfDay(legalDate('2026-06-23'));
const SECOND_REMINDER = startOfDay(legalDate('2026-06-29'));
const DUE = endOfDay(legalDate('2026-06-30'));
const GRACE_OVER = endOfDay(legalDate('2026-07-07'));
const noon = (day: string): CourtInstant => courtInstant(`${day}T12:00:00+08:00`);

const paid = (...days: string[]): LedgerEntries => ({
  receipts: days.map((day, i) => ({
    receiptId: `r-${i + 1}`,
    kind: 'PAYMENT',
    valueDate: legalDate(day),
    amount: parseYuan('300000'),
    postedAt: noon(day),
  })),
  reversals: [],
  refunds: [],
});
const reversed = (entries: LedgerEntries, receiptId: string, reversedAt: CourtInstant): LedgerEntries => ({
  ...entries,
  reversals: [...entries.reversals, { receiptId, reversedAt }],
});
const ledgerOf = (entries: LedgerEntries = S7.entries, over: Partial<SettlementRecord> = {}) =>
  new SettlementLedger({ ...S7, entries, ...over });
const before = (over: Partial<PerformanceState> = {}): PerformanceState => ({
  ...openPerformance(ledgerOf(), [], S7.openedAt).after,
  ...over,
});
const reached = (
  deadline: CourtInstant,
  kind: 'REMINDER' | 'DUE' | 'GRACE_END',
  { ledger = ledgerOf(), told = [] as ToldBefore[], latenessSeconds = 0, state = before(), now = deadline } = {},
): PerformanceOutcome =>
  reachDeadline(
    state,
    ledger,
    {
      items: [{ kind, no: 1, day: legalDate('2026-06-30') }],
      lateness: { deadline, latenessSeconds },
      now,
    },
    told,
  );
const kinds = ({ happened }: { happened: readonly PerformanceEvent[] }) => happened.map(({ kind }) => kind);

describe('a deadline of an instalment', () => {
  it('H5: reminds of what is due, and of nothing that was paid meanwhile', () => {
    const { happened, after } = reached(REMINDER, 'REMINDER', { latenessSeconds: 60 });
    expect(happened).toMatchObject([
      { kind: 'REMINDED', at: REMINDER, latenessSeconds: 60, daysBefore: 7, line: { no: 1, due: '2026-06-30' } },
    ]);
    expect(after).toMatchObject({
      stage: 'PERFORMANCE',
      handledUntil: REMINDER,
      ledger: { next: { at: SECOND_REMINDER } },
    });
    expect(kinds(reached(REMINDER, 'REMINDER', { ledger: ledgerOf(paid('2026-06-25')) }))).toEqual([]);
  });

  it('reminds of no day that is over, whether a receipt was taken out since or the machine slept; a late machine reminds before', () => {
    const late = (days: number) => ({ latenessSeconds: days * 86_400 });
    const taken = ledgerOf(reversed(paid('2026-06-20'), 'r-1', noon('2026-07-02')));
    expect(kinds(reached(REMINDER, 'REMINDER', { ...late(10), ledger: taken }))).toEqual([]);
    expect(kinds(reached(REMINDER, 'REMINDER', late(8)))).toEqual([]);
    expect(reached(REMINDER, 'REMINDER', late(7)).happened).toMatchObject([{ kind: 'REMINDED', at: REMINDER }]);
  });

  it('tells that it is overdue while grace runs, again only where the last notice was taken back', () => {
    const told = (times: number, withdrawn: boolean) => [{ instalment: 1, overdue: { times, withdrawn } }];
    expect(reached(DUE, 'DUE').happened).toMatchObject([
      {
        kind: 'OVERDUE_TOLD',
        at: DUE,
        times: 1,
        days: { payableUntil: '2026-06-30', graceEnd: '2026-06-30', waitingEnd: '2026-07-07' },
      },
    ]);
    expect(kinds(reached(DUE, 'DUE', { told: told(1, false) }))).toEqual([]);
    const again = reached(DUE, 'DUE', { told: told(1, true), latenessSeconds: 3600 });
    expect(again.happened).toMatchObject([{ times: 2, at: '2026-07-01T01:00:00+08:00' }]);
    const graceless = ledgerOf(S7.entries, { pack: packOf('national') });
    expect(kinds(reached(DUE, 'DUE', { ledger: graceless }))).toEqual([]);
  });

  it('I1, S7: finds it short after grace, dated to the deadline however late; nothing resumes by itself', () => {
    const { happened, after, ending } = reached(GRACE_OVER, 'GRACE_END', { latenessSeconds: 86_400 });
    expect(happened).toMatchObject([
      {
        kind: 'BREACH_FOUND',
        deadline: GRACE_OVER,
        at: GRACE_OVER,
        foundAt: '2026-07-09T00:00:00+08:00',
        latenessSeconds: 86_400,
        times: 1,
        finding: { no: 1, outstanding: '300000.00' },
      },
    ]);
    expect(after).toMatchObject({ stage: 'BREACH', breach: 'SUSPECTED', handledUntil: GRACE_OVER });
    expect(ending).toBeUndefined();
  });

  it('finds nothing that stands already; what had fallen is found anew, and told as of the act', () => {
    const told = (outcome: 'STANDS' | 'REOPENED') => [{ instalment: 1, finding: { times: 1, outcome } }];
    expect(kinds(reached(GRACE_OVER, 'GRACE_END', { told: told('STANDS') }))).toEqual([]);
    expect(reached(GRACE_OVER, 'GRACE_END', { told: told('REOPENED'), latenessSeconds: 5 }).happened).toMatchObject([
      { times: 2, at: '2026-07-08T00:00:05+08:00', deadline: GRACE_OVER },
    ]);
  });

  it('leaves before the judge what lies before him, and is silent once performance has ended', () => {
    const state = before({ stage: 'RULING', breach: 'APPLIED' });
    expect(reached(GRACE_OVER, 'GRACE_END', { state })).toMatchObject({
      happened: [{ kind: 'BREACH_FOUND' }],
      after: { stage: 'RULING', breach: 'APPLIED' },
    });
    const items = [{ kind: 'GRACE_END' as const, no: 1, day: legalDate('2026-07-07') }];
    const at = { deadline: GRACE_OVER, foundAt: GRACE_OVER };
    for (const ended of ['PERFORMED', 'RESUMED', 'SUED', 'EXPIRED'] as const)
      expect(whatFallsDue(ledgerOf(S7.entries, { state: ended }), items, at, [])).toEqual([]);
  });

  it('is followed by the ledger as of now: paid in full while the machine slept, the case is performed', () => {
    const ledger = ledgerOf(paid('2026-06-30', '2026-07-15', '2026-07-15'));
    const now = noon('2026-07-16');
    expect(reached(GRACE_OVER, 'GRACE_END', { ledger, now })).toMatchObject({
      happened: [{ kind: 'PERFORMED', at: now, performedOn: '2026-07-15' }],
      ending: { ending: 'PERFORMED', rule: 'SET-ART-8-1' },
    });
  });
});

describe('SET-ART-10: the two years', () => {
  it('are warned of each time that an interruption has moved their end', () => {
    const warned = (ledger: SettlementLedger) => {
      const next = ledger.next(legalDate('2040-01-01'), endOfDay(legalDate('2027-06-01')))!;
      return whatFallsDue(ledger, next.items, { deadline: next.at, foundAt: next.at }, []);
    };
    expect(warned(ledgerOf())).toMatchObject([{ kind: 'PERIOD_WARNED', lastDay: '2029-01-02', ended: false }]);
    expect(warned(ledgerOf(paid('2027-02-01')))).toMatchObject([{ lastDay: '2029-02-01', ended: false }]);
  });

  /** All that the creditor hears of them from an instant on, by the timer and in order: `day: last day`. */
  const heard = (ledger: SettlementLedger, from: CourtInstant): string[] => {
    const told: string[] = [];
    for (
      let next = ledger.next(legalDate('2045-01-01'), from);
      next;
      next = ledger.next(legalDate('2045-01-01'), next.at)
    )
      for (const event of whatFallsDue(ledger, next.items, { deadline: next.at, foundAt: next.at }, []))
        if (event.kind === 'PERIOD_WARNED')
          told.push(`${next.at.slice(0, 10)}: ${event.ended ? 'ended ' : ''}${event.lastDay}`);
    return told;
  };
  const WARNED = startOfDay(legalDate('2028-12-03'));

  it('are warned of a second time where a part was paid after the warning', () => {
    const ledger = ledgerOf(paid('2028-12-20'));
    expect(heard(ledgerOf(), noon('2028-01-01'))).toEqual(['2028-12-03: 2029-01-02', '2029-01-03: ended 2029-01-02']);
    expect(heard(ledger, WARNED)).toEqual(['2030-11-20: 2030-12-20', '2030-12-21: ended 2030-12-20']);
  });

  it('end at no day that an application has made void, whether it lies before the judge or was refused', () => {
    const applied = { application: 1, appliedAt: noon('2028-06-01') };
    const of = (ruledAt?: CourtInstant) => ledgerOf(S7.entries, { applications: [{ ...applied, ruledAt }] });
    expect(heard(of(), noon('2028-06-01'))).toEqual([]);
    expect(heard(of(noon('2028-06-15')), noon('2028-06-01'))).toEqual([
      '2030-05-18: 2030-06-17',
      '2030-06-18: ended 2030-06-17',
    ]);
    // A timer that was set before it rings for nothing.
    const at = { deadline: WARNED, foundAt: WARNED };
    const items = [{ kind: 'APPLICATION_PERIOD_WARNING' as const, day: legalDate('2029-01-02') }];
    expect(whatFallsDue(of(), items, at, [])).toEqual([]);
    expect(whatFallsDue(of(noon('2028-06-15')), items, at, [])).toEqual([]);
  });

  it('are not announced as about to end once they have ended', () => {
    const ledger = ledgerOf();
    const { at: deadline, items } = ledger.next(legalDate('2040-01-01'), endOfDay(legalDate('2027-06-01')))!;
    const asked = (foundAt: CourtInstant) => whatFallsDue(ledger, items, { deadline, foundAt }, []);
    expect(asked(noon('2029-01-02'))).toMatchObject([{ kind: 'PERIOD_WARNED', ended: false }]);
    expect(asked(noon('2029-01-03'))).toEqual([]);
  });
});

describe('entries', () => {
  const inBreach = before({ stage: 'BREACH', breach: 'SUSPECTED', handledUntil: GRACE_OVER });
  const stands = [{ instalment: 1, finding: { times: 1, outcome: 'STANDS' as const } }];

  it('SET-CASE-1: that make the arrears good cure the breach', () => {
    const now = noon('2026-07-10');
    const ledger = ledgerOf(paid('2026-07-10'));
    expect(applyEntries(inBreach, ledger, { reversal: false, now }, stands)).toMatchObject({
      happened: [{ kind: 'CURED', at: now }],
      after: { stage: 'PERFORMANCE', breach: 'NONE' },
    });
  });

  it('that take money out ask once more for the deadline that had passed in silence, dated to the act', () => {
    const now = noon('2026-07-20');
    const ledger = ledgerOf(reversed(paid('2026-06-30'), 'r-1', now));
    const state = before({ handledUntil: GRACE_OVER });
    const asked = applyEntries(state, ledger, { reversal: true, now }, []);
    expect(asked).toMatchObject({
      happened: [{ kind: 'BREACH_FOUND', deadline: GRACE_OVER, at: now, foundAt: now, latenessSeconds: 0 }],
      after: { stage: 'BREACH', breach: 'SUSPECTED', handledUntil: GRACE_OVER },
    });
    expect(kinds(applyEntries(state, ledger, { reversal: false, now }, []))).toEqual([]);
    expect(kinds(applyEntries(before(), ledger, { reversal: true, now }, []))).toEqual([]);
  });

  it('that take money out while the judge considers leave it to him', () => {
    const now = noon('2026-07-20');
    const ruling = before({ stage: 'RULING', breach: 'APPLIED', handledUntil: GRACE_OVER });
    const ledger = ledgerOf(reversed(paid('2026-07-10'), 'r-1', now));
    expect(applyEntries(ruling, ledger, { reversal: true, now }, stands)).toMatchObject({
      happened: [],
      after: { stage: 'RULING' },
    });
  });
});

describe('whatever was entered', () => {
  const day = fc.integer({ min: 0, max: 400 }).map((n): LegalDate => addDays(legalDate('2026-06-02'), n));
  const entries = fc
    .array(fc.record({ on: day, takenAfter: fc.option(fc.integer({ min: 0, max: 200 })) }), { maxLength: 6 })
    .map((list): LedgerEntries => {
      const { receipts } = paid(...list.map(({ on }) => on));
      return {
        receipts,
        refunds: [],
        reversals: list.flatMap(({ on, takenAfter }, i) =>
          takenAfter === null ? [] : [{ receiptId: `r-${i + 1}`, reversedAt: noon(addDays(on, takenAfter)) }],
        ),
      };
    });

  it('SET-BREACH-DAY: a deadline is told of once: asked again with what it told, it is silent; nothing is told before its deadline', () => {
    fc.assert(
      fc.property(entries, day, (entered, today) => {
        const ledger = ledgerOf(entered);
        const now = noon(addDays(today, 200));
        for (const { at: deadline, item } of ledger.passed(now, now)) {
          const ask = (told: ToldBefore[]) => whatFallsDue(ledger, [item], { deadline, foundAt: now }, told);
          const told = ask([]).map((event): ToldBefore => {
            expect(event.at >= event.deadline && event.latenessSeconds >= 0).toBe(true);
            const { no: instalment } = item;
            return event.kind === 'BREACH_FOUND'
              ? { instalment, finding: { times: event.times, outcome: 'STANDS' } }
              : { instalment, overdue: { times: 1, withdrawn: false } };
          });
          expect(told).toHaveLength(1);
          expect(ask(told)).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('a reversal asked for twice in a row finds nothing the second time, and never leaves the judge', () => {
    fc.assert(
      fc.property(entries, day, fc.constantFrom('PERFORMANCE', 'RULING' as const), (entered, today, stage) => {
        const ledger = ledgerOf(entered);
        const now = noon(today);
        const breach = stage === 'RULING' ? 'APPLIED' : 'NONE';
        const state = before({ stage, breach, handledUntil: startOfDay(today) });
        const first = applyEntries(state, ledger, { reversal: true, now }, []);
        if (first.ending) return;
        if (stage === 'RULING') expect(first.after.stage).toBe('RULING');
        const told = first.happened.flatMap((event): ToldBefore[] =>
          event.kind === 'BREACH_FOUND'
            ? [{ instalment: event.finding.no, finding: { times: event.times, outcome: 'STANDS' } }]
            : event.kind === 'OVERDUE_TOLD'
              ? [{ instalment: event.line.no, overdue: { times: event.times, withdrawn: false } }]
              : [],
        );
        expect(applyEntries(first.after, ledger, { reversal: true, now }, told)).toMatchObject({
          happened: [],
          after: first.after,
        });
      }),
      { numRuns: 200 },
    );
  });
});
