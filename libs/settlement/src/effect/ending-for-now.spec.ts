import { describe, expect, it } from '@jest/globals';
import { addDays, courtInstant, legalDate } from '@hejie/law';
import fc from 'fast-check';
import { FOUND } from '../../test/fixture/found-for-now.js';
import { codeOf } from '../../test/fixture/ledgers.js';
import {
  awaitsPresident,
  decideEndingForNow,
  decideEndingForNowApproval,
  endableForNow,
  endableForNowFrom,
  lacksForNow,
  type EndingForNowFindings,
  type EndingForNowStanding,
  type EndingForNowTurn,
} from './ending-for-now.js';

const NUMBER = '（2026）鲁0502执恢118号';
const TURN: EndingForNowTurn = {
  at: courtInstant('2026-11-23T16:00:00+08:00'),
  court: '鲁0502',
  allotted: [],
  found: new Map(),
  claimKind: 'MONEY',
  closed: [],
  resumed: null,
  goesOn: true,
};
const BY_PANEL: EndingForNowFindings = { ...FOUND, confirmed: { by: 'PANEL', on: legalDate('2026-11-23') } };
const standing = (over: Partial<EndingForNowStanding> = {}): EndingForNowStanding => ({
  findings: BY_PANEL,
  approved: null,
  decidedOn: null,
  proposedBy: 'judge-1',
  ...over,
});
const decide = (findings: Partial<EndingForNowFindings> = {}, turn: Partial<EndingForNowTurn> = {}, number = NUMBER) =>
  decideEndingForNow(number, { ...FOUND, ...findings }, { ...TURN, ...turn });

describe('PROC-23: what is found before enforcement is ended for now (终结本次执行程序)', () => {
  it('everything done and confirmed, it is found under its number in its one spelling', () => {
    expect(decide({}, {}, '(2026)鲁0502执恢118号')).toEqual({ ok: true, value: NUMBER });
  });

  it('each condition that lacks is named, and all of them at once', () => {
    const conditions = Object.keys(FOUND).filter((key) => key !== 'filedOn') as (keyof EndingForNowFindings)[];
    for (const condition of conditions) {
      const lacking = lacksForNow({ ...FOUND, [condition]: null });
      expect([condition, lacking.length]).toEqual([condition, 1]);
      const refused = decide({ [condition]: null });
      expect(refused).toMatchObject({
        ok: false,
        error: {
          code: 'FOR_NOW.LACKING',
          path: `/${condition}`,
          zh: expect.stringContaining(lacking[0]!.zh),
          en: expect.stringContaining(lacking[0]!.en),
        },
      });
    }
    const nothing = Object.fromEntries(conditions.map((condition) => [condition, null]));
    expect(lacksForNow({ ...FOUND, ...nothing })).toHaveLength(conditions.length);
    const refused = decide(nothing);
    expect(!refused.ok && refused.error.problems?.map(({ path }) => path)).toEqual(conditions.map((key) => `/${key}`));
    expect(lacksForNow({ ...FOUND, listing: { notDue: '被执行人为未成年人' } })).toEqual([]);
  });

  it('is of this court and this case, of the year of its number, and of no day to come nor of before its filing', () => {
    expect(codeOf(decide({}, { allotted: ['（2026）鲁0502执恢9号'] }))).toBe('ENFORCEMENT.OTHER_CASE');
    expect(codeOf(decide({}, {}, '（2026）鲁0503执恢118号'))).toBe('AUTHORITY.OTHER_COURT');
    expect(codeOf(decide({}, {}, '（2026）鲁0502执前调118号'))).toBe('ENFORCEMENT.NUMBER_INVALID');
    expect(codeOf(decide({ filedOn: legalDate('2025-08-21') }))).toBe('FOR_NOW.FILED_IN_ANOTHER_YEAR');
    expect(codeOf(decide({ creditorHeardOn: legalDate('2026-11-24') }))).toBe('FOR_NOW.IN_FUTURE');
    const early = { searched: { on: legalDate('2026-08-20'), means: '网络查控' } };
    expect(codeOf(decide(early))).toBe('FOR_NOW.BEFORE_FILING');
    expect(
      codeOf(
        decide({
          searched: { on: legalDate('2026-11-23'), means: '网络查控' },
          creditorHeardOn: legalDate('2026-11-22'),
        }),
      ),
    ).toBe('FOR_NOW.HEARD_BEFORE');
    expect(codeOf(decide({}, { claimKind: 'ACT' }))).toBe('FOR_NOW.NOT_OF_MONEY');
    const confirmed = { by: 'CREDITOR', on: legalDate('2026-11-22') } as const;
    expect(codeOf(decide({ confirmed }))).toBe('FOR_NOW.CONFIRMED_BEFORE');
    const resumed = (on: string, caseNumber = NUMBER) =>
      codeOf(decide({}, { resumed: { caseNumber, on: legalDate(on) } }));
    expect([resumed('2026-08-22'), resumed('2026-08-21'), resumed('2026-08-21', 'another')]).toEqual([
      'FOR_NOW.FILED_LATER',
      'ok',
      'FOR_NOW.NOT_IN_ENFORCEMENT',
    ]);
    expect(codeOf(decide({}, { goesOn: false }))).toBe('FOR_NOW.NOT_IN_ENFORCEMENT');
    expect(codeOf(decide({}, { closed: [NUMBER] }))).toBe('FOR_NOW.CLOSED');
    // The notice and the order of an enforcement that is resumed may be of before.
    const notice = { noticeServedOn: legalDate('2026-03-02') };
    expect(decide(notice).ok).toBe(true);
    expect(codeOf(decide(notice, {}, '（2026）鲁0502执118号'))).toBe('FOR_NOW.BEFORE_FILING');
  });

  it('解释517: what a panel has verified waits for the president, who is another person, and refuses with a reason', () => {
    expect([awaitsPresident(standing()), awaitsPresident(standing({ findings: FOUND }))]).toEqual([true, false]);
    expect(codeOf(decide({}, { found: new Map([[NUMBER, standing()]]) }))).toBe('FOR_NOW.AWAITS_PRESIDENT');
    expect(decide({}, { found: new Map([[NUMBER, standing({ approved: false })]]) }).ok).toBe(true);
    const approve = (of: EndingForNowStanding, over: object = {}) =>
      codeOf(decideEndingForNowApproval(of, { approved: true, by: 'president-1', reason: '', ...over }));
    expect(approve(standing())).toBe('ok');
    expect(approve(standing(), { by: 'judge-1' })).toBe('FOR_NOW.OWN_FINDING');
    expect(approve(standing(), { approved: false })).toBe('FOR_NOW.REASON_MISSING');
    expect(approve(standing(), { approved: false, reason: '尚有线索未核实' })).toBe('ok');
    for (const one of [standing({ findings: FOUND }), standing({ approved: true })])
      expect(approve(one)).toBe('FOR_NOW.NOT_AWAITED');
  });
});

