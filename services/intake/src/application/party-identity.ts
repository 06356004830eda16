import { identityOf, publishFact, type DocumentsOfService, type FactOfCase } from '@hejie/casework';
import { partyIdentified } from '@hejie/contracts/facts';
import { recordIdentity, type PartyIdentityBody } from '@hejie/contracts/http';
import { sealContent, type ContentKeys } from '@hejie/security';
import { type FiledParty } from './filed-application.js';
import { type IdentityDigests } from './identity-digests.js';

/** Who a party of an application is, as documents name him. What documents cannot carry of it stays in the application. */
export function identityOfParty({ kind, name, identityNumber, address, phone }: FiledParty): PartyIdentityBody {
  const isTelephone = recordIdentity.shape.phone.safeParse(phone).success;
  const number = identityNumber?.trim().toUpperCase();
  return {
    kind: kind === 'NATURAL_PERSON' ? 'PERSON' : 'UNIT',
    name,
    ...(number !== undefined && { number }),
    ...(address !== undefined && { address }),
    ...(phone !== undefined && isTelephone && { phone }),
  };
}

/** PIPL 51: who a party is, as the fact tells it: sealed for those who make documents of the case. */
export async function identityFact(partyId: string, body: PartyIdentityBody, keys: ContentKeys): Promise<FactOfCase> {
  return publishFact(partyIdentified, { partyId, content: await sealContent(body, keys) });
}

/** An identity that was entered or put right in intake is told to those who make documents of the case. */
export const identityTold =
  (keys: ContentKeys, digests: IdentityDigests): NonNullable<DocumentsOfService['identityTold']> =>
  async (tx, { caseId, partyId }) => {
    const identity = await identityOf(tx.manager, caseId, partyId);
    if (identity) await digests.corrected(tx, partyId, identity.number);
    return identity ? [await identityFact(partyId, identity, keys)] : [];
  };
