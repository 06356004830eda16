import {
  LAW_EVALUATORS,
  addDays,
  asJson,
  courtInstant,
  formatYuan,
  legalDate,
  minFen,
  parseYuan,
  periodWithExclusions,
  requireFollows,
  requireSteps,
  type CourtCalendar,
  type Derivation,
  type Evaluator,
  type ExcludedSpan,
  type JsonValue,
  type LegalDate,
  type Step,
} from '@hejie/law';
import { reviewBreach, reviewOf } from '../breach/findings.js';
import { breachDay } from '../breach/grace.js';
import { firstDue } from '../breach/next-deadline.js';
import { amendmentValue, decideConsensus, type AmendmentConsensus } from '../decisions/amendment.js';
import { decideUnsubmitted, unsubmittedSettlement } from '../decisions/unsubmitted.js';
import {
  fill,
  foldLedger,
  ledgerOnWire,
  type Ledger,
  type LedgerBook,
  type LedgerQuery,
  type LedgerValue,
} from '../ledger/ledger.js';
import {
  readInstalment,
  readPosting,
  type Instalment,
  type ObligationTerm,
  type PostingRecord,
} from '../ledger/postings.js';
import { decideGate, resumptionGate } from '../resumption/gate.js';
import { GATE_GROUNDS } from '../resumption/ground.js';
import { principalAfter, waivedOf, waiverParts, type Waiver } from '../resumption/waivers.js';
import { buildSchedule, instalmentsOf, rolled, type ScheduleInput } from '../schedule/build-schedule.js';

type Inputs = Readonly<Record<string, JsonValue>>;
const inputs = (step: Step): Inputs => step.derivation.inputs;
const input = <T>(step: Step, name: string): T => (inputs(step)[name] ?? null) as T;
const flag = (step: Step, name: string): boolean => input<boolean | null>(step, name) === true;
const lastPart = (step: Step): JsonValue => step.parts.at(-1) ?? null;
const dateOf = (value: JsonValue | undefined): LegalDate => legalDate(String(value));

/** The calendar that a step or one below it names; null where none does, for then no day of rest was asked about. */
function calendarWithin(step: Step): CourtCalendar | null {
  const named = (one: Derivation): readonly string[] | null =>
    (one.inputs['calendar'] as readonly string[] | undefined) ??
    one.parts.map(named).find((ids) => ids !== null) ??
    null;
  const ids = named(step.derivation);
  return ids === null ? null : step.calendarOf(ids);
}
const calendarOrNone = (step: Step): CourtCalendar => calendarWithin(step) ?? step.calendarOf([]);

/** The book from which a ledger, or a decision on one, was made: the calculator knows no ids, and neither does a derivation. */
function bookIn(given: Inputs): LedgerBook {
  return {
    instalments: (given['instalments'] as unknown as readonly ObligationTerm[]).map(readInstalment),
    postings: (given['receipts'] as unknown as readonly PostingRecord[]).map((receipt, i) =>
      readPosting({ ...receipt, id: `r${String(i).padStart(6, '0')}`, kind: receipt.kind ?? 'PAYMENT' }),
    ),
  };
}
const queryIn = (step: Step, asOf: string, given: Inputs = inputs(step)): LedgerQuery => ({
  asOf: dateOf(input(step, asOf)),
  graceWorkingDays: given['graceWorkingDays'] as number,
  calendar: calendarOrNone(step),
});

/** Fills the schedule again; where grace ends is the value of the part that says so. */
function ledger(step: Step): JsonValue {
  const { instalments, postings } = bookIn(inputs(step));
  const query = queryIn(step, 'asOf');
  requireSteps(step, foldLedger({ instalments, postings }, query).derivation.parts);
  const grace = new Map(
    step.derivation.parts.map((part, i) => [String(part.inputs['start'] ?? part.inputs['due']), dateOf(step.parts[i])]),
  );
  return asJson(ledgerOnWire(fill(instalments, postings, query.asOf, (due) => grace.get(due) as LegalDate)));
}

/** What the first part, a ledger, was made of. */
const below = (step: Step): Inputs => step.derivation.parts[0]?.inputs ?? {};

