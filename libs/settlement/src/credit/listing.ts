import { legalDateOf, nominalEnd, period, type CourtInstant, type DerivedPeriod, type ListingGround } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { cameAt } from './came-at.js';
import { freeId, type CreditChange, type CreditTurn } from './credit-change.js';
import {
  type CreditFile,
  type CreditSubject,
  type EnforcementNotice,
  type ExtensionReason,
  type Listing,
} from './credit-file.js';
import { isStated } from './listing-facts.js';
import { changedListing, inStage } from './listing-row.js';
import { termFrom } from './listing-term.js';
import {
  GRACE_INVALID,
  LIVE,
  NO_EVIDENCE,
  NO_FACTS,
  NO_REASONS,
  NOT_SERIOUS,
  OWN_PROPOSAL,
  PROMISE_NOT_OFFERED,
} from './listing-refusals.js';
import { withoutClosing } from './record-closing.js';
import { decideSanctionAuthority } from './sanction-authority.js';
import { barOfListing, givesWay, isListedOtherwise } from './sanction-bars.js';
import { decideSanctionNotice, listingAsksForNotice } from './sanction-notice.js';

/** DIS-ART-5-1: days in which a creditor's application is decided on. Source: 失信名单规定(2017) 5 II. */
const APPLICATION_DAYS = 15;
/** DIS-GRACE-1: the longest grace, in months. */
const MAX_GRACE_MONTHS = 3;
/** Stages from which nothing more becomes of an entry; one that is not executed lives again only while nothing may be proposed. */
const OVER: readonly Listing['stage'][] = ['REFUSED', 'DELETED', 'REVOKED', 'NOT_EXECUTED'];

/** DIS-ART-5-1, PER-3: last day for the decision on a creditor's application. */
export function listingDecidedBy(appliedAt: CourtInstant, { calendar }: Pick<CreditTurn, 'calendar'>): DerivedPeriod {
  return period({ start: legalDateOf(appliedAt), unit: 'day', n: APPLICATION_DAYS }, calendar);
}

/**
 * DIS-ART-1, DIS-ART-5-1: somebody proposes to list the debtor, of the court's own motion or on a creditor's application, which is decided on within 15 days
 * from when it came in, as `cameAt`, and barred as of then.
 * It opens a record again that is closed. `court`: its code, of which the number is. As `decideSanctionAuthority`, `decideSanctionNotice`, `barOfListing`; `CREDIT.ID_TAKEN`,
 * `LISTING.NO_EVIDENCE`, `LISTING.LIVE` where an entry of his is under way or stands: several acts make its term longer (DIS-ART-2-1). One on the first ground, which has no
 * term, gives way to one of the others when that is published, be it only proposed or decided itself.
 */
export function decideProposal(
  file: CreditFile,
  command: {
    readonly id: string;
    readonly ground: ListingGround;
    readonly appliedBy: string | null;
    /** When the creditor's application came in, where it is entered afterwards. */
    readonly filedAt?: CourtInstant;
    readonly evidence: readonly string[];
    /** 案号 of the enforcement under which he is to be listed. */
    readonly caseNumber: string;
    /** 执行通知书 that he has not heeded: on the first and the sixth ground. */
    readonly notice?: EnforcementNotice;
    /** Who he is, as the proposal says; left out: as the record has it. */
    readonly subject?: CreditSubject;
  },
  turn: CreditTurn,
  court: string,
): Decision<CreditChange> {
  const { id, ground, appliedBy, evidence, caseNumber, subject } = command;
  const { at, by } = turn;
  const authority = decideSanctionAuthority(caseNumber, { sanction: 'LISTING', court, at });
  if (!authority.ok) return authority;
  const asked = listingAsksForNotice(ground);
  const notice = decideSanctionNotice(command.notice, { asked, rule: 'DIS-ART-5-1' }, turn);
  if (!notice.ok) return notice;
  const free = freeId(file.listings, id, '/listingId');
  if (!free.ok) return free;
  if (evidence.length === 0) return refuse(NO_EVIDENCE);
  if (file.listings.some((one) => !OVER.includes(one.stage) && !givesWay(one, { ground }))) return refuse(LIVE);
  const said = subject === undefined ? file : { ...file, subject };
  const came = cameAt(command.filedAt, turn, { rule: 'DIS-ART-5-1' });
  if (!came.ok) return came;
  const appliedAt = came.value;
  const bar = barOfListing(said, { ground, appliedBy, on: legalDateOf(at), appliedOn: legalDateOf(appliedAt) });
  if (bar !== null) return { ok: false, error: bar };
  const proposed = { at, by, appliedBy, ...(appliedAt !== at && { appliedAt }), evidence };
  const row: Listing = {
    ...{ id, authority: authority.value, ground, stage: 'PROPOSED', proposed, suspensions: [] },
    ...(notice.value && { notice: notice.value }),
  };
  const decision = changedListing(said, row, turn, {
    kind: 'LISTING_PROPOSED',
    listingId: id,
    ground,
    decideBy: appliedBy === null ? null : listingDecidedBy(appliedAt, turn).value,
  });
  if (!decision.ok) return decision;
  return accept({ ...decision.value, ...(subject !== undefined && { subject }), ...withoutClosing(file, at) });
}

/** CR-L-JX: the debtor is offered a promise of credit (信用承诺) before the decision; offered again it changes nothing. `LISTING.WRONG_STAGE`. */
export function decidePromiseOffer(
  file: CreditFile,
  { listingId }: { readonly listingId: string },
  turn: CreditTurn,
): Decision<CreditChange> {
  return inStage(file, listingId, ['PROPOSED'], (listing) =>
    listing.promise !== undefined
      ? accept({ happened: [] })
      : changedListing(file, { ...listing, promise: { offeredAt: turn.at, answer: null } }, turn, {
          kind: 'PROMISE_OFFERED',
          listingId,
        }),
  );
}

