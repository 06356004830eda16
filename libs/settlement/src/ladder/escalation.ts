import {
  compareInstants,
  daysBetween,
  instantText,
  type Bilingual,
  type CourtInstant,
  type LadderRung,
  type PolicyPack,
  type RungHow,
} from '@hejie/law';
import { countedFrom, latenessDays, lastDayOf, type LadderedTask } from './rungs.js';

/** E7: whom a rung of a ladder tells, what he gets, and what it says (逐级催办). */
export interface Escalation {
  /** How far up: 0 the person responsible himself. */
  readonly level: number;
  readonly how: RungHow;
  /** To which role; to one person of it only where he has the task in hand. */
  readonly role: string;
  readonly assignee: string | null;
  /** The rule behind the term that is running out, or has. */
  readonly rule: string;
  readonly latenessDays: number;
  /** Who was responsible: a person, or everybody of the role. */
  readonly responsible: string | null;
  readonly responsibleRole: string;
  /** What follows if nobody acts, in the court's words. */
  readonly ifNobody: string;
  /** The lateness in words. */
  readonly text: Bilingual;
}

/**
 * E7: what a rung of the ladder brings about for a task that nobody has done by then: who is told, how, under which rule, how late it is, and
 * who was responsible. Above the highest superior stands nobody: the last one is told.
 */
export function decideEscalation(
  task: LadderedTask,
  rung: LadderRung,
  at: CourtInstant,
  pack: Pick<PolicyPack, 'ladder'>,
): Escalation {
  const { role, responsible, rule } = task;
  const from = countedFrom(task)!;
  const chain = superiorsOf(role, pack);
  const level = Math.min(levelOf(rung, chain), chain.length);
  const told = level === 0 ? role : chain[level - 1]!;
  return {
    level,
    how: rung.how,
    role: told,
    assignee: level === 0 ? responsible : null,
    rule: rule ?? 'E7',
    latenessDays: latenessDays(from, at),
    responsible,
    responsibleRole: role,
    ifNobody: rung.ifNobody,
    text: task.dueAt === null ? waitingText(latenessDays(from, at)) : latenessText(from, at),
  };
}

/** E7: the superiors of a role, the nearest first. */
export function superiorsOf(role: string, { ladder }: Pick<PolicyPack, 'ladder'>): readonly string[] {
  const above = new Map((ladder?.superiors ?? []).map((one) => [one.role, one.superior]));
  const chain: string[] = [];
  for (let next = above.get(role); next !== undefined && !chain.includes(next); next = above.get(next))
    chain.push(next);
  return chain;
}

function levelOf({ whom }: LadderRung, chain: readonly string[]): number {
  return { RESPONSIBLE: 0, SUPERIOR: 1, SECOND_SUPERIOR: 2, PRESIDENT: chain.length }[whom];
}

/** The court is not late: it waits for a party. */
const waitingText = (days: number): Bilingual => ({
  zh: `当事人${days}日来尚未选择`,
  en: `the party has not chosen for ${days} days`,
});

function latenessText(dueAt: CourtInstant, at: CourtInstant): Bilingual {
  const due = instantText(dueAt);
  if (compareInstants(at, dueAt) < 0) {
    const days = daysBetween(lastDayOf(at), lastDayOf(dueAt));
    return { zh: `期限至${due.zh}，尚余${days}日`, en: `due by ${due.en}, in ${days} days` };
  }
  const days = latenessDays(dueAt, at);
  return days === 0
    ? { zh: `期限已于${due.zh}届满`, en: `the term ended at ${due.en}` }
    : { zh: `期限已于${due.zh}届满，逾期${days}日`, en: `the term ended at ${due.en}, ${days} days ago` };
}

/** What became of an escalation when the task was closed: it was done before the rung was reached, or because of it. */
export type EscalationEnd = 'DONE_BEFORE' | 'DONE_AFTER' | 'NO_LONGER_NEEDED' | 'TERM_MOVED';

/**
 * E7: the task of an escalation is closed, or due at another instant. What was recorded first counts: a task that was done before the instant of the rung
 * was never late, and the escalation is withdrawn; one that was done after it ends the escalation, which was right.
 */
export function decideEscalationEnd(
  escalatedAt: CourtInstant,
  task: { readonly state: 'OPEN' | 'DONE' | 'CANCELLED'; readonly closedAt: CourtInstant | null },
): EscalationEnd {
  if (task.state === 'OPEN') return 'TERM_MOVED';
  if (task.state === 'CANCELLED') return 'NO_LONGER_NEEDED';
  return compareInstants(task.closedAt!, escalatedAt) < 0 ? 'DONE_BEFORE' : 'DONE_AFTER';
}

/** How the superior reads why his escalation has ended. */
export const ESCALATION_ENDS: Readonly<Record<EscalationEnd, Bilingual>> = {
  DONE_BEFORE: { zh: '事项在催办之前已经办结，催办撤回', en: 'the task had been done before: withdrawn' },
  DONE_AFTER: { zh: '事项已经办结', en: 'the task has been done' },
  NO_LONGER_NEEDED: { zh: '事项不再需要办理', en: 'the task is no longer needed' },
  TERM_MOVED: { zh: '事项的期限已经变更', en: 'the term of the task is another' },
};
