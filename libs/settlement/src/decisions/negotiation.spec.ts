import { describe, expect, it } from '@jest/globals';
import {
  addDays,
  atHour,
  CALENDAR_EDITIONS,
  calendarEdition,
  calendarOf,
  CourtCalendar,
  courtInstant,
  legalDate,
  packOf,
  PUBLISHED_EDITION_IDS,
} from '@hejie/law';
import fc from 'fast-check';
import { calendar } from '../../test/fixture/cases.js';
import { admitted, type Decision } from './decision.js';
import {
  NO_LENGTHENING,
  decideAppraisal,
  decideAppraisalEnd,
  decideExtension,
  lapseBy,
  negotiationDeadline,
  negotiationMovesBy,
  remindsInTime,
  type ExtensionInput,
} from './negotiation.js';

const dongying = packOf('dongying-2020');
const national = packOf('national');
const at = (text: string) => courtInstant(`${text}+08:00`);
const codeOf = (d: Decision<unknown>): string => (d.ok ? 'ok' : d.error.code);
const ruleOf = (d: Decision<unknown>): string | undefined => (d.ok ? undefined : d.error.rule);

describe('the negotiation period', () => {
  const last = (acceptedOn: string): string => negotiationDeadline(legalDate(acceptedOn), dongying, calendar).value;

  it('S1: accepted 2026-11-24, thirty days end 2026-12-24', () => {
    expect(last('2026-11-24')).toBe('2026-12-24');
  });

  it('PRE-8: rests on the court’s own paper where the pack has one', () => {
    const article = (pack: Parameters<typeof negotiationDeadline>[1]) =>
      negotiationDeadline(legalDate('2026-11-24'), pack, calendar).derivation.article;
    expect(article(dongying)).toBe('《东营市东营区人民法院关于民事执行案件执前和解的若干规定（试行）》七（一）');
    expect(article(national)).toBe('《人民法院在线调解规则》第二十四条');
    expect(article({ negotiation: national.negotiation })).toBe('《人民法院在线调解规则》第二十四条');
  });

  it('S3: over National Day, on make-up days and at Spring Festival', () => {
    const { value, instant, provisional } = negotiationDeadline(legalDate('2026-09-04'), dongying, calendar);
    expect([value, instant, provisional]).toEqual(['2026-10-08', '2026-10-09T00:00:00+08:00', false]);
    expect(['2026-09-03', '2026-08-21', '2026-01-15', '2026-01-16', '2026-04-01'].map(last)).toEqual([
      '2026-10-08',
      '2026-09-20',
      '2026-02-14',
      '2026-02-24',
      '2026-05-06',
    ]);
  });

  it('S4: an appraisal of ten days lengthens it where the pack says so', () => {
    const appraised = { extensions: [], appraisals: [[legalDate('2026-12-01'), legalDate('2026-12-10')] as const] };
    expect(
      negotiationDeadline(legalDate('2026-11-23'), dongying, calendar, appraised).derivation.inputs['appraisals'],
    ).toEqual([['2026-12-01', '2026-12-10']]);
    expect(
      negotiationDeadline(legalDate('2026-11-02'), dongying, calendar, {
        extensions: [],
        appraisals: [[legalDate('2026-11-05'), legalDate('2026-11-14')]],
      }).value,
    ).toBe('2026-12-14');
    const counting = { negotiation: { ...dongying.negotiation, excludesAppraisal: false } };
    expect(negotiationDeadline(legalDate('2026-11-23'), counting, calendar, appraised).value).toBe('2026-12-23');
  });
});

