import { legalDateOf, nominalEnd, type CourtInstant } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { rowOf, type CreditChange, type CreditEvent, type CreditTurn } from './credit-change.js';
import { type CreditFile, type ExtensionReason, type Listing } from './credit-file.js';
import { falseOfEntry } from './entry-findings.js';
import { isStated } from './listing-facts.js';
import { changedListing, done, inStage } from './listing-row.js';
import {
  EXTENSION_INVALID,
  FINDING_OPEN,
  IN_GRACE,
  LIVE,
  NO_FACTS,
  NO_FIXED_TERM,
  NOT_SERIOUS,
  NOT_SERVED,
  SERVICE_DATE,
  TERM_ENDED,
  TERM_OVER,
  WRONG_STAGE,
} from './listing-refusals.js';
import { extensionYearsLeft, termFrom, termYears } from './listing-term.js';
import { barOfExtension } from './open-extensions.js';
import { entryShown, type EntryOnRecord } from './public-entry.js';
import { certifiedOn } from './reinstatement.js';
import { type RepairCertificate } from './repair-file.js';
import {
  barOfListing,
  givesWay,
  isListedOtherwise,
  isOnTheList,
  isTermOver,
  isUnpublished,
  publishableSince,
} from './sanction-bars.js';
import { type SanctionEvent } from './sanction-events.js';
import { isOpen, suspensionInEffect, withSuspension } from './suspension-standing.js';
import { withTasks } from './tasks.js';

/** DIS-ART-5-1: the decision has been served; the first service counts, told again it changes nothing. `LISTING.WRONG_STAGE`, `LISTING.SERVICE_DATE` before the decision or in the future. */
export function decideListingService(
  file: CreditFile,
  { listingId, servedAt }: { readonly listingId: string; readonly servedAt: CourtInstant },
  turn: CreditTurn,
): Decision<CreditChange> {
  return inStage(file, listingId, ['GRACE', 'DECIDED', 'NOT_EXECUTED'], (listing) => {
    const { decided } = listing;
    if (decided?.servedAt !== undefined) return accept({ happened: [] });
    if (decided === undefined || servedAt < decided.at || servedAt > turn.at) return refuse(SERVICE_DATE);
    return changedListing(file, { ...listing, decided: { ...decided, servedAt } }, turn, {
      kind: 'LISTING_SERVED',
      listingId,
    });
  });
}

/**
 * DIS-GRACE-1, DIS-ART-6, S23, TV-23: a person publishes the entry, when the grace is over, the decision served and nothing bars it any more; a settlement
 * that is being performed does (grounds 1 and 6), and everything that it shows is on record. Where by the pack the term runs from the entry it begins here (DIS-ART-2-1);
 * one that ran from the decision and has ended publishes nothing any more (DIS-ART-10-2). An entry on the first ground that it takes the place of is off the list with it,
 * or executed no more; a suspension of it ends, and what was certified on that is revoked. As `barOfListing`, `entryShown`, `falseOfEntry`; `LISTING.WRONG_STAGE`, `LISTING.FINDING_OPEN`, `LISTING.LIVE` while another stands in its place, `LISTING.NOT_SERVED`, `LISTING.IN_GRACE`,
 * `LISTING.TERM_ENDED`.
 */
export function decidePublication(
  file: CreditFile,
  { listingId, record }: { readonly listingId: string; readonly record: EntryOnRecord },
  turn: CreditTurn,
): Decision<CreditChange> {
  return inStage(file, listingId, ['GRACE', 'DECIDED', 'NOT_EXECUTED'], (listing) => {
    const { at, by } = turn;
    const { decided, ground } = listing;
    if (listing.superseded !== undefined) return refuse(WRONG_STAGE);
    if (isListedOtherwise(file, listing)) return refuse(LIVE);
    const bar = barOfListing(file, { ground, appliedBy: null, on: legalDateOf(at) });
    if (bar !== null) return { ok: false, error: bar };
    if (decided?.servedAt === undefined) return refuse(NOT_SERVED);
    if (isTermOver(listing, at)) return refuse(TERM_ENDED);
    if (publishableSince(file, listing, turn) === null) return refuse(IN_GRACE);
    const shown = entryShown(record);
    if (!shown.ok) return shown;
    // Since it was entered a birthday may have passed, and identity may have been put right.
    const days = { from: legalDateOf(listing.proposed.at), on: legalDateOf(at) };
    const [untrue] = falseOfEntry(listing, record, days).map(({ path: _, ...reason }) => reason);
    if (untrue !== undefined) return refuse(untrue);
    const term = listing.termFrom === undefined ? termFrom(turn, { ground, ...decided }) : accept({});
    if (!term.ok) return term;
    const row: Listing = { ...listing, ...term.value, stage: 'PUBLISHED', published: { at, by } };
    const { termLastDay = null } = row;
    const over = file.listings.filter((one) => one.id !== listing.id && givesWay(one, listing));
    const published = done(turn, { kind: 'LISTING_PUBLISHED', listingId, termLastDay });
    const happened = [...over.flatMap((one) => supersession(one, turn)), published];
    // A suspension before the judge is decided first: what he finds stands on the negative list.
    if (over.some((one) => suspensionInEffect(one)?.findings.some(isOpen))) return refuse(FINDING_OPEN);
    const revoked = over.flatMap((one) => certifiedOnSuspensionOf(file, one, turn));
    const change: CreditChange = {
      listings: [...over.map((one) => superseded(one, turn)), row],
      certificates: revoked,
      happened: [
        ...happened,
        ...revoked.map(({ id }): CreditEvent => ({
          at,
          by,
          kind: 'CERTIFICATE_REVOKED',
          certificateId: id,
          why: 'SUPERSEDED',
        })),
      ],
    };
    return accept(withTasks(file, change, turn));
  });
}

