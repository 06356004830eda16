import { agentPersonsMigration } from '@hejie/casework';

export const AgentPersons1790000002380 = agentPersonsMigration('AgentPersons1790000002380');