describe('PROC-23: the day on which it is ended for now', () => {
  const SIGNED = standing({ findings: FOUND });

  it('TV-24: filed on 2026-08-21, at the earliest on 2026-11-22', () => {
    expect(endableForNowFrom(legalDate('2026-08-21'))).toBe('2026-11-22');
    const early = { ...FOUND, searched: { on: legalDate('2026-11-20'), means: '网络查控' } };
    const days = {
      creditorHeardOn: legalDate('2026-11-20'),
      confirmed: { by: 'CREDITOR', on: early.searched.on },
    } as const;
    const on = (day: string) => codeOf(endableForNow(standing({ findings: { ...early, ...days } }), legalDate(day)));
    expect([on('2026-11-21'), on('2026-11-22')]).toEqual(['FOR_NOW.TOO_EARLY', 'ok']);
  });

  it('only on what was found, confirmed, and is not of a later day', () => {
    const on = (of: EndingForNowStanding | null, day = '2026-12-14') => codeOf(endableForNow(of, legalDate(day)));
    expect([on(null), on(standing()), on(standing({ approved: false }))]).toEqual([
      'FOR_NOW.NOT_REVIEWED',
      'FOR_NOW.AWAITS_PRESIDENT',
      'FOR_NOW.REFUSED',
    ]);
    const approved = standing({ approved: true, decidedOn: legalDate('2026-12-14') });
    expect([on(approved), on(approved, '2026-12-13')]).toEqual(['ok', 'FOR_NOW.FOUND_LATER']);
    expect([on(standing({ approved: true })), on(SIGNED), on(SIGNED, '2026-11-22')]).toEqual([
      'ok',
      'ok',
      'FOR_NOW.FOUND_LATER',
    ]);
  });

  it('is never within three months of the filing, whatever the calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 200 }), (filed, later) => {
        const filedOn = addDays(legalDate('2022-01-01'), filed);
        const day = addDays(filedOn, later);
        const findings = { ...FOUND, filedOn };
        const early = codeOf(endableForNow(standing({ findings, approved: true }), day)) === 'FOR_NOW.TOO_EARLY';
        expect(early).toBe(day < endableForNowFrom(filedOn));
        // Three whole months are never less than 89 days, nor more than 92.
        if (later < 90) expect(early).toBe(true);
        if (later > 92) expect(early).toBe(false);
      }),
    );
  });
});
