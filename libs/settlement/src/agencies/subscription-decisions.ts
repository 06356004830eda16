import { addDays, type LegalDate, type LawErrorText } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { PLATFORM_FIELDS } from './content.js';
import { staffAskable } from './employers.js';
import { type AgencyField, type Subscription, type TransportKind } from './subscription.js';
import * as refusals from './subscription-refusals.js';

/** DIS-ART-6: what the national list publishes of an entry: who it is, by name, number and code; what he owes by which title, what he has performed, and his conduct; case, court and filing. */
export const NATIONAL_LIST_FIELDS: readonly AgencyField[] = [
  'partyName',
  'identityNumber',
  'unitCode',
  'legalRepresentative',
  'sex',
  'age',
  'caseNumber',
  'court',
  'filedOn',
  'titleMaker',
  'titleNumber',
  'obligation',
  'performance',
  'conduct',
];

/** What is proposed to be told to a body, and over which transport where that matters. Its number it gets here. */
export type SubscriptionProposal = Omit<Subscription, 'id'> & { readonly transport?: TransportKind };

/** A subscription that is approved, and those of the body whose place it takes, with the day before it as their last. */
export interface SubscriptionApproval {
  readonly subscription: Subscription;
  readonly ended: readonly Subscription[];
}

/**
 * DIS-ART-8, PIPL 6, PIPL 23: what a body is to be told is proposed: with purpose and basis, field by field, and how long it may keep it; to a platform nothing but that an
 * entry of the list was removed; the national list, one a court, is told what it publishes (DIS-ART-6), and proves by read-back. A body of the law that keeps property may be told of nothing (PRE-CTRL). It is in force once another person approves it. `SUBSCRIPTION.*` with everything
 * that is wrong.
 */
export function decideSubscription(
  { proposal }: { readonly proposal: SubscriptionProposal; readonly proposedBy: string },
  existing: readonly Subscription[],
): Decision<Subscription> {
  const problems = problemsOf(proposal, existing);
  const [first] = problems;
  if (first !== undefined) return refuse(problems.length === 1 ? first : { ...first, problems });
  const { transport: _, ...named } = proposal;
  const numbers = existing
    .filter(({ agencyId }) => agencyId === named.agencyId)
    .map(({ id }) => Number(id.slice(id.lastIndexOf('/') + 1)));
  return accept({ id: `${named.agencyId}/${Math.max(0, ...numbers) + 1}`, ...named });
}

/** DIS-ART-8: somebody else approves it (四眼). Each of the same body ends the day before at the latest: a change is a further subscription. `SUBSCRIPTION.FOUR_EYES`, and as `decideSubscription`. */
export function decideSubscriptionApproval(
  {
    subscription,
    proposedBy,
    approvedBy,
  }: { readonly subscription: Subscription; readonly proposedBy: string; readonly approvedBy: string },
  existing: readonly Subscription[],
): Decision<SubscriptionApproval> {
  if (approvedBy === proposedBy) return refuse(refusals.FOUR_EYES);
  // Meanwhile another may have become the national list.
  if (hasOtherNationalList(subscription, existing)) return refuse(refusals.NATIONAL_LIST_TAKEN);
  const lastDay = addDays(subscription.validFrom, -1);
  const ended = existing
    .filter((one) => one.id !== subscription.id && one.agencyId === subscription.agencyId)
    .map((one): Subscription => ({
      ...one,
      validTo: one.validTo !== null && one.validTo < lastDay ? one.validTo : lastDay,
    }));
  return accept({ subscription, ended });
}

/** DIS-ART-8: somebody else refuses it, also where it could not be approved. `SUBSCRIPTION.FOUR_EYES`. */
export const decideSubscriptionRefusal = ({
  proposedBy,
  refusedBy,
}: {
  readonly proposedBy: string;
  readonly refusedBy: string;
}): Decision<{ readonly refusedBy: string }> =>
  refusedBy === proposedBy ? refuse(refusals.FOUR_EYES) : accept({ refusedBy });

/** DIS-ART-8: a subscription ends with a day, by two persons; removals still go to whom it had an entry put. `SUBSCRIPTION.FOUR_EYES`, `SUBSCRIPTION.END_IN_PAST`, `SUBSCRIPTION.ENDS_EARLIER`. */
export function decideSubscriptionEnd(
  {
    subscription,
    lastDay,
    proposedBy,
    approvedBy,
  }: {
    readonly subscription: Subscription;
    readonly lastDay: LegalDate;
    readonly proposedBy: string;
    readonly approvedBy: string;
  },
  today: LegalDate,
): Decision<Subscription> {
  if (approvedBy === proposedBy) return refuse(refusals.FOUR_EYES);
  if (lastDay < today) return refuse(refusals.END_IN_PAST);
  if (subscription.validTo !== null && subscription.validTo < lastDay) return refuse(refusals.ENDS_EARLIER);
  return accept({ ...subscription, validTo: lastDay });
}

