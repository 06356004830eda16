import { type StepContext } from '@hejie/casework';
import { packOf } from '@hejie/law';
import { redesignationFrom, type Redesignation } from '@hejie/settlement';
import { rollOf } from '../roster/roll.js';
import { candidatesIn, designable } from './candidates.js';
import { Recusal } from './recusal.entity.js';

/**
 * S5: who of the court's roll is designated in the place of one who kept silent. How many cases each has is derived from their designations and
 * negotiations, and which relations to the case are on record from the roll, and from what was disclosed and decided in it.
 */
export async function nextOfRoll(
  { tx: { manager }, caseId, known }: StepContext,
  excluded: readonly string[],
): Promise<Redesignation | undefined> {
  const candidates = await candidatesIn(manager, caseId, known, await rollOf(manager, { court: known.court }));
  const left = await manager.findBy(Recusal, { caseId, outcome: 'LEAVES' });
  const parties = known.parties.map(({ partyId }) => partyId);
  const pack = packOf(known.packId);
  const roll = candidates.map((candidate) => {
    const { mediatorId, specialities } = candidate.mediator;
    const conflicted =
      left.some((one) => one.mediatorId === mediatorId) ||
      !designable(candidate, { chosenBy: 'COURT', acceptedBy: null, parties }, pack);
    return { mediatorId, specialities, openCases: candidate.openCases, conflicted };
  });
  return redesignationFrom(roll, { cause: known.namedTitle?.cause, excluded });
}
