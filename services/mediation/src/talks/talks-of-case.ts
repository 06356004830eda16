import { type KnownCase } from '@hejie/casework';
import { type Talks } from '@hejie/settlement';
import { IsNull, type EntityManager } from 'typeorm';
import { Negotiation } from '../negotiation/negotiation.entity.js';
import { HeardComplaint } from './offer.entities.js';

/** The talks of a case as they stand on record. */
export async function talksOf(manager: EntityManager, caseId: string, { parties, ending }: KnownCase): Promise<Talks> {
  const [negotiation, resting] = [
    await manager.findOneBy(Negotiation, { caseId }),
    await manager.existsBy(HeardComplaint, { caseId, finding: IsNull() }),
  ];
  return {
    endsAt: negotiation?.deadline ?? null,
    outcome: negotiation?.outcome ?? null,
    ...(ending && { ended: ending }),
    resting,
    parties: parties.map(({ partyId }) => partyId),
  };
}

/** Have the talks come to nothing? */
export const cameToNothing = ({ outcome }: Pick<Talks, 'outcome'>): boolean => outcome !== null && outcome !== 'AGREED';
