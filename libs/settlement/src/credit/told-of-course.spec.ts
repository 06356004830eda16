import { describe, expect, it } from '@jest/globals';
import { courtInstant, legalDate } from '@hejie/law';
import { toldOfCourse } from './told-of-course.js';

const at = courtInstant('2026-12-11T10:00:00+08:00');

describe('what bodies are told of the course of a settlement', () => {
  it('SET-ART-8-1: of each debtor that it was performed', () => {
    const told = toldOfCourse({ kind: 'PERFORMED', performedOn: legalDate('2026-12-11'), at }, ['p-2', 'p-3']);
    expect(told.map(({ partyId, entryKind, decision }) => `${partyId} ${entryKind} ${decision}`)).toEqual([
      'p-2 PERFORMANCE SETTLEMENT_PERFORMED',
      'p-3 PERFORMANCE SETTLEMENT_PERFORMED',
    ]);
  });

  it('SET-ART-9-1: that enforcement is resumed, and of nothing between', () => {
    const resumed = { asOf: legalDate('2026-12-11'), ground: 'BREACH', total: 0n } as never;
    expect(toldOfCourse({ kind: 'RESUMED', resumed }, ['p-2'])).toMatchObject([{ decision: 'SETTLEMENT_RESUMED' }]);
    expect(toldOfCourse({ kind: 'CURED', at }, ['p-2'])).toEqual([]);
  });
});
