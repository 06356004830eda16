import { legalDateOf, nominalEnd, type CourtInstant, type LegalDate } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { isSecured } from '../decisions/listing.js';
import { unlessAllCreditors, type Sided } from './by-creditor.js';
import { freeId, rowOf, type CreditChange, type CreditTurn } from './credit-change.js';
import {
  CONSUMPTION_CLASSES,
  type ConsumptionClass,
  type CreditFile,
  type LiftGround,
  type Limit,
  type PermissionGround,
} from './credit-file.js';
import { isEnforcementOver } from './end-of-enforcement.js';
import {
  ENFORCEMENT_GOES_ON,
  EXIT_WHOLE,
  IN_PART_ONLY,
  NEEDED_UNTIL,
  NO_APPLICATION,
  NO_CONSENT,
  NO_REVIEW,
  NOT_LIMITED,
  NOT_OF_EXIT,
  NOT_PERFORMED,
  NOT_SECURED,
  NOT_THE_REPRESENTATIVE,
  OWN_MEANS_OF_OTHERS,
  PART_IS_ALL,
  PERMISSION_NO_REASON,
  PERMISSION_OVER,
  PERMISSION_OF_A_PERSON,
  PERMISSION_OVERLAPS,
  PERMISSION_SPAN,
  REVIEW_DATE,
  REVIEW_LATE,
  REVIEW_OF_EXIT,
  STILL_BEHIND_IT,
  WHOLE_ONLY,
} from './limit-refusals.js';
import { isFreeOf, limitReviewUntil, permittedUntil } from './limit-standing.js';
import { changedLimit, onLimit } from './limits.js';
import { negativeGrounds, negativeReasons, refusalFor } from './negative-list.js';

/** LIM-35-17: what a person has found of a representative who has left. */
export interface FormerRepresentative {
  readonly controls: boolean;
  readonly responsible: boolean;
  readonly leftToEvade: boolean;
}

/** On what a limit is lifted, and how far: in whole, or named classes of consumption. */
export interface LiftOrder {
  readonly limitId: string;
  readonly ground: Exclude<LiftGround, 'REVIEWED' | 'CORRECTED'>;
  readonly scope: 'WHOLE' | readonly ConsumptionClass[];
  /** The creditors' consent, where it is the ground. */
  readonly consents?: readonly { readonly partyId: string; readonly at: CourtInstant }[];
  readonly findings?: FormerRepresentative;
  /** Of what life or business needs: the last day for which it is permitted (LIM-ART-8). */
  readonly until?: LegalDate;
}

/** Grounds on which the limit goes in whole or not at all, and those on which it goes in part. */
const WHOLE_GROUNDS: readonly LiftGround[] = ['PERFORMED', 'ENFORCEMENT_ENDED', 'REPRESENTATIVE_CHANGED'];
const PART_GROUNDS: readonly LiftGround[] = ['RAISES_ABILITY', 'NEEDED', 'PRIVATE_MEANS'];
/** Grounds that concern consumption alone. */
const CONSUMPTION_GROUNDS: readonly LiftGround[] = ['NEEDED', 'PRIVATE_MEANS'];
const PERMISSION_MONTHS = 1;

/**
 * LIM-ART-9-1, LIM-ART-9-2, LIM-ART-8, LIM-ART-3-2, LIM-35-17, LIM-EXIT, CR-L-AH: a limit is lifted. On full performance, and when enforcement has ended, it must be, in whole; on effective
 * security or with the creditor's consent it may be, in whole or part; to raise the ability to perform, for what life or business needs, or with private means
 * of one behind a unit, in part; of a former representative in whole. Security is effective where it covers what is owed, and consent is that of every
 * creditor. To raise the ability to perform is an early repair: on an application under review, and with nothing on the negative list (CR-NEG, CR-L-MH, S22). `LIMIT.OVER`, `LIFT.*`, `REPAIR.NEGATIVE_LIST`, `CREDIT.NOT_CREDITOR`, `CREDIT.NOT_ALL_CREDITORS`.
 */
export function decideLift(
  file: CreditFile,
  order: LiftOrder,
  turn: CreditTurn,
  parties: readonly Sided[],
): Decision<CreditChange> {
  const { limitId, ground, scope, until } = order;
  const { at, by } = turn;
  return onLimit(file, limitId, (limit) => {
    const wrong =
      wrongScope(limit, order) ?? wrongSpan(limit, order, at) ?? groundNotGiven(file, limit, order, turn, parties);
    if (wrong !== null) return wrong;
    const row: Limit =
      scope === 'WHOLE'
        ? { ...limit, lifted: { at, by, ground } }
        : { ...limit, lifts: [...(limit.lifts ?? []), { at, by, ground, scope, ...(until && { until }) }] };
    return accept(changedLimit(file, row, turn, { kind: 'LIMIT_LIFTED', limitId, ground, scope }));
  });
}

