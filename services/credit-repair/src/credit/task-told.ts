import { type FileOccasion, type NewTask } from '@hejie/casework';
import { CASE_ITSELF } from '@hejie/contracts/workflows';
import { endOfDay, startOfDay } from '@hejie/law';
import { CREDIT_TASK_WORDS, taskUnder, type CreditFile, type CreditTask } from '@hejie/settlement';
import { TASKS_IN_WORDS } from './tasks-in-words.js';
import { type Tells } from './told.js';

/** Kind of the task in which something overdue lies before the president (督办). */
const OVERDUE = 'CREDIT_OVERDUE';

/** Tasks that follow from a record. One that comes about again lies there anew; one that nobody did, for it is not due any more, is cancelled. */
// A person may do what is due before its timer has told of it: then nobody was asked.
export const TASK_TOLD: Tells = {
  TASK_OPENED: ({ task }, occasion, after) => ({ tasks: { reopened: [taskOf(task, occasion, after)] } }),
  TASK_ENDED: ({ task, by }, occasion, after) => {
    const { id } = taskOf(task, occasion, after);
    const overdue = { id: escalationOf(task, occasion, after).id };
    return by === CASE_ITSELF
      ? { tasks: { cancelled: [{ id }, overdue] } }
      : { tasks: { done: [{ id, ifOpen: true, outcome: { ended: task.kind } }], cancelled: [overdue] } };
  },
  // What a record is read to be due by law that is newer than it nobody was told when it began: he hears of it by its timers, before anybody is to see to it.
  TASK_LAST_DAY: ({ task }, occasion, after) => {
    const said = lastDayOf(task, occasion, after);
    const unheard = { ...taskOf(task, occasion, after), ...said, unlessHeard: true } as const;
    return { tasks: { restated: [said], reopened: [unheard] } };
  },
  TASK_OVERDUE: ({ task }, occasion, after) => {
    const unheard = { ...taskOf(task, occasion, after), unlessHeard: true } as const;
    return { tasks: { reopened: [unheard, escalationOf(task, occasion, after)] } };
  },
  // PER-4: it says what it would say had its last day been that one from the beginning; whoever was told too early that it is overdue has nothing to see to.
  TASK_REDATED: ({ task, at }, occasion, after) => {
    const { id, facts, title, dueAt } = taskOf(task, occasion, after);
    const said = at >= startOfDay(task.lastDay) ? lastDayOf(task, occasion, after) : { id, facts, title };
    const escalation = escalationOf(task, occasion, after);
    return {
      tasks: {
        redated: [{ id, dueAt }],
        restated: [said],
        ...(at >= dueAt ? { reopened: [escalation] } : { cancelled: [{ id: escalation.id }] }),
      },
    };
  },
};

function taskOf(task: CreditTask, { caseId, about, known }: FileOccasion, after: CreditFile) {
  const { id, kind, rowId, lastDay, mandatory } = task;
  const caseNumber = taskUnder(after, task, known.caseNumber);
  const { role, zh, unlessMandatory = zh } = TASKS_IN_WORDS[kind];
  const { rule } = CREDIT_TASK_WORDS[kind];
  return {
    id: `credit/${caseId}/${about}/${id}`,
    kind,
    role,
    dueAt: endOfDay(lastDay),
    facts: { caseNumber, partyId: about, rowId, mandatory },
    rule,
    title: `${caseNumber}：${mandatory ? zh : unlessMandatory}`,
  } satisfies NewTask;
}

/** On its last day a task says so. */
function lastDayOf(task: CreditTask, occasion: FileOccasion, after: CreditFile) {
  const { id, facts, title } = taskOf(task, occasion, after);
  return { id, facts, title: `${title}（今日届满）` };
}

/** DIS-ART-10-1: what is overdue is laid before the president too, until it is done. */
function escalationOf(task: CreditTask, occasion: FileOccasion, after: CreditFile): NewTask {
  const { id, rule, title, facts } = taskOf(task, occasion, after);
  return {
    id: `overdue/${id}`,
    kind: OVERDUE,
    role: 'court-president',
    facts: { ...facts, kind: task.kind },
    rule,
    title: `${title}（已逾期，请督办）`,
  };
}
