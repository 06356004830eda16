import { compareInstants } from '@hejie/law';
import { inSigningOrder } from '@hejie/settlement';
import { type EntityManager } from 'typeorm';
import { Signature } from './agreement.entities.js';

/** PRE-6: the signatures of a case, or under one version, in the order of their instants; those of one instant in that in which the persons sign. */
export async function signaturesOf(
  manager: EntityManager,
  of: { readonly caseId: string; readonly version?: number },
): Promise<Signature[]> {
  const rows = await manager.find(Signature, { where: of, order: { version: 'ASC', signatoryId: 'ASC' } });
  return inSigningOrder(rows).sort((a, b) => a.version - b.version || compareInstants(a.signedAt, b.signedAt));
}
