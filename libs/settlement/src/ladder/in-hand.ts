import { compareDates, legalDateOf, type CourtInstant, type LawErrorText, type LegalDate } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';

/** N1: in whose hands a task is (承办). */
export interface TaskInHand {
  readonly state: 'OPEN' | 'DONE' | 'CANCELLED';
  readonly role: string;
  /** Whose the law makes it: nobody takes it from him, nor does he pass it on. */
  readonly assignee: string | null;
  /** Who has taken it. */
  readonly claimedBy: string | null;
  /** To whom it was passed on; his once he takes it. */
  readonly delegatedTo: string | null;
}

/** N1: a person of the court at his desk. */
export interface DeskPerson {
  readonly subject: string;
  readonly roles: readonly string[];
}

/** N1: that a person is away, first and last day included, and who stands in for him (请假、代办). */
export interface Absence {
  readonly subject: string;
  readonly from: LegalDate;
  readonly to: LegalDate;
  readonly deputy: string | null;
}

const CLOSED: LawErrorText = {
  code: 'WORK_ITEM.CLOSED',
  rule: 'N1',
  zh: '该待办事项已办结或已撤销，无需再办',
  en: 'The task has been done or cancelled already: nothing is left to do',
};
const CLAIMED: LawErrorText = {
  code: 'WORK_ITEM.CLAIMED',
  rule: 'N1',
  zh: '该待办事项已由他人承办；请与承办人联系，由其退回或者转交',
  en: 'Another has this task in hand: ask him to give it back or to pass it on',
};
const ROLE: LawErrorText = {
  code: 'WORK_ITEM.NOT_OF_THE_ROLE',
  rule: 'N1',
  zh: '该待办事项不属于您的岗位；请由该岗位的人员办理',
  en: 'The task is not for your role: it is done by those who hold it',
};
const ASSIGNED: LawErrorText = {
  code: 'WORK_ITEM.ASSIGNED_BY_LAW',
  rule: 'PRE-5',
  zh: '该待办事项依法由指定的人办理，不能转交；需要换人的，请依法更换',
  en: 'The law gives this task to one person, who cannot pass it on: he is replaced as the law says',
};
const NOT_IN_HAND: LawErrorText = {
  code: 'WORK_ITEM.NOT_IN_HAND',
  rule: 'N1',
  zh: '该待办事项不由您承办；请先承办',
  en: 'You do not have this task in hand: take it first',
};
const ABSENT: LawErrorText = {
  code: 'WORK_ITEM.DELEGATE_ABSENT',
  rule: 'N1',
  path: '/to',
  zh: '受托人不在岗；请另选他人，或者退回本岗位',
  en: 'Who is to take it is absent: choose another, or give it back to the role',
};
const SELF: LawErrorText = {
  code: 'WORK_ITEM.DELEGATE_SELF',
  rule: 'N1',
  path: '/to',
  zh: '不能转交给本人',
  en: 'It is yours already: name another',
};
const REVERSED: LawErrorText = {
  code: 'ABSENCE.REVERSED',
  rule: 'N1',
  path: '/to',
  zh: '请假的最后一日不得早于第一日',
  en: 'The last day of an absence is not before its first',
};
const DEPUTY_SELF: LawErrorText = {
  code: 'ABSENCE.DEPUTY_SELF',
  rule: 'N1',
  path: '/deputy',
  zh: '不能由本人代办',
  en: 'Nobody is his own deputy',
};
const DEPUTY_ABSENT: LawErrorText = {
  code: 'ABSENCE.DEPUTY_ABSENT',
  rule: 'N1',
  path: '/deputy',
  zh: '代办人在此期间也不在岗；请另选他人，或者不指定代办人，由本岗位办理',
  en: 'The deputy is absent in that time too: choose another, or none, and the role takes over',
};

/** N1: is the person away on the day? */
export const isAbsent = (subject: string, on: LegalDate, absences: readonly Absence[]): boolean =>
  absenceOf(subject, on, absences) !== undefined;

function absenceOf(subject: string, on: LegalDate, absences: readonly Absence[]): Absence | undefined {
  return absences.find(
    (one) => one.subject === subject && compareDates(one.from, on) <= 0 && compareDates(on, one.to) <= 0,
  );
}

/**
 * N1: who is responsible for a task at an instant: whom the law names; else who has it in hand, or while he is away his deputy; null: whoever holds the role.
 * A deputy who is away himself stands in for nobody.
 */
export function responsibleFor(
  { assignee, claimedBy }: Pick<TaskInHand, 'assignee' | 'claimedBy'>,
  at: CourtInstant,
  absences: readonly Absence[],
): string | null {
  if (assignee !== null || claimedBy === null) return assignee;
  const on = legalDateOf(at);
  const away = absenceOf(claimedBy, on, absences);
  if (away === undefined) return claimedBy;
  return away.deputy !== null && !isAbsent(away.deputy, on, absences) ? away.deputy : null;
}

