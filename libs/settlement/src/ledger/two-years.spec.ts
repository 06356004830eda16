import { describe, expect, it } from '@jest/globals';
import { addDays, calendarOf, endOfDay, legalDate, packOf, PUBLISHED_EDITION_IDS, type LegalDate } from '@hejie/law';
import { AGREEMENT } from '../../test/fixture/agreements.js';
import { noon, received, scheduleOf, ledgerOf, withReceipts, codeOf, NOTHING, S7 } from '../../test/fixture/ledgers.js';
import { type PeriodAct } from '../application-period/period-acts.js';
import { admitted } from '../decisions/decision.js';
import { type SettlementLedger } from './settlement-ledger.js';
import { type SettlementRecord } from './settlement-record.js';

describe('the two years (SET-ART-10-2)', () => {
  /** Performance was to end on 2024-11-21: the two years run to 2026-11-23 (TV-09). */
  const ended = {
    terms: { ...AGREEMENT, schedule: scheduleOf(['2024-11-21', '900000']) },
    openedAt: noon('2024-06-01'),
  };
  const elect = (ledger: SettlementLedger, now: string) =>
    admitted(ledger.election({ choice: 'RESUME', by: 'CREDITOR', now: noon(now), breachFound: true }));

  const lastDay = (ledger: SettlementLedger) => ledger.applicationPeriod().lastDay;
  const act = (kind: PeriodAct['kind'], from: string, to = from): PeriodAct => ({
    kind,
    from: legalDate(from),
    to: legalDate(to),
  });

  it.each([
    ['the agreed grace', '2026-12-31', { grace: { days: 365, unit: 'CALENDAR' } }, '2027-12-31', '2029-12-31'],
    ['grace in working days', '2026-09-30', { grace: { days: 2, unit: 'WORKING' } }, '2026-10-09', '2028-10-09'],
    ['the festival on which it falls due', '2024-09-15', {}, '2024-09-18', '2026-09-18'],
    ['the festival, and the Sunday at their own end', '2026-10-03', {}, '2026-10-08', '2028-10-09'],
    ['nothing, where the day holds as written', '2026-10-03', { restDay: 'AS_WRITTEN' }, '2026-10-03', '2028-10-05'],
  ] as const)('run from the end of the performance period: moved by %s', (_by, due, terms, last, end) => {
    const ledger = ledgerOf({
      terms: { ...AGREEMENT, ...terms, schedule: scheduleOf([due, '900000']) },
      openedAt: noon('2024-06-01'),
      pack: packOf('national'),
    });
    const gateOn = (day: LegalDate) => ledger.gate({ decisionDate: day, pleads: {}, basis: 'FOUND' }).ground;
    expect(ledger.daysOf({ due: legalDate(due) }).graceEnd).toBe(last);
    expect(lastDay(ledger)).toBe(end);
    expect(gateOn(addDays(legalDate(last), 1))).toBe('SET-ART-11-0');
    expect([end, addDays(legalDate(end), 1)].map((day) => elect(ledger, day).outOfTime)).toEqual([false, true]);
    // Paid within the grace, it was performed as agreed, and interrupts nothing.
    const paid = { entries: { ...NOTHING, receipts: [received('r-1', last, '1')] } };
    expect(
      ledgerOf({ ...S7, terms: { ...AGREEMENT, ...terms, schedule: scheduleOf([due, '900000']) }, ...paid }).reading(
        legalDate(end),
      ).interruptions,
    ).toEqual([]);
  });

  it('PER-4: are provisional while a notice may move the end of the performance period', () => {
    const standing = (due: string, grace = 3) =>
      ledgerOf({
        terms: { ...AGREEMENT, grace: { days: grace, unit: 'WORKING' }, schedule: scheduleOf([due, '900000']) },
      }).applicationPeriod().period.provisional;
    expect([standing('2024-06-28'), standing('2026-12-24'), standing('2027-04-30')]).toEqual([false, true, true]);
  });

  it('an application to resume interrupts them: while it lies before the judge they have no end, and run anew from the ruling on it', () => {
    const applied = { appliedAt: noon('2026-11-20') };
    const pending = ledgerOf({ ...ended, applications: [applied] });
    const ruled = ledgerOf({ ...ended, applications: [{ ...applied, ruledAt: noon('2026-12-15') }] });
    expect([ledgerOf(ended), pending, ruled].map(lastDay)).toEqual(['2026-11-23', undefined, '2028-12-15']);
    expect(pending.dueAt(endOfDay(legalDate('2026-11-23')))).toEqual([]);
    expect(pending.reading(legalDate('2026-11-30'))).toMatchObject({ interruptions: ['2026-11-20'] });
    expect(pending.reading(legalDate('2026-11-30'))).not.toHaveProperty('lastDayToApply');
    expect(ruled.reading(legalDate('2026-12-16'))).toMatchObject({
      interruptions: ['2026-11-20', '2026-12-15'],
      lastDayToApply: '2028-12-15',
    });
    expect([ledgerOf(ended), ruled].map((ledger) => elect(ledger, '2026-12-20').outOfTime)).toEqual([true, false]);
  });

  it('run anew from the end of a procedure, not where it was applied for too late, nor while the performance period runs', () => {
    const ranAnew = (over: Partial<SettlementRecord>, appliedAt: string, ruledAt: string | null) =>
      ledgerOf({
        ...ended,
        applications: [
          { application: 1, appliedAt: noon(appliedAt), ruledAt: ruledAt === null ? null : noon(ruledAt) },
        ],
        ...over,
      }).ranAnewBy(1);
    expect(ranAnew({}, '2026-11-20', '2026-12-15')).toBe(true);
    expect(ranAnew({}, '2026-11-20', null)).toBe(false);
    expect(ranAnew({}, '2026-11-24', '2026-12-15')).toBe(false);
    const running = { terms: { ...AGREEMENT, schedule: scheduleOf(['2027-11-19', '900000']) } };
    expect(ranAnew(running, '2026-11-20', '2026-12-15')).toBe(false);
  });

  it('run anew from the service of the refusal, where that is recorded', () => {
    const refused = { application: 1, appliedAt: noon('2026-11-20'), ruledAt: noon('2026-12-15') };
    const served = (application: number): PeriodAct => ({ ...act('REFUSAL_SERVED', '2026-12-21'), application });
    const of = (...periodActs: PeriodAct[]) => lastDay(ledgerOf({ ...ended, applications: [refused], periodActs }));
    expect([of(), of(served(1)), of(served(2))]).toEqual(['2028-12-15', '2028-12-21', '2028-12-15']);
  });

  it('an application on paper interrupts them from its posting or its receipt (PER-5)', () => {
    const recorded = { appliedAt: noon('2026-11-26'), ruledAt: noon('2026-12-15') };
    const of = (appliedOn?: string) =>
      lastDay(
        ledgerOf({
          ...ended,
          applications: [{ ...recorded, ...(appliedOn === undefined ? {} : { appliedOn: legalDate(appliedOn) }) }],
        }),
      );
    expect([of(), of('2026-11-23'), of('2026-11-24')]).toEqual(['2026-11-23', '2028-12-15', '2026-11-23']);
  });

  it('one that came too late interrupts nothing, nor does one of which nothing remains but a ruling after their end', () => {
    const late = { appliedAt: noon('2026-11-24') };
    expect(lastDay(ledgerOf({ ...ended, applications: [late] }))).toBe('2026-11-23');
    expect(lastDay(ledgerOf({ ...ended, applications: [{ ...late, ruledAt: noon('2026-12-15') }] }))).toBe(
      '2026-11-23',
    );
  });

  it('a written promise, a demand and an obstacle in their last six months move them', () => {
    const of = (...periodActs: PeriodAct[]) => lastDay(ledgerOf({ ...ended, periodActs }));
    expect(of(act('PROMISE', '2026-03-02'))).toBe('2028-03-02');
    expect(of(act('DEMAND', '2026-03-02'), act('PROMISE', '2026-03-05'))).toBe('2028-03-06');
    expect(of(act('OBSTACLE', '2026-08-01', '2026-09-01'))).toBe('2027-03-01');
    expect(of(act('OBSTACLE', '2026-01-01', '2026-02-01'))).toBe('2026-11-23');
  });

  it('SET-ART-16-1: of what was performed they run from the effect of the judgment that voids it, for before it nobody could apply', () => {
    const performed = ledgerOf({
      ...ended,
      state: 'PERFORMED',
      ...withReceipts(received('r-1', '2024-11-21', '900000')),
    });
    const applied = (now: string, voidedOn: string) => {
      const question = { choice: 'RESUME', by: 'CREDITOR', now: noon(now), breachFound: false } as const;
      const { outOfTime, applicationPeriod } = admitted(
        performed.election({ ...question, voidedOn: legalDate(voidedOn) }),
      );
      return [outOfTime, applicationPeriod.value];
    };
    expect(applied('2026-11-28', '2026-11-25')).toEqual([false, '2028-11-27']);
    expect(applied('2028-11-28', '2026-11-25')).toEqual([true, '2028-11-27']);
    // Performed before its time: they never end before they would have.
    expect(applied('2026-11-23', '2024-10-01')).toEqual([false, '2026-11-23']);
  });

  describe('whether an application came in time is asked anew, by everything known of its day (SET-ART-10-3)', () => {
    /** S7: the two years end on 2029-01-02. */
    const paid = received('r-1', '2028-12-20', '100000', noon('2029-01-11'));
    const applied = (day: string, over: Partial<SettlementRecord> = {}) =>
      ledgerOf({ ...over, applications: [{ application: 1, appliedAt: noon(day) }, ...(over.applications ?? [])] });
    const time = (ledger: SettlementLedger) => {
      const { outOfTime, lastDayToApply } = ledger.timeOf(1);
      return [outOfTime, lastDayToApply];
    };

    it('money that had come before their end, and a demand of before it, move them though they are entered after it', () => {
      expect(time(applied('2029-01-02'))).toEqual([false, '2029-01-02']);
      expect(time(applied('2029-01-10'))).toEqual([true, '2029-01-02']);
      expect(time(applied('2029-01-10', withReceipts(paid)))).toEqual([false, '2030-12-20']);
      expect(time(applied('2029-01-10', { periodActs: [act('DEMAND', '2028-11-20')] }))).toEqual([false, '2030-11-20']);
    });

    it('money that the bank takes back has not moved them', () => {
      const { entries } = withReceipts(paid);
      const reversals = [{ receiptId: 'r-1', reversedAt: noon('2030-06-10') }];
      expect(time(applied('2030-06-03', { entries }))).toEqual([false, '2030-12-20']);
      expect(time(applied('2030-06-03', { entries: { ...entries, reversals } }))).toEqual([true, '2029-01-02']);
    });

    it('TV-10: a notice moves them: from 2026-10-06 to 2026-10-08', () => {
      const of = (editions: readonly string[]) =>
        time(
          applied('2026-10-07', {
            terms: { ...AGREEMENT, restDay: 'AS_WRITTEN', schedule: scheduleOf(['2024-10-03', '900000']) },
            openedAt: noon('2024-06-01'),
            calendar: calendarOf(editions),
          }),
        );
      expect(of(PUBLISHED_EDITION_IDS.filter((edition) => edition !== 'state-council-2026'))).toEqual([
        true,
        '2026-10-06',
      ]);
      expect(of(PUBLISHED_EDITION_IDS)).toEqual([false, '2026-10-08']);
    });

    it('what happened after its day, and the application itself, do not', () => {
      const after = withReceipts(received('r-1', '2028-12-29', '100000'));
      const ruled = [{ application: 1, appliedAt: noon('2028-12-20'), ruledAt: noon('2029-03-01') }];
      expect(time(ledgerOf({ ...after, applications: ruled }))).toEqual([false, '2029-01-02']);
      expect(() => ledgerOf().timeOf(1)).toThrow('RULING.NO_APPLICATION');
    });

    it('an earlier one that was refused does, until the end of its procedure', () => {
      const refused = { application: 2, appliedAt: noon('2028-12-20'), ruledAt: noon('2029-01-05') };
      expect(time(applied('2029-01-10', { applications: [refused] }))).toEqual([false, '2031-01-06']);
    });

    it('SET-ART-16-1: after the effect of the judgment acts move them too', () => {
      const performed = { state: 'PERFORMED', ...withReceipts(received('r-1', '2026-06-30', '900000')) } as const;
      const of = (periodActs: PeriodAct[]) =>
        applied('2031-04-01', { ...performed, periodActs }).timeOf(1, legalDate('2029-03-20'));
      expect(of([])).toEqual({ outOfTime: true, lastDayToApply: '2031-03-20' });
      expect(of([act('DEMAND', '2031-03-10')])).toEqual({ outOfTime: false, lastDayToApply: '2033-03-10' });
    });
  });

  it('SET-ART-16-1: what was sued on may be applied for on the judgment that voids it, and they run from its effect', () => {
    const sued = ledgerOf({ state: 'SUED' });
    const question = { choice: 'RESUME', by: 'CREDITOR', now: noon('2029-06-01'), breachFound: false } as const;
    expect(codeOf(sued.election(question))).toBe('ELECTION.SUIT_ACCEPTED');
    const { outOfTime, applicationPeriod } = admitted(
      sued.election({ ...question, voidedOn: legalDate('2029-03-20') }),
    );
    expect([outOfTime, applicationPeriod.value]).toEqual([false, '2031-03-20']);
  });

  it('SET-ART-9-1, SET-ART-13-1, SET-ART-14-1: the election goes by the state and the arrears of the ledger', () => {
    const sue = (over: Partial<SettlementRecord>, now = '2026-07-08') =>
      codeOf(ledgerOf(over).election({ choice: 'SUE', by: 'CREDITOR', now: noon(now), breachFound: false }));
    expect(sue({})).toBe('ok');
    expect(sue({}, '2026-06-30')).toBe('ELECTION.NO_BREACH');
    expect(sue(withReceipts(received('r-1', '2026-07-08', '300000')))).toBe('ELECTION.NO_BREACH');
    expect(sue({ state: 'RESUMED' })).toBe('ELECTION.RESUMED');
    expect(sue({ state: 'SUED' })).toBe('ELECTION.SUIT_ACCEPTED');
  });
});
