import { z } from 'zod';
import { instant, partyId, prose, sha256 } from '../facts/shapes.js';
import { agreementTerms, draftTerms } from './agreement-terms.js';
import { inDigits } from './query.js';

/** The number of an offer, or of a session, in a path: 1, 2, 3 … in its case. */
export const talksNo = inDigits(z.number().int().min(1).max(10_000));

/** POST /cases/:caseId/offers: a proposal of a party (和解方案), or the mediator's own (和解建议), which binds nobody (F10, D3). */
export const makeOffer = z.strictObject({
  /** Whose it is; left out by the mediator, who proposes himself. */
  partyId: partyId.optional(),
  /** The registered agent who speaks for the party; left out: it speaks itself (SET-ART-4-1). */
  agentId: partyId.optional(),
  /** The offer that it answers. */
  counterTo: z.number().int().min(1).max(10_000).optional(),
  text: prose,
  /** Typed terms: of a text with them the draft agreement is made, once all have accepted it. */
  terms: draftTerms.optional(),
});
export type MakeOffer = z.input<typeof makeOffer>;

/** POST /cases/:caseId/offers/:no/answers: yes or no to the text with this hash. */
export const answerOffer = z.strictObject({
  partyId,
  agentId: partyId.optional(),
  accepts: z.boolean(),
  hash: sha256,
});

/** POST /cases/:caseId/offers/:no/withdrawal: whose it is; left out by the mediator. */
export const withdrawOffer = z.strictObject({ partyId: partyId.optional(), agentId: partyId.optional() });

/** POST /cases/:caseId/offers/:no/draft: nothing to say; the text is what all have accepted. */
export const draftOfOffer = z.strictObject({});

/** An offer as it stands. */
export const offerAnswer = z.object({
  no: z.number().int(),
  by: z.enum(['PARTY', 'MEDIATOR']),
  partyId: partyId.nullable(),
  counterTo: z.number().int().nullable(),
  /** What is shown, typed terms in words with it; `hash` is its sha-256 (UTF-8). */
  text: z.string(),
  terms: agreementTerms.nullable(),
  hash: sha256,
  madeAt: instant,
  /** In the order in which they were given; the last of each party counts. */
  answers: z.array(z.object({ partyId, accepts: z.boolean(), at: instant })),
  state: z.enum(['OPEN', 'REFUSED', 'ACCEPTED', 'WITHDRAWN', 'DRAFTED']),
  /** The version of the agreement that was drafted of it. */
  draftedAs: z.number().int().nullable(),
});
export type OfferOnWire = z.output<typeof offerAnswer>;

/** GET /cases/:caseId/offers. `sealed`: the talks have come to nothing, and nothing of this is used against anybody (D7). */
export const offersAnswer = z.object({ sealed: z.boolean(), items: z.array(offerAnswer) });
