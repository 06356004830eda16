import { maskId, maskPersonalNumbers, type LegalDate } from '@hejie/law';
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

/** DIS-ART-8, PIPL 6: what a body is told of a decision: nothing that its subscription does not name, and after its end (`on`) of the removal alone; a number that may not leave does not leave within a text either. */
export function contentFor(
  subscription: Allowed & Partial<Pick<Subscription, 'validTo'>>,
  content: AgencyContent,
  on?: LegalDate,
): AgencyContent {
  const { validTo = null } = subscription;
  // Whose subscription has ended is told of removals alone: of which entry, and that it is gone.
  const ended = on !== undefined && validTo !== null && validTo < on;
  const fields = deliveredFields(ended ? { ...subscription, category: 'PLATFORM' } : subscription);
  const inFull = fields.includes('identityNumber');
  return Object.fromEntries(
    fields.flatMap((field) => {
      const text = content[field];
      if (text === undefined) return [];
      return [[field, inFull || !WRITTEN.includes(field) ? text : maskPersonalNumbers(text, maskId)]];
    }),
  );
}
