import {
  LawError,
  asJson,
  asLine,
  compareDates,
  daysBetween,
  formatYuan,
  noted,
  provisionalNote,
  sumFen,
  type CourtInstant,
  type Derivation,
  type Derived,
  type Fen,
  type JsonValue,
  type LegalDate,
  type Yuan,
} from '@hejie/law';
import { dueDay, dueInputs, isDueDayProvisional, graceEnd, waitingEnd, type FindingTerms } from '../breach/grace.js';
import { heldByDay, purseOf } from './held.js';
import { ledgerText } from './ledger-text.js';
import { type InstalmentStatus, type Ledger, type LedgerLine } from './standing.js';
import {
  countedPostings,
  everyCountedPosting,
  instalmentFaults,
  isInKind,
  type Instalment,
  type Posting,
  type ScheduleAmendment,
} from './postings.js';

export { INSTALMENT_STATUSES, type InstalmentStatus, type Ledger, type LedgerLine } from './standing.js';

/** Everything a ledger is folded from; each list in any order of arrival. */
export interface LedgerBook {
  readonly instalments: readonly Instalment[];
  readonly amendments?: readonly ScheduleAmendment[];
  readonly postings: readonly Posting[];
}

/**
 * Which instalments hang on a condition that has not come about (履行条件未成就), by their numbers. `true`: all of them, as it was recorded
 * before conditions were told apart.
 */
export type UnmetConditions = readonly number[] | boolean;

/**
 * `asOf` looks from within that day, after its receipts; `knownAt` asks what the court knew at that instant. With the time that the court
 * waits (`waitingWorkingDays`) it is the court's own account: what it would not find short yet is in grace; without, as the law has it.
 */
export interface LedgerQuery extends FindingTerms {
  readonly asOf: LegalDate;
  readonly knownAt?: CourtInstant;
  /** SET-ART-11-2: none of these is due, whatever its day; absent: every condition is met. */
  readonly conditionUnmet?: UnmetConditions;
}

/**
 * The instalment ledger (履行台账), calculator.md `ledger`: a fold over postings by value date.
 * Receipts fill the earliest instalment of their own kind first (民法典560): money and deposits what is owed in money, performance in
 * kind what is owed in kind (SET-ART-17-3). Amounts in fen, days calendar days.
 * What hangs on a condition that is not met is not due, and filled after what is (SET-ART-11-2); what falls due on a rest day may be paid
 * on the first working day after it where the query rolls (SET-DUE-REST).
 * Throws `LEDGER.ID_REUSED`, `LEDGER.NO_REUSED`, `LEDGER.VERSION_REUSED`, `LEDGER.AMOUNT_NOT_POSITIVE`, `LEDGER.NO_UNKNOWN`, `CALENDAR.YEAR_UNKNOWN`.
 */
export function foldLedger(book: LedgerBook, query: LedgerQuery): Derived<Ledger> {
  const schedule = inOrder(scheduleInForce(book, query.knownAt));
  const { waitingWorkingDays = 0 } = query;
  let provisional = false;
  let awaited: number | null = null;
  const parts: Derivation[] = [];
  const days: DueDays = {
    last: (due) => {
      const last = dueDay(due, query);
      if (isDueDayProvisional(due, query))
        awaited ??= query.calendar.awaitedNotice(last) ?? query.calendar.awaitedNotice(due);
      provisional ||= awaited !== null;
      return last;
    },
    graceEnd: (due) => (waitingWorkingDays > 0 ? graceEnd(due, query).value : undefined),
    waitingEnd: (due) => {
      const waiting = waitingEnd(due, query);
      provisional ||= waiting.provisional;
      parts.push(waiting.derivation);
      return waiting.value;
    },
  };
  const counted = countedPostings(book.postings, query.asOf, query.knownAt);
  const ledger = fill(schedule, counted, query.asOf, days, unmetAmong(schedule, query.conditionUnmet));
  const derivation = noted(derivationOf(ledger, query, parts), asLine(provisionalNote(awaited)));
  return { value: ledger, provisional, derivation };
}

/** The days of an instalment, asked for where they matter: until when it is performed when due, the last of the agreed grace where that is another than the last that the court waits, and that one (SET-GRACE). */
interface DueDays {
  readonly last: (due: LegalDate) => LegalDate;
  readonly graceEnd: (due: LegalDate) => LegalDate | undefined;
  readonly waitingEnd: (due: LegalDate) => LegalDate;
}
const AS_WRITTEN: DueDays = { last: (due) => due, graceEnd: () => undefined, waitingEnd: (due) => due };

/** SET-ART-11-2: the instalments whose condition is not met. Throws `LEDGER.NO_UNKNOWN` where one is named that there is not. */
function unmetAmong(schedule: readonly Instalment[], unmet: UnmetConditions = []): ReadonlySet<number> {
  const numbers = schedule.map(({ no }) => no);
  if (typeof unmet === 'boolean') return new Set(unmet ? numbers : []);
  const unknown = unmet.findIndex((no) => !numbers.includes(no));
  if (unknown < 0) return new Set(unmet);
  throw new LawError({
    code: 'LEDGER.NO_UNKNOWN',
    rule: 'SET-ART-11-2',
    path: `/conditionUnmet/${unknown}`,
    zh: `没有第${unmet[unknown]}期，无从认定其履行条件。`,
    en: `There is no instalment ${unmet[unknown]} whose condition could be unmet.`,
  });
}

