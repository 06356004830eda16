import { type LawErrorText } from '@hejie/law';
import { type Decision } from '../decisions/decision.js';
import { freeId } from './credit-change.js';
import { type CreditFile, type Listing } from './credit-file.js';
import { type Suspension, type SuspensionFinding } from './repair-file.js';

/** CR-REV: so many days before its end the debtor is told of it, and a renewal is open. */
export const RENEWAL_DAYS = 30;

/** A suspension that is in effect. */
export function suspensionInEffect({ stage, suspensions }: Listing): Suspension | undefined {
  const last = suspensions.at(-1);
  return stage === 'SUSPENDED' && last?.ended === undefined ? last : undefined;
}

/** CR-REV: an id that no suspension of any entry has yet. `CREDIT.ID_TAKEN`. */
export const freeSuspensionId = ({ listings }: CreditFile, id: string, path: string): Decision<void> =>
  freeId(
    listings.flatMap(({ suspensions }) => suspensions),
    id,
    path,
  );

/** The listing with one of its suspensions changed. */
export function withSuspension(listing: Listing, changed: Suspension): Listing {
  return { ...listing, suspensions: listing.suspensions.map((one) => (one.id === changed.id ? changed : one)) };
}

/** The suspension with one of its findings changed. */
export function withFinding(
  suspension: Suspension,
  finding: SuspensionFinding,
  changed: SuspensionFinding,
): Suspension {
  return { ...suspension, findings: suspension.findings.map((one) => (one === finding ? changed : one)) };
}

/** A finding on which nobody has decided, and that has not fallen. */
export function isOpen({ confirmed, withdrawn, dismissed }: Suspension['findings'][number]): boolean {
  return confirmed === undefined && withdrawn === undefined && dismissed === undefined;
}

/** Nothing is suspended, or no longer. */
export const NOT_IN_EFFECT: LawErrorText = {
  code: 'SUSPENSION.NOT_IN_EFFECT',
  rule: 'CR-REV',
  path: '/listingId',
  zh: '该失信信息没有有效的屏蔽。',
  en: 'No suspension of this entry is in effect.',
};
