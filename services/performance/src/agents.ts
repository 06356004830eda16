import { requireAgent, requireAgents, type ActingForParty } from '@hejie/casework';
import { startOfDay, type LegalDate } from '@hejie/law';
import { type CaseCall } from '@hejie/service-kit';
import { POWERS_IN_PERFORMANCE, type ActInPerformance, type PaperApplication } from '@hejie/settlement';
import { type EntityManager } from 'typeorm';

/**
 * SET-ART-4-1: an agent who acts here for a party may do so by the register. `on`: of what came on paper the day of its posting or receipt (PER-5), on which he
 * needs the power. @throws LawError as `decideRegisteredAgent`.
 */
export const requireAgentFor = (
  manager: EntityManager,
  call: CaseCall,
  acting: ActingForParty,
  act: ActInPerformance,
  on?: LegalDate,
): Promise<void> => requireAgent(manager, call.caseId, acting, askedOf(call, act, on));

/** As {@link requireAgentFor}, where several parties act together (`partyIds`), each agent for one of them. */
export const requireAgentsFor = (
  manager: EntityManager,
  call: CaseCall,
  acting: { readonly partyIds: readonly string[]; readonly agentIds: readonly string[] },
  act: ActInPerformance,
): Promise<void> => requireAgents(manager, call.caseId, acting, askedOf(call, act));

const askedOf = ({ time }: CaseCall, act: ActInPerformance, on?: LegalDate) => ({
  power: POWERS_IN_PERFORMANCE[act],
  now: on === undefined ? time.at : startOfDay(on),
});

/** PER-5: the day on which something on paper counts as said: of its posting, else of its receipt. */
export const paperDay = (paper: Partial<PaperApplication> | undefined): LegalDate | undefined =>
  paper?.postedOn ?? paper?.receivedOn;

/** What is said in the audit of who acted for a party: the agent, where one did. */
export const actedBy = ({ agentId }: Pick<ActingForParty, 'agentId'>): { readonly agentId?: string } =>
  agentId === undefined ? {} : { agentId };