/**
 * Fills a schedule in its order, each kind from its own purse, what is not due for want of its condition last. Where more was given back than
 * had come (a refund, and then the receipt that it was of is taken out), the first instalment of money to be filled is short by that on top.
 */
function fill(
  schedule: readonly Instalment[],
  considered: readonly Posting[],
  asOf: LegalDate,
  days: DueDays,
  unmet: ReadonlySet<number> = new Set(),
): Ledger {
  const money = purseOf(considered.filter((posting) => !isInKind(posting)));
  const things = purseOf(considered.filter(isInKind));
  const held = (instalment: Instalment) => unmet.has(instalment.no);
  const order = [...schedule.filter((one) => !held(one)), ...schedule.filter(held)];
  const firstOfMoney = order.find(({ inKind }) => inKind !== true);
  const filled = new Map(order.map((one) => [one, (one.inKind === true ? things : money).fill(one.amount)]));
  const instalments = schedule.map((instalment): LedgerLine => {
    const { paid = 0n, paidOn = null } = filled.get(instalment) ?? {};
    const onTop = instalment === firstOfMoney ? money.givenBackBeyond : 0n;
    const line = {
      ...instalment,
      paid,
      outstanding: instalment.amount - paid + onTop,
      paidOn,
      ...(held(instalment) && { conditionUnmet: true as const }),
    };
    if (paidOn !== null) return { ...line, ...paidStatus(instalment.due, paidOn, days) };
    return held(instalment)
      ? { ...line, status: 'NOT_DUE', days: 0 }
      : { ...line, ...unpaidStatus(instalment.due, asOf, days) };
  });
  return {
    asOf,
    instalments,
    paid: sumFen(instalments.map((line) => line.paid)),
    outstanding: sumFen(instalments.map((line) => line.outstanding)),
    overdue: sumFen(instalments.map((line) => (line.status === 'OVERDUE' ? line.outstanding : 0n))),
    surplus: money.rest(),
    surplusInKind: things.rest(),
    considered,
  };
}

/**
 * SET-LEDGER: the surplus (多付) of money that is held from a day on and stays held, by every posting known. In fen: so much can be given
 * back on that day without an instalment falling open on it or after it. What was handed over in kind is no money to give back.
 */
export function lastingSurplus(book: LedgerBook, from: LegalDate): Fen {
  const owed = sumFen(scheduleInForce(book).map(({ amount, inKind }) => (inKind === true ? 0n : amount)));
  const money = everyCountedPosting(book.postings).filter((posting) => !isInKind(posting));
  const lasting = heldByDay(money).findLast(({ day }) => day <= from)?.lasting ?? 0n;
  return lasting > owed ? lasting - owed : 0n;
}

/** SET-ART-17-3: the agreed value of everything owed in kind by the schedule in force, in fen. */
export function agreedInKind(book: LedgerBook): Fen {
  return sumFen(scheduleInForce(book).map(({ amount, inKind }) => (inKind === true ? amount : 0n)));
}

/** SET-LEDGER: the instalments that are short by every posting known, whatever its value date; how late they are is not asked. */
export const openInstalments = (book: LedgerBook): Pick<LedgerLine, 'no' | 'due' | 'outstanding'>[] =>
  filledInstalments(book).filter(({ outstanding }) => outstanding > 0n);

/** SET-LEDGER: what is left of each instalment by every posting known, in the order in which they are filled. In fen. */
export function filledInstalments(book: LedgerBook): Pick<LedgerLine, 'no' | 'due' | 'outstanding'>[] {
  const postings = everyCountedPosting(book.postings);
  const asOf = postings.at(-1)?.valueDate;
  const schedule = inOrder(scheduleInForce(book));
  if (asOf === undefined) return schedule.map(({ no, due, amount }) => ({ no, due, outstanding: amount }));
  return [...fill(schedule, postings, asOf, AS_WRITTEN).instalments];
}

/**
 * SET-ART-5-1: the schedule in force: the amendment with the highest version known by then, else the first schedule. The same amendment may
 * arrive twice. Throws `LEDGER.VERSION_REUSED` where one version carries two different schedules.
 */
export function scheduleInForce(book: LedgerBook, knownAt?: CourtInstant): readonly Instalment[] {
  const known = (book.amendments ?? []).filter((a) => knownAt === undefined || a.knownAt <= knownAt);
  const last = known.reduce<ScheduleAmendment | null>(
    (best, a) => (best === null || a.version > best.version ? a : best),
    null,
  );
  if (last === null) return book.instalments;
  const other = (book.amendments ?? []).find(
    (a) => a.version === last.version && scheduleText(a) !== scheduleText(last),
  );
  if (other !== undefined) {
    throw new LawError({
      code: 'LEDGER.VERSION_REUSED',
      rule: 'SET-ART-5-1',
      zh: `第${last.version}版对应两份不同的履行计划。`,
      en: `Version ${last.version} stands for two different schedules.`,
    });
  }
  return last.instalments;
}

