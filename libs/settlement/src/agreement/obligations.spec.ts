import { describe, expect, it } from '@jest/globals';
import { legalDate, type Yuan } from '@hejie/law';
import { AGREEMENT } from '../../test/fixture/agreements.js';
import { obligationsOf } from './obligations.js';

describe('what is to be performed', () => {
  it('is the schedule, where only money is owed', () => {
    expect(obligationsOf(AGREEMENT)).toEqual(AGREEMENT.schedule);
  });

  it('SET-ART-17-3: a thing, work and shares are owed in kind, at their agreed values, after the money', () => {
    const handOverBy = legalDate('2026-08-31');
    const inKind = [{ thing: '货车一辆', agreedValue: '50000.00' as Yuan, handOverBy }];
    const labour = [{ service: '装修', agreedValue: '8000.00' as Yuan, completeBy: legalDate('2026-09-01') }];
    const equity = [
      { company: '甲公司', shares: '5%', agreedValue: '20000.00' as Yuan, transferBy: legalDate('2026-09-02') },
    ];
    expect(obligationsOf({ ...AGREEMENT, inKind, labour, equity }).slice(3)).toEqual([
      { no: 4, due: handOverBy, amount: '50000.00', inKind: true },
      { no: 5, due: '2026-09-01', amount: '8000.00', inKind: true },
      { no: 6, due: '2026-09-02', amount: '20000.00', inKind: true },
    ]);
    expect(obligationsOf({ ...AGREEMENT, schedule: [], inKind })).toEqual([
      { no: 1, due: handOverBy, amount: '50000.00', inKind: true },
    ]);
  });
});
