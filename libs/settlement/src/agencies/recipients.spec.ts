import { describe, expect, it } from '@jest/globals';
import { legalDate } from '@hejie/law';
import fc from 'fast-check';
import {
  APPLICATION,
  DELETION,
  LIST,
  LISTING,
  PLATFORM,
  TAX,
  TWELVE,
  subscription,
  when,
} from '../../test/fixture/publications.js';
import { AGENCY_EFFECTS, type AgencyEffect, type PublishedDecision } from './published-decision.js';
import {
  isListLeftOut,
  isToldOf,
  mayStillBePut,
  recipientsOf,
  subscriptionOn,
  type AddedTo,
  type KnownRecipients,
} from './recipients.js';

const DAY = legalDate('2026-12-11');
const known = (of: Partial<KnownRecipients> = {}): KnownRecipients => ({
  subscriptions: [PLATFORM, TAX, LIST],
  added: [],
  consents: [],
  partyKind: 'UNIT',
  ...of,
});
const ids = (...args: Parameters<typeof recipientsOf>): string[] => recipientsOf(...args).map(({ id }) => id);
const added = (agencyId: string, effects: readonly AgencyEffect[]): AddedTo => ({
  agencyId,
  subscriptionId: `${agencyId}/1`,
  agencyName: agencyId,
  category: 'STATUTORY',
  nationalList: false,
  proofWanted: 'READ_BACK',
  effects,
});
const TOLD = [...AGENCY_EFFECTS.map((effect) => `list/${effect}`), ...AGENCY_EFFECTS.map((effect) => `tax/${effect}`)];

