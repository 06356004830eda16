import { type CourtInstant, type LegalDate } from '@hejie/law';
import { type CreditTask } from './credit-task.js';

/** PER-4: a holiday notice has moved the last day of what lies before a person: of a task, or of the decision on a creditor's application to list. */
export type CreditCalendarEvent = { readonly at: CourtInstant; readonly by: string } & (
  | { readonly kind: 'TASK_REDATED'; readonly task: CreditTask; readonly from: LegalDate }
  | {
      readonly kind: 'LISTING_REDATED';
      readonly listingId: string;
      readonly from: LegalDate;
      readonly decideBy: LegalDate;
    }
);
