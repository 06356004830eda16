import { z } from 'zod';
import { date, prose, text } from '../facts/shapes.js';

/** POST /work-items/:id/completion: what was done, in the words of the person. */
export const workItemCompletion = z.strictObject({ outcome: prose });

/** The subject of a person's token. */
const subject = text(200);

/** POST /work-items/:id/claim: the caller takes the task in hand. */
export const workItemClaim = z.strictObject({});

/** POST /work-items/:id/release: the caller gives it back to his role, with his reason. */
export const workItemRelease = z.strictObject({ reason: prose });

/** POST /work-items/:id/delegation: it is passed on to another, who takes it by a claim of his own. */
export const workItemDelegation = z.strictObject({ to: subject, reason: prose });

/**
 * PUT /absences: a person is away, first and last day included. `subject`: another's, entered by a president or a supervisor; absent: the caller's own. Entered again from the same day, it is
 * another; with `to` null it is withdrawn.
 */
export const absenceEntry = z.strictObject({
  subject: subject.optional(),
  from: date,
  to: date.nullable(),
  deputy: subject.nullable(),
});
