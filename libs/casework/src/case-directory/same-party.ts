import { type CaseParty } from '@hejie/contracts/workflows';
import { type EntityManager } from 'typeorm';
import { DirectoryEntry } from './directory-entry.js';

/** A party of another case who is the same person. */
export interface SameParty extends Pick<DirectoryEntry, 'caseId' | 'caseNumber' | 'packId' | 'court'> {
  readonly partyId: string;
  readonly side: CaseParty['side'];
}

/**
 * Where else a party is one, by the account with which it acts (`partyRef`), in the order of the cases. Undefined for a party without one: where else it is one nobody
 * can look up here; whoever needs more asks a person.
 */
export async function sameParty(
  manager: EntityManager,
  { caseId, partyId }: { readonly caseId: string; readonly partyId: string },
): Promise<readonly SameParty[] | undefined> {
  const { parties } = await manager.findOneByOrFail(DirectoryEntry, { caseId });
  const partyRef = parties.find((party) => party.partyId === partyId)?.partyRef;
  if (partyRef === undefined) return undefined;
  const entries = await manager
    .createQueryBuilder(DirectoryEntry, 'entry')
    .where('entry.parties @> cast(:named as jsonb)', { named: JSON.stringify([{ partyRef }]) })
    .andWhere('entry.caseId <> :caseId', { caseId })
    .orderBy('entry.caseId')
    .getMany();
  return entries.flatMap(({ caseId: other, caseNumber, packId, court, parties: all }) =>
    all
      .filter((party) => party.partyRef === partyRef)
      .map(({ partyId: there, side }) => ({ caseId: other, caseNumber, packId, court, partyId: there, side })),
  );
}
