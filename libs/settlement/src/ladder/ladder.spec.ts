import {
  addDays,
  addMs,
  compareInstants,
  courtInstant,
  endOfDay,
  legalDate,
  packOf,
  publishedCalendar,
  type CourtInstant,
  type PolicyPack,
} from '@hejie/law';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { colourChanges, dueColour } from './due-colour.js';
import { decideEscalation, decideEscalationEnd, superiorsOf } from './escalation.js';
import { latenessDays, ladderOf, nextRung, withRung, type LadderedTask } from './rungs.js';

const calendar = publishedCalendar();
const pack = packOf('national@2');
const i = courtInstant;
const DUE = endOfDay(legalDate('2026-09-29'));
const task = (over: Partial<LadderedTask> = {}): LadderedTask & { readonly dueAt: CourtInstant } => ({
  kind: 'FILE_AS_ENFORCEMENT',
  role: 'filing-clerk',
  responsible: null,
  openedAt: i('2026-09-01T10:00:00+08:00'),
  rule: 'PRE-8',
  climbed: null,
  ...over,
  dueAt: over.dueAt ?? DUE,
});

/** Climbs a ladder to its end. @returns at which instants, and which rungs. */
function climbed(start: LadderedTask, by: Pick<PolicyPack, 'ladder'> = pack) {
  const seen: { at: CourtInstant; no: number }[] = [];
  let now = start;
  for (let next = nextRung(now, by, calendar); next !== null; next = nextRung(now, by, calendar)) {
    seen.push({ at: next.at, no: next.no });
    now = { ...now, climbed: withRung(now, next.no) };
  }
  return seen;
}

