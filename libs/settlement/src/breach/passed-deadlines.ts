import { compareInstants, endOfDay, type CourtCalendar, type CourtInstant } from '@hejie/law';
import { graceEnd } from './grace.js';
import { type DeadlineItem, type OpenInstalment } from './next-deadline.js';

/** A deadline that is behind an instalment, and the instant at which it was. */
export interface PassedDeadline {
  readonly at: CourtInstant;
  readonly item: DeadlineItem & { readonly kind: 'DUE' | 'GRACE_END'; readonly no: number };
}

/**
 * SET-BREACH-DAY: the last deadline that each open instalment has behind it at `now`, the earliest first: the end of its grace, or
 * its due day while grace still runs. For when money is taken out of the ledger again (冲正): an instalment that counted as paid
 * when its deadline passed is open then, and no timer rings for it any more. Errors as `graceEnd`.
 */
export function passedDeadlines(
  open: readonly OpenInstalment[],
  now: CourtInstant,
  settings: { readonly graceWorkingDays: number; readonly calendar: CourtCalendar },
): PassedDeadline[] {
  const passed = open.flatMap(({ no, due }): PassedDeadline[] => {
    if (endOfDay(due) > now) return [];
    const grace = graceEnd(due, settings.graceWorkingDays, settings.calendar).value;
    const over = endOfDay(grace) <= now;
    return [
      over
        ? { at: endOfDay(grace), item: { kind: 'GRACE_END', no, day: grace } }
        : { at: endOfDay(due), item: { kind: 'DUE', no, day: due } },
    ];
  });
  return passed.sort((a, b) => compareInstants(a.at, b.at) || a.item.no - b.item.no);
}
