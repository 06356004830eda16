import { describe, expect, it } from '@jest/globals';
import { legalDate, type LegalDate } from '@hejie/law';
import { payments, S7 } from '../../test/fixture/cases.js';
import { refundable } from './refundable.js';

const d = legalDate;
const postings = payments(['2026-07-01', '900050'], ['2026-07-10', '1000']);
const book = { instalments: S7, postings };
const today = d('2026-07-20');

describe('SET-LEDGER: what may be given back', () => {
  it('before resumption is the surplus of the settlement', () => {
    expect(refundable(book, { day: d('2026-07-05'), today })).toBe(5000n);
    expect(refundable(book, { day: d('2026-07-10'), today })).toBe(105000n);
  });

  it('SET-ART-17: after resumption is the least surplus of the title on any day of a posting until today, and only money', () => {
    const surplusOn: Record<string, bigint> = { '2026-07-05': 900n, '2026-07-10': 400n, '2026-07-20': 700n };
    const asked: LegalDate[] = [];
    const surplusAsOf = (day: LegalDate) => {
      asked.push(day);
      return surplusOn[day]!;
    };
    const title = { settledOn: d('2026-06-01'), surplusAsOf };
    expect(refundable(book, { day: d('2026-07-05'), today, title })).toBe(400n);
    expect(asked).toEqual(['2026-07-05', '2026-07-10', '2026-07-20']);
    const things = postings.map((posting) => ({ ...posting, kind: 'IN_KIND' as const }));
    expect(refundable({ instalments: S7, postings: things }, { day: d('2026-07-05'), today, title })).toBe(0n);
  });

  it('SET-ART-17: of a day before the settlement was made is nothing', () => {
    const title = { settledOn: d('2026-07-06'), surplusAsOf: () => 900n };
    expect(refundable(book, { day: d('2026-07-05'), today, title })).toBe(0n);
    expect(refundable(book, { day: d('2026-07-06'), today, title })).toBe(900n);
  });
});
