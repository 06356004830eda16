import { legalDateOf, period, workingDays, type CourtInstant, type LegalDate } from '@hejie/law';
import { HELD_OFF_GROUNDS } from '../decisions/listing.js';
import {
  type Correction,
  type CreditFile,
  type LimitCorrection,
  type Listing,
  type ListingCorrection,
} from './credit-file.js';
import { type CreditTask } from './credit-task.js';
import { type Reading } from './open-deletions.js';
import { isOnTheList } from './sanction-bars.js';

/** DIS-ART-12: days for the decision on a request, working days to carry it out, days to ask for reconsideration, and for that decision. */
const DECISION_DAYS = 15;
const CORRECTION_WORKING_DAYS = 3;
const RECONSIDERATION_DAYS = 10;

/** DIS-ART-11: is it asked that a limit be corrected, and not an entry? */
export const isOfLimit = (row: Correction): row is LimitCorrection => 'limitId' in row;

/**
 * DIS-ART-11, DIS-GRACE-1, DIS-GRACE-2: was the entry published although the court, had it known by value date what it knows now, could not have? Everything
 * had been performed before the day of publication, or (grounds 1 and 6) a plan has been performed without a break since before it. On the day itself the
 * order in which the court learned of it stands, for a value date has no hour.
 */
export function wronglyPublished({ debt }: CreditFile, { ground, published }: Listing): boolean {
  if (published === undefined) return false;
  if (debt.performedOn !== null && debt.performedOn < legalDateOf(published.at)) return true;
  const { performingSince, planPerformed } = debt;
  return (
    HELD_OFF_GROUNDS.includes(ground) && planPerformed && performingSince != null && performingSince < published.at
  );
}

/** The request that the court makes of its own motion when it learns that an entry was published wrongly: one for each entry. */
export const ownMotionId = (listingId: string): string => `${listingId}:OWN_MOTION`;

/** DIS-ART-11: the entries that stand and were published wrongly, as requests of the court's own motion from now on; those that are on file are left out. */
export function correctionsOfOwnMotion(file: CreditFile, at: CourtInstant): ListingCorrection[] {
  const known = new Set(file.corrections.map(({ id }) => id));
  return file.listings
    .filter((listing) => isOnTheList(listing) && wronglyPublished(file, listing))
    .map(({ id }): ListingCorrection => ({
      id: ownMotionId(id),
      listingId: id,
      ground: 'NOT_TO_BE_LISTED',
      filedAt: at,
      filedBy: null,
    }))
    .filter(({ id }) => !known.has(id));
}

/** DIS-ART-11, DIS-ART-12: every request that waits for its decision; one of the court's own motion only while the entry is known to be wrong and is not revoked. */
export function openCorrections(file: CreditFile): Correction[] {
  return file.corrections.filter((row) => {
    if (row.decided !== undefined) return false;
    if (isOfLimit(row) || row.id !== ownMotionId(row.listingId)) return true;
    const listing = file.listings.find((one) => one.id === row.listingId);
    return listing !== undefined && listing.stage !== 'REVOKED' && wronglyPublished(file, listing);
  });
}

/** DIS-ART-12, TV-21: the last day for the decision on a request that was filed then. */
export const correctionDecidedBy = (filedAt: CourtInstant, { calendar }: Pick<Reading, 'calendar'>): LegalDate =>
  period({ start: legalDateOf(filedAt), unit: 'day', n: DECISION_DAYS }, calendar).value;

/** DIS-ART-11, 失信名单规定9: what the court finds wrong itself is decided and carried out within three working days together. */
const ownMotionBy = (filedAt: CourtInstant, { calendar }: Pick<Reading, 'calendar'>): LegalDate =>
  workingDays({ start: legalDateOf(filedAt), n: CORRECTION_WORKING_DAYS }, calendar).value;

/** DIS-ART-12: the last day to ask for reconsideration of a refusal that was served then. */
export const reconsiderationUntil = (servedAt: CourtInstant, { calendar }: Pick<Reading, 'calendar'>): LegalDate =>
  period({ start: legalDateOf(servedAt), unit: 'day', n: RECONSIDERATION_DAYS }, calendar).value;

/** Since when a request has been upheld, by the court or by the court above; null where it was not, or has been carried out. */
export function upheldSince({ decided, corrected, reconsideration }: Correction): CourtInstant | null {
  if (corrected !== undefined || decided === undefined) return null;
  if (decided.upheld) return decided.at;
  return reconsideration?.decided?.upheld === true ? reconsideration.decided.at : null;
}

/** DIS-ART-12, TV-21: corrections as tasks: to decide within 15 days, to carry out within three working days of it, to look at again within 15 days; what the court takes up itself in three working days altogether. */
export function correctionTasks(file: CreditFile, turn: Reading): CreditTask[] {
  const toDecide = openCorrections(file).map(({ id, filedAt, filedBy }): CreditTask => ({
    id: `CORRECTION:${id}`,
    kind: 'DECIDE_CORRECTION',
    rowId: id,
    since: legalDateOf(filedAt),
    lastDay: filedBy === null ? ownMotionBy(filedAt, turn) : correctionDecidedBy(filedAt, turn),
    mandatory: true,
  }));
  return [...toDecide, ...file.corrections.flatMap((row) => [...toCarryOut(row, turn), ...toReconsider(row, turn)])];
}

/** DIS-ART-12: by the end of which day that had to be put right of an entry which was carried out at the turn's instant; null: nothing of it was. Throws `CALENDAR.YEAR_UNKNOWN`. */
export function putRightBy({ corrections }: CreditFile, listingId: string, turn: Reading): LegalDate | null {
  const done = corrections.find(
    (one) => !isOfLimit(one) && one.listingId === listingId && one.corrected?.at === turn.at,
  );
  if (done === undefined) return null;
  const { corrected: _, ...before } = done;
  return toCarryOut(before, turn)[0]?.lastDay ?? null;
}

function toCarryOut(row: Correction, turn: Reading): CreditTask[] {
  const upheld = upheldSince(row);
  if (upheld === null) return [];
  const since = legalDateOf(upheld);
  const lastDay =
    row.filedBy === null
      ? ownMotionBy(row.filedAt, turn)
      : workingDays({ start: since, n: CORRECTION_WORKING_DAYS }, turn.calendar).value;
  const kind = isOfLimit(row) ? 'CORRECT_LIMIT' : 'CORRECT';
  return [{ id: `${kind}:${row.id}`, kind, rowId: row.id, since, lastDay, mandatory: true }];
}

function toReconsider({ id, reconsideration }: Correction, turn: Reading): CreditTask[] {
  if (reconsideration === undefined || reconsideration.decided !== undefined) return [];
  return [
    {
      id: `RECONSIDERATION:${id}`,
      kind: 'DECIDE_RECONSIDERATION',
      rowId: id,
      since: legalDateOf(reconsideration.filedAt),
      lastDay: correctionDecidedBy(reconsideration.filedAt, turn),
      mandatory: true,
    },
  ];
}
