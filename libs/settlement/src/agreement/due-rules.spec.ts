import { describe, expect, it } from '@jest/globals';
import { legalDate, packOf, type Yuan } from '@hejie/law';
import { AGREEMENT, REVIEWED } from '../../test/fixture/agreements.js';
import { lintAgreement } from './lint.js';
import { type AgreementTerms } from './terms.js';

const found = (terms: Partial<AgreementTerms>) =>
  lintAgreement({ ...AGREEMENT, ...terms }, packOf('national'), REVIEWED)
    .filter(({ rule }) => rule === 'SET-DUE-REST' || rule === 'SET-GRACE')
    .map(({ code, severity, place }) => `${severity} ${code} ${place}`);
const schedule = AGREEMENT.schedule.map((one) => (one.no === 3 ? { ...one, due: legalDate('2026-10-03') } : one));

describe('an agreement', () => {
  it('SET-DUE-REST: is asked what holds where something falls due on a rest day, and not once it says', () => {
    expect(found({})).toEqual([]);
    expect(found({ schedule })).toEqual(['WARNING AGREEMENT.REST_DAY_UNSAID /restDay']);
    expect(found({ schedule, restDay: 'AS_WRITTEN' })).toEqual([]);
    expect(found({ schedule, restDay: 'NEXT_WORKDAY' })).toEqual([]);
    const inKind = [{ thing: '车', agreedValue: '1.00' as Yuan, handOverBy: legalDate('2026-10-10') }];
    // A Saturday on which the court works.
    expect(found({ inKind })).toEqual([]);
  });

  it('SET-GRACE: may agree on a grace of whole days, a year at most', () => {
    expect(found({ grace: { days: 10, unit: 'CALENDAR' } })).toEqual([]);
    for (const days of [0, 366, 1.5])
      expect(found({ grace: { days, unit: 'WORKING' } })).toEqual(['BLOCKING AGREEMENT.GRACE_INVALID /grace/days']);
  });
});
