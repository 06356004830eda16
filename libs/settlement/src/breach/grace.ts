import {
  addDays,
  articleOf,
  dateText,
  workingDays,
  type CourtCalendar,
  type Derived,
  type LegalDate,
} from '@hejie/law';

/**
 * The last day of grace (宽限期末日): `graceWorkingDays` working days after the due day (PER-6), the due day itself for none.
 * Throws `CALENDAR.YEAR_UNKNOWN`.
 */
export function graceEnd(due: LegalDate, graceWorkingDays: number, calendar: CourtCalendar): Derived<LegalDate> {
  if (graceWorkingDays > 0) return workingDays({ start: due, n: graceWorkingDays }, calendar);
  return {
    value: due,
    provisional: false,
    derivation: {
      rule: 'SET-BREACH-DAY',
      inputs: { due, graceWorkingDays },
      parts: [],
      text: {
        zh: `没有宽限期，${dateText(due)}为最后履行日。`,
        en: `There is no grace: ${due} is the last day to perform.`,
      },
      value: due,
    },
  };
}

/**
 * S7: the first day on which breach may be suspected (违约可认定之日): the day after grace ends.
 * Due 2026-09-30 with five working days: grace ends 2026-10-13, breach day 2026-10-14. Source: D on PER-6.
 */
export function breachDay(due: LegalDate, graceWorkingDays: number, calendar: CourtCalendar): Derived<LegalDate> {
  const grace = graceEnd(due, graceWorkingDays, calendar);
  const value = addDays(grace.value, 1);
  const until =
    graceWorkingDays === 0
      ? { zh: '没有宽限期', en: 'without grace' }
      : { zh: `宽限至${dateText(grace.value)}24时`, en: `grace until 24:00 of ${grace.value}` };
  return {
    value,
    provisional: grace.provisional,
    derivation: {
      rule: 'SET-BREACH-DAY',
      article: articleOf('SETTLEMENT_PROVISIONS.ELECTION'),
      inputs: { due, graceWorkingDays },
      parts: [grace.derivation],
      text: {
        zh: `${dateText(due)}到期，${until.zh}，${dateText(value)}起方可认定涉嫌违约。`,
        en: `Due ${due}, ${until.en}: breach may be suspected from ${value}.`,
      },
      value,
    },
  };
}