/** The ledger that the first part came to. */
function ledgerBelow(step: Step): Ledger {
  const value = step.parts[0] as unknown as LedgerValue;
  const { instalments, postings } = bookIn(below(step));
  const owed = new Map(instalments.map((instalment) => [instalment.no, instalment]));
  return {
    asOf: dateOf(below(step)['asOf']),
    instalments: value.instalments.map((line) => ({
      ...line,
      ...(owed.get(line.no) as Instalment),
      paid: parseYuan(line.paid),
      outstanding: parseYuan(line.outstanding),
    })),
    paid: parseYuan(value.paid),
    outstanding: parseYuan(value.outstanding),
    overdue: parseYuan(value.overdue),
    surplus: parseYuan(value.surplus),
    surplusInKind: value.surplusInKind === undefined ? 0n : parseYuan(value.surplusInKind),
    considered: postings,
  };
}

/** A schedule without a rolled day names no calendar: its days are then the nominal ones. */
function schedule(step: Step): JsonValue {
  const roll = input<ScheduleInput['roll']>(step, 'roll');
  if (inputs(step)['nominal'] !== undefined) return rolled(dateOf(input(step, 'nominal')), roll, calendarOrNone(step));
  const plan = {
    ...inputs(step),
    first: dateOf(input(step, 'first')),
    total: parseYuan(input(step, 'total')),
  } as unknown as ScheduleInput;
  const calendar = calendarWithin(step);
  if (calendar !== null) requireSteps(step, buildSchedule(plan, calendar).derivation.parts);
  const due = new Map(step.derivation.parts.map((part, i) => [part.inputs['no'], dateOf(step.parts[i])]));
  return asJson(instalmentsOf(plan, (no, nominal) => due.get(no) ?? nominal));
}

/** Without grace the due day itself; the day after grace; or the next thing that falls due. */
function breach(step: Step): JsonValue {
  if (inputs(step)['open'] !== undefined) return deadline(step);
  const [due, grace] = [dateOf(input(step, 'due')), input<number>(step, 'graceWorkingDays')];
  if (step.parts.length === 0) {
    requireFollows(step, grace === 0);
    return due;
  }
  requireSteps(step, breachDay(due, grace, calendarOrNone(step)).derivation.parts);
  return addDays(dateOf(lastPart(step)), 1);
}

function deadline(step: Step): JsonValue {
  const [after, end, warning] = [
    input<string | null>(step, 'after'),
    input<string | null>(step, 'applicationPeriodEnd'),
    input<number | null>(step, 'applicationPeriodWarningDays'),
  ];
  const open = input<readonly (readonly [no: number, due: string])[]>(step, 'open').map(([no, due]) => ({
    no,
    due: legalDate(due),
  }));
  const first = firstDue(open, after === null ? null : courtInstant(after), {
    graceWorkingDays: input(step, 'graceWorkingDays'),
    reminderDays: input(step, 'reminderDays'),
    calendar: calendarOrNone(step),
    ...(end === null ? {} : { applicationPeriodEnd: legalDate(end) }),
    ...(warning === null ? {} : { applicationPeriodWarningDays: warning }),
  });
  return first[0]?.at ?? null;
}

function review(step: Step): JsonValue {
  requireSteps(step, reviewBreach(bookIn(below(step)), queryIn(step, 'asOf')).derivation.parts);
  const found = ledgerBelow(step);
  return reviewOf(
    found,
    found.instalments.filter((line) => line.status === 'OVERDUE').map((line) => line.no),
  );
}

function gate(step: Step): JsonValue {
  const circumstances = {
    anticipatoryBreach: flag(step, 'anticipatoryBreach'),
    fraudOrDuress: flag(step, 'fraudOrDuress'),
    voidOrRevoked: flag(step, 'voidOrRevoked'),
    conditionUnmet: flag(step, 'conditionUnmet'),
    basis: input<'PLEADED' | null>(step, 'basis') ?? ('FOUND' as const),
    applicant: input<'CREDITOR' | 'DEBTOR' | null>(step, 'applicant') ?? 'CREDITOR',
  };
  requireSteps(
    step,
    resumptionGate(bookIn(inputs(step)), queryIn(step, 'decisionDate'), circumstances).derivation.parts,
  );
  const breachFrom = step.parts.length > 1 ? dateOf(step.parts[1]) : null;
  return asJson(decideGate(ledgerBelow(step), circumstances, breachFrom));
}

