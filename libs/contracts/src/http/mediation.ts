import { z } from 'zod';
import { agreementTerms } from './agreement-terms.js';
import { courtCode, identifier, name, partyId, prose, text } from '../facts/shapes.js';
import { inDigits } from './query.js';

/** POST /mediators: a person on the court's roll (和解员名册). */
export const enrolMediator = z.strictObject({
  mediatorId: identifier,
  court: courtCode,
  name: name(60),
  profession: z.enum([
    'PEOPLES_MEDIATOR',
    'COMMERCIAL_MEDIATOR',
    'INDUSTRY_MEDIATOR',
    'NOTARY',
    'LAWYER',
    'RETIRED_JUDGE',
    'COURT_MEDIATOR',
  ]),
  specialities: z.array(text(40)).max(20).default([]),
  /** Subject of the mediator's token. */
  subject: identifier,
});
export type EnrolMediator = z.input<typeof enrolMediator>;

/** POST /cases/:caseId/designation (SEED3 五(三), S5). */
export const designateMediator = z.strictObject({
  mediatorId: identifier,
  chosenBy: z.enum(['PARTIES', 'COURT']),
  /** The parties have said that they do not agree on a mediator: the court need not wait for them. */
  partiesDisagree: z.boolean().default(false),
  conflict: z.strictObject({ disclosed: prose, acceptedBy: z.array(partyId).max(50) }).optional(),
});
export type DesignateMediatorBody = z.input<typeof designateMediator>;

/** POST /cases/:caseId/designation/acceptance: nothing to say but yes. */
export const acceptDesignation = z.strictObject({});
export const declineDesignation = z.strictObject({ reason: prose });

/** POST /cases/:caseId/extension: the joint request, with the parties whose signatures it bears (PRE-8). */
export const extendNegotiation = z.strictObject({
  days: z.number().int().min(1).max(365),
  signedBy: z.array(partyId).min(1).max(50),
});
export const declareFailure = z.strictObject({ reason: prose });
export const withdraw = z.strictObject({ partyId, reason: prose });

/** What the review of a draft reads of its other clauses at most, in characters: it is done while the proposer waits, sentence by sentence. */
const CLAUSES_LENGTH = 20_000;
const lengthOf = (clauses: readonly string[]): number => clauses.reduce((sum, { length }) => sum + length, 0);

/** POST /cases/:caseId/agreements: a draft; the legality review answers at once. */
export const proposeAgreement = z.strictObject({
  terms: agreementTerms.refine(({ otherClauses }) => lengthOf(otherClauses) <= CLAUSES_LENGTH, {
    path: ['otherClauses'],
    params: {
      code: 'AGREEMENT.CLAUSES_TOO_LONG',
      zh: `其他条款合计不得超过${CLAUSES_LENGTH}字。`,
      en: `The other clauses are longer than ${CLAUSES_LENGTH} characters together.`,
    },
    message: `The other clauses are longer than ${CLAUSES_LENGTH} characters together.`,
  }),
});
export type ProposeAgreementBody = z.input<typeof proposeAgreement>;

/** The version of an agreement in a path. */
export const agreementVersion = inDigits(z.number().int().min(1).max(10_000));

/** POST /cases/:caseId/agreements/:version/signatures. */
export const signAgreement = z.strictObject({ signatoryId: identifier });
export type SignAgreementBody = z.input<typeof signAgreement>;
