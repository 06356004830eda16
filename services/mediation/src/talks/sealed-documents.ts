import { type Principal } from '@hejie/security';
import { isSealedFrom } from '@hejie/settlement';
import { type EntityManager } from 'typeorm';
import { Negotiation } from '../negotiation/negotiation.entity.js';

/** D7: kinds of documents of a case that are closed to the caller: transcripts of talks that have not come to an agreement, to who enforces or supervises. */
export async function sealedDocuments(
  manager: EntityManager,
  caseId: string,
  { roles }: Pick<Principal, 'roles'>,
): Promise<readonly string[]> {
  if (!isSealedFrom(roles, { confirmed: false })) return [];
  const agreed = await manager.existsBy(Negotiation, { caseId, outcome: 'AGREED' });
  return agreed ? [] : ['SESSION_RECORD'];
}
