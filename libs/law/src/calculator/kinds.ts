import { compareDates, legalDate, type LegalDate } from '../basics/dates.js';
import { asJson, type JsonValue } from '../basics/derivation.js';
import { formatYuan, parseYuan, type Fen } from '../basics/money.js';
import { publishedCalendar } from '../calendar/calendar.js';
import { derivedDayKind } from '../calendar/derived-day-kind.js';
import {
  derivedCaseNumber,
  derivedCreditCode,
  derivedIdentityNumber,
  derivedMaskedId,
  MASKING_RULE,
} from '../identification/derived.js';
import { allocate, allocationOrder, bucketAmounts, ORDER_BASES_OF_ANOTHER, type Bucket } from '../money/allocation.js';
import { enforcementFee, enforcementFeeWithoutSum } from '../money/enforcement-fee.js';
import { countedDays, doubledInterest, requireNewPeriod } from '../money/interest.js';
import { balanceAmounts, resumeBalance } from '../money/resume-balance.js';
import { itemsOnWire, notComputedOnWire, titleBalance } from '../money/title-balance.js';
import { applicationPeriod, interrupts, spanOf, type ApplicationPeriodInput } from '../periods/application-period.js';
import { freezeExpiry, listingTerm, requireFixedTerm, type ListingGround } from '../periods/measures.js';
import { hours } from '../periods/hours.js';
import { packOf } from '../packs/published.js';
import { type PolicyPack } from '../packs/policy-pack.js';
import { period, workingDays } from '../periods/period.js';
import {
  agreeing,
  amount,
  checked,
  date,
  entriesOf,
  flag,
  instant,
  list,
  oneOf,
  optional,
  problem,
  rate,
  readable,
  record,
  text,
  thrown,
  tuple,
  whole,
  type Problems,
  type Reader,
  type RecordOf,
} from '../validation/readers.js';
import { interruption } from '../validation/interruptions.js';
import { titleItems } from '../validation/title-items.js';
import { calculatorKind, resultOf, type CalculatorKind } from './outcome.js';

const asIs = <T extends JsonValue>(value: T): JsonValue => value;
const buckets = record({ fee: amount, interest: amount, principal: amount, doubled: amount });
const length = whole(1, 10_000);

/** INT-7: the last day of a performance period of which interest can be computed. */
const expiry: Reader<LegalDate> = thrown((given) => {
  const day = legalDate(given);
  requireNewPeriod(day);
  return day;
});
const orderList: Reader<readonly Bucket[]> = (value, path, problems) => {
  const order = list(text, 1)(value, path, problems);
  return order === undefined ? undefined : checked(() => allocationOrder(order).order, path, problems);
};
const orderText: Reader<readonly Bucket[]> = thrown(
  (given) => allocationOrder(given.split(',').map((bucket) => bucket.trim())).order,
);

/** What an order other than the legal one rests on, and since when it is the order (INT-ORD-3): beside the shapes of calculator.md. */
const orderBasis = optional(oneOf(...ORDER_BASES_OF_ANOTHER), 'AGREED');

/** What came in on a title, until when it is computed, and in which order receipts are applied. */
const course = {
  fee: amount,
  payments: list(tuple(date, amount)),
  asOf: date,
  order: orderText,
  orderBasis,
  orderFrom: optional(date, null),
};
type Course = RecordOf<typeof course>;
const courseOf = <T extends Course>({ orderFrom, payments, ...rest }: T) => ({
  ...rest,
  ...(orderFrom === null ? {} : { orderFrom }),
  payments: payments.map(([valueDate, paid]) => ({ date: valueDate, amount: paid })),
});

const daysOff = whole(0, 100_000);
/** One number for every slice, or a list with one for each (INT-5). */
const excludedDays: Reader<number | number[]> = (value, path, problems) =>
  (Array.isArray(value) ? list(daysOff) : daysOff)(value, path, problems);

const doubledInterestInput: Reader<{ slices: [Fen, LegalDate, LegalDate][]; excludedDays: number | number[] }> =
  agreeing(
    record({ slices: list(tuple(amount, expiry, date), 1), excludedDays: optional(excludedDays, 0) }),
    (given, path, problems) => {
      const slices = entriesOf(given, 'slices');
      const excluded = entriesOf(given, 'excludedDays');
      const forEach = readable(daysOff, given, 'excludedDays') ?? 0;
      if (excluded.length > 0 && slices.length > 0 && excluded.length !== slices.length) {
        problem(
          problems,
          `${path}/excludedDays`,
          'INPUT.WRONG_LENGTH',
          '扣除日数应与各段一一对应。',
          'There is one number of excluded days for each slice.',
          'INT-5',
        );
      }
      slices.forEach((slice, i) => {
        const [from, end] = [readable(date, slice, 1), readable(date, slice, 2)];
        if (from === undefined || end === undefined) return;
        const at = `${path}/slices/${i}`;
        checked(
          () => countedDays({ expiry: from, end, excludedDays: readable(daysOff, excluded, i) ?? forEach }, at),
          at,
          problems,
        );
      });
    },
  );

const listing: Reader<{ listed: LegalDate; ground: number; extensionYears: number }> = agreeing(
  record({ listed: date, ground: whole(1, 6), extensionYears: whole(0, 3) }),
  (given, path, problems) => {
    const [ground, years] = [readable(whole(1, 6), given, 'ground'), readable(whole(0, 3), given, 'extensionYears')];
    if (ground !== undefined && years !== undefined) checked(() => requireFixedTerm(ground, years), path, problems);
  },
);

