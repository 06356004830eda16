import { endOfDay, legalDateOf, type CourtInstant } from '@hejie/law';
import { type DefaultSpan } from '../breach/default-spans.js';
import { type CreditChange, type CreditEvent, type CreditTurn } from './credit-change.js';
import { type CreditFile, type Listing } from './credit-file.js';
import { type Suspension, type SuspensionFinding } from './repair-file.js';
import { isOpen, suspensionInEffect, withFinding, withSuspension } from './suspension-standing.js';

type Seen = { readonly suspension: Suspension; readonly happened: readonly CreditEvent[] };

/**
 * CR-REV, SET-DUE-REST, SET-GRACE: what the debt, as it is known now, means for the suspensions of a file; asked after each change of the debt. A default that falls into
 * a suspension lays a finding before the judge. One that by value date never was withdraws it, or, where the entry is published again already, asks him to reverse that;
 * money that made a default good too late does neither. In whatever order money and messages come, what is known at the end decides.
 */
export function watchSuspensions(file: CreditFile, turn: CreditTurn): CreditChange {
  const seen = file.listings.map((listing) => watchListing(file, listing, turn));
  const happened = seen.flatMap((one) => one.happened);
  return {
    listings: seen.filter((one) => one.happened.length > 0).map((one) => one.listing),
    happened,
  };
}

function watchListing(
  file: CreditFile,
  listing: Listing,
  turn: CreditTurn,
): { readonly listing: Listing; readonly happened: readonly CreditEvent[] } {
  const inEffect = suspensionInEffect(listing);
  return listing.suspensions.reduce<{ listing: Listing; happened: readonly CreditEvent[] }>(
    (so, one) => {
      const { suspension, happened } =
        one === inEffect ? watchInEffect(file, listing.id, one, turn) : watchEnded(file, listing.id, one, turn);
      return { listing: withSuspension(so.listing, suspension), happened: [...so.happened, ...happened] };
    },
    { listing, happened: [] },
  );
}

/** Whether a finding opens on a suspension in effect, or falls. */
export function watchInEffect(file: CreditFile, listingId: string, suspension: Suspension, turn: CreditTurn): Seen {
  const { at, by } = turn;
  const failing = failingConditions(file, suspension, at);
  const event = { at, by, listingId, suspensionId: suspension.id };
  const open = suspension.findings.find(isOpen);
  const why = open === undefined ? null : fallsBecause(open, file, failing);
  const fallen: Seen =
    open === undefined || why === null
      ? { suspension, happened: [] }
      : {
          suspension: withFinding(suspension, open, { ...open, withdrawn: { at, why } }),
          happened: [{ ...event, kind: 'FINDING_WITHDRAWN', condition: open.condition, why }],
        };
  const [first] = failing;
  if (first === undefined || fallen.suspension.findings.some(isOpen)) return fallen;
  return {
    suspension: {
      ...fallen.suspension,
      findings: [...fallen.suspension.findings, { at, ...first }],
    },
    happened: [...fallen.happened, { ...event, kind: 'FINDING_OPENED', condition: first.condition }],
  };
}

type Failing = Pick<SuspensionFinding, 'condition' | 'since'>;

/** Conditions that by the ledger and by asset control are not kept; what a person reported is his to lay before the judge. */
function failingConditions(file: CreditFile, suspension: Suspension, at: CourtInstant): readonly Failing[] {
  const { debt } = file;
  if (debt.performedOn !== null) return [];
  const [first] = defaultsWithin(file, suspension);
  const { conditions, toleratedShortfall = 0n } = suspension;
  const unsecured = conditions.includes('SECURITY_STANDS') && debt.owed - debt.secured > toleratedShortfall;
  return [
    ...(first === undefined ? [] : [{ condition: 'PLAN_PERFORMED' as const, since: first.since }]),
    ...(unsecured ? [{ condition: 'SECURITY_STANDS' as const, since: at }] : []),
  ];
}

/** CR-REV: the defaults that fall into a suspension bound to a plan and that no judge has let pass, the earliest first: begun while it binds, or then not yet made good. */
export function defaultsWithin({ debt }: CreditFile, suspension: Suspension): readonly DefaultSpan[] {
  const { conditions, watchedSince, lastDay, tolerated } = suspension;
  if (!conditions.includes('PLAN_PERFORMED')) return [];
  return debt.defaults
    .filter(({ since }) => since < endOfDay(lastDay) && !tolerated.includes(since))
    .filter(({ since, curedOn }) => since >= watchedSince || curedOn === null || curedOn > legalDateOf(watchedSince))
    .toSorted((a, b) => (a.since < b.since ? -1 : 1));
}

function fallsBecause(
  { condition, conductId }: SuspensionFinding,
  { debt }: CreditFile,
  failing: readonly Failing[],
): NonNullable<SuspensionFinding['withdrawn']>['why'] | null {
  if (debt.performedOn !== null) return 'PERFORMED';
  if (conductId !== undefined || failing.some((one) => one.condition === condition)) return null;
  return condition === 'PLAN_PERFORMED' ? 'NEVER_IN_DEFAULT' : 'KEPT_AGAIN';
}

/** Whether a finding on which the entry is published again is refuted by the ledger, or a refutation falls. */
function watchEnded(file: CreditFile, listingId: string, suspension: Suspension, turn: CreditTurn): Seen {
  const found = suspension.findings.find(
    ({ condition, conductId, confirmed, reversed }) =>
      condition === 'PLAN_PERFORMED' && conductId === undefined && confirmed !== undefined && reversed === undefined,
  );
  if (found === undefined) return { suspension, happened: [] };
  const never = defaultsWithin(file, suspension).length === 0;
  if (never === (found.refuted !== undefined)) return { suspension, happened: [] };
  const { at, by } = turn;
  const { refuted: _, ...standing } = found;
  return {
    suspension: withFinding(suspension, found, never ? { ...standing, refuted: { at } } : standing),
    happened: [
      {
        at,
        by,
        kind: never ? 'FINDING_REFUTED' : 'REFUTATION_FALLEN',
        listingId,
        suspensionId: suspension.id,
        condition: found.condition,
      },
    ],
  };
}