function unsubmitted(step: Step): JsonValue {
  const found = {
    formedAndValid: flag(step, 'formedAndValid'),
    anticipatoryBreach: flag(step, 'anticipatoryBreach'),
    conditionUnmet: flag(step, 'conditionUnmet'),
  };
  requireSteps(
    step,
    unsubmittedSettlement(bookIn(below(step)), queryIn(step, 'asOf', below(step)), found).derivation.parts,
  );
  return asJson(decideUnsubmitted(ledgerBelow(step), found));
}

/** PRE-8: the days of the pack and every extension, from the day after the start, less the time of appraisals. */
function negotiation(step: Step): JsonValue {
  const n = input<readonly number[]>(step, 'extensions').reduce((sum, more) => sum + more, input<number>(step, 'days'));
  const excluded = input<readonly (readonly string[])[]>(step, 'appraisals').map(([from, to]): ExcludedSpan => [
    dateOf(from),
    dateOf(to),
  ]);
  requireSteps(step, [
    periodWithExclusions({ start: dateOf(input(step, 'startedOn')), unit: 'day', n }, excluded, calendarOrNone(step))
      .derivation,
  ]);
  return lastPart(step);
}

/**
 * On a settlement: the balance of the title as the last part came to it (law's own step, which has no waivers), and before it one part
 * for each waiver that stands. They must be those of the waivers, the claim and the day that went in.
 */
const balance: Evaluator = (step) => {
  if (inputs(step)['waivers'] === undefined) return (LAW_EVALUATORS['SET-ART-17-1'] as Evaluator)(step);
  const standing = input<readonly (Waiver & { stands: boolean })[]>(step, 'waivers').filter(({ stands }) => stands);
  const principal = parseYuan(input(step, 'principal'));
  const title = step.derivation.parts.at(-1) as Derivation;
  const waived = (bucket: 'interest' | 'doubled'): JsonValue => {
    const amount = waivedOf(standing, bucket);
    return amount === 'ALL' ? amount : amount === 0n ? null : formatYuan(amount);
  };
  requireSteps(step, [...waiverParts(principal, standing, title), title]);
  requireFollows(
    step,
    title.inputs['asOf'] === inputs(step)['asOf'] &&
      title.inputs['principal'] === formatYuan(principalAfter(principal, standing)),
  );
  requireFollows(
    step,
    (['interest', 'doubled'] as const).every((bucket) => (title.inputs[`${bucket}Waived`] ?? null) === waived(bucket)),
  );
  return lastPart(step);
};

/** An amendment binds whom its inputs bind; one that they refuse has no value. */
const amendment: Evaluator = (step) => {
  const effective = decideConsensus(inputs(step) as unknown as AmendmentConsensus);
  requireFollows(step, effective.ok);
  return effective.ok ? (amendmentValue(input(step, 'version'), effective.value) ?? null) : null;
};

/** A waiver takes what was agreed, or everything, from what there was. */
const waiver: Evaluator = (step) => {
  const before = parseYuan(input(step, 'before'));
  const amount = input<string | null>(step, 'amount');
  return formatYuan(amount === null ? 0n : before - minFen(parseYuan(amount), before));
};

const each = (rules: readonly string[], evaluator: Evaluator): Record<string, Evaluator> =>
  Object.fromEntries(rules.map((rule) => [rule, evaluator]));

/**
 * How each rule of law and of settlement computes its value again; for law's `reevaluate`. Each makes its steps anew from its inputs:
 * `DERIVATION.STEPS_DIFFER` where they are not those that it shows.
 */
export const SETTLEMENT_EVALUATORS: Readonly<Record<string, Evaluator>> = Object.freeze({
  ...LAW_EVALUATORS,
  ...each(GATE_GROUNDS, gate),
  ...each(['SET-ART-19-1', 'SET-ART-19-2', 'SET-ART-19-3', 'SET-ART-19-4', 'SET-ART-19-5'], unsubmitted),
  'PRE-8': negotiation,
  'SET-ART-1-1': waiver,
  'INT-11': waiver,
  'SET-ART-5-1': amendment,
  'SET-ART-9-1': review,
  'SET-ART-17-1': balance,
  'SET-BREACH-DAY': breach,
  'SET-LEDGER': ledger,
  'SET-SCHEDULE': schedule,
});
