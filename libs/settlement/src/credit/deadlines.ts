import { addMs, endOfDay, startOfDay, type CourtInstant } from '@hejie/law';
import { applyCreditChange, inOneCreditChange, type CreditChange, type CreditTurn } from './credit-change.js';
import { type CreditTask } from './credit-task.js';
import { type CreditFile, type Limit, type Listing } from './credit-file.js';
import { type CreditTaskKind } from './credit-task.js';
import { passDefault } from './debt.js';
import { done, type Doing } from './listing-row.js';
import { applicationDeadlines, suspensionDeadlines, type RepairDeadlineKind } from './repair-deadlines.js';
import { graceEnd, isOnTheList, isUnpublished } from './sanction-bars.js';
import { creditTasks, withTasks } from './tasks.js';

/** What falls due on a debtor's credit file. `rowId`: the row or the task that it is about. */
export type CreditDeadlineKind =
  | RepairDeadlineKind
  | 'DEFAULT'
  | 'LISTING_GRACE_END'
  | 'LIMIT_GRACE_END'
  | 'TERM_END'
  | 'PERMISSION_END'
  | 'TASK_LAST_DAY'
  | 'TASK_OVERDUE';

/** Something that falls due at an instant, and what it does to the file when it has. */
interface DatedDeadline {
  readonly kind: CreditDeadlineKind;
  readonly rowId: string;
  /** Of a task: what kind it is. */
  readonly task?: CreditTaskKind;
  readonly at: CourtInstant;
  readonly pass: CreditChange;
}

/** One thing that falls due (信用卷期限). The `id` names its instant too: one that a new holiday notice moves is another one. */
export interface CreditDeadlineItem {
  readonly id: string;
  readonly kind: CreditDeadlineKind;
  readonly rowId: string;
  /** Of a task: what kind it is. */
  readonly task?: CreditTaskKind;
}

/** The next instant at which something falls due, and everything that falls due at it. */
export interface CreditDeadline {
  readonly at: CourtInstant;
  readonly items: readonly CreditDeadlineItem[];
}

/** A kind of deadline: all of them that the file holds at the turn's instant, past or to come. */
export type CreditDeadlineSource = (file: CreditFile, turn: CreditTurn) => readonly DatedDeadline[];

/** DIS-GRACE-1: an entry's grace is over: it may be published, by a person, if nothing bars it. */
const listingGraces: CreditDeadlineSource = ({ listings }, turn) =>
  listings.flatMap((listing) => {
    const at = graceEnd(listing);
    if (at === null || listing.stage !== 'GRACE') return [];
    const row: Listing = { ...listing, stage: 'DECIDED' };
    return [
      dated('LISTING_GRACE_END', listing.id, at, turn, { kind: 'GRACE_ENDED', rowId: listing.id }, { listings: [row] }),
    ];
  });

/** DIS-GRACE-1: the same of a limit. */
const limitGraces: CreditDeadlineSource = ({ limits }, turn) =>
  limits.flatMap((limit) => {
    const at = graceEnd(limit);
    if (at === null || limit.inForce !== undefined || limit.lifted !== undefined) return [];
    return [dated('LIMIT_GRACE_END', limit.id, at, turn, { kind: 'GRACE_ENDED', rowId: limit.id })];
  });

/** DIS-ART-10-2, TV-20: the term of an entry is over: it is to be deleted; one that was never published is not executed any more. */
const terms: CreditDeadlineSource = ({ listings }, turn) =>
  listings.flatMap((listing) => {
    const { id, termLastDay } = listing;
    if (termLastDay === undefined) return [];
    const end = endOfDay(termLastDay);
    if (isOnTheList(listing))
      return [dated('TERM_END', id, end, turn, { kind: 'TERM_ENDED', listingId: id, termLastDay })];
    if (!isUnpublished(listing) || listing.stage === 'NOT_EXECUTED') return [];
    const doing: Doing = { kind: 'LISTING_NOT_EXECUTED', listingId: id, why: 'TERM_OVER' };
    return [dated('TERM_END', id, end, turn, doing, { listings: [{ ...listing, stage: 'NOT_EXECUTED' }] })];
  });

/** S23, LIM-35-17: a single permission ends by itself. */
const permissions: CreditDeadlineSource = ({ limits }, turn) =>
  limits.flatMap(({ id: limitId, lifted, permissions: granted }: Limit) =>
    granted
      .filter(({ until, revoked }) => revoked === undefined && (lifted === undefined || lifted.at > until))
      .map(({ id, until }) =>
        dated('PERMISSION_END', id, until, turn, { kind: 'PERMISSION_ENDED', limitId, permissionId: id }),
      ),
  );

