import { endOfDay, legalDateOf, period, workingDays, type CourtInstant, type LegalDate } from '@hejie/law';
import { type ConsumptionClass, type CreditFile, type LiftGround, type Limit, type Listing } from './credit-file.js';
import { type CreditTask } from './credit-task.js';
import { endedOn, isEnforcementOver } from './end-of-enforcement.js';
import { type Reading } from './open-deletions.js';
import { enforceableSince, isUnitLimited, ownLimits, publishableSince } from './sanction-bars.js';

/** LIM-ART-9-2, LIM-ART-1: the law says at once (及时); the court's own clock for it is the one of deletion, in working days. */
const PROMPTLY_WORKING_DAYS = 3;
/** LIM-EXIT: days to ask the court above, and days for its decision. */
const REVIEW_DAYS = 10;
const REVIEW_DECISION_DAYS = 15;

/** LIM-35-17: what a single permission frees (暂时解除): travel by plane and by high-speed train, nothing else. */
export const PERMITTED: readonly ConsumptionClass[] = ['TRANSPORT', 'HIGH_SPEED_TRAINS'];

/**
 * LIM-ART-3, LIM-35-17, S23: does the limit hold at an instant, of that class of consumption? It holds from the instant at which it is in force and served until
 * it is lifted, except that within a single permission, from its first instant until its last, the person may travel, whatever became of the entry on the list
 * meanwhile. Asked of no class: does anything of it hold?
 */
export function limitHolds(limit: Limit, at: CourtInstant, consumption?: ConsumptionClass): boolean {
  const { inForce, servedAt, lifted, permissions } = limit;
  if (inForce === undefined || inForce.at > at || servedAt === undefined || servedAt > at) return false;
  if (lifted !== undefined && lifted.at <= at) return false;
  if (consumption === undefined) return true;
  if (isFreeOf(limit, at, consumption)) return false;
  return !PERMITTED.includes(consumption) || !permissions.some((one) => one.from <= at && at < permittedUntil(one));
}

/** CR-L-AH, LIM-ART-8: is that class lifted in part at an instant? What was needed is free up to 24:00 of its last day. */
export const isFreeOf = ({ lifts = [] }: Limit, at: CourtInstant, consumption: ConsumptionClass): boolean =>
  lifts.some(
    ({ at: since, until, scope }) =>
      since <= at && (until === undefined || at < endOfDay(until)) && scope.includes(consumption),
  );

/** S23, LIM-35-17: until when a single permission holds: its last instant, or that at which it was taken back. */
export const permittedUntil = ({ until, revoked }: Limit['permissions'][number]): CourtInstant =>
  revoked === undefined || revoked.at > until ? until : revoked.at;

/** LIM-EXIT: the last day to ask the court above to look again at a limit of exit that was served then. */
export const limitReviewUntil = (servedAt: CourtInstant, { calendar }: Pick<Reading, 'calendar'>): LegalDate =>
  period({ start: legalDateOf(servedAt), unit: 'day', n: REVIEW_DAYS }, calendar).value;

/** S23, TV-23: an entry to be published, on the day from which it may be. */
export const publicationTasks = (file: CreditFile, turn: Reading): CreditTask[] =>
  file.listings.flatMap((listing) => carriedOut('PUBLISH', listing, publishableSince(file, listing, turn)));

/**
 * LIM-ART-1, LIM-ART-9-2, LIM-EXIT, DIS-GRACE-1: limits as tasks: one to be ordered of a debtor who is listed, one whose grace is over, one to be lifted because
 * everything is performed, in force or still in its grace, or the unit behind which it stands is free (LIM-ART-3-2), one of whoever takes the place of a former representative
 * (LIM-35-17), one that the court above looks at again.
 */
export function limitTasks(file: CreditFile, turn: Reading): CreditTask[] {
  return [
    ...toOrder(file, turn),
    ...file.limits.flatMap((limit) => [
      ...carriedOut('PUT_LIMIT_IN_FORCE', limit, enforceableSince(file, limit, turn)),
      ...toLift(file, limit, turn),
      ...ofSuccessor(file, limit, turn),
      ...toReview(limit, turn),
    ]),
  ];
}

function carriedOut(
  kind: 'PUBLISH' | 'PUT_LIMIT_IN_FORCE',
  { id }: Listing | Limit,
  instant: CourtInstant | null,
): CreditTask[] {
  if (instant === null) return [];
  const since = legalDateOf(instant);
  return [{ id: `${kind}:${id}:${since}`, kind, rowId: id, since, lastDay: since, mandatory: false }];
}

