import { endOfDay, legalDateOf, type CourtInstant } from '@hejie/law';
import { type SettlementCourse } from '../course/course.js';
import { planInDebt } from '../course/debt-view.js';
import { begunBy } from '../course/plan-defaults.js';
import { withPerformance } from './certificate-standing.js';
import { applyCreditChange, type CreditChange, type CreditTurn } from './credit-change.js';
import { type CreditFile, type DebtView, type Limit, type Listing } from './credit-file.js';
import { done } from './listing-row.js';
import { correctionsOfOwnMotion } from './open-corrections.js';
import { isClosed, mayClose, withoutClosing } from './record-closing.js';
import { barOfLimit, barOfListing, isUnpublished, notExecutedBecause } from './sanction-bars.js';
import { watchSuspensions } from './suspension-watch.js';
import { withTasks } from './tasks.js';
import { type SanctionEvent } from './sanction-events.js';

/**
 * DIS-GRACE-1, DIS-ART-10-1, LIM-ART-9-2, S1, S23: the debt stands otherwise than the file knew: performed, in default, cured, under control, closed. What is
 * decided and not published is not executed once everything is performed, nothing is enforced in the case any more or its term is over, and lives again where that is reversed; what is no longer held off may be published since the
 * default, or since now; what is due opens as tasks, and what is not due any more ends them. An entry that value dates now show to have been published
 * wrongly is taken up of the court's own motion (DIS-ART-11), what the debt means for a suspension is `watchSuspensions`, and a document that attests what is undone lies before the judge; nobody's decision is undone by itself. What bars the closing of a record opens a closed one again. The same view again changes nothing.
 * Throws `CALENDAR.YEAR_UNKNOWN`.
 */
export function applyDebt(file: CreditFile, view: DebtView, turn: CreditTurn): CreditChange {
  return withTasks(file, underDebt(file, view, turn), turn);
}

/** As {@link applyDebt}, without the tasks. */
function underDebt(file: CreditFile, view: DebtView, turn: CreditTurn): CreditChange {
  const { at } = turn;
  const after = { ...file, debt: view };
  const listings = file.listings.flatMap((listing) => changedEntry(file, after, listing, turn));
  const limits = file.limits.flatMap((limit) => changedLimit(file, after, limit, at));
  const seen = watchSuspensions(after, turn);
  const happened = [...listings.flatMap((row) => whatBecameOf(file, view, row, turn)), ...seen.happened];
  const certificates = withPerformance(file, view, at);
  const changed = { debt: view, listings: [...listings, ...(seen.listings ?? [])], limits, certificates, happened };
  const corrections = correctionsOfOwnMotion(applyCreditChange(file, changed), at);
  const filed = corrections.map(({ id, listingId, ground }) =>
    done(turn, { kind: 'CORRECTION_FILED', correctionId: id, listingId, ground }),
  );
  const change = { ...changed, corrections, happened: [...happened, ...filed] };
  const opens = isClosed(file) && !mayClose(applyCreditChange(file, change), turn).ok;
  return opens ? { ...change, ...withoutClosing(file, at) } : change;
}

/**
 * SET-GRACE, SET-DUE-REST, CR-REV, S23: the first instant of a default that begins by itself has come, dated to it: a finding lies before the judge, and what the plan held off may be
 * published. The tasks that come of it are the caller's. Throws `CALENDAR.YEAR_UNKNOWN`.
 */
export function passDefault(file: CreditFile, at: CourtInstant, turn: CreditTurn): CreditChange {
  const { debt } = file;
  const { begun, ahead } = begunBy(debt.defaultsAhead, at);
  const defaults = [...debt.defaults, ...begun.map((one) => ({ ...one, curedOn: null }))];
  const inDefaultSince = debt.inDefaultSince ?? begun[0]?.since ?? null;
  const view = { ...debt, planPerformed: false, performingSince: null, inDefaultSince, defaults, defaultsAhead: ahead };
  return underDebt(file, view, { ...turn, at });
}

/**
 * SET-GRACE, SET-DUE-REST, PER-4: what the clock, or a notice that moves a due day, has changed since the debt was heard of last, before its deadline is dealt with: a command is decided
 * on the file with it. Undefined where nothing has changed. Errors as `planDefaults`.
 */
export function debtByClock(file: CreditFile, course: SettlementCourse, turn: CreditTurn): CreditChange | undefined {
  const now = planInDebt(course, turn);
  const { planPerformed, performingSince, inDefaultSince, defaults, defaultsAhead } = file.debt;
  const before = { planPerformed, performingSince, inDefaultSince, defaults, defaultsAhead };
  if (JSON.stringify(before) === JSON.stringify(now)) return undefined;
  const at = begunBy(defaultsAhead, turn.at).begun[0]?.since ?? turn.at;
  return applyDebt(file, { ...file.debt, ...now }, { ...turn, at });
}

/** DIS-GRACE-1: the entry as it stands under the new view, if that changes it. */
function changedEntry(before: CreditFile, after: CreditFile, listing: Listing, { at }: CreditTurn): Listing[] {
  if (!isUnpublished(listing)) return [];
  const bars = [before, after].map((file) =>
    barOfListing(file, { ground: listing.ground, appliedBy: null, on: legalDateOf(at) }),
  );
  const stage = stageUnder(after.debt, listing, at);
  const heldOffUntil = heldOff(bars, before, after, at) ?? listing.heldOffUntil;
  if (stage === listing.stage && heldOffUntil === listing.heldOffUntil) return [];
  return [{ ...listing, stage, ...(heldOffUntil !== undefined && { heldOffUntil }) }];
}

/** The end of a grace is a deadline of its own, and is told by it; here an entry that is not executed begins or lives again. */
function stageUnder(debt: DebtView, listing: Listing, at: CourtInstant): Listing['stage'] {
  const { stage, graceEndsOn } = listing;
  if (notExecutedBecause(debt, listing, at) !== null) return 'NOT_EXECUTED';
  if (stage !== 'NOT_EXECUTED') return stage;
  return graceEndsOn !== undefined && at < endOfDay(graceEndsOn) ? 'GRACE' : 'DECIDED';
}

function changedLimit(before: CreditFile, after: CreditFile, limit: Limit, at: CourtInstant): Limit[] {
  if (limit.inForce !== undefined || limit.lifted !== undefined) return [];
  const bars = [before, after].map((file) => (barOfLimit(file, limit).ok ? null : limit));
  const heldOffUntil = heldOff(bars, before, after, at);
  return heldOffUntil === undefined ? [] : [{ ...limit, heldOffUntil }];
}

/** S23: until when what stood against it before did so: to the default where that ended it, else to the instant at which the court learns of it. */
function heldOff(
  [barBefore, barAfter]: readonly unknown[],
  before: CreditFile,
  { debt }: CreditFile,
  at: CourtInstant,
): CourtInstant | undefined {
  if (barBefore === null || barAfter !== null) return undefined;
  return before.debt.inDefaultSince === null ? (debt.inDefaultSince ?? at) : at;
}

function whatBecameOf({ listings }: CreditFile, debt: DebtView, listing: Listing, turn: CreditTurn): SanctionEvent[] {
  const { id: listingId, stage } = listing;
  const was = listings.find((one) => one.id === listingId)?.stage;
  if (stage === was) return [];
  const why = notExecutedBecause(debt, listing, turn.at);
  if (why !== null) return [done(turn, { kind: 'LISTING_NOT_EXECUTED', listingId, why })];
  return was === 'NOT_EXECUTED' ? [done(turn, { kind: 'LISTING_REVIVED', listingId })] : [];
}
