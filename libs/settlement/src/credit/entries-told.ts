import { type AgencyEntry } from '../agencies/publication-file.js';
import { type SettlementCourse } from '../course/course.js';
import { type CreditFile } from './credit-file.js';

/** DIS-ART-8, CR-N-5: the entries of a party, by his credit record and the course of the settlement, of which bodies may have been told: who he is can be told of these, and of no others. */
export function entriesTold(
  { subject, listings, limits, certificates, debt }: CreditFile,
  { resumed }: Pick<SettlementCourse, 'resumed'>,
  partyId: string,
): readonly AgencyEntry[] {
  const entry = (kind: AgencyEntry['kind'], rowId: string): AgencyEntry => ({ partyId, kind, rowId });
  const limited = limits
    .filter(({ subjectPartyId, inForce }) => subjectPartyId === partyId && inForce !== undefined)
    .map(({ id }) => entry('LIMIT', id));
  if (partyId !== subject.partyId) return limited;
  const performed = debt.performedOn !== null;
  return [
    ...listings.filter(({ published }) => published !== undefined).map(({ id }) => entry('LISTING', id)),
    ...limited,
    ...certificates.map(({ id }) => entry('REPAIR', id)),
    ...(performed ? [entry('INCENTIVE', partyId)] : []),
    ...(performed || resumed !== null ? [entry('PERFORMANCE', partyId)] : []),
  ];
}
