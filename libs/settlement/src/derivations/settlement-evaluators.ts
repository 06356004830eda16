import {
  LAW_EVALUATORS, LawError, addDays, asJson, courtInstant, formatYuan, legalDate, minFen, parseYuan, type Derivation, type Evaluator, type JsonValue, type LegalDate, type Step,
} from '@hejie/law';
import { reviewOf } from '../breach/findings.js';
import { firstDue } from '../breach/next-deadline.js';
import { decideUnsubmitted } from '../decisions/unsubmitted.js';
import { fill, ledgerOnWire, type Ledger, type LedgerValue } from '../ledger/ledger.js';
import { readInstalment, readPosting, type Instalment, type InstalmentTerm, type Posting, type PostingRecord } from '../ledger/postings.js';
import { decideGate } from '../resumption/gate.js';
import { GATE_GROUNDS } from '../resumption/ground.js';
import { principalAfter, waivedOf, waiverParts, type Waiver } from '../resumption/waivers.js';
import { instalmentsOf, rolled, type ScheduleInput } from '../schedule/build-schedule.js';

type Inputs = Readonly<Record<string, JsonValue>>;
const inputs = (step: Step): Inputs => step.derivation.inputs;
const input = <T>(step: Step, name: string): T => (inputs(step)[name] ?? null) as T;
const flag = (step: Step, name: string): boolean => input<boolean | null>(step, name) === true;
const lastPart = (step: Step): JsonValue => step.parts.at(-1) ?? null;
const dateOf = (value: JsonValue | undefined): LegalDate => legalDate(String(value));
const inputsAndValue = ({ rule, inputs: given, value }: Derivation): JsonValue => ({ rule, inputs: given, value: value ?? null });

/** JSON as text, whatever the order in which a store gives the fields back. */
function canonical(value: JsonValue | undefined): string {
  const sorted = (_: string, one: JsonValue): JsonValue => (typeof one === 'object' && one !== null && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one);
  return JSON.stringify(value ?? null, sorted);
}

/** A step states what its parent went by; where the two differ nothing can be computed again. Throws `DERIVATION.STEPS_DIFFER`. */
function agree({ derivation }: Step, what: string, part: JsonValue | undefined, parent: JsonValue | undefined): void {
  if (canonical(part) === canonical(parent)) return;
  throw new LawError({ code: 'DERIVATION.STEPS_DIFFER', rule: derivation.rule, path: `/inputs/${what}`, zh: `推算的步骤与其前提不一致：${what}。`, en: `A step of the derivation does not go by what it was given: ${what}.` });
}

const instalmentsIn = (step: Step): Instalment[] => input<readonly InstalmentTerm[]>(step, 'instalments').map(readInstalment);

const postingsIn = (receipts: JsonValue | undefined): Posting[] => (receipts as unknown as readonly PostingRecord[]).map((receipt, i) => readPosting({ ...receipt, id: `r${i}`, kind: receipt.kind ?? 'PAYMENT' }));

/** Fills the schedule again; where grace ends is the value of the part that says so. */
function ledger(step: Step): JsonValue {
  const postings = postingsIn(inputs(step)['receipts']);
  const grace = new Map(step.derivation.parts.map((part, i) => [String(part.inputs['start'] ?? part.inputs['due']), dateOf(step.parts[i])]));
  return asJson(ledgerOnWire(fill(instalmentsIn(step), postings, dateOf(input(step, 'asOf')), (due) => grace.get(due) ?? due)));
}

/** The ledger that the first part came to. */
function ledgerBelow(step: Step): Ledger {
  const below = step.derivation.parts[0]?.inputs ?? {};
  const value = step.parts[0] as unknown as LedgerValue;
  const owed = new Map((below['instalments'] as unknown as readonly InstalmentTerm[]).map((term) => [term.no, readInstalment(term)]));
  return {
    asOf: dateOf(below['asOf']),
    instalments: value.instalments.map((line) => ({ ...line, ...(owed.get(line.no) as Instalment), paid: parseYuan(line.paid), outstanding: parseYuan(line.outstanding) })),
    paid: parseYuan(value.paid),
    outstanding: parseYuan(value.outstanding),
    overdue: parseYuan(value.overdue),
    surplus: parseYuan(value.surplus),
    considered: postingsIn(below['receipts']),
  };
}

function schedule(step: Step): JsonValue {
  const roll = input<ScheduleInput['roll']>(step, 'roll');
  if (inputs(step)['nominal'] !== undefined) return rolled(dateOf(input(step, 'nominal')), roll, step.calendarOf(input(step, 'calendar')));
  const due = new Map(step.derivation.parts.map((part, i) => [part.inputs['no'], dateOf(step.parts[i])]));
  const plan = { ...inputs(step), first: dateOf(input(step, 'first')), total: parseYuan(input(step, 'total')) } as unknown as ScheduleInput;
  return asJson(instalmentsOf(plan, (no, nominal) => due.get(no) ?? nominal));
}

