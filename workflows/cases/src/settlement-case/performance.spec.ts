import { describe, expect, it } from '@jest/globals';
import { elect, recallApplication, withdrawResumption } from './performance.js';
import type { CaseTurn } from './state.js';

const turn = { state: { performance: { stage: 'BREACH' } } } as unknown as CaseTurn;

describe('what a creditor commands in performance', () => {
  it.each([
    ['elect', elect, { remedy: 'TOLERATE' }],
    ['recallApplication', recallApplication, {}],
    ['withdrawResumption', withdrawResumption, {}],
  ] as const)('SET-ART-4-1: %s is asked with the agent who acts for him, where one does', (act, rule, said) => {
    const { act: ask } = rule as unknown as { act: (turn: CaseTurn, command: object) => object };
    const asked = (who: object) => ask(turn, { ...said, ...who });
    expect(asked({ partyId: 'p-1', agentId: 'agent-1' })).toMatchObject({ act, partyId: 'p-1', agentId: 'agent-1' });
    expect(asked({ partyId: 'p-1' })).not.toHaveProperty('agentId');
  });
});
