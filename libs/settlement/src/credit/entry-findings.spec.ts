import { describe, expect, it } from '@jest/globals';
import { legalDate } from '@hejie/law';
import { filingOfOrder } from './entry-findings.js';

describe('the day of filing that an order of a limit states', () => {
  it('LIM-ART-5: is of the year of the number or later, and not in the future', () => {
    const of = (filedOn: string) => filingOfOrder('（2026）鲁0502执7号', legalDate(filedOn), legalDate('2026-12-01'));
    expect(['2026-01-01', '2026-12-01'].map(of)).toEqual([null, null]);
    for (const day of ['2025-12-31', '2026-12-02'])
      expect(of(day)).toMatchObject({ code: 'LIMIT.FILING_FALSE', path: '/paper/filedOn' });
  });
});
