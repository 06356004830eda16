import { identityOf } from '@hejie/casework';
import { type KeyRing, type Transaction } from '@hejie/persistence';
import { type EntityManager } from 'typeorm';
import { Party } from './party.entity.js';

const CONTEXT = 'intake.party.identity_digest';

/** A13: finds a person in other cases by a keyed digest of its number, which says nothing without the keys; the number stays sealed. */
export class IdentityDigests {
  constructor(private readonly keys: KeyRing) {}

  /** Of a number as it was entered; null where there is none. */
  of(number: string | undefined): string | null {
    return number === undefined ? null : this.keys.digest(plain(number), CONTEXT);
  }

  /** The number of a party was put right. */
  async corrected({ manager }: Transaction, partyId: string, number: string | undefined): Promise<void> {
    await manager.update(Party, { partyId }, { identityDigest: this.of(number) });
  }

  /**
   * Digests of parties that were entered before there were any, or under a key that is not the current one by now, a number of them; safe to run again. @param after the party after which it goes on.
   * @returns the last party that was looked at; nothing where none is left.
   */
  async next(manager: EntityManager, after: string, batch: number): Promise<string | undefined> {
    const parties = await manager
      .createQueryBuilder(Party, 'party')
      .where(`(party.identityDigest is null or not starts_with(party.identityDigest, :current))`, {
        current: `${this.keys.current}.`,
      })
      .andWhere('party.partyId > :after', { after })
      .orderBy('party.partyId')
      .limit(batch)
      .getMany();
    for (const party of parties) {
      const number = await numberOf(manager, party);
      if (number !== undefined || party.identityDigest !== null)
        await manager.update(Party, { partyId: party.partyId }, { identityDigest: this.of(number) });
    }
    return parties.at(-1)?.partyId;
  }
}

/** As it was put right last, else as it was filed. */
async function numberOf(manager: EntityManager, { caseId, partyId, personal }: Party): Promise<string | undefined> {
  const identity = await identityOf(manager, caseId, partyId);
  if (identity !== undefined) return identity.number;
  return (JSON.parse(personal) as { readonly identityNumber?: string }).identityNumber;
}

/** A number is the same number in small letters and with blanks around it (GB 11643, GB 32100). */
const plain = (number: string): string => number.trim().toUpperCase();
