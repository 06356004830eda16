import { describe, expect, it } from '@jest/globals';
import { courtInstant, legalDate } from '@hejie/law';
import { S7, calendar, instalments, payments } from '../../test/fixture/cases.js';
import { outcomeOfFinding, outcomeOfNotice, outcomeWhileShort, reviewBreach, type ShortFinding } from './findings.js';
import { breachDay } from './grace.js';
import { deadlineInstantText, deadlineText, nextDeadline, type DeadlineSettings } from './next-deadline.js';

const book = { instalments: S7, postings: payments(['2026-06-30', '300000']) };
const settings: DeadlineSettings = { graceWorkingDays: 5, reminderDays: [7, 3], calendar };

describe('the breach day', () => {
  it('S7: due 2026-09-30 with five working days of grace is 2026-10-14', () => {
    const derived = breachDay(legalDate('2026-09-30'), { graceWorkingDays: 5, calendar });
    expect(derived.value).toBe('2026-10-14');
    expect(derived.derivation.parts[0]?.value).toBe('2026-10-13');
    expect(derived.provisional).toBe(false);
  });

  it('without grace is the day after, in any year', () => {
    const none = breachDay(legalDate('2017-10-09'), { graceWorkingDays: 0, calendar });
    expect(none.value).toBe('2017-10-10');
    expect(none.derivation.text).toEqual({
      zh: '2017年10月9日到期，没有宽限期，2017年10月10日起方可认定涉嫌违约。',
      en: 'Due 2017-10-09, without grace: breach may be suspected from 2017-10-10.',
    });
    expect(none.derivation.article).toBe('《最高人民法院关于执行和解若干问题的规定》（2020）第九条');
  });

  it('is provisional where grace runs into a year without a notice', () => {
    expect(breachDay(legalDate('2026-12-31'), { graceWorkingDays: 5, calendar }).provisional).toBe(true);
  });
});