describe('an extension (PRE-8)', () => {
  const ask: ExtensionInput = {
    now: at('2026-12-22T10:00:00'),
    startedOn: legalDate('2026-11-23'),
    days: 15,
    signedBy: ['c', 'd'],
    parties: ['c', 'd'],
    lengthening: NO_LENGTHENING,
  };

  it('a request signed on a day that has not come is refused (PRE-8)', () => {
    const signed = (day: string) => codeOf(decideExtension({ ...ask, signedOn: legalDate(day) }, dongying, calendar));
    expect([signed('2026-12-23'), signed('2026-12-22')]).toEqual(['EXTENSION.SIGNED_LATER', 'ok']);
  });

  it('S4: the creditor alone is refused and the end stays', () => {
    const refused = decideExtension({ ...ask, signedBy: ['c'] }, dongying, calendar);
    expect([codeOf(refused), ruleOf(refused)]).toEqual(['EXTENSION.NOT_JOINT', 'PRE-8']);
    expect(!refused.ok && refused.error.zh).toContain('期限仍为2026年12月23日');
  });

  it('S4: both before the end: 2027-01-07, provisional while the 2027 notice is missing', () => {
    const { deadline, lengthening } = admitted(decideExtension(ask, dongying, calendar));
    expect([deadline.value, deadline.provisional, deadline.instant]).toEqual([
      '2027-01-07',
      true,
      '2027-01-08T00:00:00+08:00',
    ]);
    expect(lengthening.extensions).toEqual([15]);
    expect(deadline.derivation.text.zh).toContain('暂定');
  });

  // Notices for 2027 are invented: the State Council has published none.
  it.each([
    ['as it was', [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }], '2027-01-07'],
    ['on the next working day', [{ name: '元旦', from: '2027-01-01', to: '2027-01-10' }], '2027-01-11'],
  ])('S4: once the 2027 notice is loaded the end is certain, and stands %s', (_where, holidays, lastDay) => {
    const source = { title: '放假安排的通知', number: '试', issuedOn: '2026-11-05' };
    const notice = calendarEdition({ id: 'invented-2027', year: 2027, source, holidays });
    const knowing = new CourtCalendar([...CALENDAR_EDITIONS, notice]);
    const { value, provisional } = negotiationDeadline(ask.startedOn, dongying, knowing, {
      ...NO_LENGTHENING,
      extensions: [15],
    });
    expect([value, provisional]).toEqual([lastDay, false]);
  });

  it('S4: after 24:00 of the last day it is too late, one second before it is not', () => {
    expect(codeOf(decideExtension({ ...ask, now: at('2026-12-24T00:00:01') }, dongying, calendar))).toBe(
      'EXTENSION.EXPIRED',
    );
    expect(codeOf(decideExtension({ ...ask, now: at('2026-12-24T00:00:00') }, dongying, calendar))).toBe(
      'EXTENSION.EXPIRED',
    );
    expect(codeOf(decideExtension({ ...ask, now: at('2026-12-23T23:59:59') }, dongying, calendar))).toBe('ok');
  });

  it('counts from the nominal last day, not from the rolled one', () => {
    const overHoliday = { ...ask, startedOn: legalDate('2026-09-04'), now: at('2026-10-08T12:00:00') };
    expect(admitted(decideExtension({ ...overHoliday, days: 5 }, dongying, calendar)).deadline.value).toBe(
      '2026-10-09',
    );
  });

  it('keeps to the pack’s limits, and to whole days above zero', () => {
    expect(codeOf(decideExtension({ ...ask, days: 31 }, national, calendar))).toBe('EXTENSION.TOO_LONG');
    expect(codeOf(decideExtension({ ...ask, days: 30 }, national, calendar))).toBe('ok');
    expect(codeOf(decideExtension({ ...ask, days: 0 }, dongying, calendar))).toBe('EXTENSION.DAYS_INVALID');
    expect(codeOf(decideExtension({ ...ask, days: 1.5 }, dongying, calendar))).toBe('EXTENSION.DAYS_INVALID');
    const once = {
      negotiation: { ...dongying.negotiation, extension: { ...dongying.negotiation.extension, maxExtensions: 1 } },
    };
    expect(codeOf(decideExtension(ask, once, calendar))).toBe('ok');
    expect(
      codeOf(decideExtension({ ...ask, lengthening: { ...NO_LENGTHENING, extensions: [5] } }, once, calendar)),
    ).toBe('EXTENSION.TOO_MANY');
  });

  it('PRE-8: whatever refuses it, the rule is that of the thirty days, not that of a declared failure', () => {
    const limited = {
      negotiation: { ...dongying.negotiation, extension: { requiresAllParties: true, maxDays: 10, maxExtensions: 1 } },
    };
    const refusals = [
      decideExtension({ ...ask, now: at('2026-12-24T00:00:00') }, dongying, calendar),
      decideExtension({ ...ask, signedBy: [] }, dongying, calendar),
      decideExtension({ ...ask, days: -1 }, dongying, calendar),
      decideExtension(ask, limited, calendar),
      decideExtension({ ...ask, days: 5, lengthening: { ...NO_LENGTHENING, extensions: [5] } }, limited, calendar),
    ];
    expect(refusals.map((refused) => [codeOf(refused), ruleOf(refused)])).toEqual(
      ['EXPIRED', 'NOT_JOINT', 'DAYS_INVALID', 'TOO_LONG', 'TOO_MANY'].map((reason) => [
        `EXTENSION.${reason}`,
        'PRE-8',
      ]),
    );
    expect(negotiationDeadline(ask.startedOn, dongying, calendar).derivation.rule).toBe('PRE-8');
  });

  it('where a pack lets one side ask, somebody must still ask', () => {
    const oneSide = {
      negotiation: {
        ...dongying.negotiation,
        extension: { ...dongying.negotiation.extension, requiresAllParties: false },
      },
    };
    expect(codeOf(decideExtension({ ...ask, signedBy: ['c'] }, oneSide, calendar))).toBe('ok');
    expect(codeOf(decideExtension({ ...ask, signedBy: [] }, oneSide, calendar))).toBe('EXTENSION.NOT_JOINT');
  });

  it('PRE-8: by so many days that no end can be computed is refused at the days, not thrown', () => {
    for (const days of [6000, 10_000_000]) {
      const refused = decideExtension({ ...ask, days }, dongying, calendar);
      expect(refused).toMatchObject({
        ok: false,
        error: { code: days === 6000 ? 'CALENDAR.YEAR_UNKNOWN' : 'PERIOD.LENGTH_INVALID', path: '/days' },
      });
    }
    expect(
      codeOf(decideExtension({ ...ask, lengthening: { ...NO_LENGTHENING, extensions: [6000] } }, dongying, calendar)),
    ).toBe('CALENDAR.YEAR_UNKNOWN');
  });
});