describe('E7: a ladder of escalation', () => {
  it('comes before the term at nine, at its end, and after working days have passed: over the National Day holiday nobody is late by a day off', () => {
    expect(climbed(task()).map(({ at }) => at)).toEqual([
      '2026-09-19T09:00:00+08:00',
      '2026-09-24T09:00:00+08:00',
      '2026-09-28T09:00:00+08:00',
      '2026-09-30T00:00:00+08:00',
      '2026-10-01T00:00:00+08:00',
      '2026-10-10T00:00:00+08:00',
      '2026-10-13T00:00:00+08:00',
    ]);
  });

  it('leaves out what had passed when the task was opened, never its end', () => {
    expect(climbed(task({ openedAt: i('2026-09-25T10:00:00+08:00') })).map(({ no }) => no)).toEqual([2, 3, 4, 5, 6]);
    expect(climbed(task({ openedAt: i('2026-12-01T10:00:00+08:00') })).map(({ no }) => no)).toEqual([3, 4, 5, 6]);
  });

  it('is climbed anew under another term, and none stands at a task without one, nor in a pack that is silent', () => {
    const done = task({ climbed: { dueAt: DUE, rungs: [0, 1, 2, 3, 4, 5, 6] } });
    expect(nextRung(done, pack, calendar)).toBeNull();
    const moved = endOfDay(legalDate('2026-10-30'));
    expect(nextRung({ ...done, dueAt: moved }, pack, calendar)).toMatchObject({ no: 0 });
    expect(nextRung({ ...done, dueAt: null }, pack, calendar)).toBeNull();
    expect(nextRung(task(), packOf('national@1'), calendar)).toBeNull();
  });

  it('SET-ART-9-1: of a choice that is a party’s has no term: who is named is told one, three and five days after it was opened, and nobody above him', () => {
    const openedAt = i('2026-10-14T00:00:00+08:00');
    const choice = { ...task({ kind: 'CREDITOR_ELECTION', role: 'judges-assistant', openedAt }), dueAt: null };
    const national = packOf('national@3');
    const seen: string[] = [];
    let stands: LadderedTask = choice;
    for (let next = nextRung(stands, national, calendar); next !== null; next = nextRung(stands, national, calendar)) {
      const { level, how, latenessDays: day, text } = decideEscalation(stands, next.rung, next.at, national);
      seen.push(`${next.at} ${level} ${how} ${day} ${text.zh}`);
      stands = { ...stands, climbed: withRung(stands, next.no) };
    }
    expect(seen).toEqual([
      '2026-10-15T00:00:00+08:00 0 NOTICE 1 当事人1日来尚未选择',
      '2026-10-17T00:00:00+08:00 0 NOTICE 3 当事人3日来尚未选择',
      '2026-10-19T00:00:00+08:00 0 NOTICE 5 当事人5日来尚未选择',
    ]);
    expect(nextRung(choice, packOf('national@1'), calendar)).toBeNull();
  });

  it('of a kind is its own, of every other the general one', () => {
    const rungs = [{ offset: 0, unit: 'DAY', whom: 'PRESIDENT', how: 'ITEM', ifNobody: '院长处理' }] as const;
    const own = { ladder: { ...pack.ladder, ladders: [...pack.ladder!.ladders!, { kinds: ['PAYOUT'], rungs }] } };
    expect(ladderOf(own, 'PAYOUT')?.rungs).toBe(rungs);
    expect(ladderOf(own, 'OTHER')?.rungs).toHaveLength(7);
    expect(climbed(task({ kind: 'PAYOUT' }), own)).toEqual([{ at: DUE, no: 0 }]);
  });

  it('jianli-2023 has the command centre see to it as the term lapses (SEED1)', () => {
    const [first] = climbed(task({ openedAt: addMs(DUE, -1) }), packOf('jianli-2023@2'));
    expect(first).toEqual({ at: DUE, no: 2 });
  });

  it('fires each rung once, in the order of instants, none before the task was opened but its end and what follows', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: -30, max: 60 }),
        fc.uniqueArray(
          fc.record({ offset: fc.integer({ min: -20, max: 20 }), unit: fc.constantFrom('DAY', 'WORKING_DAY') }),
          { minLength: 1, maxLength: 12, selector: ({ offset, unit }) => `${offset}${unit}` },
        ),
        (dueIn, openedBefore, offsets) => {
          const last = addDays(legalDate('2026-01-20'), dueIn);
          const rungs = offsets.map((one) => ({ ...one, whom: 'SUPERIOR', how: 'ITEM', ifNobody: '报告' }) as const);
          const by = { ladder: { ladders: [{ kinds: ['*'], rungs }], superiors: pack.ladder!.superiors } };
          const openedAt = addMs(endOfDay(last), -openedBefore * 86_400_000);
          const seen = climbed(task({ dueAt: endOfDay(last), openedAt }), by as Pick<PolicyPack, 'ladder'>);
          expect(new Set(seen.map(({ no }) => no)).size).toBe(seen.length);
          expect(seen.filter(({ no }) => rungs[no]!.offset >= 0)).toHaveLength(
            rungs.filter(({ offset }) => offset >= 0).length,
          );
          for (const [n, { at, no }] of seen.entries()) {
            const offset = rungs[no]!.offset;
            expect(offset < 0 ? compareInstants(at, openedAt) > 0 : compareInstants(at, endOfDay(last)) >= 0).toBe(
              true,
            );
            if (n > 0) expect(compareInstants(seen[n - 1]!.at, at)).toBeLessThanOrEqual(0);
            if (rungs[no]!.unit === 'WORKING_DAY' && offset > 0)
              expect(calendar.isWorkingDay(addDays(at.slice(0, 10) as never, -1))).toBe(true);
          }
        },
      ),
    );
  });
});

