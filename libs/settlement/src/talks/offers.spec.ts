import { describe, expect, it } from '@jest/globals';
import { courtInstant } from '@hejie/law';
import fc from 'fast-check';
import { admitted, type Decision } from '../decisions/decision.js';
import {
  decideDraftOfOffer,
  decideOffer,
  decideOfferReply,
  decideOfferWithdrawal,
  offerStateOf,
  type NewOffer,
  type Offer,
} from './offers.js';
import { type Talks } from './talks.js';

const now = courtInstant('2026-05-20T10:00:00+08:00');
const END = courtInstant('2026-06-11T00:00:00+08:00');
const talks: Talks = { endsAt: END, outcome: null, resting: false, parties: ['c', 'd'] };
const codeOf = (d: Decision<unknown>): string => (d.ok ? 'ok' : d.error.code);
const made = (over: Partial<NewOffer> = {}): NewOffer => ({
  maker: { partyId: 'c' },
  hash: 'h1',
  counterTo: null,
  typed: true,
  ...over,
});
const offered = (over: Partial<NewOffer> = {}, ledger: readonly Offer[] = []): Offer =>
  admitted(decideOffer(made(over), ledger, talks, now));
const says = (offer: Offer, partyId: string, accepts: boolean, hash = offer.hash) =>
  decideOfferReply(offer, { partyId, accepts, hash }, talks, now);

describe('PRE-7, F10: the ledger of offers', () => {
  it('PRE-7: one text is accepted where each side has accepted that text, and then becomes the draft', () => {
    const offer = offered();
    expect([offer.no, offerStateOf(offer, talks.parties)]).toEqual([1, 'OPEN']);
    expect(codeOf(decideDraftOfOffer(offer, talks, now))).toBe('OFFER.NOT_ACCEPTED');
    expect(codeOf(says(offer, 'd', true, 'another text'))).toBe('OFFER.TEXT_DIFFERS');
    const { offer: both, state } = admitted(says(offer, 'd', true));
    expect(state).toBe('ACCEPTED');
    expect(codeOf(decideDraftOfOffer(both, talks, now))).toBe('ok');
    expect(codeOf(decideDraftOfOffer({ ...both, typed: false }, talks, now))).toBe('OFFER.WITHOUT_TERMS');
    const drafted = { ...both, draftedAs: 1 };
    expect([codeOf(decideDraftOfOffer(drafted, talks, now)), codeOf(says(drafted, 'd', false))]).toEqual([
      'OFFER.NOT_OPEN',
      'OFFER.NOT_OPEN',
    ]);
  });

  it('PRE-7: 不得强迫当事人接受 — the mediator’s own proposal binds nobody until each side has accepted it', () => {
    const proposal = offered({ maker: 'MEDIATOR' });
    expect(proposal.answers).toEqual([]);
    const { offer: one, state } = admitted(says(proposal, 'c', true));
    expect(state).toBe('OPEN');
    const { offer: refused } = admitted(says(one, 'd', false));
    expect(offerStateOf(refused, talks.parties)).toBe('REFUSED');
    expect(codeOf(decideDraftOfOffer(refused, talks, now))).toBe('OFFER.NOT_ACCEPTED');
    // Of his own accord he may still say yes, and no again: before signature nobody is bound.
    const { offer: yes, state: now1 } = admitted(says(refused, 'd', true));
    expect(now1).toBe('ACCEPTED');
    expect(admitted(says(yes, 'c', false)).state).toBe('REFUSED');
  });

  it('PRE-7: a counter-offer answers another’s text that stands, never one’s own', () => {
    const first = offered();
    const counter = offered({ maker: { partyId: 'd' }, hash: 'h2', counterTo: 1 }, [first]);
    expect(counter).toMatchObject({ no: 2, counterTo: 1 });
    expect(codeOf(decideOffer(made({ hash: 'h3', counterTo: 1 }), [first], talks, now))).toBe('OFFER.COUNTER_OF_OWN');
    expect(codeOf(decideOffer(made({ hash: 'h3', counterTo: 7 }), [first], talks, now))).toBe('OFFER.NO_SUCH_OFFER');
    const gone = { ...first, withdrawn: true };
    expect(codeOf(decideOffer(made({ maker: 'MEDIATOR', counterTo: 1 }), [gone], talks, now))).toBe('OFFER.NOT_OPEN');
    expect(codeOf(decideOffer(made(), [first], talks, now))).toBe('OFFER.SAME_TEXT');
    expect(codeOf(decideOffer(made(), [gone], talks, now))).toBe('ok');
    expect(codeOf(says(first, 'c', true))).toBe('OFFER.OWN');
  });

  it('PRE-7: who made it takes it back, until all have accepted it', () => {
    const offer = offered();
    const by = { partyId: 'c' };
    expect(codeOf(decideOfferWithdrawal(offer, { partyId: 'd' }, talks, now))).toBe('OFFER.NOT_YOURS');
    expect(codeOf(decideOfferWithdrawal(offer, 'MEDIATOR', talks, now))).toBe('OFFER.NOT_YOURS');
    expect(codeOf(decideOfferWithdrawal(offer, by, talks, now))).toBe('ok');
    const { offer: both } = admitted(says(offer, 'd', true));
    expect(codeOf(decideOfferWithdrawal(both, by, talks, now))).toBe('OFFER.NOT_OPEN');
  });

  it('PRE-8: only while the talks are under way: from the acceptance of the mediator to 24:00 of the last day', () => {
    const at = (over: Partial<Talks>, instant = now) => codeOf(decideOffer(made(), [], { ...talks, ...over }, instant));
    expect(at({ endsAt: null })).toBe('TALKS.NOT_BEGUN');
    expect(at({ endsAt: null, ended: 'REFUSED' })).toBe('CASE.ENDED');
    expect([at({ outcome: 'FAILED' }), at({ outcome: 'AGREED' }), at({}, END)]).toEqual(Array(3).fill('TALKS.OVER'));
    expect(at({}, courtInstant('2026-06-10T23:59:59+08:00'))).toBe('ok');
    expect(at({ resting: true })).toBe('TALKS.RESTING');
  });

  it('PRE-7: whatever is said in whatever order, a text is accepted exactly where the last word of each party is yes', () => {
    const answer = fc.record({ partyId: fc.constantFrom<string>('c', 'd', 'e'), accepts: fc.boolean() });
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 12 }), (said) => {
        const three = { ...talks, parties: ['c', 'd', 'e'] };
        let offer = admitted(decideOffer(made({ maker: 'MEDIATOR' }), [], three, now));
        for (const one of said) offer = admitted(decideOfferReply(offer, { ...one, hash: 'h1' }, three, now)).offer;
        const last = new Map(said.map(({ partyId, accepts }) => [partyId, accepts]));
        const all = three.parties.every((partyId) => last.get(partyId) === true);
        expect(offerStateOf(offer, three.parties) === 'ACCEPTED').toBe(all);
        expect(decideDraftOfOffer(offer, three, now).ok).toBe(all);
      }),
    );
  });
});
