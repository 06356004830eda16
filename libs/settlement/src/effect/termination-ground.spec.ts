import { describe, expect, it } from '@jest/globals';
import { terminationGround } from './termination-ground.js';

describe('the ground of a closing as 终结执行', () => {
  const caseNumber = '（2026）鲁0502执1234号';

  it('SET-ART-2-5, CLS-5: is what led to it, however its day was corrected: a withdrawal ruled under its number, or a long performance with its controls kept', () => {
    expect(terminationGround({ caseNumber }, { withdrawnUnder: caseNumber })).toBe('WITHDRAWN');
    expect(terminationGround({ caseNumber, controlsKept: true }, { withdrawnUnder: null })).toBe('LONG_PERFORMANCE');
    expect(terminationGround({ caseNumber }, { withdrawnUnder: '（2026）鲁0502执恢9号' })).toBe('OTHER');
    expect(terminationGround({ caseNumber }, { withdrawnUnder: null })).toBe('OTHER');
  });
});
