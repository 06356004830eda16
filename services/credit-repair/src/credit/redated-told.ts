import { endOfDay } from '@hejie/law';
import { listingOf, listingTask } from './sanction-told.js';
import { type Tells } from './told.js';

/** PER-4: the decision on a creditor's application is due by another day. */
export const REDATED_TOLD: Tells<'LISTING_REDATED'> = {
  LISTING_REDATED: ({ listingId, decideBy }, occasion, after) => ({
    tasks: { redated: [{ id: listingTask(occasion, listingOf(after, listingId)).id, dueAt: endOfDay(decideBy) }] },
  }),
};
