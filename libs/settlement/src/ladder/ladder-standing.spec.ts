import { addMs, courtInstant, endOfDay, legalDate, packOf, publishedCalendar } from '@hejie/law';
import { describe, expect, it } from '@jest/globals';
import { requireTransition } from '../case/transition.js';
import { ladderStanding } from './ladder-standing.js';
import { LADDER_STATES } from './ladder-states.js';
import { type LadderedTask } from './rungs.js';

const calendar = publishedCalendar();
const pack = packOf('national@2');
const DUE = endOfDay(legalDate('2026-09-29'));
const task = (over: Partial<LadderedTask> = {}): LadderedTask => ({
  kind: 'FILE_AS_ENFORCEMENT',
  role: 'filing-clerk',
  responsible: null,
  openedAt: courtInstant('2026-09-25T10:00:00+08:00'),
  dueAt: DUE,
  rule: 'PRE-8',
  climbed: null,
  ...over,
});

describe('E7: the ladder of a case', () => {
  it('waits for the rung that comes next among the tasks that are open, whichever services they lie in', () => {
    const later = task({ kind: 'DECIDE_RELEASE', role: 'enforcement-judge', dueAt: endOfDay(legalDate('2026-10-30')) });
    const { due, ended, detail, ahead } = ladderStanding([later, task(), task({ dueAt: null })], pack, calendar);
    expect(due).toEqual({
      at: '2026-09-28T09:00:00+08:00',
      zh: '提示责任人：待办事项FILE_AS_ENFORCEMENT尚未办结',
      rule: 'PRE-8',
      provisional: false,
    });
    expect([ended, ahead.length, detail]).toEqual([false, 2, '有期限的待办事项2件，其中已催办至最高级次0件']);
  });

  it('waits for nothing once the president was told, and has not ended while the task is open', () => {
    const all = task({ climbed: { dueAt: DUE, rungs: [0, 1, 2, 3, 4, 5, 6] } });
    expect(ladderStanding([all], pack, calendar)).toMatchObject({
      due: null,
      ended: false,
      detail: '有期限的待办事项1件，其中已催办至最高级次1件',
    });
  });

  it('has ended where none with a term is open, and none stands under a pack that is silent', () => {
    for (const open of [[], [task({ dueAt: null })]])
      expect(ladderStanding(open, pack, calendar)).toMatchObject({ due: null, ended: true });
    expect(ladderStanding([task()], packOf('national@1'), calendar).ended).toBe(true);
    expect(() => requireTransition(LADDER_STATES, 'WATCHING', 'NOTHING_OPEN')).not.toThrow();
  });

  it('names the president’s own tasks as his, above whom nobody stands', () => {
    const own = task({ role: 'court-president', openedAt: addMs(DUE, -1) });
    expect(ladderStanding([own], pack, calendar).due?.zh).toBe('提示责任人：待办事项FILE_AS_ENFORCEMENT尚未办结');
  });
});
