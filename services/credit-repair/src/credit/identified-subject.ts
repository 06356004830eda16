import { identityOf } from '@hejie/casework';
import { type IdentifiedSubject } from '@hejie/settlement';
import { type EntityManager } from 'typeorm';

/** As whom a party is on record: a person or a unit, and his number; null where nobody has entered it. */
export async function identifiedSubject(
  manager: EntityManager,
  caseId: string,
  partyId: string,
): Promise<IdentifiedSubject | null> {
  return (await identityOf(manager, caseId, partyId)) ?? null;
}