/** LIM-ART-9-1, DIS-ART-11: grounds on which a limit is lifted though the entry stands: the court may, or found that it should never have stood. The duty of LIM-ART-1 is not due again. */
const NOT_DUE_AGAIN: readonly LiftGround[] = ['SECURED', 'CREDITOR_CONSENTS', 'CORRECTED'];

function toOrder(file: CreditFile, turn: Reading): CreditTask[] {
  const { listings, subject, debt } = file;
  // SET-ART-14-1: a suit on the settlement stands in the way of everything but its termination.
  if (debt.performedOn !== null || isEnforcementOver(debt) || debt.closedAs === 'SUED') return [];
  const own = ownLimits(file);
  const limitedSince = (published: CourtInstant) =>
    own.some(({ lifted }) => !lifted || (NOT_DUE_AGAIN.includes(lifted.ground) && lifted.at >= published));
  const [first] = listings
    .flatMap(({ stage, published }) => (stage === 'PUBLISHED' && published ? [published.at] : []))
    .filter((published) => !limitedSince(published))
    .sort();
  if (first === undefined) return [];
  const lifts = own.flatMap(({ lifted }) => (lifted ? [lifted.at] : []));
  const since = legalDateOf([first, ...lifts].sort().at(-1)!);
  const lastDay = promptly(since, turn);
  return [{ id: `ORDER_LIMIT:${since}`, kind: 'ORDER_LIMIT', rowId: subject.partyId, since, lastDay, mandatory: true }];
}

function toLift(file: CreditFile, limit: Limit, turn: Reading): CreditTask[] {
  const { id, lifted } = limit;
  const { performedOn, closedAs, closedOn = null } = file.debt;
  const due = performedOn ?? endedOn(file.debt) ?? unitFreeSince(file, limit);
  // CLS-4: a case that was struck off ends no limit by itself, and another court may not go on with it: its judge sees to what stands.
  const since = due ?? (closedAs === '销案' ? closedOn : null);
  if (lifted !== undefined || since === null) return [];
  const lastDay = promptly(since, turn);
  // Another task: who has looked whether it goes is asked anew once it must.
  const task = due === null ? 'LIFT_OR_NOT' : 'LIFT';
  return [{ id: `${task}:${id}:${since}`, kind: 'LIFT_LIMIT', rowId: id, since, lastDay, mandatory: due !== null }];
}

/** LIM-ART-3-2: since when the unit is free, behind which alone a limit stands; null: it is the debtor's own or one of exit, or the unit is still limited, or about to be. */
function unitFreeSince(file: CreditFile, { kind, capacity }: Limit): LegalDate | null {
  const own = ownLimits(file);
  if (kind !== 'CONSUMPTION' || capacity === 'DEBTOR' || own.some(({ lifted }) => !lifted)) return null;
  const last = own
    .flatMap(({ lifted }) => (lifted ? [lifted.at] : []))
    .sort()
    .at(-1);
  return last === undefined ? null : legalDateOf(last);
}

/**
 * LIM-35-17: when a former representative is freed, whoever has come after him is limited, as long as the unit is: done once another order of that capacity stands, or was made since.
 * Source: 法发〔2019〕35号 17(1).
 */
function ofSuccessor(file: CreditFile, { id, kind, capacity, lifted }: Limit, turn: Reading): CreditTask[] {
  if (kind !== 'CONSUMPTION' || lifted?.ground !== 'REPRESENTATIVE_CHANGED') return [];
  if (file.debt.performedOn !== null || isEnforcementOver(file.debt) || !isUnitLimited(file)) return [];
  const succeeded = file.limits.some(
    (one) => one.kind === kind && one.capacity === capacity && (one.lifted === undefined || one.orderedAt >= lifted.at),
  );
  if (succeeded) return [];
  const since = legalDateOf(lifted.at);
  const lastDay = promptly(since, turn);
  return [{ id: `SUCCESSOR:${id}`, kind: 'LIMIT_SUCCESSOR', rowId: id, since, lastDay, mandatory: true }];
}

function toReview({ id, review, lifted }: Limit, { calendar }: Reading): CreditTask[] {
  if (review === undefined || review.decided !== undefined || lifted !== undefined) return [];
  const since = legalDateOf(review.filedAt);
  const lastDay = period({ start: since, unit: 'day', n: REVIEW_DECISION_DAYS }, calendar).value;
  return [{ id: `REVIEW:${id}`, kind: 'DECIDE_LIMIT_REVIEW', rowId: id, since, lastDay, mandatory: true }];
}

const promptly = (start: LegalDate, { calendar }: Reading): LegalDate =>
  workingDays({ start, n: PROMPTLY_WORKING_DAYS }, calendar).value;
