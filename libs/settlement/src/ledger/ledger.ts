import {
  LawError,
  asJson,
  compareDates,
  daysBetween,
  formatYuan,
  sumFen,
  type CourtCalendar,
  type CourtInstant,
  type Derivation,
  type Derived,
  type Fen,
  type JsonValue,
  type LegalDate,
  type Yuan,
} from '@hejie/law';
import { graceEnd } from '../breach/grace.js';
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

/** `asOf` looks from within that day, after its receipts; `knownAt` asks what the court knew at that instant. */
export interface LedgerQuery {
  readonly asOf: LegalDate;
  readonly knownAt?: CourtInstant;
  readonly graceWorkingDays: number;
  readonly calendar: CourtCalendar;
}

/**
 * The instalment ledger (履行台账), calculator.md `ledger`: a fold over postings by value date.
 * Receipts fill the earliest instalment of their own kind first (民法典560): money and deposits what is owed in money, performance in
 * kind what is owed in kind (SET-ART-17-3). Amounts in fen, days calendar days.
 * Throws `LEDGER.ID_REUSED`, `LEDGER.NO_REUSED`, `LEDGER.VERSION_REUSED`, `LEDGER.AMOUNT_NOT_POSITIVE`, `CALENDAR.YEAR_UNKNOWN`.
 */
export function foldLedger(book: LedgerBook, query: LedgerQuery): Derived<Ledger> {
  const schedule = inOrder(scheduleInForce(book, query.knownAt));
  let provisional = false;
  const parts: Derivation[] = [];
  const graceOf = (due: LegalDate): LegalDate => {
    const grace = graceEnd(due, query.graceWorkingDays, query.calendar);
    provisional ||= grace.provisional;
    parts.push(grace.derivation);
    return grace.value;
  };
  const ledger = fill(schedule, countedPostings(book.postings, query.asOf, query.knownAt), query.asOf, graceOf);
  return { value: ledger, provisional, derivation: derivationOf(ledger, query, parts) };
}

/**
 * Fills a schedule in its order, each kind from its own purse. Where more was given back than had come (a refund, and then the receipt that it
 * was of is taken out), the first instalment of money is short by that on top. `graceOf` is asked for the last day of grace of each
 * instalment that is short after its due day.
 */
function fill(
  schedule: readonly Instalment[],
  considered: readonly Posting[],
  asOf: LegalDate,
  graceOf: (due: LegalDate) => LegalDate,
): Ledger {
  const money = purseOf(considered.filter((posting) => !isInKind(posting)));
  const things = purseOf(considered.filter(isInKind));
  let onTop = money.givenBackBeyond;
  const instalments = schedule.map((instalment): LedgerLine => {
    const inKind = instalment.inKind === true;
    const { paid, paidOn } = (inKind ? things : money).fill(instalment.amount);
    const outstanding = instalment.amount - paid + (inKind ? 0n : onTop);
    if (!inKind) onTop = 0n;
    const standing = paidOn === null ? unpaidStatus(instalment.due, asOf, graceOf) : paidStatus(instalment.due, paidOn);
    return { ...instalment, paid, outstanding, paidOn, ...standing };
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
export function openInstalments(book: LedgerBook): Pick<LedgerLine, 'no' | 'due' | 'outstanding'>[] {
  const postings = everyCountedPosting(book.postings);
  const asOf = postings.at(-1)?.valueDate;
  const schedule = inOrder(scheduleInForce(book));
  if (asOf === undefined) return schedule.map(({ no, due, amount }) => ({ no, due, outstanding: amount }));
  return fill(schedule, postings, asOf, (due) => due).instalments.filter((line) => line.outstanding > 0n);
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
  const [fault] = instalmentFaults(schedule);
  if (fault !== undefined) throw fault;
  return inDueOrder(schedule);
}

function paidStatus(due: LegalDate, paidOn: LegalDate): { status: InstalmentStatus; days: number } {
  const late = daysBetween(due, paidOn);
  if (late === 0) return { status: 'ON_TIME', days: 0 };
  return late < 0 ? { status: 'EARLY', days: -late } : { status: 'LATE', days: late };
}

function unpaidStatus(
  due: LegalDate,
  asOf: LegalDate,
  graceOf: (due: LegalDate) => LegalDate,
): { status: InstalmentStatus; days: number } {
  if (asOf <= due) return { status: 'NOT_DUE', days: 0 };
  return { status: asOf <= graceOf(due) ? 'IN_GRACE' : 'OVERDUE', days: daysBetween(due, asOf) };
}

function derivationOf(ledger: Ledger, query: LedgerQuery, parts: readonly Derivation[]): Derivation {
  return {
    rule: 'SET-LEDGER',
    article: '《中华人民共和国民法典》第五百六十条',
    inputs: { ...ledgerInputs(ledger, query.graceWorkingDays), asOf: query.asOf },
    parts,
    text: ledgerText(ledger),
    value: asJson(ledgerOnWire(ledger)),
  };
}

/** What a ledger was folded from, as the calculator takes it; only what is not plain money says its kind. */
export function ledgerInputs(ledger: Ledger, graceWorkingDays: number): { readonly [name: string]: JsonValue } {
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
    graceWorkingDays,
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
