import { agentsMigration } from '@hejie/casework';

/** SET-ART-4-1: who acts for a party here is known with his power. */
export const AgentsOfParties1790000003360 = agentsMigration('AgentsOfParties1790000003360');