function problemsOf(proposal: SubscriptionProposal, existing: readonly Subscription[]): LawErrorText[] {
  const { purpose, legalBasis, retentionDays, validFrom, validTo, schedule, keeps } = proposal;
  const told = keeps === undefined || isTold(proposal);
  const wrong: readonly (readonly [boolean, LawErrorText])[] = [
    [purpose.trim() === '', refusals.PURPOSE_MISSING],
    [legalBasis.trim() === '', refusals.BASIS_MISSING],
    [told && proposal.entries.length === 0, refusals.ENTRIES_EMPTY],
    [told && proposal.fields.length === 0, refusals.FIELDS_EMPTY],
    [told && proposal.effects.length === 0, refusals.EFFECTS_EMPTY],
    [!Number.isInteger(retentionDays) || retentionDays < 0, refusals.RETENTION_MISSING],
    [validTo !== null && validTo < validFrom, refusals.PERIOD],
    [schedule.kind === 'DAILY' && !isHour(schedule.hour), refusals.HOUR],
    [proposal.transport === 'PULL' && schedule.kind === 'DAILY', refusals.PULL_SCHEDULE],
    [proposal.staffQuestions === true && !mayBeAsked(proposal), refusals.STAFF_QUESTIONS],
    [proposal.staffQuestions === true && staffAskable(proposal.fields).length === 0, refusals.STAFF_FIELDS],
    [keeps !== undefined && proposal.category !== 'STATUTORY', refusals.KEEPS_STATUTORY],
    [keeps !== undefined && keeps.classes.length === 0 && !keeps.searches, refusals.KEEPS_NOTHING],
    ...ofPlatform(proposal),
    ...ofNationalList(proposal, existing),
  ];
  return wrong.flatMap(([is, text]) => (is ? [text] : []));
}

/** Whoever only keeps property is told of nothing. */
const isTold = ({ entries, fields, effects, nationalList }: SubscriptionProposal): boolean =>
  nationalList || entries.length + fields.length + effects.length > 0;

/** Only a body of the law that is told of the list. */
const mayBeAsked = ({ category, entries }: SubscriptionProposal): boolean =>
  category === 'STATUTORY' && entries.includes('LISTING');

const isHour = (hour: number): boolean => Number.isInteger(hour) && hour >= 0 && hour <= 23;

function ofPlatform({
  category,
  fields,
  entries,
  effects,
  nationalList,
}: SubscriptionProposal): [boolean, LawErrorText][] {
  if (category !== 'PLATFORM') return [];
  const [number, others] = [
    fields.includes('identityNumber'),
    fields.some((one) => one !== 'identityNumber' && !PLATFORM_FIELDS.includes(one)),
  ];
  return [
    [number, refusals.IDENTITY_NUMBER],
    [others, refusals.PLATFORM_FIELDS_ONLY],
    [
      nationalList || entries.some((one) => one !== 'LISTING') || effects.some((one) => one !== 'PUBLICITY'),
      refusals.PLATFORM_SCOPE,
    ],
  ];
}

function ofNationalList(proposal: SubscriptionProposal, existing: readonly Subscription[]): [boolean, LawErrorText][] {
  if (!proposal.nationalList) return [];
  const { entries, fields, effects, proof, transport } = proposal;
  return [
    [!entries.includes('LISTING') || !effects.includes('PUBLICITY'), refusals.NATIONAL_LIST_SCOPE],
    [NATIONAL_LIST_FIELDS.some((one) => !fields.includes(one)), refusals.NATIONAL_LIST_FIELDS],
    [proof !== 'READ_BACK' || transport === 'PULL', refusals.NATIONAL_LIST_PROOF],
    [hasOtherNationalList(proposal, existing), refusals.NATIONAL_LIST_TAKEN],
  ];
}

/** Is another body the national list of the court on a day on which this one would be? */
const hasOtherNationalList = (
  { nationalList, court, agencyId, validFrom, validTo }: Omit<Subscription, 'id'>,
  existing: readonly Subscription[],
): boolean =>
  nationalList &&
  existing.some(
    (one) =>
      one.nationalList &&
      one.court === court &&
      one.agencyId !== agencyId &&
      (one.validTo === null || one.validTo >= validFrom) &&
      (validTo === null || one.validFrom <= validTo),
  );
