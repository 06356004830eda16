import {
  earlierOf,
  endOfDay,
  legalDateOf,
  rollForward,
  workingDays,
  type CourtCalendar,
  type CourtInstant,
  type GreenItem,
  type PolicyPack,
} from '@hejie/law';

type GreenPack = Pick<PolicyPack, 'greenChannel'>;

/**
 * A8: until when a task of a case on the green channel is to be done: by the clock of its kind, counted in working days from the day on which it was opened, the
 * same day where it is none; where the law or the pack asks for less, by that. `due` null: no term was set. A kind without a clock keeps its term. Exclusive end.
 */
export function greenDue(
  {
    kind,
    openedAt,
    due,
  }: { readonly kind: string; readonly openedAt: CourtInstant; readonly due: CourtInstant | null },
  { greenChannel }: GreenPack,
  calendar: CourtCalendar,
): CourtInstant | null {
  const clock = greenChannel?.clocks?.find(({ kinds }) => kinds.includes(kind));
  if (clock === undefined) return due;
  const start = legalDateOf(openedAt);
  const last =
    clock.workingDays === 0
      ? rollForward(start, calendar)
      : workingDays({ start, n: clock.workingDays }, calendar).value;
  const green = endOfDay(last);
  return due === null ? green : earlierOf(due, green);
}

/** A8, SEED4: the matter of the green channel to which a kind of task belongs, for which a person is named; null: to none. */
export function greenItemOf(kind: string, { greenChannel }: GreenPack): GreenItem | null {
  return greenChannel?.items?.find(({ kinds }) => kinds.includes(kind)) ?? null;
}
