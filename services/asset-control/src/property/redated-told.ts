import { done } from '../control/control-tasks.js';
import { tasksUnder } from '../release/release-tasks.js';
import { type ToldOf } from './told.js';

/** By which kind of task each is done; those of a release have their own ids. */
const TASKS = {
  CLUE: 'VERIFY_CLUE',
  OBJECTION: 'DECIDE_OBJECTION',
  SUIT: 'AWAIT_OBJECTION_SUIT',
  RECONSIDERATION: 'AWAIT_RECONSIDERATION',
  RECONSIDERATION_FILE: 'SEND_RECONSIDERATION_FILE',
  RECONSIDERATION_RULING: 'AWAIT_RECONSIDERATION_RULING',
  LIFT: 'DECIDE_LIFT',
} as const;

/** PER-4: what a holiday notice moves in the file is due at its new day in people's lists. */
export const REDATED_TOLD: ToldOf = {
  DAY_REDERIVED: ({ what, subject, dueAt }, file, { caseId }) => {
    const which =
      what === 'RELEASE'
        ? { under: tasksUnder({ caseId, file }, { id: subject }) }
        : done(caseId, TASKS[what], subject);
    return { tasks: { redated: [{ ...which, dueAt }] } };
  },
};