/**
 * N1: a person takes a task that lies before his role: one that nobody has in hand, that was passed on to him, or whose holder is away. Taking what one has is no
 * second act. `WORK_ITEM.CLOSED`, `WORK_ITEM.NOT_OF_THE_ROLE`, `WORK_ITEM.CLAIMED`.
 */
export function decideClaim(
  task: TaskInHand,
  by: DeskPerson,
  at: CourtInstant,
  absences: readonly Absence[],
): Decision<{ readonly claimedBy: string; readonly delegatedTo: null }> {
  if (task.state !== 'OPEN') return refuse(CLOSED);
  if (!by.roles.includes(task.role)) return refuse(ROLE);
  const responsible = responsibleFor(task, at, absences);
  if (responsible !== null && responsible !== by.subject && task.delegatedTo !== by.subject) return refuse(CLAIMED);
  return accept({ claimedBy: by.subject, delegatedTo: null });
}

/** N1: who has a task in hand gives it back to the role. `WORK_ITEM.CLOSED`, `WORK_ITEM.ASSIGNED_BY_LAW`, `WORK_ITEM.NOT_IN_HAND`. */
export function decideTaskRelease(
  task: TaskInHand,
  by: DeskPerson,
  at: CourtInstant,
  absences: readonly Absence[],
): Decision<{ readonly claimedBy: null; readonly delegatedTo: null }> {
  const refusal = notHis(task, by, at, absences);
  return refusal ?? accept({ claimedBy: null, delegatedTo: null });
}

/**
 * N1: who has a task in hand, or anybody of the role where nobody has, passes it on to another, who must not be away. He becomes responsible when he takes it, which only one who holds the
 * role can: until then who passed it on stays so. `WORK_ITEM.CLOSED`, `WORK_ITEM.ASSIGNED_BY_LAW`, `WORK_ITEM.NOT_IN_HAND`, `WORK_ITEM.DELEGATE_SELF`,
 * `WORK_ITEM.DELEGATE_ABSENT`.
 */
export function decideDelegation(
  task: TaskInHand,
  by: DeskPerson,
  to: string,
  at: CourtInstant,
  absences: readonly Absence[],
): Decision<{ readonly claimedBy: string; readonly delegatedTo: string }> {
  if (task.state === 'OPEN' && task.assignee === null && responsibleFor(task, at, absences) === null) {
    if (!by.roles.includes(task.role)) return refuse(ROLE);
  } else {
    const refusal = notHis(task, by, at, absences);
    if (refusal) return refusal;
  }
  if (to === by.subject) return refuse(SELF);
  if (isAbsent(to, legalDateOf(at), absences)) return refuse(ABSENT);
  return accept({ claimedBy: by.subject, delegatedTo: to });
}

/** N1: only who is responsible completes a task that somebody has in hand; one that nobody has, whoever holds the role. `WORK_ITEM.NOT_OF_THE_ROLE`, `WORK_ITEM.CLAIMED`. */
export function decideCompletion(
  task: Omit<TaskInHand, 'state'>,
  by: DeskPerson,
  at: CourtInstant,
  absences: readonly Absence[],
): Decision<null> {
  if (!by.roles.includes(task.role)) return refuse(ROLE);
  const responsible = responsibleFor(task, at, absences);
  return responsible === null || responsible === by.subject ? accept(null) : refuse(CLAIMED);
}

/**
 * N1: in whose place somebody did a task by a command of the law; null: in nobody's. A claim divides the work of a role and takes from nobody what the law lets him do:
 * a party's act is received by whoever is there, a judge decides for one who is ill. But it is seen whose task it was. Who it was passed on to, or who
 * stands in for one who is away, does his own.
 */
export function doneInPlaceOf(
  task: Pick<TaskInHand, 'assignee' | 'claimedBy' | 'delegatedTo'>,
  by: string,
  at: CourtInstant,
  absences: readonly Absence[],
): string | null {
  if (task.claimedBy === null || task.delegatedTo === by) return null;
  const responsible = responsibleFor(task, at, absences);
  return responsible === by ? null : responsible;
}

/** N1: a person is away from one day to another, with a deputy or none. `ABSENCE.REVERSED`, `ABSENCE.DEPUTY_SELF`, `ABSENCE.DEPUTY_ABSENT`. */
export function decideAbsence(absence: Absence, others: readonly Absence[]): Decision<Absence> {
  const { subject, from, to, deputy } = absence;
  if (compareDates(from, to) > 0) return refuse(REVERSED);
  if (deputy === subject) return refuse(DEPUTY_SELF);
  const overlaps = (one: Absence): boolean =>
    one.subject === deputy && compareDates(one.from, to) <= 0 && compareDates(from, one.to) <= 0;
  return others.some(overlaps) ? refuse(DEPUTY_ABSENT) : accept(absence);
}

function notHis(task: TaskInHand, by: DeskPerson, at: CourtInstant, absences: readonly Absence[]) {
  if (task.state !== 'OPEN') return refuse(CLOSED);
  if (task.assignee !== null) return refuse(ASSIGNED);
  return responsibleFor(task, at, absences) === by.subject ? undefined : refuse(NOT_IN_HAND);
}
