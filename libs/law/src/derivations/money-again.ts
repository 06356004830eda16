import { daysBetween, legalDate } from '../basics/dates.js';
import { type JsonValue } from '../basics/derivation.js';
import { formatYuan, parseRate, parseYuan, rateText, sumFen, timesRate, type Fen } from '../basics/money.js';
import { rateOf } from '../indicators/indicators.js';
import {
  allocate,
  allot,
  BUCKETS,
  bucketAmounts,
  type BasisOfAnotherOrder,
  type Bucket,
  type Buckets,
} from '../money/allocation.js';
import { enforcementFee } from '../money/enforcement-fee.js';
import { DOUBLED_DAILY_RATE, doubledInterestInCurrency } from '../money/interest.js';
import { resumeBalance, type ResumeBalanceInput } from '../money/resume-balance.js';
import { allocateAmongDebts, jointLiability, proRataShare } from '../money/several-debts.js';
import { type ExcludedSpan } from '../periods/spans.js';
import { type Evaluator, type Step } from './reevaluate.js';
import { dateIn, fenIn, input, numberIn, rateIn, requireFollows, requireSteps, textIn } from './steps.js';

const sumOfParts = (step: Step): JsonValue => formatYuan(sumFen(step.parts.map((part) => parseYuan(String(part)))));

function bucketsOf(value: JsonValue): Buckets {
  const amounts = value as Readonly<Record<Bucket, string>>;
  return {
    fee: parseYuan(amounts.fee),
    interest: parseYuan(amounts.interest),
    principal: parseYuan(amounts.principal),
    doubled: parseYuan(amounts.doubled),
  };
}

/** The whole fee has a band for each part of the amount; a band has its bounds. */
function fee(step: Step): JsonValue {
  if (input(step, 'amount') !== null) {
    requireSteps(step, enforcementFee(fenIn(step, 'amount')).derivation.parts);
    return sumOfParts(step);
  }
  const percent = input(step, 'rate');
  if (percent === null) return '50.00';
  // A percentage is its number with two more decimals.
  const rate = parseRate(String(percent).replace('%', ''));
  return formatYuan(
    timesRate(fenIn(step, 'to') - fenIn(step, 'from'), { units: rate.units, scale: rate.scale + 2 }, 1),
  );
}

/** Doubled interest has a part for each slice, at one rate. */
function doubled(step: Step): JsonValue {
  requireFollows(
    step,
    step.parts.length === numberIn(step, 'slices') && textIn(step, 'dailyRate') === rateText(DOUBLED_DAILY_RATE),
  );
  return sumOfParts(step);
}

function slice(step: Step): JsonValue {
  const days = daysBetween(dateIn(step, 'expiry'), dateIn(step, 'end')) - numberIn(step, 'excludedDays');
  requireFollows(step, numberIn(step, 'days') === days);
  return formatYuan(timesRate(fenIn(step, 'base'), DOUBLED_DAILY_RATE, days));
}

/** In the creditor's currency, or in yuan at the mid rate. */
function foreign(step: Step): JsonValue {
  const midRate = input(step, 'midRate');
  const debt = {
    base: fenIn(step, 'base'),
    currency: textIn(step, 'currency'),
    expiry: dateIn(step, 'expiry'),
    end: dateIn(step, 'end'),
  };
  const election =
    midRate === null
      ? { kind: 'SAME_CURRENCY' as const }
      : { kind: 'CNY' as const, midRateOnStartDay: rateIn(step, 'midRate') };
  requireFollows(step, textIn(step, 'election') === election.kind);
  requireSteps(step, doubledInterestInCurrency(debt, election).derivation.parts);
  return step.parts[0] ?? null;
}

/** An allocation of its own has buckets and a part for each; a receipt within a balance has what was owed before it; joint debtors have a part each. */
function ordered(step: Step): JsonValue {
  if (input(step, 'debtor') !== null) return openOfDebtor(step);
  if (input(step, 'total') !== null) return joint(step);
  const order = input(step, 'order') as readonly Bucket[];
  const owed = input(step, 'owed');
  if (owed === null) {
    const asked = {
      amount: fenIn(step, 'amount'),
      buckets: bucketsOf(input(step, 'buckets')),
      order,
      ...basisIn(input(step, 'basis')),
    };
    requireFollows(step, allocate(asked).derivation.inputs['basis'] === input(step, 'basis'));
    requireSteps(step, allocate(asked).derivation.parts);
    return Object.fromEntries(BUCKETS.map((bucket) => [bucket, step.parts[order.indexOf(bucket)] ?? null]));
  }
  const { applied, surplus } = allot(fenIn(step, 'amount'), bucketsOf(owed), order);
  return { ...bucketAmounts(applied), surplus: formatYuan(surplus) };
}

function openOfDebtor(step: Step): JsonValue {
  const [cap, outstanding] = [input(step, 'cap'), fenIn(step, 'outstanding')];
  const left = cap === null ? outstanding : fenIn(step, 'cap') - fenIn(step, 'paid');
  return formatYuan(left < outstanding ? left : outstanding);
}

function joint(step: Step): JsonValue {
  const debtors = step.derivation.parts.map(({ inputs }) => ({
    id: String(inputs['debtor']),
    paid: parseYuan(String(inputs['paid'])),
    ...(inputs['cap'] === null || inputs['cap'] === undefined ? {} : { cap: parseYuan(String(inputs['cap'])) }),
  }));
  requireFollows(step, sumFen(debtors.map((debtor) => debtor.paid)) === fenIn(step, 'paid'));
  requireSteps(step, jointLiability(fenIn(step, 'total'), debtors).derivation.parts);
  return byName(step, 'debtor');
}