describe('the next deadline', () => {
  it('walks reminder, due and grace of the first instalment still open, one timer at a time', () => {
    const walked: string[] = [];
    let after = courtInstant('2026-06-30T12:00:00+08:00');
    for (let next = nextDeadline(book, after, settings); next !== null; next = nextDeadline(book, after, settings)) {
      walked.push(`${next.at.slice(0, 10)} ${next.items.map((i) => `${i.kind}#${i.no}`).join('+')}`);
      after = next.at;
    }
    expect(walked).toEqual([
      '2026-09-23 REMINDER#2',
      '2026-09-27 REMINDER#2',
      '2026-10-01 DUE#2',
      '2026-10-14 GRACE_END#2',
      '2026-12-24 REMINDER#3',
      '2026-12-28 REMINDER#3',
      '2027-01-01 DUE#3',
      '2027-01-09 GRACE_END#3',
    ]);
  });

  it('is, of a reminder, 0时 of its day, and of what ends, 24时 of its own', () => {
    expect(nextDeadline(book, courtInstant('2026-06-30T12:00:00+08:00'), settings)?.derivation.text).toEqual({
      zh: '下一期限：2026年9月23日0时，第2期到期提醒。',
      en: 'Next deadline 00:00 on 2026-09-23: instalment 2 reminder.',
    });
    const midnight = courtInstant('2026-09-23T00:00:00+08:00');
    expect(deadlineInstantText(midnight, ['APPLICATION_PERIOD_WARNING', 'REMINDER']).en).toBe('00:00 on 2026-09-23');
    expect(deadlineInstantText(midnight, []).zh).toBe('2026年9月22日24时');
    expect(deadlineInstantText(midnight, ['REMINDER', 'DUE']).zh).toBe('2026年9月22日24时');
    expect(deadlineInstantText(courtInstant('2026-09-23T10:30:00+08:00'), ['REMINDER']).zh).toBe(
      '2026年9月23日10时30分',
    );
  });

  it('a receipt that closes an instalment moves it on', () => {
    const paid = { ...book, postings: payments(['2026-06-30', '300000'], ['2026-09-29', '300000']) };
    expect(nextDeadline(paid, courtInstant('2026-09-29T12:00:00+08:00'), settings)?.items).toEqual([
      { kind: 'REMINDER', no: 3, day: '2026-12-24' },
    ]);
  });

  it('a deadline missed while the machine slept is still returned, dated to itself', () => {
    expect(nextDeadline(book, courtInstant('2026-09-27T00:00:00+08:00'), settings)?.at).toBe(
      '2026-10-01T00:00:00+08:00',
    );
  });

  it('what falls due at one instant comes together', () => {
    const next = nextDeadline(book, courtInstant('2026-09-28T00:00:00+08:00'), { ...settings, graceWorkingDays: 0 });
    expect(next?.items.map((i) => i.kind)).toEqual(['DUE', 'GRACE_END']);
    expect(next?.derivation.text.zh).toContain('第2期到期、第2期宽限期满');
  });

  it('is told by instalment, and by the case where it is of the case', () => {
    const day = legalDate('2026-09-30');
    expect(
      deadlineText([
        { kind: 'DUE', no: 2, day },
        { kind: 'APPLICATION_PERIOD_END', no: null, day },
      ]),
    ).toEqual({ zh: '第2期到期、申请执行期间届满', en: 'instalment 2 due, application period ends' });
  });

  it('is provisional where the notice of the year is missing', () => {
    expect(nextDeadline(book, courtInstant('2027-01-01T00:00:00+08:00'), settings)?.provisional).toBe(true);
  });

  it('an agreed day and its reminder are final in any year; what comes together with a day of grace is not', () => {
    const two = { instalments: instalments(['2026-12-31', '1'], ['2027-01-08', '1']), postings: [] };
    const at = (after: string) => nextDeadline(two, courtInstant(after), { ...settings, reminderDays: [7, 0, -3] });
    expect(at('2026-12-20T00:00:00+08:00')).toMatchObject({ items: [{ kind: 'REMINDER', no: 1 }], provisional: false });
    expect(at('2026-12-31T00:00:00+08:00')).toMatchObject({
      at: '2027-01-01T00:00:00+08:00',
      items: [
        { kind: 'DUE', no: 1 },
        { kind: 'REMINDER', no: 2 },
      ],
      provisional: false,
    });
    expect(at('2027-01-01T00:00:00+08:00')).toMatchObject({
      at: '2027-01-09T00:00:00+08:00',
      items: [
        { kind: 'GRACE_END', no: 1 },
        { kind: 'DUE', no: 2 },
      ],
      provisional: true,
    });
  });

  it('the earliest comes first, whichever instalment it belongs to', () => {
    const close = { instalments: instalments(['2026-06-30', '1'], ['2026-07-02', '1']), postings: [] };
    const walked: string[] = [];
    for (
      let next = nextDeadline(close, null, { ...settings, reminderDays: [1] });
      next !== null;
      next = nextDeadline(close, next.at, { ...settings, reminderDays: [1] })
    )
      walked.push(next.at.slice(0, 10));
    expect(walked).toEqual(['2026-06-29', '2026-07-01', '2026-07-03', '2026-07-08', '2026-07-10']);
  });

  it('the application period is waited for while anything is open, and no longer', () => {
    const withPeriod = { ...settings, applicationPeriodEnd: legalDate('2028-12-31') };
    const next = nextDeadline(book, courtInstant('2027-02-01T00:00:00+08:00'), withPeriod);
    expect(next).toMatchObject({
      at: '2029-01-01T00:00:00+08:00',
      items: [{ kind: 'APPLICATION_PERIOD_END', no: null, day: '2028-12-31' }],
      provisional: true,
    });
    expect(nextDeadline({ ...book, postings: payments(['2026-06-30', '900000']) }, null, withPeriod)).toBeNull();
  });

  it('both sides are warned before the application period ends, at the start of that day', () => {
    const withWarning = {
      ...settings,
      applicationPeriodEnd: legalDate('2028-12-31'),
      applicationPeriodWarningDays: 30,
    };
    const next = nextDeadline(book, courtInstant('2027-02-01T00:00:00+08:00'), withWarning);
    expect(next).toMatchObject({
      at: '2028-12-01T00:00:00+08:00',
      items: [{ kind: 'APPLICATION_PERIOD_WARNING', no: null, day: '2028-12-31' }],
    });
    expect(nextDeadline(book, next!.at, withWarning)?.items[0]?.kind).toBe('APPLICATION_PERIOD_END');
  });

  it('nothing handled yet: the first reminder comes first, however long ago', () => {
    expect(nextDeadline({ ...book, postings: [] }, null, settings)?.items).toEqual([
      { kind: 'REMINDER', no: 1, day: '2026-06-23' },
    ]);
    expect(nextDeadline({ ...book, postings: [] }, null, { ...settings, reminderDays: [] })?.items[0]?.kind).toBe(
      'DUE',
    );
  });
});

describe('breach findings', () => {
  const query = { asOf: legalDate('2026-10-14'), graceWorkingDays: 5, calendar };
  const found = { no: 2, graceEnd: legalDate('2026-10-13') };

  it('S7: one finding with its evidence, dated to the deadline', () => {
    const review = reviewBreach(book, { ...query, asOf: legalDate('2026-10-20'), minorShortfall: 10_000n }).value;
    expect(review.performed).toBe(false);
    expect(review.findings).toHaveLength(1);
    expect(review.findings[0]).toMatchObject({
      no: 2,
      due: '2026-09-30',
      graceEnd: '2026-10-13',
      breachDay: '2026-10-14',
      amount: '300000.00',
      paid: '0.00',
      outstanding: '300000.00',
      daysOverdue: 20,
      minorShortfall: false,
    });
    expect(review.findings[0]?.receiptsConsidered).toEqual([
      { id: 'p1', kind: 'PAYMENT', valueDate: '2026-06-30', amount: '300000.00' },
    ]);
    expect(review.findings[0]?.text.zh).toBe(
      '第2期300000.00元于2026年9月30日到期，宽限至2026年10月13日，按到账日计已付0.00元，尚欠300000.00元。',
    );
  });

  it('none on the last day of grace', () => {
    const { value, derivation } = reviewBreach(book, { ...query, asOf: legalDate('2026-10-13') });
    expect(value.findings).toEqual([]);
    expect(derivation.text.zh).toContain('没有逾期');
  });

  it('a slight shortfall is said to be one', () => {
    const short = { instalments: S7, postings: payments(['2026-06-30', '300000'], ['2026-09-30', '299900']) };
    expect(reviewBreach(short, { ...query, minorShortfall: 10_000n }).value.findings[0]?.minorShortfall).toBe(true);
    expect(reviewBreach(short, { ...query, minorShortfall: 9_999n }).value.findings[0]?.minorShortfall).toBe(false);
    expect(reviewBreach(short, query).value.findings[0]?.minorShortfall).toBe(false);
  });

  it('PER-4: falls where a notice has moved the end of grace that it names, and that lies ahead; else a day of grace takes nothing back', () => {
    const inGrace = { ...query, asOf: legalDate('2026-10-13') };
    const early = { ...found, graceEnd: legalDate('2026-10-12') };
    expect(outcomeOfFinding(early, book, inGrace)).toMatchObject({ outcome: 'WITHDRAWN', paidOn: null });
    // A command that counts as of the day on which it first came, before the finding.
    expect(outcomeOfFinding(found, book, inGrace)).toMatchObject({ outcome: 'STANDS' });
    expect(outcomeOfFinding(early, book, { ...query, asOf: legalDate('2026-10-14') })).toMatchObject({
      outcome: 'STANDS',
    });
  });

  it('SET-CASE-1: paid late in full cures; S17: money that had come in grace withdraws the finding', () => {
    const cured = { instalments: S7, postings: payments(['2026-06-30', '300000'], ['2026-10-20', '300000']) };
    const later = { ...query, asOf: legalDate('2026-10-21') };
    expect(outcomeOfFinding(found, cured, later)).toMatchObject({ outcome: 'CURED', paidOn: '2026-10-20' });
    const inGrace = { instalments: S7, postings: payments(['2026-06-30', '300000'], ['2026-10-13', '300000']) };
    expect(outcomeOfFinding(found, inGrace, later)).toMatchObject({ outcome: 'WITHDRAWN', paidOn: '2026-10-13' });
    expect(outcomeOfFinding(found, book, later)).toMatchObject({ outcome: 'STANDS', paidOn: null });
    expect(outcomeOfFinding({ ...found, no: 9 }, book, later).outcome).toBe('STANDS');
  });

  it('SET-DUE-REST, PER-4: a notice that it is overdue was wrong where it was paid when due, or the due day has moved and lies ahead', () => {
    const told = (at: string) => ({ no: 2, toldAt: courtInstant(at) });
    // Due on a Saturday it may be performed on the Monday after it.
    const moving = {
      instalments: [{ no: 2, due: legalDate('2026-08-01'), amount: 30_000_000n }],
      postings: [],
    };
    const rolled = { ...query, roll: true, asOf: legalDate('2026-08-02') };
    const early = told('2026-08-02T00:00:00+08:00');
    expect(outcomeOfNotice(early, moving, rolled)).toEqual({ outcome: 'NOT_DUE_YET', payableUntil: '2026-08-03' });
    expect(outcomeOfNotice(early, moving, { ...rolled, asOf: legalDate('2026-08-04') })).toEqual({ outcome: 'STANDS' });
    expect(outcomeOfNotice(told('2026-08-04T00:00:00+08:00'), moving, rolled)).toEqual({ outcome: 'STANDS' });
    const inTime = { ...moving, postings: payments(['2026-08-03', '300000']) };
    const later = { ...rolled, asOf: legalDate('2026-08-10') };
    expect(outcomeOfNotice(early, inTime, later)).toEqual({ outcome: 'PAID_IN_TIME', paidOn: '2026-08-03' });
  });

  it('SET-CASE-1: that is short again stands only while somebody still chooses on it and nobody was told that it had fallen', () => {
    const short = (over: Partial<ShortFinding>) =>
      outcomeWhileShort({
        outcome: 'CURED',
        cureTold: false,
        choicePending: true,
        owedOnFinding: 30_000_000n,
        owedAsNowKnown: 30_000_000n,
        ...over,
      });
    expect(short({})).toBe('STANDS');
    expect(short({ choicePending: false })).toBe('REOPENED');
    expect(short({ cureTold: true })).toBe('REOPENED');
    expect([short({ outcome: 'WITHDRAWN' }), short({ outcome: 'REOPENED' })]).toEqual(['REOPENED', 'REOPENED']);
    // One that never fell was answered, tolerated perhaps; it is asked again only where more was owed than people knew.
    expect(short({ outcome: 'STANDS', choicePending: false })).toBe('STANDS');
    expect(short({ outcome: 'STANDS', owedAsNowKnown: 30_000_001n })).toBe('REOPENED');
    expect(short({ owedAsNowKnown: 29_999_999n })).toBe('STANDS');
    expect(short({ owedAsNowKnown: 30_000_001n })).toBe('REOPENED');
  });

  it('without grace the text names none, and full payment is said', () => {
    const one = { instalments: instalments(['2026-06-30', '1']), postings: [] };
    expect(reviewBreach(one, { ...query, graceWorkingDays: 0 }).value.findings[0]?.text.en).toBe(
      'Instalment 1 of 1.00 yuan was due on 2026-06-30; by value date 0.00 yuan is paid and 1.00 yuan outstanding.',
    );
    expect(reviewBreach({ ...one, postings: payments(['2026-06-30', '1']) }, query).value.performed).toBe(true);
  });
});
