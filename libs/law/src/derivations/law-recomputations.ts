import { type LegalDate } from '../basics/dates.js';
import { type Derivation } from '../basics/derivation.js';
import { LawError } from '../basics/law-error.js';
import { parseYuan } from '../basics/money.js';
import { derivedDayKind } from '../calendar/derived-day-kind.js';
import {
  derivedCaseNumber,
  derivedCreditReading,
  derivedIdentityReading,
  derivedMask,
  MASKING_RULE,
} from '../identification/derived.js';
import { type CodeFindings, type Ends } from '../identification/identity-number.js';
import { listedPerTenThousand, recoveryRate, voluntaryPerformanceRate } from '../indicators/indicators.js';
import { allocate, ORDER_BASES_OF_ANOTHER, type BasisOfAnotherOrder } from '../money/allocation.js';
import { enforcementFee, enforcementFeeWithoutSum } from '../money/enforcement-fee.js';
import { doubledInterest, doubledInterestInCurrency } from '../money/interest.js';
import { resumeBalance, type ResumeBalanceInput } from '../money/resume-balance.js';
import { allocateAmongDebts, jointLiability } from '../money/several-debts.js';
import { titleBalance, type TitleBalanceInput } from '../money/title-balance.js';
import { type TitleCourse } from '../money/title-fold.js';
import { applicationPeriod } from '../periods/application-period.js';
import { guaranteeTerm } from '../periods/guarantee.js';
import { hours } from '../periods/hours.js';
import { freezeExpiry, listingTerm, type ListingGround } from '../periods/measures.js';
import { periodWithExclusions, restorationDeadline, workingDays } from '../periods/period.js';
import { freezeRenewal } from '../periods/renewal.js';
import { restoration } from '../periods/restoration.js';
import { doneInTime } from '../periods/timeliness.js';
import { daySpan, interruption } from '../validation/interruptions.js';
import {
  amount,
  date,
  flag,
  instant,
  list,
  nullable,
  oneOf,
  optional,
  rate,
  record,
  text,
  thrown,
  tuple,
  whole,
} from '../validation/readers.js';
import { titleItems } from '../validation/title-items.js';
import { inputsOf, recomputation, whereGiven, type Recomputations } from './recompute.js';

const count = whole(0, Number.MAX_SAFE_INTEGER);
const spans = optional(list(tuple(date, date)), []);
const basis = (name: string): BasisOfAnotherOrder => ORDER_BASES_OF_ANOTHER.find((one) => one === name) ?? 'AGREED';

const period = recomputation(
  { start: date, unit: oneOf('day', 'month', 'year'), n: count, roll: flag, excluded: spans },
  ({ excluded, ...input }, calendar) => periodWithExclusions(input, excluded, calendar),
);

const restored = recomputation(
  {
    missedEnd: instant,
    cause: nullable(oneOf('FORCE_MAJEURE', 'OTHER_GOOD_REASON')),
    obstacleFrom: date,
    obstacleEnded: date,
    receivedAt: instant,
    postedAt: nullable(instant),
  },
  ({ missedEnd, cause, obstacleFrom, obstacleEnded, receivedAt, postedAt }, calendar) =>
    restoration(
      {
        missedEnd,
        cause,
        obstacle: { from: obstacleFrom, ended: obstacleEnded },
        application: { receivedAt, postedAt },
      },
      calendar,
    ),
);

const allocated = recomputation(
  {
    amount,
    buckets: record({ fee: amount, interest: amount, principal: amount, doubled: amount }),
    order: list(text),
    basis: text,
  },
  (input) => allocate({ ...input, orderBasis: basis(input.basis) }),
);

/** Joint debtors are named by the steps alone, and so are the slices of doubled interest. */
const joint = recomputation({ total: amount }, ({ total }, _calendar, { parts }) =>
  jointLiability(
    total,
    parts.map((part) => {
      const { debtor, cap, paid } = inputsOf(part, { debtor: text, cap: nullable(amount), paid: amount });
      return { id: debtor, paid, ...(cap === null ? {} : { cap }) };
    }),
  ),
);
const doubled = recomputation({}, (_inputs, _calendar, { parts }) =>
  doubledInterest(
    parts.map((part) => inputsOf(part, { base: amount, expiry: date, end: date, excludedDays: whole(0, 100_000) })),
  ),
);

const foreign = recomputation(
  {
    base: amount,
    currency: text,
    election: oneOf('CNY', 'SAME_CURRENCY'),
    midRate: nullable(rate),
    expiry: date,
    end: date,
  },
  ({ election, midRate, ...debt }) =>
    doubledInterestInCurrency(
      debt,
      election === 'CNY' && midRate !== null
        ? { kind: election, midRateOnStartDay: midRate }
        : { kind: 'SAME_CURRENCY' },
    ),
);

const waived = optional(
  thrown((given) => (given === 'ALL' ? given : parseYuan(given))),
  0n,
);

const COURSE = {
  fee: amount,
  payments: list(tuple(date, amount)),
  asOf: date,
  order: text,
  orderBasis: optional(text, ''),
  orderFrom: optional(nullable(date), null),
  undoubled: spans,
  interestWaived: waived,
  doubledWaived: waived,
};

