import { endOfDay, legalDateOf, workingDays, type CourtCalendar, type CourtInstant, type PolicyPack } from '@hejie/law';

/**
 * E7, PER-6: until when a task is done that no rule of law gives a term: the exclusive end of the last of the working days that the pack sets for its kind, the day
 * on which it is opened not counted; null: the pack sets none.
 */
export function taskTerm(
  { kind, openedAt }: { readonly kind: string; readonly openedAt: CourtInstant },
  { ladder }: Pick<PolicyPack, 'ladder'>,
  calendar: CourtCalendar,
): CourtInstant | null {
  const term = ladder?.terms?.find(({ kinds }) => kinds.includes(kind));
  if (term === undefined) return null;
  return endOfDay(workingDays({ start: legalDateOf(openedAt), n: term.workingDays }, calendar).value);
}