/** LIM-ART-9-2, CLS-4: whether a limit is lifted in a case that was struck off its judge decides, who may leave it: nothing is overdue then. */
const isLeftToJudge = ({ kind, mandatory }: CreditTask): boolean => kind === 'LIFT_LIMIT' && !mandatory;

/** A task is told of once more when its last day begins, and is overdue when that day is over. */
const taskDeadlines: CreditDeadlineSource = (file, turn) =>
  creditTasks(file, turn).flatMap((task) => {
    const of = (kind: 'TASK_LAST_DAY' | 'TASK_OVERDUE', at: CourtInstant): DatedDeadline => ({
      ...dated(kind, task.id, at, turn, { kind, task }),
      task: task.kind,
    });
    const overdue = isLeftToJudge(task) ? [] : [of('TASK_OVERDUE', endOfDay(task.lastDay))];
    return task.lastDay <= task.since ? overdue : [of('TASK_LAST_DAY', startOfDay(task.lastDay)), ...overdue];
  });

/** SET-GRACE, SET-DUE-REST: the first instant of a default. What it does to the file it does last: to what else is due with it, too. */
const defaultsBegin: CreditDeadlineSource = ({ debt: { defaultsAhead = [] } }) =>
  defaultsAhead.map(({ no, since: at }) => ({ kind: 'DEFAULT', rowId: `${no}`, at, pass: { happened: [] } }));

/** Open to further kinds: every source is asked, none knows another. */
const CREDIT_DEADLINE_SOURCES: readonly CreditDeadlineSource[] = [
  defaultsBegin,
  listingGraces,
  limitGraces,
  terms,
  permissions,
  taskDeadlines,
  suspensionDeadlines,
  applicationDeadlines,
];

function dated(
  kind: CreditDeadlineKind,
  rowId: string,
  at: CourtInstant,
  turn: CreditTurn,
  doing: Doing,
  change: Omit<CreditChange, 'happened'> = {},
): DatedDeadline {
  return { kind, rowId, at, pass: { ...change, happened: [done({ at, by: turn.by }, doing)] } };
}

const itemOf = ({ kind, rowId, task, at }: DatedDeadline): CreditDeadlineItem => ({
  id: `${kind}:${rowId}:${at}`,
  kind,
  rowId,
  ...(task !== undefined && { task }),
});

function openDeadlines(file: CreditFile, turn: CreditTurn): DatedDeadline[] {
  const passed = new Set(file.passed.map(({ id }) => id));
  return CREDIT_DEADLINE_SOURCES.flatMap((source) => source(file, turn)).filter((one) => !passed.has(itemOf(one).id));
}

/**
 * DIS-GRACE-1, DIS-ART-10-1, LIM-35-17: the one timer of a credit file: the first thing that falls due and has not been dealt with, and all that falls due with
 * it. What was missed while the machine slept, and what came to be known too late, is still returned, dated to itself. Null when there is nothing to wait for.
 * Throws `CALENDAR.YEAR_UNKNOWN`.
 */
export function nextCreditDeadline(file: CreditFile, turn: CreditTurn): CreditDeadline | null {
  const open = openDeadlines(file, turn);
  const at = open.map((one) => one.at).sort()[0];
  if (at === undefined) return null;
  return { at, items: open.filter((one) => one.at === at).map(itemOf) };
}

/**
 * A deadline has come: what fell due at it, dated to it, however late the machine is. What is on file meanwhile and makes an item void leaves it without effect; the
 * file remembers what it has dealt with. Errors as `nextCreditDeadline`.
 */
export function passCreditDeadline(file: CreditFile, due: CreditDeadline, turn: CreditTurn): CreditChange {
  const { at } = due;
  const named = new Set(due.items.map(({ id }) => id));
  const fallen = openDeadlines(file, turn).filter((one) => named.has(itemOf(one).id));
  const dealtWith: CreditChange = { passed: fallen.map((one) => ({ id: itemOf(one).id, at })), happened: [] };
  const first = inOneCreditChange([dealtWith, ...fallen.map(({ pass }) => pass)]);
  const change = fallen.some(({ kind }) => kind === 'DEFAULT')
    ? inOneCreditChange([first, passDefault(applyCreditChange(file, first), at, turn)])
    : first;
  return withTasks(file, change, { ...turn, at }, addMs(at, -1));
}
