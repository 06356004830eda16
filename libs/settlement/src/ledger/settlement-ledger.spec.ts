import { describe, expect, it } from '@jest/globals';
import {
  addDays,
  courtInstant,
  endOfDay,
  legalDate,
  packOf,
  parseRate,
  parseYuan,
  type CourtInstant,
  type LegalDate,
  type Yuan,
} from '@hejie/law';
import fc from 'fast-check';
import { AGREEMENT } from '../../test/fixture/agreements.js';
import { calendar } from '../../test/fixture/cases.js';
import { type AgreementTerms } from '../agreement/terms.js';
import { admitted, type Decision } from '../decisions/decision.js';
import { type LedgerEntries } from './ledger-entries.js';
import { standingOf } from './ledger-reading.js';
import { SettlementLedger } from './settlement-ledger.js';
import { type SettlementRecord } from './settlement-record.js';

const at = (text: string): CourtInstant => courtInstant(`${text}+08:00`);
const noon = (day: string): CourtInstant => at(`${day}T12:00:00`);
const midnight = (day: string): CourtInstant => at(`${day}T00:00:00`);
const NOTHING: LedgerEntries = { receipts: [], reversals: [], refunds: [] };

const received = (receiptId: string, valueDate: string, amount: string, postedAt = noon(valueDate)) => ({
  receiptId,
  kind: 'PAYMENT' as const,
  valueDate: legalDate(valueDate),
  amount: parseYuan(amount),
  postedAt,
});
const scheduleOf = (...pairs: readonly (readonly [due: string, amount: string])[]): AgreementTerms['schedule'] =>
  pairs.map(([due, amount], i) => ({ no: i + 1, due: legalDate(due), amount: amount as Yuan }));

/** S7: 900,000 for a judgment of 1,000,000, signed on 2026-06-01, at a court with five working days of grace. */
const S7: SettlementRecord = {
  terms: AGREEMENT,
  title: { principal: parseYuan('1000000'), dailyRate: parseRate('0'), expiry: legalDate('2026-03-15'), fee: 0n },
  pack: packOf('dongying-2020'),
  calendar,
  openedAt: at('2026-06-01T16:00:00'),
  state: 'PERFORMING',
  entries: NOTHING,
  applications: [],
};
const ledgerOf = (over: Partial<SettlementRecord> = {}) => new SettlementLedger({ ...S7, ...over });
const withReceipts = (...receipts: LedgerEntries['receipts']) => ({ entries: { ...NOTHING, receipts } });
const statuses = (ledger: SettlementLedger, day: string) =>
  ledger.reading(legalDate(day)).instalments.map(({ status }) => status);
const codeOf = (decision: Decision<unknown>): string => (decision.ok ? 'ok' : decision.error.code);

