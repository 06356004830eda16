import {
  asJson,
  calculatorKind,
  compareDates,
  packOf,
  publishedCalendar,
  read,
  resultOf,
  type CalculatorKind,
  type LegalDate,
  type OptionalReader,
  type Problems,
  type Reader,
} from '@hejie/law';
import { reviewClauses } from '../agreement/clause-rules.js';
import { breachDay, dueDay, graceEnd } from '../breach/grace.js';
import { foldLedger, ledgerOnWire } from '../ledger/ledger.js';
import { instalmentFaults, type Instalment, type Posting } from '../ledger/postings.js';
import { coverageOf } from '../release/coverage.js';
import { coverageFields, paymentNumber, releaseFields } from '../release/inputs.js';
import { releaseFaults, releasePlan } from '../release/release-plan.js';
import { requireAppliedBefore, resumptionGate } from '../resumption/gate.js';
import { buildFaults, buildSchedule } from '../schedule/build-schedule.js';

const MAX_GRACE = 250;
const grace: OptionalReader<number> = read.optional(read.whole(0, MAX_GRACE), 0);
const roll: OptionalReader<boolean> = read.optional(read.flag, false);
const number = read.whole(1, 10_000);
const rows: Reader<Instalment[]> = read.list(read.record({ no: number, due: read.date, amount: read.amount }), 1);

/** Whatever else is wrong with a row, its number and its amount are looked at: one that cannot be read repeats none and is not nothing. */
const instalments: Reader<Instalment[]> = read.agreeing(rows, (given, _path, problems) => {
  const legible = read.entriesOf({ given }, 'given').map((row, i) => ({
    no: read.readable(number, row, 'no') ?? -1 - i,
    amount: read.readable(read.amount, row, 'amount') ?? 1n,
  }));
  for (const fault of instalmentFaults(legible)) read.refused(fault, fault.path ?? '/instalments', problems);
});
const receipts: Reader<{ valueDate: LegalDate; amount: bigint }[]> = read.list(
  read.record({ valueDate: read.date, amount: read.amount }),
);

interface Performance {
  readonly instalments: readonly Instalment[];
  readonly receipts: readonly { valueDate: LegalDate; amount: bigint }[];
  readonly graceWorkingDays: number;
  readonly roll: boolean;
}

/** Each instalment past its day whose grace cannot be computed, or whose day may have moved: a year without a notice. */
function placeOfGrace(
  { instalments: owed, receipts: paid, graceWorkingDays, roll: rolls }: Performance,
  asOf: LegalDate,
  problems: Problems,
): void {
  const calendar = publishedCalendar();
  const { value: overdue } = foldLedger(
    { instalments: owed, postings: payments(paid) },
    { asOf, graceWorkingDays: 0, calendar },
  );
  const terms = { graceWorkingDays, roll: rolls, calendar };
  for (const { no, due, status } of overdue.instalments) {
    const path = `/instalments/${owed.findIndex((one) => one.no === no)}/due`;
    if (status === 'OVERDUE') read.checked(() => graceEnd(due, terms), path, problems);
    else if (status === 'LATE') read.checked(() => dueDay(due, terms), path, problems);
  }
}

/** The calculator knows no ids: receipts are numbered by day and amount, so that their order of arrival leaves no trace. */
function payments(given: readonly { valueDate: LegalDate; amount: bigint }[]): Posting[] {
  return [...given]
    .sort((a, b) => compareDates(a.valueDate, b.valueDate) || Number(a.amount - b.amount))
    .map(({ valueDate, amount }, i) => ({
      id: `r${String(i + 1).padStart(6, '0')}`,
      kind: 'PAYMENT',
      valueDate,
      amount,
    }));
}

const plan = {
  total: read.amount,
  count: read.whole(1, 1200),
  first: read.date,
  every: read.oneOf('month', 'week', 'day'),
  interval: read.optional(read.whole(1, 120), 1),
  anchor: read.oneOf('day', 'monthEnd'),
  roll: read.oneOf('none', 'next', 'previous'),
};
const schedule = calculatorKind(
  'SET-SCHEDULE',
  read.agreeing(read.record(plan), (given, _path, problems) => {
    const legible = {
      total: read.readable(plan.total, given, 'total'),
      count: read.readable(plan.count, given, 'count'),
      first: read.readable(plan.first, given, 'first'),
      every: read.readable(plan.every, given, 'every'),
      anchor: read.readable(plan.anchor, given, 'anchor'),
    };
    for (const fault of buildFaults(legible)) read.refused(fault, fault.path ?? '', problems);
  }),
  (input) => resultOf(buildSchedule(input, publishedCalendar()), asJson),
  '/first',
);

