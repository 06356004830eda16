import { admitted, decideRegisteredAgent, type AgentActing } from '@hejie/settlement';
import { In, type EntityManager } from 'typeorm';
import { AgentWithPower } from './agent.entity.js';

/** Somebody who acts for a party. */
export interface ActingForParty {
  readonly partyId: string;
  /** The agent who acts for it; absent: it acts itself. */
  readonly agentId?: string | undefined;
}

/** The power that an act needs, and when it is done. */
type Asked = Pick<AgentActing, 'power' | 'now'>;

/** SET-ART-4-1: an agent who acts for a party may do so by the register. @throws LawError as `decideRegisteredAgent`. */
export async function requireAgent(
  manager: EntityManager,
  caseId: string,
  { partyId, agentId }: ActingForParty,
  asked: Asked,
): Promise<void> {
  if (agentId === undefined) return;
  const agent = await manager.findOneBy(AgentWithPower, { caseId, agentId });
  admitted(decideRegisteredAgent(agent ?? undefined, { ...asked, partyId }));
}

/** As {@link requireAgent}, where several parties act together: each agent (`agentIds`) for the one of them whose agent he is. */
export async function requireAgents(
  manager: EntityManager,
  caseId: string,
  { partyIds, agentIds }: { readonly partyIds: readonly string[]; readonly agentIds: readonly string[] },
  asked: Asked,
): Promise<void> {
  if (agentIds.length === 0) return;
  const agents = await manager.findBy(AgentWithPower, { caseId, agentId: In([...agentIds]) });
  agentIds.forEach((agentId, place) => {
    const agent = agents.find((one) => one.agentId === agentId);
    const partyId = partyIds.find((one) => one === agent?.partyId) ?? partyIds[0]!;
    admitted(decideRegisteredAgent(agent, { ...asked, partyId, path: `/agentIds/${place}` }));
  });
}
