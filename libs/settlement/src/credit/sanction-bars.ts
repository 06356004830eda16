import { endOfDay, legalDateOf, LawError, type CourtInstant, type LegalDate, type ListingGround } from '@hejie/law';
import { refuse, type Decision } from '../decisions/decision.js';
import { decideConsumptionLimit, decideListing, type HoldingOff } from '../decisions/listing.js';
import { ageOn } from './age.js';
import { type CreditTurn } from './credit-change.js';
import { isEnforcementOver } from './end-of-enforcement.js';
import { LIMIT_CASE_CLOSED, UNIT_NOT_LIMITED } from './limit-refusals.js';
import {
  type CreditFile,
  type CreditSubject,
  type DebtView,
  type Limit,
  type Listing,
  type NotExecuted,
} from './credit-file.js';

/** Stages in which an entry stands on the list, shown or not. */
const ON_THE_LIST: readonly Listing['stage'][] = ['PUBLISHED', 'SUSPENDED'];
/** Stages in which an entry is decided and not published. */
const UNPUBLISHED: readonly Listing['stage'][] = ['GRACE', 'DECIDED', 'NOT_EXECUTED'];

/** Does the entry stand on the list, shown or suspended? */
export const isOnTheList = ({ stage }: Pick<Listing, 'stage'>): boolean => ON_THE_LIST.includes(stage);
/** Is the entry decided and not published? */
export const isUnpublished = ({ stage }: Pick<Listing, 'stage'>): boolean => UNPUBLISHED.includes(stage);
/** DIS-ART-1, DIS-ART-2-1: does an entry on the first ground, without a term, that stands, is proposed, or waits for its grace give way to one on another ground? */
export const givesWay = (standing: Pick<Listing, 'ground' | 'stage'>, { ground }: Pick<Listing, 'ground'>): boolean =>
  standing.ground === ABLE_AND_REFUSES &&
  ground !== ABLE_AND_REFUSES &&
  (standing.stage === 'PROPOSED' || isUnpublished(standing) || isOnTheList(standing));
/** DIS-ART-1, DIS-ART-2-1: does another entry stand on the list that does not give way to this one? Nothing of a debtor is published twice. */
export const isListedOtherwise = ({ listings }: Pick<CreditFile, 'listings'>, listing: Listing): boolean =>
  listings.some((one) => one.id !== listing.id && isOnTheList(one) && !givesWay(one, listing));
/** DIS-ART-10-2: is a fixed term of the entry over? */
export const isTermOver = ({ termLastDay }: Pick<Listing, 'termLastDay'>, at: CourtInstant): boolean =>
  termLastDay !== undefined && at >= endOfDay(termLastDay);
/** DIS-GRACE-1, DIS-ART-2-1, DIS-ART-10-1, DIS-ART-10-2: why an entry that is decided and not published will not be published as the debt stands; null: it may be. */
export function notExecutedBecause(
  debt: DebtView,
  listing: Pick<Listing, 'termLastDay' | 'superseded'>,
  at: CourtInstant,
): NotExecuted | null {
  if (listing.superseded !== undefined) return 'SUPERSEDED';
  if (debt.performedOn !== null) return 'PERFORMED';
  if (isEnforcementOver(debt)) return 'ENFORCEMENT_ENDED';
  return isTermOver(listing, at) ? 'TERM_OVER' : null;
}

/** LIM-ART-1: is the debtor shown on the list? */
export const isListed = ({ listings }: Pick<CreditFile, 'listings'>): boolean =>
  listings.some(({ stage }) => stage === 'PUBLISHED');

/** DIS-GRACE-2, CON-1: what holds sanctions off, as the debt stands. A plan with something in default is not performed as agreed. */
function holdingOff({ planPerformed, inDefaultSince, performedOn, ...debt }: DebtView): HoldingOff {
  return { ...debt, performed: performedOn !== null, planPerformed: planPerformed && inDefaultSince === null };
}

