import {
  period,
  workingDays,
  type CourtCalendar,
  type DerivedPeriod,
  type LegalDate,
  type PolicyPack,
} from '@hejie/law';

/** 执行工作规定: an application that meets the conditions is filed within seven days. */
const ACCEPTANCE_DAYS = 7;

/**
 * PRE-3: until when an application that was handed in is accepted: seven days, and on the green channel what its pack sets, a working day (SEED4: 一天内受理). Handed in
 * on Friday 2026-11-20: 2026-11-27, on the green channel Monday 2026-11-23. Errors as law's `period`.
 */
export function applicationDeadline(
  { handedIn, green }: { readonly handedIn: LegalDate; readonly green: boolean },
  { greenChannel }: Pick<PolicyPack, 'greenChannel'>,
  calendar: CourtCalendar,
): DerivedPeriod {
  const days = green ? greenChannel?.acceptanceWorkingDays : undefined;
  return days === undefined
    ? period({ start: handedIn, unit: 'day', n: ACCEPTANCE_DAYS }, calendar)
    : workingDays({ start: handedIn, n: days }, calendar);
}