/** Without grace the due day itself; the day after grace; or the next thing that falls due. */
function breachDay(step: Step): JsonValue {
  if (inputs(step)['open'] === undefined) return step.parts.length === 0 ? input(step, 'due') : addDays(dateOf(lastPart(step)), 1);
  const [after, end, warning] = [input<string | null>(step, 'after'), input<string | null>(step, 'applicationPeriodEnd'), input<number | null>(step, 'applicationPeriodWarningDays')];
  const open = input<readonly (readonly [no: number, due: string])[]>(step, 'open').map(([no, due]) => ({ no, due: legalDate(due) }));
  const first = firstDue(open, after === null ? null : courtInstant(after), {
    graceWorkingDays: input(step, 'graceWorkingDays'),
    reminderDays: input(step, 'reminderDays'),
    calendar: step.calendarOf(input(step, 'calendar')),
    ...(end === null ? {} : { applicationPeriodEnd: legalDate(end) }),
    ...(warning === null ? {} : { applicationPeriodWarningDays: warning }),
  });
  return first[0]?.at ?? null;
}

function review(step: Step): JsonValue {
  const below = ledgerBelow(step);
  return reviewOf(below, below.instalments.filter((line) => line.status === 'OVERDUE').map((line) => line.no));
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
  const breachFrom = step.parts.length > 1 ? dateOf(step.parts[1]) : null;
  return asJson(decideGate(ledgerBelow(step), circumstances, breachFrom));
}

function unsubmitted(step: Step): JsonValue {
  const found = { formedAndValid: flag(step, 'formedAndValid'), anticipatoryBreach: flag(step, 'anticipatoryBreach'), conditionUnmet: flag(step, 'conditionUnmet') };
  return asJson(decideUnsubmitted(ledgerBelow(step), found));
}

/**
 * On a settlement: the balance of the title as the part below came to it (law's own step, which has no waivers), and before it one part
 * for each waiver that stands. They must be those of the waivers and the claim that went in.
 */
const balance: Evaluator = (step) => {
  if (inputs(step)['waivers'] === undefined) return (LAW_EVALUATORS['SET-ART-17-1'] as Evaluator)(step);
  const standing = input<readonly (Waiver & { stands: boolean })[]>(step, 'waivers').filter(({ stands }) => stands);
  const principal = parseYuan(input(step, 'principal'));
  const below = step.derivation.parts.at(-1) as Derivation;
  const waived = (bucket: 'interest' | 'doubled'): JsonValue => {
    const amount = waivedOf(standing, bucket);
    return amount === 'ALL' ? amount : amount === 0n ? null : formatYuan(amount);
  };
  const shown = step.derivation.parts.slice(0, -1);
  agree(step, 'waivers', shown.map(inputsAndValue), waiverParts(principal, standing, below).map(inputsAndValue));
  agree(step, 'principal', below.inputs['principal'], formatYuan(principalAfter(principal, standing)));
  agree(step, 'asOf', below.inputs['asOf'], inputs(step)['asOf']);
  for (const bucket of ['interest', 'doubled'] as const) agree(step, `${bucket}Waived`, below.inputs[`${bucket}Waived`], waived(bucket));
  return lastPart(step);
};

/** A waiver takes what was agreed, or everything, from what there was. */
const waiver: Evaluator = (step) => {
  const before = parseYuan(input(step, 'before'));
  const amount = input<string | null>(step, 'amount');
  return formatYuan(amount === null ? 0n : before - minFen(parseYuan(amount), before));
};

const each = (rules: readonly string[], evaluator: Evaluator): Record<string, Evaluator> => Object.fromEntries(rules.map((rule) => [rule, evaluator]));

/** How each rule of law and of settlement computes its value again; for law's `reevaluate`. */
export const SETTLEMENT_EVALUATORS: Readonly<Record<string, Evaluator>> = Object.freeze({
  ...LAW_EVALUATORS,
  ...each(GATE_GROUNDS, gate),
  ...each(['SET-ART-19-1', 'SET-ART-19-2', 'SET-ART-19-3', 'SET-ART-19-4', 'SET-ART-19-5'], unsubmitted),
  'PRE-8': lastPart,
  'SET-ART-1-1': waiver,
  'INT-11': waiver,
  'SET-ART-9-1': review,
  'SET-ART-17-1': balance,
  'SET-BREACH-DAY': breachDay,
  'SET-LEDGER': ledger,
  'SET-SCHEDULE': schedule,
});
