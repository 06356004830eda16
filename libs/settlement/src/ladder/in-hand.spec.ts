import { courtInstant, legalDate } from '@hejie/law';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { admitted, type Decision } from '../decisions/decision.js';
import {
  decideAbsence,
  decideClaim,
  decideCompletion,
  decideDelegation,
  decideTaskRelease,
  doneInPlaceOf,
  isAbsent,
  responsibleFor,
  type Absence,
  type TaskInHand,
} from './in-hand.js';

const AT = courtInstant('2026-10-09T09:00:00+08:00');
const task = (over: Partial<TaskInHand> = {}): TaskInHand => ({
  state: 'OPEN',
  role: 'clerk',
  assignee: null,
  claimedBy: null,
  delegatedTo: null,
  ...over,
});
const person = (subject: string, ...roles: string[]) => ({ subject, roles: roles.length > 0 ? roles : ['clerk'] });
const away = (subject: string, deputy: string | null = null, from = '2026-10-08', to = '2026-10-10'): Absence => ({
  subject,
  from: legalDate(from),
  to: legalDate(to),
  deputy,
});
const codeOf = (decision: Decision<unknown>) => (decision.ok ? 'OK' : decision.error.code);

describe('N1: a task in hand', () => {
  it('is taken by one who holds the role, and of two who reach for it the first has it', () => {
    const mine = { ...task(), ...admitted(decideClaim(task(), person('a'), AT, [])) };
    expect(mine.claimedBy).toBe('a');
    expect(codeOf(decideClaim(mine, person('a'), AT, []))).toBe('OK');
    expect(codeOf(decideClaim(mine, person('b'), AT, []))).toBe('WORK_ITEM.CLAIMED');
    expect(codeOf(decideClaim(task(), person('j', 'settlement-judge'), AT, []))).toBe('WORK_ITEM.NOT_OF_THE_ROLE');
    expect(codeOf(decideClaim(task({ state: 'DONE' }), person('a'), AT, []))).toBe('WORK_ITEM.CLOSED');
  });

  it('is given back by its holder alone, and one that the law assigns by nobody', () => {
    const mine = task({ claimedBy: 'a' });
    expect(admitted(decideTaskRelease(mine, person('a'), AT, []))).toEqual({ claimedBy: null, delegatedTo: null });
    expect(codeOf(decideTaskRelease(mine, person('b'), AT, []))).toBe('WORK_ITEM.NOT_IN_HAND');
    expect(codeOf(decideTaskRelease(task(), person('b'), AT, []))).toBe('WORK_ITEM.NOT_IN_HAND');
    expect(codeOf(decideTaskRelease(task({ assignee: 'a' }), person('a'), AT, []))).toBe('WORK_ITEM.ASSIGNED_BY_LAW');
  });

  it('is passed on to one who is there, and stays with who passed it on until he takes it, which only one of the role can', () => {
    const passed = { ...task(), ...admitted(decideDelegation(task({ claimedBy: 'a' }), person('a'), 'b', AT, [])) };
    expect(responsibleFor(passed, AT, [])).toBe('a');
    expect(codeOf(decideClaim(passed, person('b', 'mediator'), AT, []))).toBe('WORK_ITEM.NOT_OF_THE_ROLE');
    expect(codeOf(decideClaim(passed, person('c'), AT, []))).toBe('WORK_ITEM.CLAIMED');
    expect({ ...passed, ...admitted(decideClaim(passed, person('b'), AT, [])) }).toMatchObject({
      claimedBy: 'b',
      delegatedTo: null,
    });
    const pass = (to: string, absences: readonly Absence[] = [], by = 'a') =>
      codeOf(decideDelegation(task({ claimedBy: 'a' }), person(by), to, AT, absences));
    expect([pass('b', [away('b')]), pass('a'), pass('b', [], 'c')]).toEqual([
      'WORK_ITEM.DELEGATE_ABSENT',
      'WORK_ITEM.DELEGATE_SELF',
      'WORK_ITEM.NOT_IN_HAND',
    ]);
    expect(codeOf(decideDelegation(task({ assignee: 'm' }), person('m'), 'b', AT, []))).toBe(
      'WORK_ITEM.ASSIGNED_BY_LAW',
    );
  });

  it('of one who is away is his deputy’s, or the role’s again; what the law assigns stays', () => {
    const his = task({ claimedBy: 'a' });
    expect(responsibleFor(his, AT, [away('a', 'd')])).toBe('d');
    expect(responsibleFor(his, AT, [away('a')])).toBeNull();
    expect(responsibleFor(his, AT, [away('a', 'd'), away('d')])).toBeNull();
    expect(responsibleFor(his, AT, [away('a', 'd', '2026-10-10', '2026-10-12')])).toBe('a');
    expect(responsibleFor(task({ assignee: 'a' }), AT, [away('a', 'd')])).toBe('a');
    expect(codeOf(decideClaim(his, person('c'), AT, [away('a')]))).toBe('OK');
    expect(codeOf(decideClaim(his, person('c'), AT, [away('a', 'd')]))).toBe('WORK_ITEM.CLAIMED');
  });

  it('is completed by who is responsible, or anybody of the role where nobody has it', () => {
    expect(codeOf(decideCompletion(task(), person('b'), AT, []))).toBe('OK');
    expect(codeOf(decideCompletion(task({ claimedBy: 'a' }), person('b'), AT, []))).toBe('WORK_ITEM.CLAIMED');
    expect(codeOf(decideCompletion(task({ claimedBy: 'a' }), person('d'), AT, [away('a', 'd')]))).toBe('OK');
    expect(codeOf(decideCompletion(task(), person('j', 'mediator'), AT, []))).toBe('WORK_ITEM.NOT_OF_THE_ROLE');
  });

  it('is done by a command in the place of who has it, and of nobody where it was passed on, he is away, or nobody has it', () => {
    const mine = task({ claimedBy: 'a' });
    expect(doneInPlaceOf(mine, 'b', AT, [])).toBe('a');
    expect(doneInPlaceOf(mine, 'a', AT, [])).toBeNull();
    expect(doneInPlaceOf(task(), 'b', AT, [])).toBeNull();
    expect(doneInPlaceOf(task({ claimedBy: 'a', delegatedTo: 'b' }), 'b', AT, [])).toBeNull();
    expect(doneInPlaceOf(mine, 'd', AT, [away('a', 'd')])).toBeNull();
    expect(doneInPlaceOf(mine, 'b', AT, [away('a', 'd')])).toBe('d');
    expect(doneInPlaceOf(mine, 'b', AT, [away('a', null)])).toBeNull();
  });

  it('an absence has an order of days and a deputy who is there', () => {
    expect(codeOf(decideAbsence(away('a', 'd'), []))).toBe('OK');
    expect(codeOf(decideAbsence(away('a', null, '2026-10-10', '2026-10-08'), []))).toBe('ABSENCE.REVERSED');
    expect(codeOf(decideAbsence(away('a', 'a'), []))).toBe('ABSENCE.DEPUTY_SELF');
    expect(codeOf(decideAbsence(away('a', 'd'), [away('d', null, '2026-10-10', '2026-10-20')]))).toBe(
      'ABSENCE.DEPUTY_ABSENT',
    );
  });

  it('whatever people do, it is with one at most who is there, or with the role', () => {
    const someone = fc.constantFrom('a', 'b', 'c');
    const deed = fc.record({ act: fc.constantFrom('claim', 'release', 'delegate'), by: someone, to: someone });
    const absence = fc.record({ who: someone, deputy: fc.option(someone, { nil: null }) });
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 12 }), fc.array(absence, { maxLength: 3 }), (deeds, gone) => {
        const absences = gone.map(({ who, deputy }) => away(who, deputy));
        let now = task();
        for (const { act, by, to } of deeds) {
          const decided =
            act === 'claim'
              ? decideClaim(now, person(by), AT, absences)
              : act === 'release'
                ? decideTaskRelease(now, person(by), AT, absences)
                : decideDelegation(now, person(by), to, AT, absences);
          if (decided.ok) now = { ...now, ...decided.value };
          const responsible = responsibleFor(now, AT, absences);
          expect(responsible === null || !isAbsent(responsible, AT.slice(0, 10) as never, absences)).toBe(true);
        }
      }),
    );
  });
});