/** CR-L-AH, CR-NEG: is what is lifted an early repair, against which the negative list stands? */
export const isEarlyLift = ({ ground }: Pick<LiftOrder, 'ground'>): boolean => ground === 'RAISES_ABILITY';

type Refusal = ReturnType<typeof refuse> | null;

function wrongScope({ kind }: Limit, { ground, scope }: LiftOrder): Refusal {
  if (kind === 'EXIT' && CONSUMPTION_GROUNDS.includes(ground)) return refuse(NOT_OF_EXIT);
  if (kind === 'EXIT') return scope === 'WHOLE' ? null : refuse(EXIT_WHOLE);
  if (WHOLE_GROUNDS.includes(ground) && scope !== 'WHOLE') return refuse(WHOLE_ONLY);
  const inPart = scope !== 'WHOLE' && scope.length > 0;
  return (PART_GROUNDS.includes(ground) || scope !== 'WHOLE') && !inPart ? refuse(IN_PART_ONLY) : null;
}

/** LIM-ART-8: what is needed is permitted up to a day, and a part, with the parts that are free already, is never everything. */
function wrongSpan(limit: Limit, { ground, scope, until }: LiftOrder, at: CourtInstant): Refusal {
  if ((ground === 'NEEDED') !== (until !== undefined)) return refuse(NEEDED_UNTIL);
  if (until !== undefined && until < legalDateOf(at)) return refuse(NEEDED_UNTIL);
  if (scope === 'WHOLE') return null;
  const free = new Set([...scope, ...CONSUMPTION_CLASSES.filter((one) => isFreeOf(limit, at, one))]);
  return free.size === CONSUMPTION_CLASSES.length ? refuse(PART_IS_ALL) : null;
}

function groundNotGiven(
  file: CreditFile,
  limit: Limit,
  order: LiftOrder,
  turn: CreditTurn,
  parties: readonly Sided[],
): Refusal {
  const { ground, consents = [], findings } = order;
  const { debt } = file;
  if (ground === 'PERFORMED') return debt.performedOn !== null ? null : refuse(NOT_PERFORMED);
  if (ground === 'ENFORCEMENT_ENDED') return isEnforcementOver(debt) ? null : refuse(ENFORCEMENT_GOES_ON);
  if (ground === 'SECURED') return isSecured(debt) ? null : refuse(NOT_SECURED);
  if (ground === 'CREDITOR_CONSENTS') return consented(consents, parties);
  if (isEarlyLift(order)) return notRepairable(file, limit, turn);
  if (ground === 'PRIVATE_MEANS') return limit.capacity === 'DEBTOR' ? refuse(OWN_MEANS_OF_OTHERS) : null;
  return ground === 'REPRESENTATIVE_CHANGED' ? stillBehindIt(limit, findings) : null;
}

/** CR-L-AH, CR-NEG, S22: nobody is repaired early who has not asked for it, nor while what he did stands against it. */
function notRepairable(file: CreditFile, { id }: Limit, turn: CreditTurn): Refusal {
  const asked = file.applications.some(
    ({ kind, concerns, state }) => kind === 'LIFT_LIMITS' && concerns === id && state === 'UNDER_REVIEW',
  );
  if (!asked) return refuse(NO_APPLICATION);
  const barred = refusalFor(negativeReasons(negativeGrounds(file, turn)));
  return barred === null ? null : refuse(barred);
}

function consented(consents: NonNullable<LiftOrder['consents']>, parties: readonly Sided[]): Refusal {
  if (consents.length === 0) return refuse(NO_CONSENT);
  return unlessAllCreditors(
    parties,
    consents.map(({ partyId }) => partyId),
    '/consents',
  );
}

function stillBehindIt({ capacity }: Limit, findings: FormerRepresentative | undefined): Refusal {
  if (capacity !== 'LEGAL_REPRESENTATIVE' && capacity !== 'HEAD') return refuse(NOT_THE_REPRESENTATIVE);
  if (findings === undefined || findings.controls || findings.responsible || findings.leftToEvade)
    return refuse(STILL_BEHIND_IT);
  return null;
}

/**
 * LIM-35-17, PER-8, S23: the president permits a person to travel by plane or high-speed train once, for an illness, a funeral, official duty or an exam, from one
 * instant to another and at most a month; nothing that is over is permitted. It ends by itself. It and a suspension of the entry leave each other alone.
 * `LIMIT.OVER`, `PERMISSION.NOT_LIMITED`, `PERMISSION.NOT_A_PERSON`, `PERMISSION.SPAN_INVALID`, `PERMISSION.OVERLAPS`, `CREDIT.ID_TAKEN`.
 */
