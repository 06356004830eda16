import { PARTIAL_RELATIONS, ROLL_STATES, SIGNATORY_ROLES } from '@hejie/settlement';
import { z } from 'zod';
import { agreementTerms } from '../agreement-terms.js';
import { mediatorOnRoll } from '../roll.js';
import { caseId, courtCode, date, identifier, instant, partyId } from '../../facts/shapes.js';
import { legalityFinding } from './case.js';

/** What mediation answers. */

/** GET /cases/:caseId/agreements: every version, with its signatures. */
export const agreementsAnswer = z.object({
  items: z.array(
    z.object({
      caseId,
      version: z.number().int(),
      terms: agreementTerms,
      warnings: z.array(legalityFinding),
      /** The offer whose text it is. */
      offer: z.number().int().nullable(),
      proposedBy: z.string(),
      proposedAt: instant,
      confirmedAt: instant.nullable(),
      signatures: z.array(
        z.object({
          caseId,
          version: z.number().int(),
          signatoryId: identifier,
          role: z.enum(SIGNATORY_ROLES),
          /** The agent who signed for the party; null: none did. */
          agentId: partyId.nullable(),
          signedBy: z.string(),
          signedAt: instant,
        }),
      ),
    }),
  ),
});

/** GET /cases/:caseId/negotiation. */
export const negotiationAnswer = z.object({
  caseId,
  mediatorId: identifier,
  startedAt: instant,
  lastDay: date,
  deadline: instant,
  provisional: z.boolean(),
  outcome: z.enum(['AGREED', 'LAPSED', 'FAILED', 'WITHDRAWN']).nullable(),
  endedAt: instant.nullable(),
  appraisals: z.array(
    z.object({
      caseId,
      nth: z.number().int(),
      subject: z.string(),
      begins: date,
      until: date,
      orderedBy: z.string(),
      orderedAt: instant,
      endedAt: instant.nullable(),
    }),
  ),
  /** Each lengthening with the joint request on which it rests; the name of the paper masked. */
  extensions: z.array(
    z.object({
      nth: z.number().int(),
      days: z.number().int(),
      signedBy: z.array(partyId),
      paper: z.string(),
      signedOn: date,
      hash: z.string().nullable(),
      recordedAt: instant,
    }),
  ),
});

/** GET /cases/:caseId/recusals: what a mediator disclosed or a party asks, and what became of it. */
export const recusalsAnswer = z.object({
  items: z.array(
    z.object({
      caseId,
      nth: z.number().int(),
      mediatorId: identifier,
      partyId: identifier.nullable(),
      relation: z.enum(PARTIAL_RELATIONS),
      reason: z.string(),
      raisedBy: z.string(),
      raisedAt: instant,
      decideBy: instant,
      consentedBy: z.array(partyId),
      outcome: z.enum(['CONSENTED', 'REFUSED', 'LEAVES']).nullable(),
      settledAt: instant.nullable(),
    }),
  ),
});

/** POST /mediators, GET /mediators: the entry on the roll, with the workload. */
export const enrolledMediator = mediatorOnRoll.extend({
  court: courtCode,
  /** Subject of the mediator's token. */
  subject: identifier,
  state: z.enum(ROLL_STATES),
});

/** POST /cases/:caseId/guarantors: a guarantor who acts for himself. */
export const registeredGuarantor = z.object({
  guarantorId: identifier,
  identifiedBy: z.string(),
  registeredAt: instant,
  registeredBy: z.string(),
});
export type RegisteredGuarantor = z.output<typeof registeredGuarantor>;

/** GET /cases/:caseId/guarantors/own: the last version of the agreement as the guarantor reads it, and where he signs. */
export const guaranteedAgreementAnswer = z.object({
  version: z.number().int(),
  text: z.string(),
  confirmedAt: instant.nullable(),
  /** Where he signs for himself, and when he has. */
  signatures: z.array(z.object({ guarantorId: identifier, signatoryId: identifier, signedAt: instant.nullable() })),
});
export type GuaranteedAgreement = z.output<typeof guaranteedAgreementAnswer>;
