import { legalDateOf, period, workingDays, type CourtInstant, type LegalDate } from '@hejie/law';
import { type CreditTurn } from './credit-change.js';
import {
  type CreditFile,
  type DebtView,
  type DeletionGround,
  type Listing,
  type RecordedDeletionGround,
} from './credit-file.js';
import { type CreditTask } from './credit-task.js';
import { isOnTheList, isTermOver } from './sanction-bars.js';

/** DIS-ART-10-1, DIS-ART-10-2: within how many working days an entry is gone. */
const DELETION_WORKING_DAYS = 3;
/** Grounds on which a person decides whether the entry is deleted at all. */
const DISCRETIONARY: readonly DeletionGround[] = ['CREDITOR_REQUESTS', 'EARLY'];

/** A deletion that lies before a person (待删除事项): due, or to be decided. */
export interface OpenDeletion {
  readonly id: string;
  readonly listingId: string;
  readonly ground: DeletionGround;
  readonly arisenOn: LegalDate;
  /** It is due; the law leaves no choice. */
  readonly mandatory: boolean;
  /** Gone, or decided, by the end of this day. */
  readonly lastDay: LegalDate;
  readonly requestedBy?: string;
}

/** What a deletion follows from. */
export type ArisenDeletion = Pick<RecordedDeletionGround, 'listingId' | 'ground' | 'arisenOn' | 'requestedBy'>;
/** When, and by what calendar and pack the file is read. */
export type Reading = Pick<CreditTurn, 'at' | 'pack' | 'calendar'>;

/** One ground of one entry on one day is one deletion, however often it is told; each creditor's request is one of its own. */
export const deletionId = ({ listingId, ground, arisenOn, requestedBy }: ArisenDeletion): string =>
  [listingId, ground, arisenOn, ...(requestedBy === undefined ? [] : [requestedBy])].join(':');

/**
 * DIS-ART-10-1, DIS-ART-10-2, DIS-ART-2-2, TV-20, TV-D12, S1: every deletion that is due or asked for, as the file stands at an instant. Without a fixed
 * term (ground 1) within three working days after the day of its ground, full performance by value date; with one (grounds 2 to 6) within three working days
 * after its last day, which does not roll, and before that performance only proposes. That enforcement has ended (终结执行, 不予执行) the file sees itself. The days are counted by the turn's calendar, and
 * nothing that was held against the debtor is asked. Throws `CALENDAR.YEAR_UNKNOWN`.
 */
export function openDeletions(file: CreditFile, turn: Reading): OpenDeletion[] {
  const refused = new Set(file.deletionGrounds.flatMap(({ id, refused: no }) => (no === undefined ? [] : [id])));
  return file.listings
    .filter(isOnTheList)
    .flatMap((listing) => groundsOf(file, listing, turn.at))
    .filter((one) => !refused.has(deletionId(one)))
    .map((one) => {
      const mandatory = !DISCRETIONARY.includes(one.ground);
      return { ...one, id: deletionId(one), mandatory, lastDay: mandatory ? dueBy(one, turn) : reviewedBy(one, turn) };
    });
}

function groundsOf(
  { debt, deletionGrounds }: CreditFile,
  { id, ground, termLastDay }: Listing,
  at: CourtInstant,
): ArisenDeletion[] {
  const recorded = deletionGrounds
    .filter(({ listingId, refused }) => listingId === id && refused === undefined)
    .map(({ listingId, ground: why, arisenOn: day, requestedBy }) => ({
      listingId,
      ground: why,
      arisenOn: day,
      ...(requestedBy !== undefined && { requestedBy }),
    }));
  if (ground !== 1 && termLastDay !== undefined && isTermOver({ termLastDay }, at))
    return [{ listingId: id, ground: 'TERM_ENDED', arisenOn: termLastDay }];
  const byEnd = ground === 1 ? endedBy(id, debt) : [];
  const due = [...byPerformance({ id, ground }, debt), ...byEnd];
  const known = new Set(due.map(deletionId));
  return [...due, ...recorded.filter((one) => !known.has(deletionId(one)))];
}

/** DIS-ART-10-1 (6), (7): 不予执行, 终结执行. A suit on the settlement only lets the court terminate (SET-ART-14-1): that ruling a person records. */
const DUE_AT_END: Readonly<Partial<Record<NonNullable<DebtView['closedAs']>, DeletionGround>>> = {
  不予执行: 'NOT_ENFORCED',
  终结执行: 'TERMINATED',
};

function endedBy(listingId: string, { closedAs, closedOn }: DebtView): ArisenDeletion[] {
  const ground = closedAs && DUE_AT_END[closedAs];
  return ground === undefined || closedOn === undefined ? [] : [{ listingId, ground, arisenOn: closedOn }];
}

/** DIS-ART-10-1 (1), (2), DIS-ART-2-2: by the value date of full performance; a fixed term it only proposes to end. */
function byPerformance({ id: listingId, ground }: Pick<Listing, 'id' | 'ground'>, debt: DebtView): ArisenDeletion[] {
  if (debt.performedOn === null) return [];
  const performed = debt.planPerformed ? 'SETTLEMENT_PERFORMED' : 'PERFORMED';
  return [{ listingId, ground: ground === 1 ? performed : 'EARLY', arisenOn: debt.performedOn }];
}

const dueBy = ({ arisenOn: start }: ArisenDeletion, { calendar }: Reading): LegalDate =>
  workingDays({ start, n: DELETION_WORKING_DAYS }, calendar).value;

/**
 * DIS-ART-10-1: by the end of which day an entry that was deleted at an instant had to be gone: of a deletion that was due the last day of its task; of one that was asked for, or for which
 * another entry has taken its place, three working days from the decision. `file`: with the entry deleted. Throws `CALENDAR.YEAR_UNKNOWN`.
 */
export function goneBy(
  file: CreditFile,
  { listingId, ground }: Pick<ArisenDeletion, 'listingId' | 'ground'>,
  turn: Reading,
): LegalDate {
  const listings = file.listings.map((one): Listing => (one.id === listingId ? { ...one, stage: 'PUBLISHED' } : one));
  const due = openDeletions({ ...file, listings }, turn).filter(
    (one) => one.mandatory && one.listingId === listingId && one.ground === ground,
  );
  const [first] = due.map(({ lastDay }) => lastDay).sort();
  return first ?? dueBy({ listingId, ground, arisenOn: legalDateOf(turn.at) }, turn);
}

const reviewedBy = ({ arisenOn: start }: ArisenDeletion, { calendar, pack }: Reading): LegalDate =>
  period({ start, unit: 'day', n: pack.creditRepair.reviewDays }, calendar).value;

/** The deletions as tasks of a person. */
export const deletionTasks = (file: CreditFile, turn: Reading): CreditTask[] =>
  openDeletions(file, turn).map(({ id, arisenOn: since, lastDay, mandatory }) => ({
    id: `DELETION:${id}`,
    kind: mandatory ? 'DELETE' : 'DECIDE_DELETION',
    rowId: id,
    since,
    lastDay,
    mandatory,
  }));
