import {
  dateText,
  SUSPENSION_CONDITIONS,
  addDays,
  compareDates,
  legalDateOf,
  nominalEnd,
  type LawErrorText,
  type RefusalReason,
  type SuspensionCondition,
} from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { isSecured } from '../decisions/listing.js';
import { rowOf, type CreditChange, type CreditTurn } from './credit-change.js';
import { type CreditFile, type Listing } from './credit-file.js';
import { negativeGrounds, negativeReasons, refusalFor, type NegativeGround } from './negative-list.js';
import { granted, underReview } from './application-decision.js';
import { type Conduct, type ConductKind, type Suspension } from './repair-file.js';
import { repairPolicy } from './repair-policy.js';
import {
  freeSuspensionId,
  NOT_IN_EFFECT,
  RENEWAL_DAYS,
  isOpen,
  suspensionInEffect,
  withSuspension,
} from './suspension-standing.js';
import { withTasks } from './tasks.js';
import { breaksNothing } from './wrong-limits.js';

/** A condition that a person has found kept, and on what that rests. */
export interface FoundCondition {
  readonly condition: SuspensionCondition;
  readonly basis: string;
}

/** What speaks for and against an early repair (屏蔽审查), for the one who decides. */
export interface SuspensionReview {
  readonly bars: readonly NegativeGround[];
  readonly kept: readonly SuspensionCondition[];
  /** Of the conditions of which each is needed, those that are not kept. */
  readonly lacking: readonly SuspensionCondition[];
  /** Of the others, of which one is needed, none is kept: these are they. */
  readonly oneNeededOf: readonly SuspensionCondition[];
}

/** A grant: by which decision, and what the one who decides has found. */
export interface SuspensionInput {
  readonly applicationId: string;
  readonly listingId: string;
  readonly suspensionId: string;
  readonly decisionNumber: string;
  readonly found: readonly FoundCondition[];
}

/** Conduct that shows that a condition is not kept, until it is mended. */
const BROKEN_BY: Readonly<Partial<Record<SuspensionCondition, ConductKind>>> = {
  REPORTS_HONESTLY: 'FALSE_REPORT',
  LIMITS_KEPT: 'LIMIT_BROKEN',
};

/**
 * CR-L-AH, CR-L-GRP-A, CR-L-GRP-B, CR-NEG: how an application for suspension stands. A plan and security the ledger and asset control tell; the rest a person finds, and
 * conduct on record that is not mended speaks louder than he.
 */
export function reviewSuspension(
  file: CreditFile,
  found: readonly FoundCondition[],
  turn: Pick<CreditTurn, 'at' | 'pack'>,
): SuspensionReview {
  const { allOf, oneOf } = repairPolicy(turn.pack);
  const kept = [...new Set([...oneOf, ...allOf])].filter((condition) => isKept(condition, file, found));
  const oneNeededOf = oneOf.some((condition) => kept.includes(condition)) ? [] : oneOf;
  return {
    // A part that is paid buys nothing, and stands in the way of no other ground.
    bars: negativeGrounds(file, turn).filter(({ kind }) => kind !== 'TOKEN_PERFORMANCE' || oneNeededOf.length > 0),
    kept,
    lacking: allOf.filter((condition) => !kept.includes(condition)),
    oneNeededOf,
  };
}

function isKept(condition: SuspensionCondition, file: CreditFile, found: readonly FoundCondition[]): boolean {
  const { debt, conducts } = file;
  if (condition === 'PLAN_PERFORMED') return debt.planPerformed && debt.inDefaultSince === null;
  if (condition === 'SECURITY_STANDS') return isSecured(debt);
  const broken = (conduct: Conduct): boolean =>
    conduct.kind === BROKEN_BY[condition] &&
    conduct.of === 'DEBTOR' &&
    conduct.cured === undefined &&
    !breaksNothing(file, conduct);
  return !conducts.some(broken) && found.some((one) => one.condition === condition && one.basis.trim() !== '');
}

/**
 * CR-L-AH, CR-L-YZ, CR-REV: a person grants a suspension (屏蔽失信信息) on the debtor's application under review: the entry is not shown while its conditions are kept, to the
 * last day of the pack's months, which does not roll (PER-8). It is bound to every condition that is kept now. `SUSPENSION.NOT_PUBLISHED`, `SUSPENSION.PERFORMED`,
 * `REPAIR.NEGATIVE_LIST` and `SUSPENSION.CONDITIONS` with each reason, `APPLICATION.*`, `CREDIT.UNKNOWN_ROW`, `CREDIT.ID_TAKEN`.
 */
export function decideSuspension(file: CreditFile, input: SuspensionInput, turn: CreditTurn): Decision<CreditChange> {
  const application = underReview(file, input.applicationId, 'SUSPENSION', input.listingId);
  if (!application.ok) return application;
  const listing = rowOf(file.listings, input.listingId, '/listingId');
  if (!listing.ok) return listing;
  const free = freeSuspensionId(file, input.suspensionId, '/suspensionId');
  if (!free.ok) return free;
  const review = reviewSuspension(file, input.found, turn);
  const refused = notSuspendable(file, listing.value) ?? refusalOf(review);
  if (refused !== null) return refuse(refused);
  const { at, by, pack } = turn;
  const lastDay = nominalEnd(legalDateOf(at), 'month', repairPolicy(pack).effectMonths);
  const suspension: Suspension = {
    id: input.suspensionId,
    grantedAt: at,
    by,
    decisionNumber: input.decisionNumber,
    applicationId: input.applicationId,
    conditions: review.kept,
    lastDay,
    renewals: [],
    findings: [],
    tolerated: [],
    watchedSince: at,
  };
  return accept(
    withTasks(
      file,
      {
        listings: [{ ...listing.value, stage: 'SUSPENDED', suspensions: [...listing.value.suspensions, suspension] }],
        applications: [granted(application.value, turn)],
        happened: [
          { at, by, kind: 'APPLICATION_GRANTED', applicationId: input.applicationId },
          {
            at,
            by,
            kind: 'SUSPENSION_GRANTED',
            listingId: input.listingId,
            suspensionId: input.suspensionId,
            lastDay,
          },
        ],
      },
      turn,
    ),
  );
}

