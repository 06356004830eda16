import { type NewTask } from '@hejie/casework';
import { endOfDay, type LegalDate } from '@hejie/law';
import { type PropertyOccasion } from '../property/told.js';

/** A task about a row of the file. */
interface TaskOf extends Pick<NewTask, 'kind' | 'role' | 'rule'> {
  readonly row: string;
  /** What there is to do, after the number under which it is to be done. */
  readonly zh: string;
  readonly by?: LegalDate;
  readonly facts?: NewTask['facts'];
}

/** The id of a task about a row: the same thing is not asked for twice. */
export const taskId = (caseId: string, kind: string, row: string): string =>
  `${kind.toLowerCase().replaceAll('_', '-')}/${caseId}/${row}`;

/** A task of an officer or a judge in the case; `by`: its last day. */
export function taskOf(
  { caseId, under: caseNumber }: PropertyOccasion,
  { row, zh, by, facts, ...task }: TaskOf,
): NewTask {
  return {
    ...task,
    id: taskId(caseId, task.kind, row),
    facts: { caseNumber, row, ...facts },
    title: `${caseNumber}：${zh}`,
    ...(by && { dueAt: endOfDay(by) }),
  };
}

/** What becomes of the tasks about a row that are done by what has happened, whoever has done it. */
export const done = (caseId: string, kind: string, row: string) => ({ id: taskId(caseId, kind, row) });

/** Each command on queries and controls that does a task, by the task's kind. */
export const CONTROL_TASK_COMMANDS: Readonly<Record<string, string>> = {
  VERIFY_CLUE: 'POST /cases/:caseId/property/clues/verification',
  AWAIT_RECEIPT: 'POST /cases/:caseId/property/controls/receipt',
  RENEW_CONTROL: 'POST /cases/:caseId/property/renewals',
  DECIDE_RENEWAL: 'POST /cases/:caseId/property/renewals',
  DECIDE_OBJECTION: 'POST /cases/:caseId/property/objections/ruling',
  SERVE_OBJECTION_RULING: 'POST /cases/:caseId/property/objections/service',
  AWAIT_RECONSIDERATION_RULING: 'POST /cases/:caseId/property/objections/reconsideration/ruling',
  DECIDE_LIFT: 'POST /cases/:caseId/property/lift-applications/ruling',
};