describe('who is told of a decision', () => {
  it('DIS-ART-8, CR-N-1, S20: twelve bodies and three effects are 36 deliveries, the national list first', () => {
    const told = recipientsOf(DELETION, known({ subscriptions: [...TWELVE].reverse() }), DAY);
    expect(told).toHaveLength(36);
    expect(told.slice(0, 3).map(({ id, nationalList }) => [id, nationalList])).toEqual([
      ['list/PUBLICITY', true],
      ['list/SHARING', true],
      ['list/SANCTION', true],
    ]);
    expect(told[3]).toMatchObject({
      id: 'body-a/PUBLICITY',
      action: 'DELETE',
      state: 'WAITING',
      round: 1,
      escalated: 0,
    });
  });

  it('DIS-ART-8: a subscription counts on its first and last day, and for the kinds and effects that it names', () => {
    const short = { ...TAX, validFrom: DAY, validTo: DAY };
    const on = (subscription: typeof TAX, day = DAY) => ids(LISTING, known({ subscriptions: [subscription] }), day);
    expect(on(short)).toHaveLength(3);
    expect([on(short, legalDate('2026-12-10')), on(short, legalDate('2026-12-12'))]).toEqual([[], []]);
    expect(on({ ...TAX, entries: ['LIMIT'] })).toEqual([]);
    expect(on({ ...TAX, effects: ['SHARING'] })).toEqual(['tax/SHARING']);
    const limited = { ...LISTING, decision: 'LIMITED', entry: { ...LISTING.entry, kind: 'LIMIT' } } as const;
    expect(ids(limited, known(), DAY)).toEqual(['list/SANCTION', 'tax/SANCTION']);
  });

  it('DIS-ART-8: of several subscriptions of a body the last alone says what it is told', () => {
    const narrower = subscription('tax', { id: 'tax/10', effects: ['SANCTION'] });
    const older = subscription('tax', { id: 'tax/9' });
    for (const subscriptions of [
      [older, narrower],
      [narrower, older],
    ])
      expect(recipientsOf(LISTING, known({ subscriptions }), DAY)).toMatchObject([
        { id: 'tax/SANCTION', subscriptionId: 'tax/10' },
      ]);
  });

  it('DIS-ART-8: a body is reached by what is in force on the day, not by what is yet to come; after its end by the last one', () => {
    const [now, next] = [
      subscription('tax', { id: 'tax/1', validTo: legalDate('2026-12-31') }),
      subscription('tax', { id: 'tax/2', validFrom: legalDate('2027-01-01'), validTo: legalDate('2027-06-30') }),
    ];
    const never = subscription('tax', {
      id: 'tax/3',
      validFrom: legalDate('2027-03-01'),
      validTo: legalDate('2027-02-01'),
    });
    const on = (day: string) => subscriptionOn([next, never, now], legalDate(day))?.id;
    expect(['2026-12-11', '2026-12-31', '2027-01-01', '2027-08-01'].map(on)).toEqual([
      'tax/1',
      'tax/1',
      'tax/2',
      'tax/2',
    ]);
    expect(on('2025-12-31')).toBeUndefined();
  });

  it('DIS-ART-8: after its end, and of what its subscription names no more, a body is told of nothing new', () => {
    const one = subscription('tax', { entries: ['LISTING'], effects: ['SHARING'], validTo: DAY });
    const told = (kind: 'LISTING' | 'LIMIT', effect: AgencyEffect, day: string) =>
      isToldOf([one], { kind, effect }, legalDate(day));
    expect(told('LISTING', 'SHARING', '2026-12-11')).toBe(true);
    expect(told('LISTING', 'SHARING', '2026-12-12')).toBe(false);
    expect(told('LIMIT', 'SHARING', '2026-12-11')).toBe(false);
    expect(told('LISTING', 'SANCTION', '2026-12-11')).toBe(false);
  });

  it.each<[PublishedDecision, boolean]>([
    ['LISTED', false],
    ['SUSPENDED', false],
    ['REINSTATED', false],
    ['LISTING_CORRECTED', false],
    ['DELETED', true],
    ['REVOKED', true],
  ])('CR-N-5: of %s a platform hears: %s', (decision, hears) => {
    const told = ids({ ...DELETION, decision }, known({ consents: [APPLICATION] }), DAY);
    expect(told).toEqual(hears ? [...TOLD, 'platform/PUBLICITY'] : TOLD);
  });

  it('CR-N-5: a platform is told of a unit that has applied, of a person who has consented apart, and while that stands', () => {
    const consent = { ...APPLICATION, kind: 'SEPARATE_CONSENT', agencyIds: ['platform'] } as const;
    const hears = (of: Partial<KnownRecipients>) => ids(DELETION, known(of), DAY).includes('platform/PUBLICITY');
    expect(hears({})).toBe(false);
    expect(hears({ consents: [APPLICATION], partyKind: 'PERSON' })).toBe(false);
    expect(hears({ consents: [consent], partyKind: 'PERSON' })).toBe(true);
    expect(hears({ consents: [{ ...consent, agencyIds: 'ALL' }], partyKind: 'PERSON' })).toBe(false);
    expect(hears({ consents: [consent] })).toBe(false);
    expect(hears({ consents: [{ ...APPLICATION, partyId: 'p-3' }] })).toBe(false);
    expect(hears({ consents: [{ ...APPLICATION, agencyIds: ['other'] }] })).toBe(false);
    expect(hears({ consents: [{ ...APPLICATION, agencyIds: ['platform'] }] })).toBe(true);
    expect(hears({ consents: [{ ...APPLICATION, at: when('2026-12-12') }] })).toBe(false);
    expect(hears({ consents: [{ ...APPLICATION, withdrawnAt: when('2026-12-11') }] })).toBe(false);
    expect(hears({ consents: [{ ...APPLICATION, withdrawnAt: when('2026-12-12') }] })).toBe(true);
  });

  it('CR-N-5, DIS-ART-11: a removal, a suspension and a correction go to whom an addition was attempted, though his subscription has ended; nothing else does', () => {
    const of = known({ subscriptions: [LIST], added: [added('former', ['SHARING'])] });
    const told = (decision: PublishedDecision, rule: string) => ids({ ...DELETION, decision, rule }, of, DAY);
    const [others, all] = [TOLD.slice(0, 3), [...TOLD.slice(0, 3), 'former/SHARING']];
    expect(told('DELETED', 'DIS-ART-10-1')).toEqual(all);
    expect(told('SUSPENDED', 'CR-L-AH')).toEqual(all);
    expect(told('LISTING_CORRECTED', 'DIS-ART-11')).toEqual(all);
    expect(told('LISTING_CORRECTED', 'DIS-ART-2-1')).toEqual(others);
    for (const decision of ['LISTED', 'REINSTATED'] as const) expect(told(decision, 'CR-REV')).toEqual(others);
    const former = recipientsOf({ ...DELETION, decision: 'SUSPENDED' }, of, DAY).filter(
      ({ addedBefore }) => addedBefore,
    );
    expect(former.map(({ id }) => id)).toEqual(['former/SHARING']);
  });

  it('DIS-ART-10-1: of a deletion the list itself is told, or a person has to see to it', () => {
    const told = recipientsOf(DELETION, known(), DAY);
    expect(isListLeftOut(DELETION, told)).toBe(false);
    expect([[], told.filter(({ nationalList }) => !nationalList)].map((one) => isListLeftOut(DELETION, one))).toEqual([
      true,
      true,
    ]);
    expect(isListLeftOut(LISTING, [])).toBe(false);
    const lifted = { entry: { ...DELETION.entry, kind: 'LIMIT' }, decision: 'LIFTED' } as const;
    expect(isListLeftOut(lifted, [])).toBe(false);
  });

  it('DIS-ART-8, PIPL 6: what is no removal is put only while a subscription in force covers it; what follows an addition, also after that', () => {
    const ended = { ...TAX, validTo: DAY };
    const narrowed = { ...TAX, effects: ['SHARING'] } as const;
    const put = (
      decision: PublishedDecision,
      { of = ended, on = '2026-12-12', rule = 'CR-REV', addedBefore = false } = {},
    ) => mayStillBePut({ ...DELETION, decision, rule }, { effect: 'PUBLICITY', addedBefore }, [of], legalDate(on));
    const decisions = ['LISTED', 'REINSTATED', 'SUSPENDED', 'LISTING_CORRECTED', 'DELETED'] as const;
    const allowed = (how: object) => decisions.filter((one) => put(one, how));
    expect(allowed({ on: '2026-12-11' })).toEqual(decisions);
    expect(allowed({})).toEqual(['DELETED']);
    expect(allowed({ of: narrowed })).toEqual(['DELETED']);
    expect(allowed({ addedBefore: true })).toEqual(['SUSPENDED', 'DELETED']);
    expect(allowed({ addedBefore: true, rule: 'DIS-ART-11' })).toEqual(['SUSPENDED', 'LISTING_CORRECTED', 'DELETED']);
  });

  it('CR-N-5: a removal reaches everybody an addition was attempted to, for each effect, once, in one order', () => {
    const someEffects = fc.subarray([...AGENCY_EFFECTS], { minLength: 1 });
    const body = fc.record({ agencyId: fc.constantFrom('a', 'b', 'c', 'd'), effects: someEffects });
    fc.assert(
      fc.property(fc.array(body), fc.array(body), (before, now) => {
        const subscriptions = now.map(({ agencyId, effects }, no) =>
          subscription(agencyId, { id: `${agencyId}/${no + 1}`, effects }),
        );
        const attempted = before.map(({ agencyId, effects }) => added(agencyId, effects));
        const told = ids(DELETION, known({ subscriptions, added: attempted }), DAY);
        const due = before.flatMap(({ agencyId, effects }) => effects.map((effect) => `${agencyId}/${effect}`));
        expect(told).toEqual(expect.arrayContaining(due));
        expect(new Set(told).size).toBe(told.length);
        const turned = known({ subscriptions: [...subscriptions].reverse(), added: [...attempted].reverse() });
        expect(ids(DELETION, turned, DAY)).toEqual(told);
      }),
    );
  });
});
