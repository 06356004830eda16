import { compareInstants, type CourtCalendar, type PolicyPack } from '@hejie/law';
import { type FileDue } from '../course/file-due.js';
import { superiorsOf } from './escalation.js';
import { countedFrom, ladderOf, nextRung, type LadderedTask, type LadderPack, type NextRung } from './rungs.js';

/** E7: a task of a case with the rung that it comes to next. */
export interface TaskAtRung<T extends LadderedTask> {
  readonly task: T;
  readonly next: NextRung;
}

/** E7: how the ladder of a case stands: the rung that comes next among its open tasks, or that none with a ladder is open. */
export interface LadderStanding<T extends LadderedTask> {
  /** Every open task that has a rung ahead, the next one first. */
  readonly ahead: readonly TaskAtRung<T>[];
  readonly due: FileDue | null;
  readonly ended: boolean;
  /** For operators: how many tasks it watches, in Chinese, without personal data. */
  readonly detail: string;
}

const ROLE_LEVELS = {
  RESPONSIBLE: '责任人',
  SUPERIOR: '上级',
  SECOND_SUPERIOR: '再上一级',
  PRESIDENT: '院长',
} as const;

/** E7, PER-4: how the ladder of a case stands by the tasks of it that are open. */
export function ladderStanding<T extends LadderedTask>(
  open: readonly T[],
  pack: LadderPack,
  calendar: CourtCalendar,
): LadderStanding<T> {
  const watched = open.filter((task) => countedFrom(task) !== null && ladderOf(pack, task.kind) !== undefined);
  const ahead = watched
    .flatMap((task) => {
      const next = nextRung(task, pack, calendar);
      return next === null ? [] : [{ task, next }];
    })
    .sort((a, b) => compareInstants(a.next.at, b.next.at));
  const [first] = ahead;
  return {
    ahead,
    due: first ? dueOf(first, pack) : null,
    ended: watched.length === 0,
    detail: `有期限的待办事项${watched.length}件，其中已催办至最高级次${watched.length - ahead.length}件`,
  };
}

function dueOf({ task, next }: TaskAtRung<LadderedTask>, pack: Pick<PolicyPack, 'ladder'>): FileDue {
  const { at, rung, provisional } = next;
  const whom = superiorsOf(task.role, pack).length === 0 ? '责任人' : ROLE_LEVELS[rung.whom];
  const zh = `${rung.how === 'ITEM' ? '督办' : '提示'}${whom}：待办事项${task.kind}尚未办结`;
  return { at, zh, rule: task.rule ?? 'E7', provisional };
}