const scheduleText = ({ instalments }: ScheduleAmendment): string =>
  inDueOrder(instalments)
    .map(({ no, due, amount, inKind }) => `${no} ${due} ${amount}${inKind === true ? ' in kind' : ''}`)
    .join(';');
const inDueOrder = (schedule: readonly Instalment[]): Instalment[] =>
  [...schedule].sort((a, b) => compareDates(a.due, b.due) || a.no - b.no);

/** The earliest first. Throws `LEDGER.NO_REUSED`, `LEDGER.AMOUNT_NOT_POSITIVE`: such instalments could not be told apart or filled. */
function inOrder(schedule: readonly Instalment[]): Instalment[] {
  const faults = instalmentFaults(schedule);
  const [first] = faults;
  if (first !== undefined) throw first.withReasons(faults);
  return inDueOrder(schedule);
}

/** SET-DUE-REST: what came from its day to the day until which it may be performed is on time. */
function paidStatus(due: LegalDate, paidOn: LegalDate, days: DueDays): { status: InstalmentStatus; days: number } {
  if (paidOn < due) return { status: 'EARLY', days: daysBetween(paidOn, due) };
  const late = paidOn === due ? 0 : daysBetween(days.last(due), paidOn);
  return late > 0 ? { status: 'LATE', days: late } : { status: 'ON_TIME', days: 0 };
}

function unpaidStatus(
  due: LegalDate,
  asOf: LegalDate,
  days: DueDays,
): Pick<LedgerLine, 'status' | 'days' | 'waitedFor'> {
  const last = asOf <= due ? due : days.last(due);
  if (asOf <= last) return { status: 'NOT_DUE', days: 0 };
  const late = daysBetween(last, asOf);
  if (asOf > days.waitingEnd(due)) return { status: 'OVERDUE', days: late };
  const grace = days.graceEnd(due);
  return { status: 'IN_GRACE', days: late, ...(grace !== undefined && asOf > grace && { waitedFor: true as const }) };
}

function derivationOf(ledger: Ledger, query: LedgerQuery, parts: readonly Derivation[]): Derivation {
  return {
    rule: 'SET-LEDGER',
    article: '《中华人民共和国民法典》第五百六十条',
    inputs: { ...ledgerInputs(ledger, query), asOf: query.asOf },
    parts,
    text: ledgerText(ledger),
    value: asJson(ledgerOnWire(ledger)),
  };
}

/** What a ledger was folded from, as the calculator takes it; only what is not plain money says its kind. */
export function ledgerInputs(ledger: Ledger, query: LedgerQuery): { readonly [name: string]: JsonValue } {
  const { calendar, conditionUnmet } = query;
  const unmet =
    typeof conditionUnmet === 'boolean' || conditionUnmet === undefined ? conditionUnmet : [...conditionUnmet];
  return {
    instalments: ledger.instalments.map((l) => ({
      no: l.no,
      due: l.due,
      amount: formatYuan(l.amount),
      ...(l.inKind === true ? { inKind: true } : {}),
    })),
    receipts: ledger.considered.map((p) => ({
      valueDate: p.valueDate,
      amount: formatYuan(p.amount),
      ...(p.kind === 'PAYMENT' ? {} : { kind: p.kind }),
    })),
    ...dueInputs(query, calendar),
    ...(unmet === undefined || unmet === false || (Array.isArray(unmet) && unmet.length === 0)
      ? {}
      : { conditionUnmet: unmet }),
  };
}

/** The ledger's value in the calculator's shape: amounts in yuan. */
export interface LedgerValue {
  readonly instalments: readonly {
    readonly no: number;
    readonly paid: Yuan;
    readonly outstanding: Yuan;
    readonly status: InstalmentStatus;
    readonly days: number;
    readonly paidOn: LegalDate | null;
  }[];
  readonly paid: Yuan;
  readonly outstanding: Yuan;
  readonly overdue: Yuan;
  readonly surplus: Yuan;
  /** Named where there is any: the calculator knows receipts of money only. */
  readonly surplusInKind?: Yuan;
}

/** A ledger as JSON, in the shape of calculator.md `ledger`. */
export function ledgerOnWire(ledger: Ledger): LedgerValue {
  return {
    instalments: ledger.instalments.map((l) => ({
      no: l.no,
      paid: formatYuan(l.paid),
      outstanding: formatYuan(l.outstanding),
      status: l.status,
      days: l.days,
      paidOn: l.paidOn,
    })),
    paid: formatYuan(ledger.paid),
    outstanding: formatYuan(ledger.outstanding),
    overdue: formatYuan(ledger.overdue),
    surplus: formatYuan(ledger.surplus),
    ...(ledger.surplusInKind === 0n ? {} : { surplusInKind: formatYuan(ledger.surplusInKind) }),
  };
}
