import { compareDates, type LegalDate } from '../basics/dates.js';
import { type Derivation } from '../basics/derivation.js';
import { dateText } from '../basics/instants.js';
import { nominalEnd, rollForward } from './days.js';
import { period, type DerivedPeriod } from './period.js';
import { type CourtCalendar } from '../calendar/calendar.js';
import { articleOf } from '../statutes/citation.js';

/** SET-ART-10-2: from when the two years run, and what interrupted them. */
export interface ApplicationPeriodInput {
  /** last day of the performance period in the title, or agreed in the settlement (SET-ART-10-2) */
  readonly lastPerformanceDay: LegalDate;
  /** days of acts that interrupt the period: demand, promise, settlement, application */
  readonly interruptions: readonly LegalDate[];
}

/**
 * SET-ART-10-2: the last day to apply for enforcement (申请执行期间): two years from the last performance day; an
 * interruption within the running period starts two years anew from its own day, one before or after it has no effect.
 * The end rolls (PER-3). Throws `CALENDAR.YEAR_UNKNOWN`. Source: 民诉法250, 执行和解规定10, 执行程序解释19-20.
 */
export function applicationPeriod(input: ApplicationPeriodInput, calendar: CourtCalendar): DerivedPeriod {
  let start = input.lastPerformanceDay;
  let provisional = false;
  const parts: Derivation[] = [];
  for (const day of [...input.interruptions].sort(compareDates)) {
    const runs = interrupts(start, day, calendar);
    provisional ||= hangsOnRolling(start, day) && calendar.isProvisional(day);
    parts.push({
      rule: 'SET-ART-10-2',
      article: '《最高人民法院关于适用〈中华人民共和国民事诉讼法〉执行程序若干问题的解释》第二十条',
      inputs: { interruption: day, runningFrom: start, calendar: calendar.editionIds },
      parts: [],
      text: runs
        ? {
            zh: `${dateText(day)}期间中断，自该日重新计算二年。`,
            en: `The period was interrupted on ${day}: two years run anew from that day.`,
          }
        : {
            zh: `${dateText(day)}不在进行中的期间内，不发生中断。`,
            en: `${day} lies outside the running period and interrupts nothing.`,
          },
      value: runs,
    });
    if (runs) start = day;
  }
  const derived = period({ start, unit: 'year', n: 2 }, calendar);
  return {
    ...derived,
    provisional: provisional || derived.provisional,
    derivation: {
      rule: 'SET-ART-10-2',
      article: articleOf('CPL.APPLICATION_PERIOD'),
      inputs: { lastPerformanceDay: input.lastPerformanceDay, interruptions: [...input.interruptions] },
      parts: [...parts, derived.derivation],
      text: {
        zh: `申请执行期间二年，自${dateText(start)}起算，至${dateText(derived.value)}24时届满。`,
        en: `The two years to apply for enforcement run from ${start} and end at 24:00 on ${derived.value}.`,
      },
      value: derived.value,
    },
  };
}

/** SET-ART-10-2: does an act of this day interrupt the two years that run from `start`? Only within them, to 24:00 of their last day. */
export function interrupts(start: LegalDate, day: LegalDate, calendar: CourtCalendar): boolean {
  if (day <= start) return false;
  const nominal = nominalEnd(start, 'year', 2);
  // The calendar is asked only where rolling could matter: old periods need no notice.
  return day <= nominal || day <= rollForward(nominal, calendar);
}

function hangsOnRolling(start: LegalDate, day: LegalDate): boolean {
  return day > nominalEnd(start, 'year', 2);
}