describe('E7: a reminder of the end that is dealt with late', () => {
  it('goes out until the last day is over, and not afterwards', () => {
    const inTime = (now: string) => remindsInTime(legalDate('2026-10-08'), at(now));
    expect(['2026-10-01T09:00:00', '2026-10-08T23:59:59', '2026-10-09T00:00:00'].map(inTime)).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('PER-4: a negotiation that lapsed, by a notice that came afterwards', () => {
  const without2026 = calendarOf(['state-council-2024', 'state-council-2025']);
  const lapsed = (startedOn: string, extensions: number[] = []) => {
    const started = legalDate(startedOn);
    const lastDay = negotiationDeadline(started, dongying, without2026, { extensions, appraisals: [] }).value;
    return { lastDay, truly: lapseBy({ startedOn: started, extensions, lastDay }, dongying, calendar) };
  };

  it('had not ended yet where the notice has more days off', () => {
    expect(lapsed('2026-01-16')).toEqual({ lastDay: '2026-02-20', truly: '2026-02-24' });
    expect(lapsed('2026-01-01', [15])).toMatchObject({ truly: '2026-02-24' });
  });

  it('had ended where the notice says the same, or an earlier day', () => {
    expect(lapsed('2026-11-02').truly).toBeUndefined();
    // The make-up Sunday is a day of work: by the notice it had ended even earlier.
    expect(lapsed('2026-08-21')).toEqual({ lastDay: '2026-09-21', truly: undefined });
  });
});

describe('PER-4: a negotiation that runs, by a notice that came meanwhile', () => {
  const moves = (startedOn: string, known: readonly string[], extensions: number[] = []) => {
    const started = legalDate(startedOn);
    const lengthening = { ...NO_LENGTHENING, extensions };
    const { value: lastDay, provisional } = negotiationDeadline(started, dongying, calendarOf(known), lengthening);
    return negotiationMovesBy({ startedOn: started, extensions, lastDay, provisional }, dongying, calendar);
  };
  const WITHOUT_2026 = ['state-council-2024', 'state-council-2025'];

  it('is concerned where its end moves, or is certain from now on', () => {
    expect(moves('2026-01-16', WITHOUT_2026)).toBe(true);
    expect(moves('2026-11-02', WITHOUT_2026)).toBe(true);
    expect(moves('2025-11-20', WITHOUT_2026, [40])).toBe(true);
  });

  it('is not where its end was certain before, and the same', () => {
    expect(moves('2025-10-20', WITHOUT_2026)).toBe(false);
    expect(moves('2026-11-02', PUBLISHED_EDITION_IDS)).toBe(false);
  });
});

describe('S4: an appraisal, whose days do not count (PROC-16)', () => {
  const ask = {
    now: at('2026-12-01T10:00:00'),
    startedOn: legalDate('2026-11-23'),
    lengthening: NO_LENGTHENING,
    running: null,
  };
  const until = legalDate('2026-12-10');
  const begun = admitted(decideAppraisal({ ...ask, until }, dongying, calendar));
  const later = (day: string) => ({
    ...ask,
    now: at(`${day}T15:00:00`),
    lengthening: begun.lengthening,
    running: begun.appraisal,
  });

  it('S4: ten days of it end the thirty ten days later; 2027-01-02 is a Saturday of a year without a notice', () => {
    expect(begun).toMatchObject({
      appraisal: { from: '2026-12-01', until: '2026-12-10' },
      lengthening: { extensions: [], appraisals: [['2026-12-01', '2026-12-10']] },
      deadline: { value: '2027-01-04', provisional: true },
    });
    const early = { ...ask, startedOn: legalDate('2026-11-02'), now: at('2026-11-05T10:00:00') };
    const ten = admitted(decideAppraisal({ ...early, until: legalDate('2026-11-14') }, dongying, calendar));
    expect(ten.deadline.value).toBe('2026-12-14');
  });

  it('PROC-16: a pack that counts them is told of it all the same, and the end stays', () => {
    const counting = { negotiation: { ...dongying.negotiation, excludesAppraisal: false } };
    expect(admitted(decideAppraisal({ ...ask, until }, counting, calendar)).deadline.value).toBe('2026-12-23');
  });

  it('PROC-16: one that ends early gives back the days that it did not take', () => {
    const ended = admitted(decideAppraisalEnd(later('2026-12-04'), dongying, calendar));
    expect(ended.lengthening.appraisals).toEqual([['2026-12-01', '2026-12-04']]);
    expect(ended.deadline.value).toBe('2026-12-28');
  });

  it('PROC-16: after its term the days count again, whether somebody says so or not', () => {
    const ended = admitted(decideAppraisalEnd(later('2026-12-20'), dongying, calendar));
    expect(ended.lengthening).toEqual(begun.lengthening);
    const another = decideAppraisal({ ...later('2026-12-20'), until: legalDate('2026-12-21') }, dongying, calendar);
    expect(admitted(another).lengthening.appraisals).toEqual([
      ['2026-12-01', '2026-12-10'],
      ['2026-12-20', '2026-12-21'],
    ]);
  });

  it('PROC-16: while it runs its term is set anew, from its first day', () => {
    const anew = admitted(
      decideAppraisal({ ...later('2026-12-10'), until: legalDate('2026-12-15') }, dongying, calendar),
    );
    expect(anew.lengthening.appraisals).toEqual([['2026-12-01', '2026-12-15']]);
  });

  it('PROC-16: ends neither before today nor later than the longest term, and does not end where none runs', () => {
    const terms = ['2026-11-30', '2026-12-01', '2027-05-29', '2027-05-30'].map((day) =>
      codeOf(decideAppraisal({ ...ask, until: legalDate(day) }, dongying, calendar)),
    );
    expect(terms).toEqual(['APPRAISAL.TERM_INVALID', 'ok', 'ok', 'APPRAISAL.TERM_INVALID']);
    expect(codeOf(decideAppraisalEnd(ask, dongying, calendar))).toBe('APPRAISAL.NOT_RUNNING');
  });

  it('PROC-16: the end that follows from an early one never lies in the past', () => {
    const days = fc.tuple(fc.integer({ min: 0, max: 29 }), fc.integer({ min: 1, max: 60 }), fc.nat(59));
    fc.assert(
      fc.property(days, ([after, term, early]) => {
        const from = addDays(ask.startedOn, after);
        const start = { ...ask, now: atHour(from, 10), until: addDays(from, term - 1) };
        const { appraisal, lengthening } = admitted(decideAppraisal(start, dongying, calendar));
        const now = atHour(addDays(from, Math.min(early, term - 1)), 12);
        const ended = decideAppraisalEnd({ ...ask, now, lengthening, running: appraisal }, dongying, calendar);
        expect(admitted(ended).deadline.instant > now).toBe(true);
      }),
    );
  });
});

describe('PER-4: appraisals count when a notice comes later', () => {
  it('a negotiation that was held up is not taken for one that ends earlier', () => {
    const startedOn = legalDate('2026-11-02');
    const appraisals = [[legalDate('2026-11-05'), legalDate('2026-11-14')] as const];
    const on = { startedOn, extensions: [], appraisals, lastDay: legalDate('2026-12-14') };
    expect(lapseBy(on, dongying, calendar)).toBeUndefined();
    expect(negotiationMovesBy({ ...on, provisional: false }, dongying, calendar)).toBe(false);
    expect(negotiationMovesBy({ ...on, appraisals: null, provisional: false }, dongying, calendar)).toBe(true);
  });
});
