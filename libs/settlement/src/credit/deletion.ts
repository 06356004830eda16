import { legalDateOf, type CourtInstant, type LegalDate } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { relistingBarredUntil } from '../decisions/listing.js';
import { unlessAllCreditors, type Sided } from './by-creditor.js';
import { cameAt } from './came-at.js';
import { rowOf, type CreditChange, type CreditTurn } from './credit-change.js';
import { type CreditFile, type DebtView, type DeletionGround, type Listing } from './credit-file.js';
import {
  DAY_AHEAD,
  DUE,
  FIXED_TERM,
  NO_REASONS,
  NO_SUCH_DELETION,
  NOT_DUE,
  NOT_ON_LIST,
  NOT_WARNED,
  NOTHING_FOUND_TOO_SOON,
  TERM_ONLY,
} from './deletion-refusals.js';
import { changedListing, done } from './listing-row.js';
import { deletionId, openDeletions, type ArisenDeletion, type OpenDeletion } from './open-deletions.js';
import { negativeGrounds, negativeReasons, refusalFor } from './negative-list.js';
import { isOnTheList } from './sanction-bars.js';
import { withTasks } from './tasks.js';

/** DIS-ART-10-1: queries after 终本 without a find, at least. */
const QUERIES_WITHOUT_FIND = 2;

/** A ground that the file cannot see (DIS-ART-10-1, 第四项 to 第七项), or conduct corrected (DIS-ART-2-2), with what the law asks of it. */
export type DeletionCircumstance =
  | {
      readonly ground: 'NOTHING_FOUND';
      /** Day of the ruling 终结本次执行程序; what the file knows itself comes before it. */
      readonly endedForNowOn: LegalDate;
      readonly queries: readonly LegalDate[];
      readonly clue: boolean;
    }
  | { readonly ground: 'STAYED'; readonly because: 'RETRIAL' | 'BANKRUPTCY' }
  | { readonly ground: 'NOT_ENFORCED' | 'TERMINATED' | 'EARLY' };

/**
 * DIS-ART-10-1, DIS-ART-10-2: a ground of deletion is recorded with its day: nothing found in two queries after 终本 and no clue, a stay through retrial
 * or bankruptcy, no enforcement, termination; for a fixed term only that the conduct was corrected, which proposes. `DELETION.NOT_ON_LIST`,
 * `DELETION.FIXED_TERM`, `DELETION.TERM_ONLY`, `DELETION.NOTHING_FOUND_TOO_SOON`, `DELETION.DAY_AHEAD`.
 */
export function decideDeletionGround(
  file: CreditFile,
  command: { readonly listingId: string; readonly arisenOn: LegalDate; readonly circumstance: DeletionCircumstance },
  turn: CreditTurn,
): Decision<CreditChange> {
  const { listingId, arisenOn: day, circumstance } = command;
  const row = onTheList(file, listingId);
  if (!row.ok) return row;
  const early = circumstance.ground === 'EARLY';
  if (row.value.ground !== 1 && !early) return refuse(FIXED_TERM);
  if (row.value.ground === 1 && early) return refuse(TERM_ONLY);
  if (day > legalDateOf(turn.at)) return refuse(DAY_AHEAD);
  if (circumstance.ground === 'NOTHING_FOUND' && !nothingFound(file.debt, circumstance, day))
    return refuse(NOTHING_FOUND_TOO_SOON);
  return recorded(file, { listingId, ground: circumstance.ground, arisenOn: day }, turn);
}

/** DIS-ART-10-1(4): two queries on days after 终本, by the day on which the ground is said to have arisen, and no valid clue. */
function nothingFound(
  { closedAs, closedOn }: DebtView,
  { endedForNowOn, queries, clue }: Extract<DeletionCircumstance, { ground: 'NOTHING_FOUND' }>,
  day: LegalDate,
): boolean {
  const ended = closedAs === '终结本次执行程序' && closedOn !== undefined ? closedOn : endedForNowOn;
  const counted = new Set(queries.filter((on) => on > ended && on <= day));
  return !clue && counted.size >= QUERIES_WITHOUT_FIND;
}

/** DIS-ART-10-3, DIS-BAR, TV-22: what a creditor is told before he asks for a deletion: until when his own application to list again would be refused. */
export const warningBeforeRequest = (at: CourtInstant): { readonly barredUntil: LegalDate } => ({
  barredUntil: relistingBarredUntil(legalDateOf(at)),
});

/**
 * DIS-ART-10-1, DIS-BAR: a creditor asks in writing that the entry be deleted, after he has read the warning of that day; the court decides within the pack's days from when it came in, as `cameAt`.
 * `DELETION.NOT_ON_LIST`, `DELETION.NOT_WARNED`, `DELETION.FIXED_TERM` (DIS-ART-10-2).
 */
export function decideDeletionRequest(
  file: CreditFile,
  command: {
    readonly listingId: string;
    readonly requestedBy: string;
    /** The warning that he says he has read, and the one of today, by their hashes. */
    readonly warning: string;
    readonly warningOfToday: string;
    readonly filedAt?: CourtInstant;
  },
  turn: CreditTurn,
): Decision<CreditChange> {
  const { listingId, requestedBy, warning, warningOfToday } = command;
  const row = onTheList(file, listingId);
  if (!row.ok) return row;
  if (row.value.ground !== 1) return refuse(FIXED_TERM);
  if (warning !== warningOfToday) return refuse(NOT_WARNED);
  const came = cameAt(command.filedAt, turn, { rule: 'DIS-ART-10-1', since: row.value.published?.at });
  if (!came.ok) return came;
  const arisenOn = legalDateOf(came.value);
  return recorded(file, { listingId, ground: 'CREDITOR_REQUESTS', arisenOn, requestedBy }, turn);
}