function notSuspendable({ debt }: CreditFile, { stage }: Listing): LawErrorText | null {
  if (stage !== 'PUBLISHED') {
    return {
      code: 'SUSPENSION.NOT_PUBLISHED',
      rule: 'CR-L-AH',
      path: '/listingId',
      zh: '该失信信息未在公布中，无须屏蔽。',
      en: 'This entry is not being published: there is nothing to suspend.',
    };
  }
  return debt.performedOn === null ? null : PERFORMED;
}

const PERFORMED: LawErrorText = {
  code: 'SUSPENSION.PERFORMED',
  rule: 'DIS-ART-10-1',
  path: '/listingId',
  zh: '义务已经履行完毕，应当删除失信信息，而不是屏蔽或者恢复公布。',
  en: 'Everything is performed: the entry is to be deleted, neither suspended nor published again.',
};

/** The refusal that a review comes to, with each of its reasons; null: nothing speaks against it. */
export function refusalOf(review: SuspensionReview): LawErrorText | null {
  return refusalFor(reasonsAgainst(review));
}

function reasonsAgainst({ bars, lacking, oneNeededOf }: SuspensionReview): readonly RefusalReason[] {
  const named = (conditions: readonly SuspensionCondition[], language: 'zh' | 'en'): string =>
    conditions.map((one) => SUSPENSION_CONDITIONS[one][language]).join(language === 'zh' ? '、' : '; ');
  return [
    ...negativeReasons(bars),
    ...lacking.map((condition) => ({
      code: 'SUSPENSION.CONDITIONS',
      rule: 'CR-L-GRP-A',
      path: '/found',
      zh: `不符合条件：${named([condition], 'zh')}。`,
      en: `Not kept, or not found: ${named([condition], 'en')}.`,
    })),
    ...(oneNeededOf.length === 0
      ? []
      : [
          {
            code: 'SUSPENSION.CONDITIONS',
            rule: 'CR-L-GRP-B',
            path: '/found',
            zh: `应当至少符合以下一项：${named(oneNeededOf, 'zh')}。`,
            en: `One of these is needed: ${named(oneNeededOf, 'en')}.`,
          },
        ]),
  ];
}

/**
 * CR-REV: a person renews a suspension within its last thirty days, while its plan runs on, by a 信用修复决定书 (`decisionNumber`): its effect begins the day after the old last day. What it is bound to is asked
 * anew. `SUSPENSION.NOT_IN_EFFECT`, `SUSPENSION.TOO_EARLY`, `SUSPENSION.FINDING_OPEN`, `SUSPENSION.PERFORMED`, `REPAIR.NEGATIVE_LIST`, `SUSPENSION.CONDITIONS`,
 * `CREDIT.UNKNOWN_ROW`.
 */
export function decideSuspensionRenewal(
  file: CreditFile,
  {
    listingId,
    found,
    decisionNumber,
  }: { readonly listingId: string; readonly found: readonly FoundCondition[]; readonly decisionNumber: string },
  turn: CreditTurn,
): Decision<CreditChange> {
  const listing = rowOf(file.listings, listingId, '/listingId');
  if (!listing.ok) return listing;
  const suspension = suspensionInEffect(listing.value);
  if (suspension === undefined) return refuse(NOT_IN_EFFECT);
  const { at, by, pack } = turn;
  const review = reviewSuspension(file, found, turn);
  const refused = notRenewable(file, suspension, turn) ?? refusalOf(review);
  if (refused !== null) return refuse(refused);
  const from = addDays(suspension.lastDay, 1);
  const lastDay = nominalEnd(suspension.lastDay, 'month', repairPolicy(pack).effectMonths);
  const renewed: Suspension = {
    ...suspension,
    conditions: review.kept,
    lastDay,
    renewals: [...suspension.renewals, { at, by, from, lastDay, decisionNumber }],
  };
  return accept(
    withTasks(
      file,
      {
        listings: [withSuspension(listing.value, renewed)],
        happened: [{ at, by, kind: 'SUSPENSION_RENEWED', listingId, suspensionId: suspension.id, lastDay }],
      },
      turn,
    ),
  );
}

function notRenewable(
  { debt }: CreditFile,
  { lastDay, findings }: Suspension,
  { at }: CreditTurn,
): LawErrorText | null {
  if (debt.performedOn !== null) return PERFORMED;
  if (findings.some(isOpen)) {
    return {
      code: 'SUSPENSION.FINDING_OPEN',
      rule: 'CR-REV',
      path: '/listingId',
      zh: '撤销屏蔽的事由尚在法官审查中，不能延长。',
      en: 'A finding that a condition has failed lies before the judge.',
    };
  }
  const opens = addDays(lastDay, -RENEWAL_DAYS);
  if (compareDates(legalDateOf(at), opens) >= 0) return null;
  return {
    code: 'SUSPENSION.TOO_EARLY',
    rule: 'CR-REV',
    path: '/at',
    zh: `屏蔽至${dateText(lastDay)}届满，自${dateText(opens)}起方可延长。`,
    en: `The suspension ends on ${lastDay}: it may be renewed from ${opens}.`,
  };
}
