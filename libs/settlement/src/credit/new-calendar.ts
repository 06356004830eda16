import { type CourtCalendar } from '@hejie/law';
import { endByNotice } from '../decisions/end-by-notice.js';
import { type CreditCalendarEvent } from './calendar-events.js';
import { type CreditChange, type CreditTurn } from './credit-change.js';
import { type CreditFile } from './credit-file.js';
import { listingDecidedBy } from './listing.js';
import { creditTasks } from './tasks.js';

/**
 * PER-4, PER-3: the case adopts a holiday notice: until when each task of the file is to be done is derived again, as the timers of the file
 * do it, and until when a creditor's application to list is decided; an end that would be over already stays as it was told. `earlier`: the
 * calendar without the notice. Undefined where no day moves. Throws `CALENDAR.YEAR_UNKNOWN`.
 */
export function rederiveCreditDays(
  file: CreditFile,
  turn: CreditTurn,
  earlier: CourtCalendar,
): CreditChange | undefined {
  const happened = [...tasksAnew(file, turn, earlier), ...listingsAnew(file, turn, earlier)];
  return happened.length === 0 ? undefined : { happened };
}

function tasksAnew(file: CreditFile, turn: CreditTurn, earlier: CourtCalendar): CreditCalendarEvent[] {
  const { at, by } = turn;
  const before = new Map(creditTasks(file, { ...turn, calendar: earlier }).map(({ id, lastDay }) => [id, lastDay]));
  return creditTasks(file, turn).flatMap((task): CreditCalendarEvent[] => {
    const from = before.get(task.id);
    return from === undefined || from === task.lastDay ? [] : [{ kind: 'TASK_REDATED', at, by, task, from }];
  });
}

function listingsAnew({ listings }: CreditFile, turn: CreditTurn, earlier: CourtCalendar): CreditCalendarEvent[] {
  const { at, by } = turn;
  return listings.flatMap(({ id: listingId, stage, proposed }): CreditCalendarEvent[] => {
    if (stage !== 'PROPOSED' || proposed.appliedBy === null) return [];
    const [told, derived] = [{ calendar: earlier }, turn].map((reading) => {
      const { value: day, instant: endsAt } = listingDecidedBy(proposed.appliedAt ?? proposed.at, reading);
      return { day, endsAt };
    }) as [Ending, Ending];
    const { day: decideBy } = endByNotice(told, derived, at);
    return decideBy === told.day ? [] : [{ kind: 'LISTING_REDATED', at, by, listingId, from: told.day, decideBy }];
  });
}

interface Ending {
  readonly day: ReturnType<typeof listingDecidedBy>['value'];
  readonly endsAt: ReturnType<typeof listingDecidedBy>['instant'];
}
