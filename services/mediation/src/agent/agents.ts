import { requireAgent, type ActingForParty } from '@hejie/casework';
import { type CourtInstant } from '@hejie/law';
import { admitted, decideAgentNamed, type Signatory } from '@hejie/settlement';
import { type EntityManager } from 'typeorm';

/** SET-ART-4-1: an agent who settles for a party may do so by the register. @throws LawError as `decideRegisteredAgent`. */
export const requireSettling = (
  manager: EntityManager,
  caseId: string,
  settling: ActingForParty,
  now: CourtInstant,
): Promise<void> => requireAgent(manager, caseId, settling, { power: 'SETTLE', now });

/** SET-ART-4-1: as {@link requireSettling}, where a text says by whom the party acts. @throws LawError as `decideAgentNamed` too. */
export async function requireSettlingAsWritten(
  manager: EntityManager,
  caseId: string,
  settling: ActingForParty & Pick<Signatory, 'by'>,
  now: CourtInstant,
): Promise<void> {
  admitted(decideAgentNamed(settling, settling.agentId));
  await requireSettling(manager, caseId, settling, now);
}