describe('the ledger of a settlement', () => {
  it('S7: one paid, one in breach from 2026-10-14; the gate resumes, and 736,610.00 is owed on 2026-11-23', () => {
    const ledger = ledgerOf(withReceipts(received('r-1', '2026-06-30', '300000')));
    expect(statuses(ledger, '2026-10-13')).toEqual(['ON_TIME', 'IN_GRACE', 'NOT_DUE']);
    expect(ledger.breachOf(2, legalDate('2026-10-13'))).toBeUndefined();
    expect(ledger.breachOf(2, legalDate('2026-10-14'))).toMatchObject({
      breachDay: '2026-10-14',
      outstanding: '300000.00',
    });
    const on = legalDate('2026-11-23');
    expect(ledger.gate({ decisionDate: on, pleads: {}, basis: 'FOUND' })).toMatchObject({ ground: 'SET-ART-11-0' });
    expect(ledger.balance(on).amounts).toMatchObject({
      principal: '700000.00',
      doubled: '36610.00',
      total: '736610.00',
    });
  });

  it('S9: late but complete is performed on the day of the last receipt, and no resumption is ruled', () => {
    const ledger = ledgerOf({
      terms: {
        ...AGREEMENT,
        schedule: scheduleOf(['2017-10-09', '1300000'], ['2017-11-09', '1500000'], ['2017-12-09', '1000000']),
      },
      pack: packOf('national'),
      openedAt: noon('2017-09-01'),
      state: 'PERFORMED',
      ...withReceipts(
        received('r-1', '2017-10-16', '1300000'),
        received('r-2', '2017-11-16', '1500000'),
        received('r-3', '2017-12-08', '1000000'),
      ),
    });
    const day = legalDate('2017-12-08');
    expect(ledger.reading(day)).toMatchObject({ fullyPerformed: true, performedOn: '2017-12-08', owed: '3800000.00' });
    const found = { anticipatoryBreach: false, fraudOrDuress: false, voidOrRevoked: false, conditionUnmet: false };
    const question = { on: day, found, outOfTime: false, debtorObjects: false, reason: '' };
    expect(codeOf(ledger.ruling({ ...question, ruling: 'RESUME' }))).toBe('RULING.GATE_REFUSES');
    expect(admitted(ledger.ruling({ ...question, ruling: 'REFUSE' }))).toMatchObject({
      ground: 'SET-ART-11-1',
      next: 'PERFORMED',
    });
  });

  it('S17: money matched late counts from its value date, and withdraws the finding', () => {
    const matched = received('r-1', '2026-06-28', '300000', noon('2026-07-20'));
    const ledger = ledgerOf(withReceipts(matched));
    expect(ledger.outcomeOf(1, legalDate('2026-07-20'))).toMatchObject({ outcome: 'WITHDRAWN', paidOn: '2026-06-28' });
    expect(ledger.breachOf(1, legalDate('2026-07-08'))).toBeUndefined();
  });

  it('SET-BREACH-DAY: a receipt taken out again leaves the deadline that passed to be asked once more, dated to the act', () => {
    const entries = {
      ...withReceipts(received('r-1', '2026-06-30', '300000')).entries,
      reversals: [{ receiptId: 'r-1', reversedAt: noon('2026-07-20') }],
    };
    const ledger = ledgerOf({ entries });
    const grace = midnight('2026-07-08');
    expect(ledger.passed(noon('2026-07-20'), grace)).toEqual([
      { at: grace, item: { kind: 'GRACE_END', no: 1, day: '2026-07-07' } },
    ]);
    expect(ledger.datingOf(1, grace, noon('2026-07-20'), false)).toEqual({
      at: noon('2026-07-20'),
      latenessSeconds: 0,
    });
    expect(ledger.passed(noon('2026-07-20'), midnight('2026-07-01'))).toEqual([]);
    expect(ledger.passed(noon('2026-07-20'), undefined)).toEqual([]);
  });

  it('SET-LEDGER: gives back the surplus of the settlement, after resumption that of the title', () => {
    const paid = withReceipts(received('r-1', '2026-06-10', '950000'));
    const [day, today] = [legalDate('2026-06-10'), legalDate('2026-06-20')];
    expect(ledgerOf(paid).refundable(day, today)).toBe(5000000n);
    expect(ledgerOf({ ...paid, state: 'RESUMED' }).refundable(day, today)).toBe(0n);
  });

  it('SET-LEDGER: after a refund and the return of the receipt that it was of, ledger, finding and gate name one sum: 9,100.00', () => {
    const entries: LedgerEntries = {
      receipts: [received('r-1', '2026-06-10', '200'), received('r-2', '2026-06-20', '9100')],
      refunds: [
        { refundId: 'f-1', valueDate: legalDate('2026-06-25'), amount: parseYuan('300'), postedAt: noon('2026-06-25') },
      ],
      reversals: [{ receiptId: 'r-2', reversedAt: noon('2026-06-29') }],
    };
    const small = {
      terms: { ...AGREEMENT, total: '9000.00' as Yuan, schedule: scheduleOf(['2026-06-30', '9000']) },
      pack: packOf('national'),
    };
    const ledger = ledgerOf({ ...small, entries });
    const day = legalDate('2026-11-23');
    const reading = ledger.reading(day);
    expect(reading).toMatchObject({ paid: '0.00', owed: '9100.00', outstanding: '9100.00', overdue: '9100.00' });
    expect(reading.instalments).toMatchObject([{ amount: '9000.00', paid: '0.00', outstanding: '9100.00' }]);
    expect(standingOf(reading)).toMatchObject({ owed: '9100.00', open: { no: 1, outstanding: '9100.00' } });
    const finding = ledger.breachOf(1, day);
    expect(finding).toMatchObject({ outstanding: '9100.00' });
    expect(finding?.text.zh).toContain('尚欠9100.00元（含多退的100.00元）');
    const gate = ledger.gate({ decisionDate: day, pleads: {}, basis: 'FOUND' });
    expect(gate.findings[0]).toMatchObject({ no: 1, outstanding: '9100.00' });
    expect(gate.wouldChangeIf[0]?.zh).toContain('补足逾期的9100.00元');
    const paid = ledgerOf({
      ...small,
      entries: { ...entries, receipts: [...entries.receipts, received('r-3', '2026-11-23', '9100')] },
    });
    expect(paid.reading(day)).toMatchObject({
      fullyPerformed: true,
      outstanding: '0.00',
      surplus: '0.00',
      owed: '9000.00',
    });
  });

  it('INT-10: where the pack leaves out the time of the settlement, doubled interest runs on after the ruling that ended it: S7 at 2026-12-10, 15,557.50', () => {
    const excluding = {
      ...withReceipts(received('r-1', '2026-06-30', '300000')),
      pack: { ...S7.pack, interestDuringSettlement: 'EXCLUDE' as const },
    };
    const applications = [
      { appliedAt: noon('2026-10-20'), ruledAt: noon('2026-10-30') },
      { appliedAt: noon('2026-11-20'), ruledAt: noon('2026-11-23') },
    ];
    const doubled = (day: string, over: Partial<SettlementRecord>): string =>
      ledgerOf({ ...excluding, ...over }).balance(legalDate(day)).amounts.doubled;
    expect(doubled('2026-11-23', { applications: applications.slice(0, 1) })).toBe('13475.00');
    const resumed = { applications, state: 'RESUMED' as const };
    expect(doubled('2026-11-23', resumed)).toBe('13475.00');
    expect(doubled('2026-12-10', resumed)).toBe('15557.50');
    expect(doubled('2026-05-01', resumed)).toBe(doubled('2026-05-01', { ...resumed, pack: S7.pack }));
  });

  it('TITLE-ACT: of a title to acts no balance says that it is satisfied', () => {
    const day = legalDate('2026-06-10');
    const nothingOwed = { ...S7.title, principal: 0n };
    const satisfied = (title: SettlementRecord['title']): boolean => {
      const ledger = ledgerOf({ title });
      return ledger.satisfiedBy(ledger.balance(day));
    };
    expect([satisfied(nothingOwed), satisfied({ ...nothingOwed, kind: 'ACT' }), satisfied(S7.title)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('SET-ART-1-1: of terms that name nothing to perform is none', () => {
    expect(() => ledgerOf({ terms: { ...AGREEMENT, schedule: [] } })).toThrow(
      expect.objectContaining({ code: 'AGREEMENT.NOTHING_TO_PERFORM' }),
    );
  });
});

describe('what a ledger names as due next', () => {
  const ledger = ledgerOf(withReceipts(received('r-1', '2026-06-30', '300000')));
  const named = (day: string) => {
    const next = ledger.reading(legalDate(day)).next;
    return next && [next.at.slice(0, 10), ...next.items.map(({ kind, no }) => `${kind}#${no}`)];
  };

  it('is what falls due after the day asked for began, by what had come within it', () => {
    expect(named('2026-05-20')).toEqual(['2026-06-23', 'REMINDER#1']);
    expect(named('2026-06-29')).toEqual(['2026-07-01', 'DUE#1']);
    expect(named('2026-06-30')).toEqual(['2026-09-23', 'REMINDER#2']);
    expect(named('2026-09-30')).toEqual(['2026-10-01', 'DUE#2']);
    expect(named('2026-10-14')).toEqual(['2026-12-24', 'REMINDER#3']);
  });

  it('is, for a case, what comes after the deadline handled last, dated to itself however late it is asked', () => {
    expect(ledger.next(legalDate('2026-11-23'), midnight('2026-10-01'))).toEqual({
      at: midnight('2026-10-14'),
      items: [{ kind: 'GRACE_END', no: 2, day: '2026-10-13' }],
      provisional: false,
      zh: '第2期宽限期满',
    });
  });

  it('is nothing once performance has ended, and nothing falls due or is asked again then', () => {
    for (const state of ['PERFORMED', 'RESUMED', 'SUED', 'EXPIRED'] as const) {
      const ended = ledgerOf({ state });
      expect(ended.reading(legalDate('2026-06-02')).next).toBeUndefined();
      expect(ended.dueAt(midnight('2026-07-01'))).toEqual([]);
      expect(ended.passed(noon('2026-08-01'), noon('2026-08-01'))).toEqual([]);
    }
  });

  it('is told in under 600 bytes with the standing of a plan, however long the plan is', () => {
    for (const [instalments, every] of [
      [1, 30],
      [12, 30],
      [120, 30],
      [500, 7],
    ] as const) {
      const dues = Array.from({ length: instalments }, (_, i) => addDays(legalDate('2026-06-30'), every * i));
      const long = ledgerOf({
        terms: { ...AGREEMENT, schedule: scheduleOf(...dues.map((due) => [due, '123456789.01'] as const)) },
      });
      let after = S7.openedAt;
      for (let i = 0; i < 12; i += 1) {
        const standing = standingOf(long.reading(legalDate('2026-06-02'), after));
        expect(standing.open).toEqual({ no: 1, due: '2026-06-30', outstanding: '123456789.01' });
        expect(Buffer.byteLength(JSON.stringify(standing))).toBeLessThan(600);
        after = standing.next?.at ?? after;
      }
    }
    const performed = ledgerOf(withReceipts(received('r-1', '2026-06-02', '900000')));
    expect(standingOf(performed.reading(legalDate('2026-06-02')))).toEqual({
      asOf: '2026-06-02',
      paid: '900000.00',
      owed: '900000.00',
      overdue: '0.00',
      fullyPerformed: true,
      performedOn: '2026-06-02',
    });
  });
});

describe('the two years (SET-ART-10-2)', () => {
  /** Performance was to end on 2024-11-21: the two years run to 2026-11-23 (TV-09). */
  const ended = {
    terms: { ...AGREEMENT, schedule: scheduleOf(['2024-11-21', '900000']) },
    openedAt: noon('2024-06-01'),
  };
  const elect = (ledger: SettlementLedger, now: string) =>
    admitted(ledger.election({ choice: 'RESUME', by: 'CREDITOR', now: noon(now), breachFound: true }));

  it('an application to resume interrupts them, and they run anew from the ruling on it', () => {
    const applied = { appliedAt: noon('2026-11-20') };
    const pending = ledgerOf({ ...ended, applications: [applied] });
    const ruled = ledgerOf({ ...ended, applications: [{ ...applied, ruledAt: noon('2026-12-15') }] });
    expect([ledgerOf(ended), pending, ruled].map((ledger) => ledger.lastDayToApply())).toEqual([
      '2026-11-23',
      '2028-11-20',
      '2028-12-15',
    ]);
    expect(ruled.reading(legalDate('2026-12-16')).interruptions).toEqual(['2026-11-20', '2026-12-15']);
    expect([ledgerOf(ended), ruled].map((ledger) => elect(ledger, '2026-12-20').outOfTime)).toEqual([true, false]);
  });

  it('one that came too late interrupts nothing, nor does one of which nothing remains but a ruling after their end', () => {
    const late = ledgerOf({ ...ended, applications: [{ appliedAt: noon('2026-11-24'), ruledAt: noon('2026-12-15') }] });
    expect(late.lastDayToApply()).toBe('2026-11-23');
  });

  it('SET-ART-9-1, SET-ART-13-1, SET-ART-14-1: the election goes by the state and the arrears of the ledger', () => {
    const sue = (over: Partial<SettlementRecord>, now = '2026-07-08') =>
      codeOf(ledgerOf(over).election({ choice: 'SUE', by: 'CREDITOR', now: noon(now), breachFound: false }));
    expect(sue({})).toBe('ok');
    expect(sue({}, '2026-07-07')).toBe('ELECTION.NO_BREACH');
    expect(sue(withReceipts(received('r-1', '2026-07-08', '300000')))).toBe('ELECTION.NO_BREACH');
    expect(sue({ state: 'RESUMED' })).toBe('ELECTION.RESUMED');
    expect(sue({ state: 'SUED' })).toBe('ELECTION.SUIT_ACCEPTED');
  });
});

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
        const end = ledger.lastDayToApply();
        const election = admitted(
          ledger.election({ choice: 'RESUME', by: 'CREDITOR', now: noon(now), breachFound: true }),
        );
        expect(election.applicationPeriod.value).toBe(end);
        expect(election.outOfTime).toBe(now > end);
        const timer = ledger.dueAt(endOfDay(end)).filter(({ kind }) => kind === 'APPLICATION_PERIOD_END');
        expect(timer).toEqual(ledger.reading(END).fullyPerformed ? [] : [{ kind: 'APPLICATION_PERIOD_END', day: end }]);
      }),
      { numRuns: 300 },
    );
  });

  it('SET-BREACH-DAY: deadlines come one after the other, each what falls due at its instant, and after the last there is none', () => {
    fc.assert(
      fc.property(record, (one) => {
        const ledger = new SettlementLedger(one);
        const walked: CourtInstant[] = [one.openedAt];
        for (let next = ledger.next(END, one.openedAt); next !== undefined; next = ledger.next(END, next.at)) {
          expect(next.at > walked.at(-1)!).toBe(true);
          expect(ledger.dueAt(next.at)).toEqual(next.items);
          walked.push(next.at);
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
