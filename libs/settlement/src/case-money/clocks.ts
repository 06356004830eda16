import {
  compareDates,
  period,
  workingDays,
  type CourtCalendar,
  type DerivedPeriod,
  type LegalDate,
  type PolicyPack,
} from '@hejie/law';

/** What a pack says of the clocks of case money. */
type MoneyPack = Pick<PolicyPack, 'money'>;

/** PROC-30: days from the finance office's notice of arrival in which money is paid out, where a pack says nothing shorter. */
const PAYOUT_DAYS = 30;
const SUSPENSE_WORKING_DAYS = 3;

/** SET-LEDGER: until when money that nobody can be told of (待认领款项) is identified: working days from its arrival, by the pack, three unless it says another number. Errors as `workingDays`. */
export function suspenseDeadline(arrivedOn: LegalDate, pack: MoneyPack, calendar: CourtCalendar): DerivedPeriod {
  return workingDays({ start: arrivedOn, n: pack.money?.suspenseWorkingDays ?? SUSPENSE_WORKING_DAYS }, calendar);
}

/**
 * PROC-30: until when money is paid out (案款发放): thirty days from the finance office's notice of arrival, by the pack fewer days or some
 * working days; of several, the first to end. Errors as `period`, `workingDays`.
 */
export function payoutDeadline(noticeOn: LegalDate, pack: MoneyPack, calendar: CourtCalendar): DerivedPeriod {
  const { payoutDays, payoutWorkingDays } = pack.money ?? {};
  const ends = [
    period({ start: noticeOn, unit: 'day', n: PAYOUT_DAYS }, calendar),
    ...(payoutDays === undefined ? [] : [period({ start: noticeOn, unit: 'day', n: payoutDays }, calendar)]),
    ...(payoutWorkingDays === undefined ? [] : [workingDays({ start: noticeOn, n: payoutWorkingDays }, calendar)]),
  ];
  return ends.reduce((first, one) => (compareDates(one.value, first.value) < 0 ? one : first));
}
