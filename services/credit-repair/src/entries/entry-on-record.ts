import { identityOf, type KnownCase } from '@hejie/casework';
import { type EntryParticularsBody } from '@hejie/contracts/http';
import { type EntryOnRecord } from '@hejie/settlement';
import { type EntityManager } from 'typeorm';
import { EntryParticulars } from './entry-particulars.entity.js';

/** Which entry of whose record. */
export interface EntryKey {
  readonly caseId: string;
  readonly partyId: string;
  readonly listingId: string;
}

/** What an entry shows, as far as it is on record: the party's identity, the title, and what was entered for it (DIS-ART-6). */
export async function entryOnRecord(
  manager: EntityManager,
  { caseId, partyId, listingId }: EntryKey,
  { namedTitle = null }: Pick<KnownCase, 'namedTitle'>,
): Promise<EntryOnRecord> {
  const row = await manager.findOneBy(EntryParticulars, { caseId, about: partyId, listingId });
  return {
    identity: (await identityOf(manager, caseId, partyId)) ?? null,
    title: namedTitle,
    particulars: row ? (JSON.parse(row.shown) as EntryParticularsBody) : null,
  };
}
