import { agentPersonsMigration } from '@hejie/casework';

/** S24: whether a mediator and an agent meet often is seen from case to case. */
export const AgentPersons1790000003370 = agentPersonsMigration('AgentPersons1790000003370');