/**
 * DIS-ART-1, DIS-ART-3, DIS-ART-4, DIS-ART-10-3, DIS-BAR, DIS-GRACE-2, DIS-GRACE-3, DIS-GRACE-4: what bars an entry of the debtor on this ground,
 * as the file stands; null for nothing. `appliedBy`: the creditor whose six months count, null where nobody applies; `appliedOn`: when he
 * did, absent: `on`. As `decideListing`;
 * `LISTING.AGE_UNKNOWN`, `LISTING.BORN_IN_FUTURE`, `LISTING.CASE_CLOSED`, `LISTING.NO_SETTLEMENT` for the sixth ground where none was made.
 */
export function barOfListing(
  file: CreditFile,
  {
    ground,
    appliedBy,
    on,
    appliedOn,
  }: {
    readonly ground: ListingGround;
    readonly appliedBy: string | null;
    readonly on: LegalDate;
    readonly appliedOn?: LegalDate;
  },
): LawError | null {
  const { subject, debt } = file;
  if (isEnforcementOver(debt) && debt.performedOn === null) return new LawError(CASE_CLOSED);
  if (ground === REFUSES_SETTLEMENT && !debt.settled) return new LawError(NO_SETTLEMENT);
  if (subject.kind === 'PERSON' && subject.bornOn === undefined) return new LawError(AGE_UNKNOWN);
  if (subject.bornOn !== undefined && subject.bornOn > on) return new LawError(BORN_IN_FUTURE);
  const decision = decideListing({
    ...holdingOff(debt),
    ground,
    on,
    subject: subjectOf(subject, on),
    secured: debt.secured,
    laterInRank: debt.laterInRank ?? false,
    appliedBy,
    appliedOn,
    deletedAtRequest: lastDeletedAtRequest(file, appliedBy),
  });
  return decision.ok ? null : decision.error;
}

/** DIS-ART-1(1): able to perform, and refuses to. */
const ABLE_AND_REFUSES: ListingGround = 1;
/** DIS-ART-1(6): refuses to perform the settlement without good reason. */
const REFUSES_SETTLEMENT: ListingGround = 6;

const NO_SETTLEMENT = {
  code: 'LISTING.NO_SETTLEMENT',
  rule: 'DIS-ART-1',
  path: '/ground',
  zh: '本案没有达成执行和解协议，不得以拒不履行执行和解协议为由纳入。',
  en: 'No settlement was made in the case: nobody is listed for refusing to perform it.',
};
const CASE_CLOSED = {
  code: 'LISTING.CASE_CLOSED',
  rule: 'DIS-ART-10-1',
  zh: '案件已经结案，不再纳入失信被执行人名单。',
  en: 'The case is closed: nobody is listed in it any more.',
};
const AGE_UNKNOWN = {
  code: 'LISTING.AGE_UNKNOWN',
  rule: 'DIS-ART-4',
  path: '/subject/bornOn',
  zh: '被执行人出生日期不明，不能排除其为未成年人，不得纳入。',
  en: 'The debtor’s day of birth is not known, and a minor is never listed.',
};

const BORN_IN_FUTURE = {
  code: 'LISTING.BORN_IN_FUTURE',
  rule: 'DIS-ART-4',
  path: '/subject/bornOn',
  zh: '被执行人的出生日期不得晚于当日。',
  en: 'The debtor’s day of birth is not in the future.',
};

function subjectOf(subject: CreditSubject, on: LegalDate): Parameters<typeof decideListing>[0]['subject'] {
  if (subject.kind === 'UNIT') return { kind: 'UNIT' };
  const { bornOn, standsFor, campusLoanStudent } = subject;
  return { kind: 'PERSON', age: bornOn === undefined ? 0 : ageOn(bornOn, on), standsFor, campusLoanStudent };
}

function lastDeletedAtRequest(
  { listings }: CreditFile,
  by: string | null,
): { readonly on: LegalDate; readonly by: string } | null {
  if (by === null) return null;
  const days = listings.flatMap(({ deleted }) => (deleted?.requestedBy?.includes(by) === true ? [deleted.on] : []));
  const on = days.sort().at(-1);
  return on === undefined ? null : { on, by };
}

/** The limits of the debtor's own consumption, lifted ones too. */
export const ownLimits = ({ limits, subject }: Pick<CreditFile, 'limits' | 'subject'>): readonly Limit[] =>
  limits.filter(({ kind, subjectPartyId }) => kind === 'CONSUMPTION' && subjectPartyId === subject.partyId);