/** What is left of a bucket; a debt among several at its turn; or several debts together. */
function spread(step: Step): JsonValue {
  if (input(step, 'bucket') !== null) return formatYuan(fenIn(step, 'owed') - fenIn(step, 'applied'));
  if (input(step, 'debt') !== null)
    return formatYuan(
      proRataShare(fenIn(step, 'available'), fenIn(step, 'outstanding'), fenIn(step, 'before'), fenIn(step, 'equal')),
    );
  const named = input(step, 'debts') as readonly Readonly<
    Record<'id' | 'outstanding' | 'due' | 'secured' | 'burden', string>
  >[];
  const debts = named.map(({ id, outstanding, due, secured, burden }) => ({
    id,
    outstanding: parseYuan(outstanding),
    due: legalDate(due),
    secured: parseYuan(secured),
    burden: parseYuan(burden),
  }));
  requireSteps(
    step,
    allocateAmongDebts(fenIn(step, 'amount'), debts, dateIn(step, 'on'), input(step, 'designated') as readonly string[])
      .derivation.parts,
  );
  return { ...Object.fromEntries(debts.map(({ id }) => [id, '0.00'])), ...byName(step, 'debt') };
}

/** The values of the parts by what each is about. */
function byName(step: Step, name: string): Record<string, JsonValue> {
  return Object.fromEntries(step.derivation.parts.map((part, i) => [String(part.inputs[name]), step.parts[i] ?? null]));
}

function accrued(step: Step): JsonValue {
  const days = daysBetween(dateIn(step, 'from'), dateIn(step, 'to'));
  requireFollows(step, numberIn(step, 'days') === days);
  const waived = (bucket: string): Fen =>
    input(step, `${bucket}Waived`) === null ? 0n : fenIn(step, `${bucket}Waived`);
  return {
    interest: formatYuan(timesRate(fenIn(step, 'principal'), rateIn(step, 'dailyRate'), days) - waived('interest')),
    doubled: formatYuan(
      timesRate(
        fenIn(step, 'principal'),
        DOUBLED_DAILY_RATE,
        input(step, 'doubledDays') === null ? days : numberIn(step, 'doubledDays'),
      ) - waived('doubled'),
    ),
  };
}

/** Adds up the accruals and takes off what each receipt was applied to; they are the accruals and receipts of its own title. */
function balance(step: Step): JsonValue {
  requireSteps(step, resumeBalance(titleIn(step)).derivation.parts);
  const left: Record<Bucket, Fen> = {
    fee: fenIn(step, 'fee'),
    interest: 0n,
    principal: fenIn(step, 'principal'),
    doubled: 0n,
  };
  let surplus = 0n;
  step.parts.forEach((part, i) => {
    const amounts = part as Readonly<Record<string, string>>;
    const sign = step.derivation.parts[i]?.rule === 'INT-9' ? 1n : -1n;
    for (const bucket of BUCKETS) left[bucket] += sign * parseYuan(amounts[bucket] ?? '0');
    surplus += parseYuan(amounts['surplus'] ?? '0');
  });
  return { ...bucketAmounts(left), total: formatYuan(sumFen(Object.values(left))), surplus: formatYuan(surplus) };
}

/** On what another order rests, where that is recorded. */
const basisIn = (basis: JsonValue): { orderBasis?: BasisOfAnotherOrder } =>
  basis === 'COURT' ? { orderBasis: basis } : {};

function titleIn(step: Step): ResumeBalanceInput {
  const waived = (bucket: string): Fen | 'ALL' => {
    const given = input(step, `${bucket}Waived`);
    return given === null ? 0n : given === 'ALL' ? given : parseYuan(String(given));
  };
  return {
    principal: fenIn(step, 'principal'),
    dailyRate: rateIn(step, 'dailyRate'),
    expiry: dateIn(step, 'expiry'),
    fee: fenIn(step, 'fee'),
    payments: (input(step, 'payments') as readonly (readonly [date: string, amount: string])[]).map(
      ([date, amount]) => ({ date: legalDate(date), amount: parseYuan(amount) }),
    ),
    asOf: dateIn(step, 'asOf'),
    order: textIn(step, 'order').split(','),
    ...basisIn(input(step, 'orderBasis')),
    ...(input(step, 'orderFrom') === null ? {} : { orderFrom: dateIn(step, 'orderFrom') }),
    undoubled: (input(step, 'undoubled') ?? []) as readonly ExcludedSpan[],
    waived: { interest: waived('interest'), doubled: waived('doubled') },
  };
}

const rate: Evaluator = (step) =>
  rateOf(BigInt(textIn(step, 'numerator')), BigInt(textIn(step, 'denominator')), numberIn(step, 'per'));

/** How the rules on money compute their values again. */
export const MONEY_EVALUATORS: Readonly<Record<string, Evaluator>> = Object.freeze({
  'FEE-1': fee,
  'INT-2': doubled,
  'INT-6': foreign,
  'INT-8': slice,
  'INT-9': accrued,
  'INT-ORD-1': ordered,
  'INT-ORD-2': spread,
  'INT-ORD-3': ordered,
  'SET-ART-17-1': balance,
  'KPI-2': rate,
  'KPI-8': rate,
  'KPI-9': rate,
});