/** What came in on a title, as the tree of a balance names it. */
export function courseIn(tree: Derivation): TitleCourse {
  const { order, orderBasis, orderFrom, interestWaived, doubledWaived, payments, ...rest } = inputsOf(tree, COURSE);
  return {
    ...rest,
    payments: payments.map(([day, paid]) => ({ date: day, amount: paid })),
    order: order.split(','),
    orderBasis: basis(orderBasis),
    ...(orderFrom === null ? {} : { orderFrom }),
    waived: { interest: interestWaived, doubled: doubledWaived },
  };
}

/** SET-ART-17-1: the title, what came in and the order, as the tree of a balance names them. */
export function balanceInputIn(tree: Derivation): ResumeBalanceInput {
  return { ...inputsOf(tree, { principal: amount, dailyRate: rate, expiry: date }), ...courseIn(tree) };
}

/** INT-TITLE: the items of the title, what came in and the order, as the tree of a balance names them. */
function titleInputIn(tree: Derivation): TitleBalanceInput {
  return { ...courseIn(tree), ...inputsOf(tree, { items: titleItems }) };
}

const findings = {
  masked: text,
  characters: nullable(whole(15, 18)),
  remainder: nullable(count),
  last: nullable(text),
  regionExists: nullable(flag),
  birthExists: nullable(flag),
};
const caseNumber = recomputation({ text }, (input) => derivedCaseNumber(input.text));
/** A count or an amount in fen, as text. */
const wholeText = thrown((given) => {
  if (/^\d{1,30}$/.test(given)) return BigInt(given);
  throw new LawError({ code: 'INPUT.NOT_WHOLE', zh: '应为整数。', en: 'A whole number is expected.' });
});
const counted = { numerator: wholeText, denominator: wholeText };

/** How each rule of law that heads a tree is run again on what the tree says went into it. */
export const LAW_RECOMPUTATIONS: Recomputations = Object.freeze({
  'PER-3': period,
  'PER-4': recomputation({ date }, (input, calendar) => derivedDayKind(input.date, calendar)),
  'PER-5': recomputation({ receivedAt: instant, postedAt: nullable(instant), end: instant }, ({ end, ...act }) =>
    doneInTime(act, end),
  ),
  'PER-6': recomputation({ start: date, n: count }, (input, calendar) => workingDays(input, calendar)),
  'PER-HOURS': recomputation({ start: instant, n: count }, (input) => hours(input)),
  'PER-7': whereGiven(
    'missedEnd',
    restored,
    recomputation({ obstacleEnded: date }, (input, calendar) => restorationDeadline(input.obstacleEnded, calendar)),
  ),
  'PER-8': period,
  'PROC-9': recomputation({ effective: date, asset: oneOf('deposit', 'movable', 'immovable') }, (input) =>
    freezeExpiry(input),
  ),
  'PROC-9R': recomputation(
    { lastDay: date, under: oneOf('执', '执恢', '执保'), fellBackOn: optional<LegalDate | null>(date, null) },
    ({ fellBackOn, ...input }) => freezeRenewal({ ...input, ...(fellBackOn !== null && { fellBackOn }) }),
  ),
  'DIS-ART-2-1': recomputation({ listed: date, ground: count, extensionYears: count }, (input, calendar) =>
    listingTerm({ ...input, ground: input.ground as ListingGround }, calendar),
  ),
  'SET-ART-10-2': recomputation(
    { lastPerformanceDay: date, interruptions: list(interruption), obstacles: optional(list(daySpan), []) },
    (input, calendar) => applicationPeriod(input, calendar),
  ),
  'GUA-4': recomputation(
    { deferredFrom: date, deferralMonths: count, guaranteeMonths: nullable(count) },
    ({ guaranteeMonths, ...terms }, calendar) =>
      guaranteeTerm({ ...terms, ...(guaranteeMonths === null ? {} : { guaranteeMonths }) }, calendar),
  ),
  'FEE-1': whereGiven(
    'withoutSum',
    recomputation({ withoutSum: amount }, (input) => enforcementFeeWithoutSum(input.withoutSum)),
    recomputation({ amount }, (input) => enforcementFee(input.amount)),
  ),
  'INT-2': doubled,
  'INT-6': foreign,
  'INT-TITLE': (tree) => titleBalance(titleInputIn(tree)),
  'INT-ORD-1': whereGiven('total', joint, allocated),
  'INT-ORD-2': recomputation(
    {
      amount,
      on: date,
      designated: list(text),
      debts: list(record({ id: text, outstanding: amount, due: date, secured: amount, burden: amount })),
    },
    (input) => allocateAmongDebts(input.amount, input.debts, input.on, input.designated),
  ),
  'INT-ORD-3': allocated,
  'SET-ART-17-1': (tree) => resumeBalance(balanceInputIn(tree)),
  'KPI-2': recomputation(counted, ({ numerator, denominator }) => recoveryRate(numerator, denominator)),
  'KPI-8': recomputation(counted, ({ numerator, denominator }) =>
    listedPerTenThousand(Number(numerator), Number(denominator)),
  ),
  'KPI-9': recomputation(counted, ({ numerator, denominator }) =>
    voluntaryPerformanceRate(Number(denominator - numerator), Number(denominator)),
  ),
  'CASE-1': caseNumber,
  'CASE-4': caseNumber,
  'CASE-7': caseNumber,
  'GB 11643': recomputation(findings, (input) => derivedIdentityReading(input as CodeFindings)),
  'GB 32100': recomputation(findings, (input) => derivedCreditReading(input as CodeFindings)),
  [MASKING_RULE]: recomputation({ characters: nullable(whole(15, 18)), first: text, last: text }, (input) =>
    derivedMask(input as Ends),
  ),
});