/** SET-ART-10-2: the day from which the two years ran that could not be computed. */
function placeOfPeriod({ lastPerformanceDay, interruptions }: ApplicationPeriodInput, problems: Problems): void {
  const calendar = publishedCalendar();
  let [start, path] = [lastPerformanceDay, '/lastPerformanceDay'];
  for (const { span, at } of interruptions
    .map((given, i) => ({ span: spanOf(given), at: `/interruptions/${i}` }))
    .sort((a, b) => compareDates(a.span.from, b.span.from))) {
    const runs = checked(() => interrupts(start, span, calendar), path, problems);
    if (runs === undefined) return;
    if (runs) [start, path] = [span.to, at];
    // A day after the period's end is asked about too: whether it still lies within hangs on rolling.
    else checked(() => calendar.isProvisional(span.from), at, problems);
  }
  checked(() => period({ start, unit: 'year', n: 2 }, calendar), path, problems);
}

/** FEE-1: the sum to enforce, or beside the shapes of calculator.md the pack by which the court takes its fee where there is none. */
const feeInput: Reader<Fen | { pack: PolicyPack }> = (value, path, problems) =>
  typeof value === 'object' && value !== null
    ? record({ pack: thrown((reference) => packOf(reference)) })(value, path, problems)
    : amount(value, path, problems);
const feeBy = ({ feeWithoutSum }: PolicyPack) =>
  enforcementFeeWithoutSum(feeWithoutSum === undefined ? undefined : parseYuan(feeWithoutSum));

/** The kinds of calculation that belong to law, by name: input and value as in calculator.md. */
export const LAW_KINDS: Readonly<Record<string, CalculatorKind>> = Object.freeze({
  period: calculatorKind(
    'PER-1',
    record({ start: date, unit: oneOf('day', 'month', 'year'), n: length, roll: optional(flag, true) }),
    (input) => {
      const derived = period(input, publishedCalendar());
      return resultOf(derived, asIs, { instant: derived.instant });
    },
    '/start',
  ),
  workingDays: calculatorKind(
    'PER-6',
    record({ start: date, n: length }),
    (input) => {
      const derived = workingDays(input, publishedCalendar());
      return resultOf(derived, asIs, { instant: derived.instant });
    },
    '/start',
  ),
  hours: calculatorKind(
    'PER-HOURS',
    record({ start: instant, n: length }),
    (input) => resultOf(hours(input), asIs),
    '/start',
  ),
  dayKind: calculatorKind(
    'PER-4',
    record({ date }),
    (input) => resultOf(derivedDayKind(input.date, publishedCalendar()), asJson),
    '/date',
  ),
  doubledInterest: calculatorKind('INT-2', doubledInterestInput, (input) => {
    const excluded = (i: number): number =>
      Array.isArray(input.excludedDays) ? (input.excludedDays[i] ?? 0) : input.excludedDays;
    return resultOf(
      doubledInterest(
        input.slices.map(([base, from, end], i) => ({ base, expiry: from, end, excludedDays: excluded(i) })),
      ),
      formatYuan,
    );
  }),
  enforcementFee: calculatorKind('FEE-1', feeInput, (input) =>
    resultOf(typeof input === 'bigint' ? enforcementFee(input) : feeBy(input.pack), formatYuan),
  ),
  allocate: calculatorKind('INT-ORD-1', record({ amount, buckets, order: orderList, orderBasis }), (input) => {
    const derived = allocate(input);
    return resultOf(derived, bucketAmounts, {
      applied: bucketAmounts(derived.applied),
      surplus: formatYuan(derived.surplus),
    });
  }),
  resumeBalance: calculatorKind(
    'SET-ART-17-1',
    record({ principal: amount, dailyRate: rate, expiry, ...course }),
    (input) => resultOf(resumeBalance(courseOf(input)), balanceAmounts),
  ),
  titleBalance: calculatorKind('INT-TITLE', record({ items: titleItems, ...course }), (input) => {
    const derived = titleBalance(courseOf(input));
    return resultOf(derived, balanceAmounts, {
      items: itemsOnWire(derived.items),
      notComputed: notComputedOnWire(derived.notComputed),
    });
  }),
  applicationPeriod: calculatorKind(
    'SET-ART-10-2',
    record({ lastPerformanceDay: date, interruptions: list(interruption) }),
    (input) => {
      const derived = applicationPeriod(input, publishedCalendar());
      return resultOf(derived, asIs, { instant: derived.instant });
    },
    placeOfPeriod,
  ),
  freezeExpiry: calculatorKind(
    'PROC-9',
    record({ effective: date, asset: oneOf('deposit', 'movable', 'immovable') }),
    (input) => {
      const derived = freezeExpiry(input);
      return resultOf(derived, asIs, { reminders: [...derived.reminders] });
    },
    '/effective',
  ),
  listingTerm: calculatorKind(
    'DIS-ART-2-1',
    listing,
    (input) => {
      const derived = listingTerm({ ...input, ground: input.ground as ListingGround }, publishedCalendar());
      return resultOf(derived, asIs, { deleteBy: derived.deleteBy });
    },
    '/listed',
  ),
  caseNumber: calculatorKind('CASE-1', text, (input) => resultOf(derivedCaseNumber(input), asJson)),
  identityNumber: calculatorKind('GB 11643', text, (input) => resultOf(derivedIdentityNumber(input), asJson)),
  creditCode: calculatorKind('GB 32100', text, (input) => resultOf(derivedCreditCode(input), asJson)),
  maskId: calculatorKind(MASKING_RULE, text, (input) => resultOf(derivedMaskedId(input), asIs)),
});
