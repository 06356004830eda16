import {
  addDays,
  compareDates,
  period,
  workingDays,
  type CourtCalendar,
  type DerivedPeriod,
  type LegalDate,
  type PolicyPack,
} from '@hejie/law';
import { type ReceiptKind } from '../decisions/receipt.js';

/** What a pack says of the clocks of case money. */
type MoneyPack = Pick<PolicyPack, 'money'>;

/** PROC-30: days from the finance office's notice of arrival in which money is paid out, where a pack says nothing shorter. */
const PAYOUT_DAYS = 30;
/** PROC-30: days for paying out once the ground on which money was withheld is gone. */
const AFTER_WITHHOLDING_DAYS = 10;
/** Working days in which the creditor answers whether he was paid directly: no rule of law says how many. */
const ANSWER_WORKING_DAYS = 5;
const SUSPENSE_WORKING_DAYS = 3;
/** Every clock of money that came on a day has ended so many days later. */
const CLOCKS_WITHIN_DAYS = 60;

/** SET-LEDGER: until when money that nobody can be told of (待认领款项) is identified: working days from its arrival, by the pack, three unless it says another number. Errors as `workingDays`. */
export function suspenseDeadline(arrivedOn: LegalDate, pack: MoneyPack, calendar: CourtCalendar): DerivedPeriod {
  return workingDays({ start: arrivedOn, n: pack.money?.suspenseWorkingDays ?? SUSPENSE_WORKING_DAYS }, calendar);
}

/**
 * SET-LEDGER, PER-4: may the bank's statement have an entry of that day? Only where the calendar covers it and the days after it in which the clocks of
 * its money run: of any other, clocks cannot be computed.
 */
export const isStatementDay = (day: LegalDate, calendar: CourtCalendar): boolean =>
  calendar.covers(day) && calendar.covers(addDays(day, CLOCKS_WITHIN_DAYS));

/** Days by which a value date (起息日) may lie ahead of the day on which the bank tells of it. */
const VALUE_DAYS_AHEAD = 31;

/** SET-LEDGER: does a day of a statement, or of its notice, lie further ahead than a bank dates its entries? A mistyped year would hide the money until then. */
export const isFarAhead = (day: LegalDate, today: LegalDate): boolean => day > addDays(today, VALUE_DAYS_AHEAD);

/**
 * SET-LEDGER: until when the bank's line of a receipt that a person has entered is to be there: the working days in which a line without a receipt is identified, from the day on which it was entered; null:
 * none comes of it, a thing or a deposit with a notary. Errors as `workingDays`.
 */
export function bankLineDue(
  { kind, withNotary }: { readonly kind: ReceiptKind; readonly withNotary: boolean },
  enteredOn: LegalDate,
  pack: MoneyPack,
  calendar: CourtCalendar,
): LegalDate | null {
  return kind === 'IN_KIND' || withNotary ? null : suspenseDeadline(enteredOn, pack, calendar).value;
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

/** PROC-30: until when money is paid out once the ground of its withholding is gone: ten days from then. Errors as `period`. */
export function payoutAfterWithholding(endedOn: LegalDate, calendar: CourtCalendar): DerivedPeriod {
  return period({ start: endedOn, unit: 'day', n: AFTER_WITHHOLDING_DAYS }, calendar);
}

/** SET-LEDGER: until when the creditor answers whether he was paid directly: five working days from the report. Errors as `workingDays`. */
export function directPaymentAnswerBy(reportedOn: LegalDate, calendar: CourtCalendar): DerivedPeriod {
  return workingDays({ start: reportedOn, n: ANSWER_WORKING_DAYS }, calendar);
}