/** CR-L-JX: the debtor's answer to it. `LISTING.PROMISE_NOT_OFFERED`, `LISTING.WRONG_STAGE`. */
export function decidePromiseAnswer(
  file: CreditFile,
  { listingId, answer }: { readonly listingId: string; readonly answer: 'GIVEN' | 'DECLINED' },
  turn: CreditTurn,
): Decision<CreditChange> {
  return inStage(file, listingId, ['PROPOSED'], (listing) =>
    listing.promise === undefined
      ? refuse(PROMISE_NOT_OFFERED)
      : changedListing(file, { ...listing, promise: { ...listing.promise, answer } }, turn, {
          kind: 'PROMISE_ANSWERED',
          listingId,
          answer,
        }),
  );
}

/** What the president decides on a proposal. Grace in months from the decision, none or 1 to 3; a longer term with its reason. */
export type ListingVerdict =
  | { readonly outcome: 'REFUSE'; readonly reasons: readonly string[] }
  | {
      readonly outcome: 'LIST';
      readonly decisionNumber: string;
      readonly graceMonths: number;
      readonly extension?: { readonly years: number; readonly reason: ExtensionReason };
    };

/**
 * DIS-ART-5-1, DIS-GRACE-1, DIS-ART-2-1, CR-L-JX: the president's decision on a proposal, never the proposer's own. The promise of credit was
 * offered before; what bars the proposal bars the decision. A fixed term that by the pack runs from the decision is fixed with it. As `barOfListing` and `termFrom`; `LISTING.WRONG_STAGE`, `LISTING.OWN_PROPOSAL`,
 * `LISTING.PROMISE_NOT_OFFERED`, `LISTING.LIVE` while another stands on the list in its place, `SANCTION.GRACE_INVALID`, `LISTING.NOT_SERIOUS`, `LISTING.EXTENSION_WITHOUT_FACTS`, `LISTING.NO_REASONS`.
 */
export function decideOnProposal(
  file: CreditFile,
  command: {
    readonly listingId: string;
    readonly verdict: ListingVerdict;
    /** What the court has found, as its decision states it; asked for where the term is made longer. */
    readonly facts?: readonly string[];
  },
  turn: CreditTurn,
): Decision<CreditChange> {
  const { listingId, verdict, facts = [] } = command;
  return inStage(file, listingId, ['PROPOSED'], (listing) => {
    if (turn.by === listing.proposed.by) return refuse(OWN_PROPOSAL);
    if (verdict.outcome === 'REFUSE') return refused(file, listing, verdict, turn);
    return listed(file, listing, { ...verdict, facts }, turn);
  });
}

function refused(
  file: CreditFile,
  listing: Listing,
  { reasons }: Extract<ListingVerdict, { outcome: 'REFUSE' }>,
  turn: CreditTurn,
): Decision<CreditChange> {
  const { at, by } = turn;
  if (reasons.length === 0) return refuse(NO_REASONS);
  return changedListing(file, { ...listing, stage: 'REFUSED', refused: { at, by, reasons } }, turn, {
    kind: 'LISTING_REFUSED',
    listingId: listing.id,
    reasons,
  });
}

function listed(
  file: CreditFile,
  listing: Listing,
  {
    decisionNumber,
    graceMonths,
    extension,
    facts,
  }: Extract<ListingVerdict, { outcome: 'LIST' }> & { readonly facts: readonly string[] },
  turn: CreditTurn,
): Decision<CreditChange> {
  const { at, by } = turn;
  const on = legalDateOf(at);
  if (listing.promise === undefined) return refuse(PROMISE_NOT_OFFERED);
  if (isListedOtherwise(file, listing)) return refuse(LIVE);
  if (!isGrace(graceMonths)) return refuse(GRACE_INVALID);
  if (extension?.reason === 'SERIOUS_VIOLENCE' && listing.ground !== 2)
    return refuse({ ...NOT_SERIOUS, path: '/verdict/extension/reason' });
  const { ground, proposed } = listing;
  const bar = barOfListing(file, { ground, appliedBy: proposed.appliedBy, on });
  if (bar !== null) return { ok: false, error: bar };
  const extensionYears = extension?.years ?? 0;
  const term = termFrom(turn, { ground, extensionYears });
  if (!term.ok) {
    const { error } = term;
    return { ok: false, error: error.path === '/extensionYears' ? error.at('/verdict/extension/years') : error };
  }
  if (extension !== undefined && !isStated(facts)) return refuse(NO_FACTS);
  const fromDecision = turn.pack.creditRepair.listingTermFrom !== 'ENTRY';
  const graceEndsOn = graceMonths === 0 ? undefined : nominalEnd(on, 'month', graceMonths);
  const row: Listing = {
    ...listing,
    stage: graceEndsOn === undefined ? 'DECIDED' : 'GRACE',
    decided: {
      at,
      by,
      decisionNumber,
      graceMonths,
      extensionYears,
      ...(extension !== undefined && { extensionReason: extension.reason }),
    },
    ...(graceEndsOn !== undefined && { graceEndsOn }),
    ...(fromDecision && term.value),
  };
  return changedListing(file, row, turn, {
    kind: 'LISTING_DECIDED',
    listingId: listing.id,
    decisionNumber,
    graceEndsOn: graceEndsOn ?? null,
  });
}

/** DIS-GRACE-1: is this a grace that the law knows: none, or 1 to 3 whole months? */
export const isGrace = (months: number): boolean =>
  Number.isInteger(months) && months >= 0 && months <= MAX_GRACE_MONTHS;