/**
 * DIS-ART-1, DIS-ART-2-1: an entry whose place another takes when it is published: nothing of the debtor is published twice. One that stands is deleted, one that waits is executed no more;
 * a proposal the president refuses.
 */
function superseded(listing: Listing, { at, by }: CreditTurn): Listing {
  if (isUnpublished(listing)) return { ...listing, stage: 'NOT_EXECUTED', superseded: { at } };
  if (!isOnTheList(listing)) return listing;
  const suspension = suspensionInEffect(listing);
  const ended = suspension && withSuspension(listing, { ...suspension, ended: { at, why: 'SUPERSEDED' } });
  return { ...(ended ?? listing), stage: 'DELETED', deleted: { on: legalDateOf(at), at, by, ground: 'SUPERSEDED' } };
}

/** CR-REV, K14: what attests that the entry is suspended attests nothing any more: another stands in its place. */
function certifiedOnSuspensionOf(file: CreditFile, listing: Listing, { at, by }: CreditTurn): RepairCertificate[] {
  const suspension = suspensionInEffect(listing);
  if (suspension === undefined) return [];
  return certifiedOn(file, suspension).map((one) => ({ ...one, revoked: { at, by, why: 'SUPERSEDED' } }));
}

function supersession(listing: Listing, turn: CreditTurn): SanctionEvent[] {
  const { id: listingId, stage } = listing;
  if (isOnTheList(listing)) return [done(turn, { kind: 'LISTING_DELETED', listingId, ground: 'SUPERSEDED' })];
  if (!isUnpublished(listing) || stage === 'NOT_EXECUTED') return [];
  return [done(turn, { kind: 'LISTING_NOT_EXECUTED', listingId, why: 'SUPERSEDED' })];
}

/**
 * DIS-ART-2-1, S22: the president makes a term that runs longer by 1 to 3 years, all extensions together; violence and threats that are serious
 * (ground 2), or several acts. `decisionNumber`: that of its 延长纳入期限决定书; `facts`: what the court has found, as that states it. As `barOfExtension`; `LISTING.TERM_NOT_FIXED`, `LISTING.EXTENSION_TOO_LONG`,
 * `LISTING.NOT_SERIOUS`, `LISTING.TERM_OVER`, `LISTING.EXTENSION_WITHOUT_FACTS`.
 */
export function decideExtensionOfTerm(
  file: CreditFile,
  command: {
    readonly listingId: string;
    readonly years: number;
    readonly reason: ExtensionReason;
    readonly decisionNumber: string;
    readonly facts: readonly string[];
  },
  turn: CreditTurn,
): Decision<CreditChange> {
  const { listingId, years, reason, decisionNumber, facts } = command;
  const { at, by } = turn;
  const row = rowOf(file.listings, listingId, '/listingId');
  if (!row.ok) return row;
  const { termFrom: from, termLastDay, ground, extensions = [] } = row.value;
  const bar = barOfExtension(file, row.value);
  if (bar !== null) return refuse(bar);
  const fixed = termYears(row.value);
  if (fixed === null || from === undefined || termLastDay === undefined) return refuse(NO_FIXED_TERM);
  if (reason === 'SERIOUS_VIOLENCE' && ground !== 2) return refuse(NOT_SERIOUS);
  if (legalDateOf(at) > termLastDay) return refuse(TERM_OVER);
  if (!Number.isInteger(years) || years < 1 || years > extensionYearsLeft(row.value)) return refuse(EXTENSION_INVALID);
  if (!isStated(facts)) return refuse(NO_FACTS);
  const added = extensions.reduce((sum, one) => sum + one.years, years);
  const longer = nominalEnd(from, 'year', fixed + added);
  const extension = { at, by, years, reason, decisionNumber };
  const extended = { ...row.value, termLastDay: longer, extensions: [...extensions, extension] };
  const doing = { kind: 'TERM_EXTENDED', listingId, termLastDay: longer, decisionNumber } as const;
  return changedListing(file, extended, turn, doing);
}