const ledger = calculatorKind(
  'SET-LEDGER',
  read.record({ instalments, receipts, graceWorkingDays: grace, roll, asOf: read.date }),
  ({ instalments: owed, receipts: paid, ...query }) =>
    resultOf(
      foldLedger({ instalments: owed, postings: payments(paid) }, { ...query, calendar: publishedCalendar() }),
      (value) => asJson(ledgerOnWire(value)),
    ),
  (input, problems) => placeOfGrace(input, input.asOf, problems),
);

const breach = calculatorKind(
  'SET-BREACH-DAY',
  read.record({ due: read.date, graceWorkingDays: read.whole(0, MAX_GRACE), roll }),
  ({ due, ...terms }) => resultOf(breachDay(due, { ...terms, calendar: publishedCalendar() }), (value) => value),
  '/due',
);

const gateFields = {
  instalments,
  receipts,
  decisionDate: read.date,
  anticipatoryBreach: read.optional(read.flag, false),
  fraudOrDuress: read.optional(read.flag, false),
  voidOrRevoked: read.optional(read.flag, false),
  conditionUnmet: read.optional(read.list(number), []),
  appliedOn: read.optional<LegalDate | undefined>(read.date, undefined),
  graceWorkingDays: grace,
  roll,
};
const gate = calculatorKind(
  'SET-ART-11',
  read.agreeing(read.record(gateFields), (given, _path, problems) => {
    const numbers = read.entriesOf(given, 'instalments').map((row) => read.readable(number, row, 'no'));
    for (const [i, named] of read.entriesOf(given, 'conditionUnmet').entries())
      if (
        typeof named === 'number' &&
        read.readable(number, { named }, 'named') !== undefined &&
        !numbers.includes(named)
      )
        read.problem(
          problems,
          `/conditionUnmet/${i}`,
          'LEDGER.NO_UNKNOWN',
          `没有第${named}期。`,
          `There is no instalment ${named}.`,
          'SET-ART-11-2',
        );
    const [appliedOn, decided] = [
      read.readable(read.date, given, 'appliedOn'),
      read.readable(read.date, given, 'decisionDate'),
    ];
    if (decided !== undefined) read.checked(() => requireAppliedBefore(appliedOn, decided), '/appliedOn', problems);
  }),
  ({ instalments: owed, receipts: paid, decisionDate, appliedOn, graceWorkingDays, roll: rolls, ...circumstances }) =>
    resultOf(
      resumptionGate(
        { instalments: owed, postings: payments(paid) },
        {
          asOf: decisionDate,
          graceWorkingDays,
          roll: rolls,
          calendar: publishedCalendar(),
          ...(appliedOn === undefined ? {} : { appliedOn }),
        },
        circumstances,
      ),
      asJson,
    ),
  (input, problems) => placeOfGrace(input, input.decisionDate, problems),
);

const clauses = calculatorKind(
  'SET-ART-6-1',
  read.record({ pack: read.thrown((reference) => packOf(reference)), texts: read.list(read.text) }),
  ({ pack, texts }) => resultOf(reviewClauses(texts, pack), asJson),
);

const coverage = calculatorKind('PROC-12', read.record(coverageFields), ({ assets, exposure }) =>
  resultOf(coverageOf(assets, exposure), asJson),
);

const listed: Reader<boolean> = (value) => Array.isArray(value);
const plannedRelease = calculatorKind(
  'PROC-12',
  read.agreeing(read.record(releaseFields), (given, _path, problems) => {
    const legible = {
      assets: read.entriesOf(given, 'assets').map((row) => ({
        id: read.readable(read.text, row, 'id'),
        keep: read.readable(read.flag, row, 'keep'),
      })),
      payments: read.entriesOf(given, 'payments').map((row) => ({ no: read.readable(paymentNumber, row, 'no') })),
      // Without a list of assets none of them is unknown.
      consented: read.readable(listed, given, 'assets')
        ? (read.readable(releaseFields.consented, given, 'consented') ?? [])
        : [],
    };
    for (const fault of releaseFaults(legible)) read.refused(fault, fault.path ?? '', problems);
  }),
  (input) => resultOf(releasePlan(input), asJson),
);

/** calculator.md: the kinds of this library, from JSON of unknown shape to a result or a refusal. None of them throws. */
export const SETTLEMENT_KINDS: Readonly<
  Record<
    'schedule' | 'ledger' | 'breachDay' | 'resumptionGate' | 'clauses' | 'coverage' | 'releasePlan',
    CalculatorKind
  >
> = {
  schedule,
  ledger,
  breachDay: breach,
  resumptionGate: gate,
  clauses,
  coverage,
  releasePlan: plannedRelease,
};
