import { addDays, compareDates, daysBetween, type LegalDate } from '../basics/dates.js';
import { dateText } from '../basics/instants.js';
import { LawError } from '../basics/law-error.js';

/** Spans whose days are not counted, first and last day included (扣除期间), e.g. an appraisal. */
export type ExcludedSpan = readonly [from: LegalDate, to: LegalDate];

/** PROC-16: the same days as spans that are in order and do not overlap. Throws `PERIOD.SPAN_REVERSED`. */
export function merged(spans: readonly ExcludedSpan[]): readonly ExcludedSpan[] {
  const inOrder = [...spans].sort((a, b) => compareDates(a[0], b[0]));
  const apart: ExcludedSpan[] = [];
  for (const [from, to] of inOrder) {
    if (from > to)
      throw new LawError({
        code: 'PERIOD.SPAN_REVERSED',
        rule: 'PROC-16',
        zh: `扣除期间${dateText(from)}至${dateText(to)}起止颠倒。`,
        en: `The excluded span ${from} to ${to} ends before it begins.`,
      });
    const last = apart.at(-1);
    if (last === undefined || from > last[1]) apart.push([from, to]);
    else if (to > last[1]) apart[apart.length - 1] = [last[0], to];
  }
  return apart;
}

/** How many days after `start`, up to and with `end`, lie in spans that do not overlap. */
export function daysWithin(spans: readonly ExcludedSpan[], start: LegalDate, end: LegalDate): number {
  let days = 0;
  for (const [from, to] of spans) {
    const first = from > start ? from : addDays(start, 1);
    const last = to < end ? to : end;
    if (first <= last) days += daysBetween(first, last) + 1;
  }
  return days;
}
