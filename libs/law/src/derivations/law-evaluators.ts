import { addDays, addMonths, daysBetween, legalDate, type LegalDate } from '../basics/dates.js';
import { asJson, type JsonValue } from '../basics/derivation.js';
import { formatYuan, minFen, parseRate, parseYuan, sumFen, timesRate, type Fen } from '../basics/money.js';
import { type CourtCalendar } from '../calendar/calendar.js';
import { parseCaseNumber } from '../identification/case-number.js';
import { rateOf } from '../indicators/indicators.js';
import { allot, BUCKETS, bucketAmounts, type Bucket, type Buckets } from '../money/allocation.js';
import { DOUBLED_DAILY_RATE } from '../money/interest.js';
import { proRataShare } from '../money/several-debts.js';
import { interrupts } from '../periods/application-period.js';
import { nominalEnd, nthWorkingDay, rollForward, type PeriodUnit } from '../periods/days.js';
import { FREEZE_YEARS, type FrozenAsset } from '../periods/measures.js';
import { type Evaluator, type Step } from './reevaluate.js';

const input = (step: Step, name: string): JsonValue => step.derivation.inputs[name] ?? null;
const dateIn = (step: Step, name: string): LegalDate => legalDate(String(input(step, name)));
const fenIn = (step: Step, name: string): Fen => parseYuan(String(input(step, name)));
const numberIn = (step: Step, name: string): number => Number(input(step, name));
const lastPart = (step: Step): JsonValue => step.parts.at(-1) ?? null;
const sumOfParts = (step: Step): JsonValue => formatYuan(sumFen(step.parts.map((part) => parseYuan(String(part)))));
const calendarIn = (step: Step): CourtCalendar => step.calendarOf(input(step, 'calendar') as readonly string[]);
const stated = (step: Step): JsonValue => step.derivation.value ?? null;

function bucketsOf(value: JsonValue): Buckets {
  const amounts = value as Readonly<Record<Bucket, string>>;
  return { fee: parseYuan(amounts.fee), interest: parseYuan(amounts.interest), principal: parseYuan(amounts.principal), doubled: parseYuan(amounts.doubled) };
}

function feeBand(step: Step): JsonValue {
  if (step.parts.length > 0) return sumOfParts(step);
  const percent = input(step, 'rate');
  if (percent === null) return '50.00';
  // A percentage is its number with two more decimals.
  const rate = parseRate(String(percent).replace('%', ''));
  return formatYuan(timesRate(fenIn(step, 'to') - fenIn(step, 'from'), { units: rate.units, scale: rate.scale + 2 }, 1));
}

/** A debt among several has what was available at its turn and its equals; several debts together have their parts. */
function spread(step: Step): JsonValue {
  if (input(step, 'bucket') !== null) return formatYuan(fenIn(step, 'owed') - fenIn(step, 'applied'));
  if (input(step, 'debt') === null) {
    const debts = input(step, 'debts') as readonly { readonly id: string }[];
    return { ...Object.fromEntries(debts.map(({ id }) => [id, '0.00'])), ...(byName(step, 'debt') as object) };
  }
  return formatYuan(proRataShare(fenIn(step, 'available'), fenIn(step, 'outstanding'), fenIn(step, 'before'), fenIn(step, 'equal')));
}

/** The values of the parts by what each is about. */
function byName(step: Step, name: string): JsonValue {
  return Object.fromEntries(step.derivation.parts.map((part, i) => [String(part.inputs[name]), step.parts[i] ?? null]));
}

/** INT-ORD-1 orders the buckets of one debt, and bounds what each of several joint debtors answers for. */
function ordered(step: Step): JsonValue {
  if (input(step, 'order') !== null) return allotted(step);
  if (input(step, 'debtor') === null) return byName(step, 'debtor');
  const outstanding = fenIn(step, 'outstanding');
  return formatYuan(input(step, 'cap') === null ? outstanding : minFen(outstanding, fenIn(step, 'cap') - fenIn(step, 'paid')));
}

/** In the creditor's currency, or in yuan at the mid rate. */
function foreign(step: Step): JsonValue {
  const rate = input(step, 'midRate');
  const base = rate === null ? fenIn(step, 'base') : timesRate(fenIn(step, 'base'), parseRate(String(rate)), 1);
  return formatYuan(timesRate(base, DOUBLED_DAILY_RATE, daysBetween(dateIn(step, 'expiry'), dateIn(step, 'end'))));
}

/** A receipt within a balance has what was owed before it; an allocation of its own has the buckets. */
function allotted(step: Step): JsonValue {
  const order = input(step, 'order') as readonly Bucket[];
  const owed = input(step, 'owed');
  const { left, applied, surplus } = allot(fenIn(step, 'amount'), bucketsOf(owed ?? input(step, 'buckets')), order);
  return owed === null ? asJson(bucketAmounts(left)) : { ...bucketAmounts(applied), surplus: formatYuan(surplus) };
}

