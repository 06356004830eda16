import { type LegalDate } from '../basics/dates.js';
import { asJson, type JsonValue } from '../basics/derivation.js';
import { formatYuan, type Fen } from '../basics/money.js';
import { publishedCalendar } from '../calendar/calendar.js';
import { derivedDayKind } from '../calendar/derived-day-kind.js';
import { derivedCaseNumber, derivedCreditCode, derivedIdentityNumber, derivedMaskedId } from '../identification/derived.js';
import { allocate, bucketAmounts } from '../money/allocation.js';
import { enforcementFee } from '../money/enforcement-fee.js';
import { doubledInterest } from '../money/interest.js';
import { balanceAmounts, resumeBalance } from '../money/resume-balance.js';
import { applicationPeriod } from '../periods/application-period.js';
import { freezeExpiry, listingTerm, type ListingGround } from '../periods/measures.js';
import { period, workingDays } from '../periods/period.js';
import { amount, date, flag, list, oneOf, optional, rate, record, text, tuple, whole, type Reader } from '../validation/readers.js';
import { calculatorKind, resultOf, type CalculatorKind } from './outcome.js';

const asIs = <T extends JsonValue>(value: T): JsonValue => value;
const buckets = record({ fee: amount, interest: amount, principal: amount, doubled: amount });
const length = whole(1, 10_000);

/** One number for every slice, or a list with one for each (INT-5). */
const excludedDays: Reader<number | number[]> = (value, path, problems) =>
  Array.isArray(value) ? list(whole(0, 100_000))(value, path, problems) : whole(0, 100_000)(value, path, problems);

const doubledInterestInput: Reader<{ slices: [Fen, LegalDate, LegalDate][]; excludedDays: number | number[] }> = (value, path, problems) => {
  const read = record({ slices: list(tuple(amount, date, date), 1), excludedDays: optional(excludedDays, 0) })(value, path, problems);
  if (read !== undefined && Array.isArray(read.excludedDays) && read.excludedDays.length !== read.slices.length) {
    problems.push({ code: 'INPUT.WRONG_LENGTH', rule: 'INT-5', path: `${path}/excludedDays`, zh: '扣除日数应与各段一一对应。', en: 'There is one number of excluded days for each slice.' });
    return undefined;
  }
  return read;
};

/** The kinds of calculation that belong to law, by name: input and value as in calculator.md. */
export const LAW_KINDS: Readonly<Record<string, CalculatorKind>> = Object.freeze({
  period: calculatorKind(record({ start: date, unit: oneOf('day', 'month', 'year'), n: length, roll: optional(flag, true) }), (input) => {
    const derived = period(input, publishedCalendar());
    return resultOf(derived, asIs, { instant: derived.instant });
  }),
  workingDays: calculatorKind(record({ start: date, n: length }), (input) => {
    const derived = workingDays(input, publishedCalendar());
    return resultOf(derived, asIs, { instant: derived.instant });
  }),
  dayKind: calculatorKind(record({ date }), (input) => resultOf(derivedDayKind(input.date, publishedCalendar()), asJson)),
  doubledInterest: calculatorKind(doubledInterestInput, (input) => {
    const excluded = (i: number): number => (Array.isArray(input.excludedDays) ? (input.excludedDays[i] ?? 0) : input.excludedDays);
    return resultOf(doubledInterest(input.slices.map(([base, expiry, end], i) => ({ base, expiry, end, excludedDays: excluded(i) }))), formatYuan);
  }),
  enforcementFee: calculatorKind(amount, (input) => resultOf(enforcementFee(input), formatYuan)),
  allocate: calculatorKind(record({ amount, buckets, order: list(text, 1) }), (input) => {
    const derived = allocate(input);
    return resultOf(derived, bucketAmounts, { applied: bucketAmounts(derived.applied), surplus: formatYuan(derived.surplus) });
  }),
  resumeBalance: calculatorKind(
    record({ principal: amount, dailyRate: rate, expiry: date, fee: amount, payments: list(tuple(date, amount)), asOf: date, order: text }),
    (input) => {
      const payments = input.payments.map(([valueDate, paid]) => ({ date: valueDate, amount: paid }));
      return resultOf(resumeBalance({ ...input, payments, order: input.order.split(',').map((bucket) => bucket.trim()) }), balanceAmounts);
    },
  ),
  applicationPeriod: calculatorKind(record({ lastPerformanceDay: date, interruptions: list(date) }), (input) => {
    const derived = applicationPeriod(input, publishedCalendar());
    return resultOf(derived, asIs, { instant: derived.instant });
  }),
  freezeExpiry: calculatorKind(record({ effective: date, asset: oneOf('deposit', 'movable', 'immovable') }), (input) => {
    const derived = freezeExpiry(input);
    return resultOf(derived, asIs, { reminders: [...derived.reminders] });
  }),
  listingTerm: calculatorKind(record({ listed: date, ground: whole(1, 6), extensionYears: whole(0, 3) }), (input) => {
    const derived = listingTerm({ ...input, ground: input.ground as ListingGround }, publishedCalendar());
    return resultOf(derived, asIs, { deleteBy: derived.deleteBy });
  }),
  caseNumber: calculatorKind(text, (input) => resultOf(derivedCaseNumber(input), asJson)),
  identityNumber: calculatorKind(text, (input) => resultOf(derivedIdentityNumber(input), asJson)),
  creditCode: calculatorKind(text, (input) => resultOf(derivedCreditCode(input), asJson)),
  maskId: calculatorKind(text, (input) => resultOf(derivedMaskedId(input), asIs)),
});
