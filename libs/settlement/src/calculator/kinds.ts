import {
  calculatorKind, compareDates, publishedCalendar, read, resultOf, type CalculatorKind, type JsonValue, type LegalDate, type OptionalReader, type Reader,
} from '@hejie/law';
import { breachDay } from '../breach/grace.js';
import { foldLedger, ledgerOnWire } from '../ledger/ledger.js';
import { instalmentFaults, type Instalment, type Posting } from '../ledger/postings.js';
import { resumptionGate } from '../resumption/gate.js';
import { buildSchedule } from '../schedule/build-schedule.js';

const MAX_GRACE = 250;
const grace: OptionalReader<number> = read.optional(read.whole(0, MAX_GRACE), 0);
const rows: Reader<Instalment[]> = read.list(read.record({ no: read.whole(1, 10_000), due: read.date, amount: read.amount }), 1);
const instalments: Reader<Instalment[]> = (value, path, problems) => {
  const list = rows(value, path, problems);
  if (list === undefined) return undefined;
  const faults = instalmentFaults(list);
  problems.push(...faults.map((fault) => fault.toJSON()));
  return faults.length === 0 ? list : undefined;
};
const receipts: Reader<{ valueDate: LegalDate; amount: bigint }[]> = read.list(read.record({ valueDate: read.date, amount: read.amount }));

/** The calculator knows no ids: receipts are numbered by day and amount, so that their order of arrival leaves no trace. */
function payments(given: readonly { valueDate: LegalDate; amount: bigint }[]): Posting[] {
  return [...given]
    .sort((a, b) => compareDates(a.valueDate, b.valueDate) || Number(a.amount - b.amount))
    .map(({ valueDate, amount }, i) => ({ id: `r${String(i + 1).padStart(6, '0')}`, kind: 'PAYMENT', valueDate, amount }));
}

const json = (value: object): JsonValue => value as JsonValue;

const schedule = calculatorKind(
  read.record({
    total: read.amount,
    count: read.whole(1, 1200),
    first: read.date,
    every: read.oneOf('month', 'week', 'day'),
    interval: read.optional(read.whole(1, 120), 1),
    anchor: read.oneOf('day', 'monthEnd'),
    roll: read.oneOf('none', 'next', 'previous'),
  }),
  (input) => resultOf(buildSchedule(input, publishedCalendar()), json),
);

const ledger = calculatorKind(
  read.record({ instalments, receipts, graceWorkingDays: grace, asOf: read.date }),
  ({ instalments: owed, receipts: paid, graceWorkingDays, asOf }) =>
    resultOf(foldLedger({ instalments: owed, postings: payments(paid) }, { asOf, graceWorkingDays, calendar: publishedCalendar() }), (value) => json(ledgerOnWire(value))),
);

const breach = calculatorKind(
  read.record({ due: read.date, graceWorkingDays: read.whole(0, MAX_GRACE) }),
  ({ due, graceWorkingDays }) => resultOf(breachDay(due, graceWorkingDays, publishedCalendar()), (value) => value),
);

const gate = calculatorKind(
  read.record({
    instalments,
    receipts,
    decisionDate: read.date,
    anticipatoryBreach: read.optional(read.flag, false),
    fraudOrDuress: read.optional(read.flag, false),
    voidOrRevoked: read.optional(read.flag, false),
    graceWorkingDays: grace,
  }),
  ({ instalments: owed, receipts: paid, decisionDate, graceWorkingDays, ...circumstances }) =>
    resultOf(
      resumptionGate({ instalments: owed, postings: payments(paid) }, { asOf: decisionDate, graceWorkingDays, calendar: publishedCalendar() }, circumstances),
      json,
    ),
);

/** calculator.md: the kinds of this library, from JSON of unknown shape to a result or a refusal. None of them throws. */
export const SETTLEMENT_KINDS: Readonly<Record<'schedule' | 'ledger' | 'breachDay' | 'resumptionGate', CalculatorKind>> = {
  schedule,
  ledger,
  breachDay: breach,
  resumptionGate: gate,
};