function accrued(step: Step): JsonValue {
  const days = daysBetween(dateIn(step, 'from'), dateIn(step, 'to'));
  const principal = fenIn(step, 'principal');
  const waived = (bucket: string): Fen => (input(step, `${bucket}Waived`) === null ? 0n : fenIn(step, `${bucket}Waived`));
  return {
    interest: formatYuan(timesRate(principal, parseRate(String(input(step, 'dailyRate'))), days) - waived('interest')),
    doubled: formatYuan(timesRate(principal, DOUBLED_DAILY_RATE, input(step, 'doubledDays') === null ? days : numberIn(step, 'doubledDays')) - waived('doubled')),
  };
}

/** Adds up the accruals and takes off what each receipt was applied to. */
function balance(step: Step): JsonValue {
  const left: Record<Bucket, Fen> = { fee: fenIn(step, 'fee'), interest: 0n, principal: fenIn(step, 'principal'), doubled: 0n };
  let surplus = 0n;
  step.parts.forEach((part, i) => {
    const amounts = part as Readonly<Record<string, string>>;
    const sign = step.derivation.parts[i]?.rule === 'INT-9' ? 1n : -1n;
    for (const bucket of BUCKETS) left[bucket] += sign * parseYuan(amounts[bucket] ?? '0');
    surplus += parseYuan(amounts['surplus'] ?? '0');
  });
  return { ...bucketAmounts(left), total: formatYuan(sumFen(Object.values(left))), surplus: formatYuan(surplus) };
}

function dayKind(step: Step): JsonValue {
  return asJson(calendarIn(step).dayKind(dateIn(step, 'date')));
}

function freezeEnd(step: Step): JsonValue {
  return addDays(addMonths(dateIn(step, 'effective'), 12 * FREEZE_YEARS[input(step, 'asset') as FrozenAsset]), -1);
}

function listingEnd(step: Step): JsonValue {
  return input(step, 'ground') === 1 ? null : addMonths(dateIn(step, 'listed'), 12 * (2 + numberIn(step, 'extensionYears')));
}

const rate: Evaluator = (step) => rateOf(BigInt(String(input(step, 'numerator'))), BigInt(String(input(step, 'denominator'))), numberIn(step, 'per'));
const readNumber: Evaluator = (step) => asJson(parseCaseNumber(String(input(step, 'text'))));

/** How each rule of law computes its value again. A masked number cannot be computed again: its value is stated. */
export const LAW_EVALUATORS: Readonly<Record<string, Evaluator>> = Object.freeze({
  'PER-1': (step) => nominalEnd(dateIn(step, 'start'), input(step, 'unit') as PeriodUnit, numberIn(step, 'n')),
  'PER-2': (step) => nominalEnd(dateIn(step, 'start'), input(step, 'unit') as PeriodUnit, numberIn(step, 'n')),
  'PER-3': (step) => rollForward(legalDate(String(lastPart(step))), calendarIn(step)),
  'PER-4': dayKind,
  'PER-5': (step) => String(input(step, 'postedAt') ?? input(step, 'receivedAt')) < String(input(step, 'end')),
  'PER-6': (step) => nthWorkingDay(dateIn(step, 'start'), numberIn(step, 'n'), calendarIn(step)),
  'PER-7': lastPart,
  'PER-8': lastPart,
  'PROC-9': freezeEnd,
  'PROC-16': (step) => addDays(dateIn(step, 'date'), daysBetween(dateIn(step, 'from'), dateIn(step, 'to')) + 1),
  'DIS-ART-2-1': listingEnd,
  'SET-ART-10-2': (step) => (input(step, 'interruption') === null ? lastPart(step) : interrupts(dateIn(step, 'runningFrom'), dateIn(step, 'interruption'), calendarIn(step))),
  'SET-ART-17-1': balance,
  'INT-2': sumOfParts,
  'INT-6': foreign,
  'INT-8': (step) => formatYuan(timesRate(fenIn(step, 'base'), DOUBLED_DAILY_RATE, daysBetween(dateIn(step, 'expiry'), dateIn(step, 'end')) - numberIn(step, 'excludedDays'))),
  'INT-9': accrued,
  'INT-ORD-1': ordered,
  'INT-ORD-2': spread,
  'FEE-1': feeBand,
  'GUA-4': ({ parts: [deferralEnd = null, guaranteeEnd = null] }) => ({ deferralEnd, guaranteeEnd }),
  'KPI-2': rate,
  'KPI-8': rate,
  'KPI-9': rate,
  'CASE-1': readNumber,
  'CASE-4': readNumber,
  'CASE-7': readNumber,
  'TV-41': stated,
  'TV-42': stated,
  'GB 32100': stated,
});
