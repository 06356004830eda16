import { describe, expect, it } from '@jest/globals';
import {
  after,
  debt,
  decided,
  fresh,
  instant,
  limited,
  ON_RECORD,
  PARTIES,
  performedOn,
  published,
  turn,
} from '../../test/fixture/sanctions.js';
import { type CreditFile } from './credit-file.js';
import { creditStanding } from './credit-standing.js';
import { nextCreditDeadline, passCreditDeadline } from './deadlines.js';
import { decideDeletion, decideDueDeletion } from './deletion.js';
import { decidePermission } from './lifting.js';
import { openDeletions } from './open-deletions.js';
import { decidePublication } from './publication.js';

/** What the timer rings for, one after the other, while nobody does anything. */
function rings(file: CreditFile, at: string, most = 20): [at: string, what: string[], tasks: string[]][] {
  const due = most === 0 ? null : nextCreditDeadline(file, turn(at));
  if (due === null) return [];
  const change = passCreditDeadline(file, due, turn(at, { by: 'clock' }));
  const tasks = change.happened.flatMap((one) => ('task' in one ? [`${one.kind} ${one.task.kind}`] : []));
  const ring: [string, string[], string[]] = [due.at.slice(0, 16), due.items.map(({ kind }) => kind), tasks];
  return [
    ring,
    ...rings(
      after(file, () => change),
      due.at > instant(at) ? due.at : at,
      most - 1,
    ),
  ];
}
const order = limited('2026-12-01');

describe('the one timer of a credit file', () => {
  it('waits for nothing where nothing runs', () => {
    expect(nextCreditDeadline(fresh(), turn('2026-12-01'))).toBeNull();
  });

  it('TV-23: rings at the end of the grace, which opens the publication for that day, and again where nobody published', () => {
    expect(rings(decided('2026-11-21', { graceMonths: 1 }), '2026-11-21')).toEqual([
      ['2026-12-22T00:00', ['LISTING_GRACE_END'], ['TASK_OPENED PUBLISH']],
      ['2026-12-23T00:00', ['TASK_OVERDUE'], ['TASK_OVERDUE PUBLISH']],
    ]);
  });

  it('S1: tells of a deletion when its last day begins, and escalates when it is over', () => {
    const file = after(order(published('2026-12-01')), debt(performedOn('2026-12-11'), '2026-12-11'));
    expect(rings(file, '2026-12-11')).toEqual([
      ['2026-12-16T00:00', ['TASK_LAST_DAY', 'TASK_LAST_DAY'], ['TASK_LAST_DAY DELETE', 'TASK_LAST_DAY LIFT_LIMIT']],
      ['2026-12-17T00:00', ['TASK_OVERDUE', 'TASK_OVERDUE'], ['TASK_OVERDUE DELETE', 'TASK_OVERDUE LIFT_LIMIT']],
    ]);
  });

  it('says of a task what is to be done and by which rule, not that of deletion alone', () => {
    const file = after(order(published('2026-12-01')), debt(performedOn('2026-12-11'), '2026-12-11'));
    const both = { zh: '删除失信信息最后一日、解除限制措施最后一日', rule: 'DIS-ART-10-1' };
    expect(creditStanding(file, turn('2026-12-11')).due).toMatchObject(both);
    const [open] = openDeletions(file, turn('2026-12-11'));
    const gone = after(file, (now) => decideDueDeletion(now, { deletionId: open?.id ?? '' }, turn('2026-12-12')));
    const limit = { zh: '解除限制措施最后一日', rule: 'LIM-ART-9-2' };
    expect(creditStanding(gone, turn('2026-12-12')).due).toMatchObject(limit);
    const listed = published('2026-12-01');
    expect(creditStanding(listed, turn('2026-12-01')).due).toMatchObject({ rule: 'LIM-ART-1' });
  });

  it('TV-20: rings at the end of a term and opens the deletion, dated to it, also where the machine slept over it', () => {
    const file = order(published('2024-12-01', { ground: 6 }));
    const expected = [
      ['2026-12-02T00:00', ['TERM_END'], ['TASK_OPENED DELETE']],
      ['2026-12-04T00:00', ['TASK_LAST_DAY'], ['TASK_LAST_DAY DELETE']],
      ['2026-12-05T00:00', ['TASK_OVERDUE'], ['TASK_OVERDUE DELETE']],
    ];
    expect(rings(file, '2026-11-30')).toEqual(expected);
    expect(rings(file, '2027-06-01').map(([at, what]) => [at, what])).toEqual(expected.map(([at, what]) => [at, what]));
  });

  it('S23: ends a single permission at its instant', () => {
    const [from, until] = ['2026-12-22T00:00:00+08:00', '2026-12-25T00:00:00+08:00'].map(instant) as [
      ReturnType<typeof instant>,
      ReturnType<typeof instant>,
    ];
    const file = after(order(fresh()), (now) =>
      decidePermission(now, { id: 'p-1', limitId: 'm-1', ground: 'EXAM', from, until }, turn('2026-12-20')),
    );
    expect(rings(file, '2026-12-20')).toEqual([['2026-12-25T00:00', ['PERMISSION_END'], []]]);
    const due = nextCreditDeadline(file, turn('2026-12-20'));
    expect(due && passCreditDeadline(file, due, turn('2026-12-26')).happened).toEqual([
      { kind: 'PERMISSION_ENDED', at: until, by: 'president', limitId: 'm-1', permissionId: 'p-1' },
    ]);
  });

  it('DIS-ART-10-1: a ring that was on its way when the entry was deleted or published does nothing', () => {
    const file = after(published('2026-12-01'), debt(performedOn('2026-12-11'), '2026-12-11'));
    const due = nextCreditDeadline(file, turn('2026-12-11'));
    const [open] = openDeletions(file, turn('2026-12-11'));
    const gone = after(file, (now) =>
      decideDeletion(now, { deletionId: open?.id ?? '', verdict: { outcome: 'DELETE' } }, turn('2026-12-16'), PARTIES),
    );
    expect(due && passCreditDeadline(gone, due, turn('2026-12-16')).happened).toEqual([]);
    const grace = decided('2026-11-21', { graceMonths: 1 });
    const end = nextCreditDeadline(grace, turn('2026-11-21'));
    const shown = after(grace, (now) =>
      decidePublication(now, { listingId: 'l-1', record: ON_RECORD }, turn('2026-12-22')),
    );
    expect(end && passCreditDeadline(shown, end, turn('2026-12-22')).happened).toEqual([]);
  });
});
