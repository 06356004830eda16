import { describe, expect, it } from '@jest/globals';
import { decisionInWords, PUBLISHED_DECISION_NAMES, publishedDecision } from './published-decision.js';

describe('what was decided, in words', () => {
  it('LIM-ART-1, LIM-EXIT: of a limit says that which was ordered, and never both', () => {
    const limited = (decision: 'LIMITED' | 'LIMIT_CHANGED' | 'LIFTED') =>
      (['CONSUMPTION', 'EXIT'] as const).map((kind) => decisionInWords({ decision, limit: { kind } }));
    expect(limited('LIMITED')).toEqual(['限制消费', '限制出境']);
    expect(limited('LIMIT_CHANGED')).toEqual(['变更限制消费措施', '变更限制出境措施']);
    expect(limited('LIFTED')).toEqual(['解除限制消费', '解除限制出境']);
  });

  it.each(PUBLISHED_DECISION_NAMES)(
    'DIS-ART-8: of %s says what the table says, where no limit is on record',
    (decision) => {
      expect(decisionInWords({ decision })).toBe(publishedDecision(decision).zh);
    },
  );
});
