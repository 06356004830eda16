import { describe, expect, it } from '@jest/globals';
import { legalDate, type Yuan } from '@hejie/law';
import { AGREEMENT } from '../../test/fixture/agreements.js';
import { differencesInWords } from './differences.js';

const OF = {
  caseNumber: '（2026）鲁0502执前调1号',
  parties: [
    { partyId: 'c', side: 'CREDITOR' as const },
    { partyId: 'd', side: 'DEBTOR' as const },
  ],
};

describe('SET-ART-5-1: what an amendment changes, in words', () => {
  it('names the sentences that go and those that come, clause by clause, and nothing that stands', () => {
    const schedule = AGREEMENT.schedule.map((row) => (row.no === 2 ? { ...row, due: legalDate('2026-11-30') } : row));
    expect(differencesInWords(AGREEMENT, { ...AGREEMENT, version: 2, schedule }, OF)).toEqual([
      {
        heading: '分期付款',
        struck: [['第2期，2026年9月30日前（含当日）支付300000.00元。']],
        added: [['第2期，2026年11月30日前（含当日）支付300000.00元。']],
      },
    ]);
  });

  it('names a clause that is new and one that is no longer; persons stand as references', () => {
    const guarantor = { guarantorId: 'g', promisesDirectEnforcement: false, scope: '全部债务' };
    const amended = { ...AGREEMENT, version: 2, guarantors: [guarantor], waivers: [] };
    expect(differencesInWords(AGREEMENT, amended, OF)).toEqual([
      { heading: '债务减免', struck: [expect.anything()], added: [] },
      { heading: '担保', struck: [], added: [[{ ref: 'g' }, '提供保证，担保范围：全部债务。']] },
    ]);
  });

  it('is empty where nothing that is read differs', () => {
    expect(differencesInWords(AGREEMENT, { ...AGREEMENT, version: 2 }, OF)).toEqual([]);
    expect(differencesInWords(AGREEMENT, { ...AGREEMENT, total: '900000.00' as Yuan }, OF)).toEqual([]);
  });
});
