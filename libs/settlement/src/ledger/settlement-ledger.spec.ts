import { describe, expect, it } from '@jest/globals';
import { addDays, legalDate, packOf, parseRate, parseYuan, type Yuan } from '@hejie/law';
import { AGREEMENT } from '../../test/fixture/agreements.js';
import {
  noon,
  midnight,
  received,
  scheduleOf,
  S7,
  ledgerOf,
  withReceipts,
  statuses,
  codeOf,
} from '../../test/fixture/ledgers.js';
import { type AgreementTerms } from '../agreement/terms.js';
import { admitted } from '../decisions/decision.js';
import { type LedgerEntries } from './ledger-entries.js';
import { standingOf } from './ledger-reading.js';
import { type SettlementLedger } from './settlement-ledger.js';
import { type SettlementRecord } from './settlement-record.js';

it('CLS-3: after its end a settlement owes what is open of it, and of one resumed the title, with its interest', () => {
  const { entries } = withReceipts(received('r-1', '2026-06-30', '300000'));
  const on = legalDate('2026-11-23');
  expect(ledgerOf({ entries, state: 'PERFORMED' }).owedAfterEnding(on)).toBe(parseYuan('600000'));
  expect(ledgerOf({ entries, state: 'RESUMED' }).owedAfterEnding(on)).toBe(parseYuan('736610'));
  // The second instalment was due on 2026-09-30: the time for which the court waits moves no day (SET-GRACE).
  const inDefault = (day: string) => ledgerOf({ entries, state: 'PERFORMED' }).inDefaultAfterEnding(legalDate(day));
  expect(['2026-09-30', '2026-10-09', '2026-11-23', '2027-01-20'].map(inDefault)).toEqual(
    ['0', '300000', '300000', '600000'].map(parseYuan),
  );
  expect(ledgerOf({ entries, state: 'RESUMED' }).inDefaultAfterEnding(on)).toBe(parseYuan('736610'));
});

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
        restDay: 'AS_WRITTEN',
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
    const found = { anticipatoryBreach: false, fraudOrDuress: false, voidOrRevoked: false, conditionUnmet: [] };
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
    const finding = { no: 1, graceEnd: legalDate('2026-07-07') };
    expect(ledger.outcomeOf(finding, legalDate('2026-07-20'))).toMatchObject({
      outcome: 'WITHDRAWN',
      paidOn: '2026-06-28',
    });
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
    expect(ledger.datingOf(1, { deadline: grace, foundAt: noon('2026-07-20') }, false)).toEqual({
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
      { appliedAt: noon('2026-10-20'), ruledAt: noon('2026-10-30'), ground: 'SET-ART-11-2' },
      { appliedAt: noon('2026-11-20'), ruledAt: noon('2026-11-23'), ground: 'SET-ART-11-0' },
      // Withdrawn after that, and so of no ground: it resumed nothing.
      { appliedAt: noon('2026-12-01'), ruledAt: noon('2026-12-05'), ground: null },
    ];
    const doubled = (day: string, over: Partial<SettlementRecord>): string =>
      ledgerOf({ ...excluding, ...over }).balance(legalDate(day)).amounts.doubled;
    expect(doubled('2026-11-23', { applications: applications.slice(0, 1) })).toBe('13475.00');
    const resumed = { applications, state: 'RESUMED' as const };
    expect(doubled('2026-11-23', resumed)).toBe('13475.00');
    expect(doubled('2026-12-10', resumed)).toBe('15557.50');
    expect(doubled('2026-05-01', resumed)).toBe(doubled('2026-05-01', { ...resumed, pack: S7.pack }));
  });

  it('SET-ART-16-1: of a settlement that a judgment voided only what was performed is deducted: neither waiver, nor agreed order, nor time of performance binds', () => {
    const performed: Partial<SettlementRecord> = {
      terms: {
        ...AGREEMENT,
        schedule: scheduleOf(['2024-06-30', '900000']),
        waivers: [{ of: 'PRINCIPAL', amount: '100000.00' as Yuan, condition: 'UNCONDITIONAL' }],
        allocationOrder: ['doubled', 'fee', 'interest', 'principal'],
      },
      title: { principal: parseYuan('1000000'), dailyRate: parseRate('0'), expiry: legalDate('2024-03-15'), fee: 0n },
      pack: { ...packOf('national'), interestDuringSettlement: 'EXCLUDE' },
      openedAt: noon('2024-04-01'),
      state: 'RESUMED',
      ...withReceipts(received('r-1', '2024-06-30', '900000')),
    };
    const ruled = (ground: string) => [{ appliedAt: noon('2026-11-27'), ruledAt: noon('2026-11-28'), ground }];
    const on = legalDate('2026-11-28');
    // 107 days on 1,000,000.00 and 881 on 100,000.00.
    const voided = ledgerOf({ ...performed, applications: ruled('SET-ART-16-1') });
    expect(voided.balance(on).amounts).toMatchObject({
      principal: '100000.00',
      doubled: '34142.50',
      total: '134142.50',
    });
    expect(voided.balance(on).waivers).toMatchObject([{ of: 'PRINCIPAL', stands: false }]);
    expect(voided.refundable(on, on)).toBe(0n);
    const breached = ledgerOf({ ...performed, applications: ruled('SET-ART-11-0') });
    expect(breached.balance(on).waivers).toMatchObject([{ of: 'PRINCIPAL', stands: true }]);
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

describe('until when an instalment is performed in time', () => {
  const due = (terms: Partial<AgreementTerms>) =>
    ledgerOf({ terms: { ...AGREEMENT, schedule: scheduleOf(['2026-10-03', '900000']), ...terms } });
  const gateOn = (ledger: SettlementLedger, day: string) => {
    const { decision, ground } = ledger.gate({ decisionDate: legalDate(day), pleads: {}, basis: 'FOUND' });
    return `${decision} ${ground}`;
  };

  it('SET-GRACE: the court’s waiting time holds up its finding, and no application of the creditor', () => {
    const ledger = ledgerOf(withReceipts(received('r-1', '2026-06-30', '300000')));
    expect(ledger.daysOf({ due: legalDate('2026-09-30') })).toEqual({
      payableUntil: '2026-09-30',
      graceEnd: '2026-09-30',
      waitingEnd: '2026-10-13',
    });
    expect(ledger.breachOf(2, legalDate('2026-10-13'))).toBeUndefined();
    expect(gateOn(ledger, '2026-10-08')).toBe('RESUME SET-ART-11-0');
    expect(ledger.reading(legalDate('2026-10-08'))).toMatchObject({
      overdue: '0.00',
      instalments: [{}, { status: 'IN_GRACE', inDefault: true }, {}],
    });
    const sue = { choice: 'SUE', by: 'CREDITOR', now: noon('2026-10-08'), breachFound: false } as const;
    expect(codeOf(ledger.election(sue))).toBe('ok');
  });

  it('SET-GRACE: the grace that the parties agreed moves the default itself, and the court waits after it', () => {
    const ledger = ledgerOf({
      terms: { ...AGREEMENT, grace: { days: 10, unit: 'CALENDAR' } },
      ...withReceipts(received('r-1', '2026-06-30', '300000')),
    });
    expect(ledger.daysOf({ due: legalDate('2026-09-30') })).toEqual({
      payableUntil: '2026-09-30',
      graceEnd: '2026-10-10',
      waitingEnd: '2026-10-16',
    });
    const inDefault = (day: string) => ledger.reading(legalDate(day)).instalments[1]?.inDefault;
    expect([inDefault('2026-10-10'), inDefault('2026-10-11')]).toEqual([undefined, true]);
    expect([gateOn(ledger, '2026-10-10'), gateOn(ledger, '2026-10-11')]).toEqual([
      'REFUSE SET-ART-11-3',
      'RESUME SET-ART-11-0',
    ]);
    const sue = { choice: 'SUE', by: 'CREDITOR', breachFound: false } as const;
    expect(codeOf(ledger.election({ ...sue, now: noon('2026-10-10') }))).toBe('ELECTION.NO_BREACH');
    expect(ledger.breachOf(2, legalDate('2026-10-17'))).toMatchObject({
      graceEnd: '2026-10-10',
      waitingEnd: '2026-10-16',
      daysOverdue: 17,
      text: { zh: expect.stringContaining('宽限至2026年10月10日，本院等待至2026年10月16日') },
    });
    const working = ledgerOf({ terms: { ...AGREEMENT, grace: { days: 2, unit: 'WORKING' } } });
    expect(working.daysOf({ due: legalDate('2026-09-30') }).graceEnd).toBe('2026-10-09');
  });

  it('SET-DUE-REST: a rest day moves to the first working day after it for findings, letters and gate, unless the agreement says as written', () => {
    const moved = due({});
    expect(moved.daysOf({ due: legalDate('2026-10-03') })).toEqual({
      payableUntil: '2026-10-08',
      graceEnd: '2026-10-08',
      waitingEnd: '2026-10-14',
    });
    expect(moved.next(legalDate('2026-10-03'), midnight('2026-10-03'))).toMatchObject({
      at: midnight('2026-10-09'),
      items: [{ kind: 'DUE', no: 1, day: '2026-10-08' }],
    });
    expect([gateOn(moved, '2026-10-08'), gateOn(moved, '2026-10-09')]).toEqual([
      'REFUSE SET-ART-11-2',
      'RESUME SET-ART-11-0',
    ]);
    const written = due({ restDay: 'AS_WRITTEN' });
    expect(written.daysOf({ due: legalDate('2026-10-03') }).payableUntil).toBe('2026-10-03');
    expect(gateOn(written, '2026-10-04')).toBe('RESUME SET-ART-11-0');
    const paid = due({ restDay: 'NEXT_WORKDAY' });
    expect(statuses(paid, '2026-10-08')).toEqual(['NOT_DUE']);
    const onTime = ledgerOf({
      terms: { ...AGREEMENT, schedule: scheduleOf(['2026-10-03', '900000']) },
      ...withReceipts(received('r-1', '2026-10-08', '900000')),
    });
    expect(statuses(onTime, '2026-10-08')).toEqual(['ON_TIME']);
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

  it('is, reminders aside, the next day by whose end something must have happened', () => {
    const due = (day: string, after: string) => {
      const next = ledger.nextDue(legalDate(day), midnight(after));
      return next && [next.at.slice(0, 10), ...next.items.map(({ kind, no }) => `${kind}#${no}`)];
    };
    expect(due('2026-06-01', '2026-06-01')).toEqual(['2026-07-01', 'DUE#1']);
    expect(due('2026-07-01', '2026-07-01')).toEqual(['2026-10-01', 'DUE#2']);
    expect(due('2026-10-01', '2026-10-01')).toEqual(['2026-10-14', 'GRACE_END#2']);
    expect(ledgerOf({ state: 'PERFORMED' }).nextDue(legalDate('2026-06-02'), midnight('2026-06-01'))).toBeUndefined();
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