export function decidePermission(
  file: CreditFile,
  command: {
    readonly id: string;
    readonly limitId: string;
    readonly ground: PermissionGround;
    readonly from: CourtInstant;
    readonly until: CourtInstant;
  },
  turn: CreditTurn,
): Decision<CreditChange> {
  const { id, limitId, ground, from, until } = command;
  return onLimit(file, limitId, (limit) => {
    const free = freeId(
      file.limits.flatMap((one) => one.permissions),
      id,
      '/id',
    );
    if (!free.ok) return free;
    if (limit.kind !== 'CONSUMPTION' || limit.inForce === undefined) return refuse(NOT_LIMITED);
    if (limit.capacity === 'DEBTOR' && file.subject.kind === 'UNIT') return refuse(PERMISSION_OF_A_PERSON);
    if (until <= from || from < turn.at || until > monthAfter(from)) return refuse(PERMISSION_SPAN);
    if (limit.permissions.some((one) => one.from < until && from < permittedUntil(one)))
      return refuse(PERMISSION_OVERLAPS);
    const permissions = [...limit.permissions, { id, ground, from, until, by: turn.by }];
    return accept(
      changedLimit(file, { ...limit, permissions }, turn, {
        kind: 'PERMISSION_GRANTED',
        limitId,
        permissionId: id,
        ground,
        from,
        until,
      }),
    );
  });
}

/**
 * LIM-35-17: the president takes a single permission back before its end, with the reason: from then on the limit holds again. One that has not begun never does.
 * `LIMIT.OVER`, `PERMISSION.OVER`, `PERMISSION.NO_REASON`, `CREDIT.UNKNOWN_ROW`.
 */
export function decidePermissionRevocation(
  file: CreditFile,
  command: { readonly limitId: string; readonly permissionId: string; readonly reason: string },
  turn: CreditTurn,
): Decision<CreditChange> {
  const { limitId, permissionId, reason } = command;
  const { at, by } = turn;
  return onLimit(file, limitId, (limit) => {
    const permission = rowOf(limit.permissions, permissionId, '/permissionId');
    if (!permission.ok) return permission;
    if (permittedUntil(permission.value) <= at) return refuse(PERMISSION_OVER);
    if (reason.trim() === '') return refuse(PERMISSION_NO_REASON);
    const permissions = limit.permissions.map((one) =>
      one.id === permissionId ? { ...one, revoked: { at, by, reason } } : one,
    );
    const doing = { kind: 'PERMISSION_REVOKED', limitId, permissionId, reason } as const;
    return accept(changedLimit(file, { ...limit, permissions }, turn, doing));
  });
}

/** PER-2, PER-8: the same time of day on the corresponding day of the next month. */
const monthAfter = (from: CourtInstant): string =>
  `${nominalEnd(legalDateOf(from), 'month', PERMISSION_MONTHS)}${from.slice(legalDateOf(from).length)}`;

/** LIM-EXIT: whose exit is limited asks the court above to look again, within ten days of service; the limit holds meanwhile. `LIMIT.OVER`, `LIMIT.REVIEW_OF_EXIT`, `LIMIT.REVIEW_DATE` before service or in the future, `LIMIT.REVIEW_LATE`. */
export function decideLimitReviewRequest(
  file: CreditFile,
  { limitId, filedAt }: { readonly limitId: string; readonly filedAt: CourtInstant },
  turn: CreditTurn,
): Decision<CreditChange> {
  return onLimit(file, limitId, (limit) => {
    const { kind, servedAt, review } = limit;
    if (kind !== 'EXIT' || servedAt === undefined || review !== undefined) return refuse(REVIEW_OF_EXIT);
    if (filedAt < servedAt || filedAt > turn.at) return refuse(REVIEW_DATE);
    if (legalDateOf(filedAt) > limitReviewUntil(servedAt, turn)) return refuse(REVIEW_LATE);
    return accept(changedLimit(file, { ...limit, review: { filedAt } }, turn, { kind: 'LIMIT_REVIEW_FILED', limitId }));
  });
}

/** LIM-EXIT: the court above finds the application right, which lifts the limit, or not. `LIMIT.OVER`, `LIMIT.NO_REVIEW`. */
export function decideLimitReview(
  file: CreditFile,
  { limitId, upheld }: { readonly limitId: string; readonly upheld: boolean },
  turn: CreditTurn,
): Decision<CreditChange> {
  const { at, by } = turn;
  return onLimit(file, limitId, (limit) => {
    const { review } = limit;
    if (review === undefined || review.decided !== undefined) return refuse(NO_REVIEW);
    const row: Limit = {
      ...limit,
      review: { ...review, decided: { at, upheld } },
      ...(upheld && { lifted: { at, by, ground: 'REVIEWED' as const } }),
    };
    return accept(changedLimit(file, row, turn, { kind: 'LIMIT_REVIEWED', limitId, upheld }));
  });
}