describe('E7: an escalation', () => {
  it('says the rule, how late it is, who was responsible, and what follows if nobody acts', () => {
    const [, , , , rung] = pack.ladder!.ladders![0]!.rungs;
    expect(decideEscalation(task({ responsible: 'clerk-1' }), rung!, i('2026-10-01T00:00:00+08:00'), pack)).toEqual({
      level: 1,
      how: 'ITEM',
      role: 'settlement-judge',
      assignee: null,
      rule: 'PRE-8',
      latenessDays: 1,
      responsible: 'clerk-1',
      responsibleRole: 'filing-clerk',
      ifNobody: '再过两个工作日仍未办理的，报再上一级督办',
      text: { zh: '期限已于2026年9月29日24时届满，逾期1日', en: 'the term ended at 24:00 on 2026-09-29, 1 days ago' },
    });
  });

  it('goes to who has it in hand before the term ends, then upwards to the president, above whom nobody stands', () => {
    const to = (role: string, no: number) => {
      const {
        level,
        role: told,
        assignee,
      } = decideEscalation(task({ role, responsible: 'p-1' }), pack.ladder!.ladders![0]!.rungs[no]!, DUE, pack);
      return [level, told, assignee];
    };
    expect(superiorsOf('clerk', pack)).toEqual(['settlement-judge', 'supervisor', 'court-president']);
    expect([2, 3, 5, 6].map((no) => to('clerk', no))).toEqual([
      [0, 'clerk', 'p-1'],
      [1, 'settlement-judge', null],
      [2, 'supervisor', null],
      [3, 'court-president', null],
    ]);
    expect(to('supervisor', 5)).toEqual([1, 'court-president', null]);
    expect(to('court-president', 6)).toEqual([0, 'court-president', 'p-1']);
  });

  it('counts lateness in days that have passed, none up to the end of the term', () => {
    expect(
      [
        '2026-09-29T23:59:59+08:00',
        '2026-09-30T00:00:00+08:00',
        '2026-09-30T00:00:01+08:00',
        '2026-10-03T12:00:00+08:00',
      ].map((at) => latenessDays(DUE, i(at))),
    ).toEqual([0, 0, 1, 4]);
  });

  it('is withdrawn where the task was done before it, and ends where it was done after it: what was recorded first counts', () => {
    const end = (closedAt: string, state: 'DONE' | 'CANCELLED' = 'DONE') =>
      decideEscalationEnd(DUE, { state, closedAt: i(closedAt) });
    expect(end('2026-09-29T23:59:59.500+08:00')).toBe('DONE_BEFORE');
    expect(end('2026-09-30T00:00:00+08:00')).toBe('DONE_AFTER');
    expect(end('2026-09-30T00:00:00.500+08:00')).toBe('DONE_AFTER');
    expect(end('2026-09-29T10:00:00+08:00', 'CANCELLED')).toBe('NO_LONGER_NEEDED');
    expect(decideEscalationEnd(DUE, { state: 'OPEN', closedAt: null })).toBe('TERM_MOVED');
  });
});

describe('E7: the colour of a task', () => {
  const at = (text: string) => dueColour(DUE, i(text), pack, calendar);
  it('is green, amber from five working days before the last one, red from one, overdue from the end', () => {
    expect(colourChanges(DUE, pack, calendar)).toEqual({
      amberAt: '2026-09-21T00:00:00+08:00',
      redAt: '2026-09-28T00:00:00+08:00',
    });
    expect(
      [
        '2026-09-20T23:59:59+08:00',
        '2026-09-21T00:00:00+08:00',
        '2026-09-27T23:59:59+08:00',
        '2026-09-28T00:00:00+08:00',
        '2026-09-29T23:59:59+08:00',
        '2026-09-30T00:00:00+08:00',
      ].map(at),
    ).toEqual(['GREEN', 'AMBER', 'AMBER', 'RED', 'RED', 'OVERDUE']);
    expect(dueColour(null, DUE, pack, calendar)).toBeNull();
  });

  it('never goes back as time passes', () => {
    const order = ['GREEN', 'AMBER', 'RED', 'OVERDUE'];
    fc.assert(
      fc.property(fc.integer({ min: -60, max: 20 }), fc.integer({ min: 0, max: 200 }), (days, more) => {
        const first = addMs(DUE, days * 86_400_000);
        const [before, after] = [first, addMs(first, more * 3_600_000)].map((one) =>
          order.indexOf(dueColour(DUE, one, pack, calendar)!),
        );
        expect(after).toBeGreaterThanOrEqual(before!);
      }),
    );
  });
});
