import { describe, expect, it } from '@jest/globals';
import { legalDate } from '@hejie/law';
import { terminationGround } from './termination-ground.js';

describe('the ground of a closing as 终结执行', () => {
  const [on, other] = [legalDate('2026-06-10'), legalDate('2026-07-10')];

  it('SET-ART-2-5, CLS-5: is that which was ruled or approved on its day, and none of before', () => {
    expect(terminationGround(on, { withdrawnOn: on, longPerformanceOn: null })).toBe('WITHDRAWN');
    expect(terminationGround(on, { withdrawnOn: null, longPerformanceOn: on })).toBe('LONG_PERFORMANCE');
    expect(terminationGround(other, { withdrawnOn: on, longPerformanceOn: on })).toBe('OTHER');
    expect(terminationGround(on, { withdrawnOn: null, longPerformanceOn: null })).toBe('OTHER');
  });
});
