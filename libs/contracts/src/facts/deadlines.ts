import { z } from 'zod';
import { defineFact } from './definition.js';
import { CASE, i } from './samples.js';
import { caseId, instant } from './shapes.js';

/**
 * The next deadline of a case (期限) is another, or there is none any longer (`dueAt` null): told by the service whose act or ledger puts
 * it there. The exclusive end of the last day on which something must have happened; reminders before it are none. `provisional`: it
 * rests on a year without a published holiday notice (PER-4). Whoever shows it goes by the number of the step, as with stages.
 */
const due = z.strictObject({ caseId, dueAt: instant.nullable(), provisional: z.boolean(), at: instant });
const summary = { zh: '案件的下一期限已变更', en: 'The next deadline of the case is another' };

/** Until a mediator must be designated or must have answered, or the negotiation ends. */
export const mediationDueSet = defineFact({ context: 'mediation', aggregate: 'negotiation' }, 'due-set', summary, due, {
  caseId: CASE,
  dueAt: i('2026-10-09T00:00:00+08:00'),
  provisional: false,
  at: i('2026-09-04T10:00:00+08:00'),
});
/** The end of an instalment's day, of its grace, or of the two years to apply for enforcement. */
export const performanceDueSet = defineFact(
  { context: 'performance', aggregate: 'settlement' },
  'due-set',
  summary,
  due,
  { caseId: CASE, dueAt: i('2026-07-01T00:00:00+08:00'), provisional: false, at: i('2026-06-01T16:00:00+08:00') },
);

export const deadlineFacts = [mediationDueSet, performanceDueSet] as const;
