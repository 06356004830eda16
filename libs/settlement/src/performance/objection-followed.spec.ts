import { describe, expect, it } from '@jest/globals';
import { ledgerOf, noon, received, withReceipts } from '../../test/fixture/ledgers.js';
import { type SettlementRecord } from '../ledger/settlement-record.js';
import { afterObjection, reopenedPerformance, type FollowedObjection } from './objection-followed.js';
import { type PerformanceState } from './performance-state.js';

const NOW = noon('2026-11-23');
const open = (over: Partial<SettlementRecord> = {}) => reopenedPerformance(ledgerOf(over), ['2026'], NOW);
const follow = (before: PerformanceState, what: FollowedObjection, over: Partial<SettlementRecord> = {}) =>
  afterObjection(before, what, ledgerOf(over), NOW, []);
const PAID = withReceipts(received('r-1', '2026-06-30', '900000.00'));
const KEPT = withReceipts(received('r-1', '2026-06-30', '300000.00'), received('r-2', '2026-09-30', '300000.00'));

describe('SET-ART-12-1: a decision on an objection is carried out', () => {
  it('revived, the case stands as after a refusal: in breach where arrears stand, else performing, or performed', () => {
    expect(follow(open(), { follow: 'REVIVED' })).toMatchObject({
      found: 'NOTHING',
      after: { stage: 'BREACH', breach: 'SUSPECTED', suitAwaited: false },
    });
    expect(follow(open(KEPT), { follow: 'REVIVED' }, KEPT)).toMatchObject({
      after: { stage: 'PERFORMANCE', breach: 'NONE', ledger: { paid: '600000.00' } },
    });
    expect(follow(open(PAID), { follow: 'REVIVED' }, PAID)).toMatchObject({
      found: 'PERFORMED',
      ending: { ending: 'PERFORMED', rule: 'SET-ART-8-1' },
    });
  });

  it('finds nothing short after the fact that fell due while the case had ended: what is next lies ahead', () => {
    const { ledger, handledUntil } = follow(open(), { follow: 'REVIVED' }).after;
    expect(handledUntil).toBe(NOW);
    expect(ledger.next!.at > NOW).toBe(true);
  });

  it('anew, the application lies before the judge, whether the case opens again or runs; a suit that is awaited is no more', () => {
    const anew = { follow: 'ANEW', number: 2, partyId: 'p-1' } as const;
    const lies = { stage: 'RULING', breach: 'APPLIED', application: { number: 2, partyId: 'p-1' } };
    expect(follow(open(), anew).after).toMatchObject(lies);
    const running = { ...open(), stage: 'BREACH', breach: 'SUSPECTED', suitAwaited: true } as const;
    expect(follow(running, anew).after).toMatchObject({ ...lies, suitAwaited: false });
  });

  it('the ruling holds again: enforcement resumes, or the application stays refused as it was', () => {
    const running = { ...open(), stage: 'BREACH', breach: 'SUSPECTED' } as const;
    expect(follow(running, { follow: 'RESUMED_AGAIN', ground: 'SET-ART-11-0' })).toMatchObject({
      ending: { ending: 'RESUMED', rule: 'SET-ART-11-0' },
      after: { breach: 'RESUMED' },
    });
    const judged = { ...open(), application: { number: 2, partyId: 'p-1' } };
    const refused = follow(judged, { follow: 'REFUSED_AGAIN', ground: 'SET-ART-11-3' });
    expect(refused).toMatchObject({ after: { stage: 'BREACH', breach: 'SUSPECTED' } });
    expect(refused.after).not.toHaveProperty('application');
    expect(follow(judged, { follow: 'REFUSED_AGAIN', ground: 'SET-ART-10-3' })).toMatchObject({
      ending: { ending: 'APPLICATION_PERIOD_EXPIRED' },
    });
  });
});
