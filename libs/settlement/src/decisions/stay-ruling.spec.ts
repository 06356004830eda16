import { describe, expect, it } from '@jest/globals';
import { decideStay, decideStayRuling, type StayStanding } from './stay-ruling.js';
import { type StayInput } from './stay.js';

const joint: StayInput = { form: 'JOINT', parties: ['p-1', 'p-2'], by: ['p-1', 'p-2'], acknowledgedBy: [] };
const standing: StayStanding = { effect: 'STAY', settlement: 'PERFORMING', pending: false, stayed: false };
const code = (decision: { readonly ok: boolean; readonly error?: { readonly code: string } }) =>
  decision.ok ? 'ACCEPTED' : decision.error!.code;

describe('SET-ART-2-4: a stay of enforcement', () => {
  it('is applied for while a settlement is performed, where the court stays for it, as article 2 says', () => {
    const applied = (over: Partial<StayStanding> = {}, input = joint) =>
      code(decideStay(input, { ...standing, ...over }));
    expect(applied()).toBe('ACCEPTED');
    expect(applied({ effect: 'REGISTER_AND_CLOSE' })).toBe('STAY.NOT_OF_THIS_COURT');
    expect(applied({ settlement: null })).toBe('STAY.NO_SETTLEMENT');
    expect(applied({ settlement: 'RESUMED' })).toBe('STAY.NO_SETTLEMENT');
    expect(applied({ pending: true })).toBe('STAY.PENDING');
    expect(applied({ stayed: true })).toBe('STAY.STAYED');
    // TV-D1: silence acknowledges nothing.
    expect(applied({}, { ...joint, form: 'ONE_PARTY', by: ['p-1'] })).toBe('STAY.NOT_ACKNOWLEDGED');
    expect(applied({}, { ...joint, by: ['p-1'] })).toBe('STAY.NOT_JOINT');
  });

  it('is the judge’s ruling, with its number, never automatic; a refusal says why', () => {
    const ruled = (over: object = {}, pending = true, settlement: StayStanding['settlement'] = 'PERFORMING') =>
      code(
        decideStayRuling(
          { decision: 'STAY', rulingNumber: '（2026）鲁0502执88号之一', reason: '', ...over },
          { pending, settlement },
        ),
      );
    expect(ruled()).toBe('ACCEPTED');
    expect(ruled({}, false)).toBe('STAY.NOT_APPLIED');
    expect(ruled({ rulingNumber: ' ' })).toBe('STAY.RULING_MISSING');
    expect(ruled({ decision: 'REFUSE' })).toBe('STAY.REASON_MISSING');
    expect(ruled({ decision: 'REFUSE', reason: '协议损害他人权益' })).toBe('ACCEPTED');
    expect(ruled({}, true, 'PERFORMED')).toBe('STAY.NO_SETTLEMENT');
  });
});
