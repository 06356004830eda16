import { compareInstants, startOfDay, type CourtCalendar, type CourtInstant, type PolicyPack } from '@hejie/law';
import { lastDayOf, workingDayBefore } from './rungs.js';

/** E7: how near the end of its term a task is (期限颜色). */
export const DUE_COLOURS = ['GREEN', 'AMBER', 'RED', 'OVERDUE'] as const;
/** One of {@link DUE_COLOURS}. */
export type DueColour = (typeof DUE_COLOURS)[number];

/** E7: from when a task is amber, and red; overdue from the end of its term. */
export interface ColourChanges {
  readonly amberAt: CourtInstant;
  readonly redAt: CourtInstant;
}

/** Working days before the last day where the pack is silent. */
const AMBER = 5;
const RED = 1;

/** E7: when a task that is due changes its colour, by the pack and the calendar of its case: at the opening of the day that lies so many working days before the last one. */
export function colourChanges(
  dueAt: CourtInstant,
  { ladder }: Pick<PolicyPack, 'ladder'>,
  calendar: CourtCalendar,
): ColourChanges {
  const last = lastDayOf(dueAt);
  const before = (n: number): CourtInstant => startOfDay(workingDayBefore(last, n, calendar));
  return { amberAt: before(ladder?.amberWorkingDays ?? AMBER), redAt: before(ladder?.redWorkingDays ?? RED) };
}

/** E7: the colour of a task at an instant; null: it has no term. */
export function dueColour(
  dueAt: CourtInstant | null,
  at: CourtInstant,
  pack: Pick<PolicyPack, 'ladder'>,
  calendar: CourtCalendar,
): DueColour | null {
  if (dueAt === null) return null;
  if (compareInstants(at, dueAt) >= 0) return 'OVERDUE';
  const { amberAt, redAt } = colourChanges(dueAt, pack, calendar);
  if (compareInstants(at, redAt) >= 0) return 'RED';
  return compareInstants(at, amberAt) >= 0 ? 'AMBER' : 'GREEN';
}