function recorded(file: CreditFile, arisen: ArisenDeletion, turn: CreditTurn): Decision<CreditChange> {
  const { at, by } = turn;
  const { listingId, ground, arisenOn: day } = arisen;
  const id = deletionId(arisen);
  // Told again, a ground changes nothing, be it refused meanwhile.
  if (file.deletionGrounds.some((one) => one.id === id)) return accept({ happened: [] });
  const happened = [done(turn, { kind: 'DELETION_GROUND_RECORDED', listingId, ground, arisenOn: day })];
  return accept(withTasks(file, { deletionGrounds: [{ ...arisen, id, recordedAt: at, by }], happened }, turn));
}

/** What a person decides on an open deletion. */
export type DeletionVerdict =
  { readonly outcome: 'DELETE' } | { readonly outcome: 'REFUSE'; readonly reasons: readonly string[] };

/**
 * DIS-ART-10-1, DIS-ART-10-2, DIS-ART-2-2: a person deletes the entry; one that is only asked for he may refuse with reasons, one that is due he may not.
 * At the creditors' request it is deleted where every one of them asks. The negative list of repair (CR-NEG, S22) stands only against an early deletion before everything is
 * performed. `DELETION.UNKNOWN`, `DELETION.DUE`, `DELETION.NO_REASONS`, `REPAIR.NEGATIVE_LIST`, `CREDIT.NOT_ALL_CREDITORS`.
 */
export function decideDeletion(
  file: CreditFile,
  { deletionId: wanted, verdict }: { readonly deletionId: string; readonly verdict: DeletionVerdict },
  turn: CreditTurn,
  parties: readonly Sided[],
): Decision<CreditChange> {
  const all = openDeletions(file, turn);
  const open = all.find(({ id }) => id === wanted);
  if (open === undefined) return refuse(NO_SUCH_DELETION);
  const { listingId, ground } = open;
  if (verdict.outcome === 'REFUSE') return refusedDeletion(file, open, verdict.reasons, turn);
  const row = rowOf(file.listings, listingId, '/deletionId');
  if (!row.ok) return row;
  const barred = isRepair(open, file) ? negativeGrounds(file, turn) : [];
  const refused = refusalFor(negativeReasons(barred));
  if (refused !== null) return refuse(refused);
  if (ground !== 'CREDITOR_REQUESTS') return deletedListing(file, row.value, { ground }, turn);
  const requestedBy = all.flatMap((one) =>
    one.listingId === listingId && one.requestedBy !== undefined ? [one.requestedBy] : [],
  );
  const some = unlessAllCreditors(parties, requestedBy, '/deletionId');
  return some ?? deletedListing(file, row.value, { ground, requestedBy }, turn);
}

/** CR-NEG, S22: it is early, and before everything is performed. */
const isRepair = ({ ground }: OpenDeletion, { debt }: CreditFile): boolean =>
  ground === 'EARLY' && debt.performedOn === null;

/** CR-NEG, S22: is what a person decides here an early repair, against which the negative list stands? As `decideDeletion` asks it. */
export const isEarlyDeletion = (
  file: CreditFile,
  { deletionId: wanted, verdict }: { readonly deletionId: string; readonly verdict: DeletionVerdict },
  turn: CreditTurn,
): boolean =>
  verdict.outcome === 'DELETE' && openDeletions(file, turn).some((one) => one.id === wanted && isRepair(one, file));

/** DIS-ART-10-1, DIS-ART-10-2: an entry whose deletion is due is deleted; nothing is weighed. `DELETION.UNKNOWN`, `DELETION.NOT_DUE`. */
export function decideDueDeletion(
  file: CreditFile,
  { deletionId: wanted }: { readonly deletionId: string },
  turn: CreditTurn,
): Decision<CreditChange> {
  const open = openDeletions(file, turn).find(({ id }) => id === wanted);
  if (open?.mandatory === false) return refuse(NOT_DUE);
  // What is due rests on nobody's will.
  return decideDeletion(file, { deletionId: wanted, verdict: { outcome: 'DELETE' } }, turn, []);
}

/** The entry is off the list. */
export function deletedListing(
  file: CreditFile,
  listing: Listing,
  { ground, requestedBy }: { readonly ground: DeletionGround; readonly requestedBy?: readonly string[] },
  turn: CreditTurn,
): Decision<CreditChange> {
  const { at, by } = turn;
  const deleted = { on: legalDateOf(at), at, by, ground, ...(requestedBy !== undefined && { requestedBy }) };
  return changedListing(file, { ...listing, stage: 'DELETED', deleted }, turn, {
    kind: 'LISTING_DELETED',
    listingId: listing.id,
    ground,
  });
}

function refusedDeletion(
  file: CreditFile,
  { mandatory, lastDay: _, ...open }: OpenDeletion,
  reasons: readonly string[],
  turn: CreditTurn,
): Decision<CreditChange> {
  if (mandatory) return refuse(DUE);
  if (reasons.length === 0) return refuse(NO_REASONS);
  const { at, by } = turn;
  const before = file.deletionGrounds.find(({ id }) => id === open.id) ?? { ...open, recordedAt: at, by };
  const happened = [done(turn, { kind: 'DELETION_REFUSED', listingId: open.listingId, ground: open.ground })];
  return accept(withTasks(file, { deletionGrounds: [{ ...before, refused: { at, by, reasons } }], happened }, turn));
}

function onTheList({ listings }: CreditFile, id: string): Decision<Listing> {
  const row = rowOf(listings, id, '/listingId');
  return !row.ok || isOnTheList(row.value) ? row : refuse(NOT_ON_LIST);
}