/** LIM-ART-3-2, DIS-GRACE-1: is a limit of consumption of the unit itself in force, behind which the others are limited? */
export const isUnitLimited = (file: Pick<CreditFile, 'limits' | 'subject'>): boolean =>
  ownLimits(file).some(({ inForce, lifted }) => inForce !== undefined && lifted === undefined);

/**
 * LIM-ART-1, LIM-ART-3-2, CON-1, DIS-GRACE-4, LIM-EXIT: may, or must, the limit be ordered or put in force as the file stands? As `decideConsumptionLimit`; of exit
 * nothing but performance bars it. `LIMIT.CASE_CLOSED` where nothing is enforced any more: a limit is a measure of it. `LIMIT.UNIT_NOT_LIMITED` behind a unit whose own is not in force.
 */
export function barOfLimit(
  file: CreditFile,
  { kind, capacity }: Pick<Limit, 'kind' | 'capacity'>,
): Decision<{ readonly mandatory: boolean }> {
  const { debt, subject } = file;
  if (kind === 'CONSUMPTION' && capacity !== 'DEBTOR' && !isUnitLimited(file)) return refuse(UNIT_NOT_LIMITED);
  if (isEnforcementOver(debt) && debt.performedOn === null) return refuse(LIMIT_CASE_CLOSED);
  if (kind === 'CONSUMPTION') {
    const { campusLoanStudent } = subject;
    return decideConsumptionLimit({ ...holdingOff(debt), debtorListed: isListed(file), campusLoanStudent });
  }
  if (debt.performedOn === null) return { ok: true, value: { mandatory: false } };
  return refuse({
    code: 'LIMIT.PERFORMED',
    rule: 'LIM-EXIT',
    zh: '义务已经履行完毕，不得限制出境，已限制的应当解除。',
    en: 'Everything is performed: there is no limit of exit, and an existing one is lifted.',
  });
}

/** Something decided with a grace, that waits for it and for what holds it off. */
type Waiting = Pick<Limit, 'graceEndsOn' | 'heldOffUntil' | 'servedAt'> & { readonly decidedAt: CourtInstant };

/** DIS-GRACE-1, PER-8: when the grace is over: 24:00 of its last day; without one, at once. */
export const graceEnd = ({ graceEndsOn }: { readonly graceEndsOn?: LegalDate }): CourtInstant | null =>
  graceEndsOn === undefined ? null : endOfDay(graceEndsOn);

/** DIS-GRACE-1: since when what was decided may be carried out, or null while grace runs. `servedAt`: an order that is not served is not carried out. */
function executableSince(
  { decidedAt, servedAt, heldOffUntil, ...order }: Waiting,
  at: CourtInstant,
): CourtInstant | null {
  if (servedAt === undefined) return null;
  const end = graceEnd(order) ?? decidedAt;
  const since = [servedAt, end, heldOffUntil ?? decidedAt].reduce((a, b) => (a > b ? a : b), decidedAt);
  return since > at ? null : since;
}

/** S23, DIS-GRACE-1: since when the entry may be published; null while grace runs, it is not served, something bars it, its term is over, or another stands on the list in its place. */
export function publishableSince(
  file: CreditFile,
  listing: Listing,
  { at }: Pick<CreditTurn, 'at'>,
): CourtInstant | null {
  const { decided, graceEndsOn, heldOffUntil, ground, superseded } = listing;
  if (decided === undefined || !isUnpublished(listing) || isTermOver(listing, at)) return null;
  if (superseded !== undefined || isListedOtherwise(file, listing)) return null;
  if (barOfListing(file, { ground, appliedBy: null, on: legalDateOf(at) }) !== null) return null;
  return executableSince({ graceEndsOn, heldOffUntil, servedAt: decided.servedAt, decidedAt: decided.at }, at);
}

/** DIS-GRACE-1, CON-1: since when a limit that waits for its grace may be put in force; null as for an entry. */
export function enforceableSince(file: CreditFile, limit: Limit, { at }: Pick<CreditTurn, 'at'>): CourtInstant | null {
  if (limit.inForce !== undefined || limit.lifted !== undefined || !barOfLimit(file, limit).ok) return null;
  return executableSince({ ...limit, decidedAt: limit.orderedAt }, at);
}
