import { maskId, maskPersonalNumbers, type LegalDate } from '@hejie/law';
import { type AgencyAction, type AgencyEffect, type AgencyEntryKind } from './published-decision.js';
import { isToldOf } from './recipients.js';
import { AGENCY_FIELDS, type AgencyContent, type AgencyField, type Subscription } from './subscription.js';

/** PIPL 23: what a platform can be told: whose entry of the public list it was, as that list showed it, and that it was removed. */
export const PLATFORM_FIELDS: readonly AgencyField[] = [
  'partyKind',
  'maskedPartyName',
  'maskedIdentityNumber',
  'unitCode',
  'caseNumber',
  'court',
  'deletedOn',
];

/** Of whom an entry is, and in which case. */
const WHOSE: readonly AgencyField[] = [
  'partyKind',
  'partyName',
  'maskedPartyName',
  'identityNumber',
  'maskedIdentityNumber',
  'unitCode',
  'caseNumber',
  'court',
];

/** PIPL 6: of what it is to do with an entry a body is told no more than that needs. It has the rest already, or need not have it any more. */
const BY_ACTION: Readonly<Record<AgencyAction, readonly AgencyField[]>> = {
  ADD: AGENCY_FIELDS,
  UPDATE: AGENCY_FIELDS,
  RESTORE: AGENCY_FIELDS,
  SUSPEND: [...WHOSE, 'decisionNumber', 'certificateKind', 'certificateNumber', 'suspendedUntil'],
  DELETE: [...WHOSE, 'decisionNumber', 'certificateKind', 'certificateNumber', 'limitKind', 'limitUntil', 'deletedOn'],
};

/** PIPL 6: of what follows an addition though its subscription rests no more: which entry, and how it stands now. Nothing new of the person, also where what was told of him was wrong: whoever needs more asks the court. */
const AFTER_END: Readonly<Record<AgencyAction, readonly AgencyField[]>> = {
  ADD: [],
  UPDATE: ['caseNumber', 'court', 'decisionNumber'],
  RESTORE: [],
  SUSPEND: ['caseNumber', 'court', 'decisionNumber'],
  DELETE: PLATFORM_FIELDS,
};

/** Texts in which people write: somebody’s number may stand in them. */
const WRITTEN: readonly AgencyField[] = [
  'titleMaker',
  'obligation',
  'performance',
  'conduct',
  'ground',
  'limitScope',
  'certificateScope',
];

/** DIS-ART-6: does it not say of whom it speaks? A body can do nothing with that: it waits until somebody has entered who he is. */
export const isNameless = ({ partyName, maskedPartyName, identityNumber, unitCode }: AgencyContent): boolean =>
  [partyName, maskedPartyName, identityNumber, unitCode].every((one) => one === undefined);

type Allowed = Pick<Subscription, 'category' | 'fields'>;

/** DIS-ART-8, PIPL 6: the fields that may leave to a body: what its subscription names, and of that to a platform the fact of the removal alone. */
export const deliveredFields = ({ category, fields }: Allowed): readonly AgencyField[] =>
  AGENCY_FIELDS.filter((one) => fields.includes(one) && (category === 'STATUTORY' || PLATFORM_FIELDS.includes(one)));

/** DIS-ART-8, PIPL 6: what a body may be told of somebody: nothing that its subscription does not name, and after its end (`on`) what a platform might; a number that may not leave does not leave within a text either. */
export function contentFor(
  subscription: Allowed & Partial<Pick<Subscription, 'validTo'>>,
  content: AgencyContent,
  on?: LegalDate,
): AgencyContent {
  const { validTo = null } = subscription;
  const ended = on !== undefined && validTo !== null && validTo < on;
  return said(deliveredFields(ended ? { ...subscription, category: 'PLATFORM' } : subscription), content);
}

/**
 * DIS-ART-8, PIPL 6: what is put to a body of a decision on that day: of what its subscription names what the action needs; where no subscription covers such entries to that effect any more, of a
 * removal, a suspension and a correction which entry it is, and that alone.
 */
export function deliveredContent(
  subscription: Subscription,
  of: { readonly action: AgencyAction; readonly kind: AgencyEntryKind; readonly effect: AgencyEffect },
  content: AgencyContent,
  on: LegalDate,
): AgencyContent {
  const needed = (isToldOf([subscription], of, on) ? BY_ACTION : AFTER_END)[of.action];
  return said(
    deliveredFields(subscription).filter((one) => needed.includes(one)),
    content,
  );
}

function said(fields: readonly AgencyField[], content: AgencyContent): AgencyContent {
  const inFull = fields.includes('identityNumber');
  return Object.fromEntries(
    fields.flatMap((field) => {
      const text = content[field];
      if (text === undefined) return [];
      return [[field, inFull || !WRITTEN.includes(field) ? text : maskPersonalNumbers(text, maskId)]];
    }),
  );
}
