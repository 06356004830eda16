import { compareInstants, endOfDay, type CourtInstant } from '@hejie/law';
import { dueDay, waitingEnd, type FindingTerms } from './grace.js';
import { type DeadlineItem, type OpenInstalment } from './next-deadline.js';

/** A deadline that is behind an instalment, and the instant at which it was. */
export interface PassedDeadline {
  readonly at: CourtInstant;
  readonly item: DeadlineItem & { readonly kind: 'DUE' | 'GRACE_END'; readonly no: number };
}

/**
 * SET-BREACH-DAY: the last deadline that each open instalment has behind it at `now`, the earliest first: the end of its grace, or
 * its due day while grace still runs. For when money is taken out of the ledger again (冲正): an instalment that counted as paid
 * when its deadline passed is open then, and no timer rings for it any more. Errors as `waitingEnd`.
 */
export function passedDeadlines(
  open: readonly OpenInstalment[],
  now: CourtInstant,
  settings: FindingTerms,
): PassedDeadline[] {
  const passed = open.flatMap(({ no, due }): PassedDeadline[] => {
    if (endOfDay(due) > now) return [];
    const last = dueDay(due, settings);
    if (endOfDay(last) > now) return [];
    const grace = waitingEnd(due, settings).value;
    const over = endOfDay(grace) <= now;
    return [
      over
        ? { at: endOfDay(grace), item: { kind: 'GRACE_END', no, day: grace } }
        : { at: endOfDay(last), item: { kind: 'DUE', no, day: last } },
    ];
  });
  return passed.sort((a, b) => compareInstants(a.at, b.at) || a.item.no - b.item.no);
}
