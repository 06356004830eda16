import { PARTIAL_RELATIONS, SIGNATORY_ROLES } from '@hejie/settlement';
import { z } from 'zod';
import { agreementTerms } from '../agreement-terms.js';
import { enrolMediator } from '../mediation.js';
import { caseId, date, identifier, instant, partyId } from '../../facts/shapes.js';
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
      proposedBy: z.string(),
      proposedAt: instant,
      confirmedAt: instant.nullable(),
      signatures: z.array(
        z.object({
          caseId,
          version: z.number().int(),
          signatoryId: identifier,
          role: z.enum(SIGNATORY_ROLES),
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

/** POST /mediators: the entry on the roll. */
export const enrolledMediator = z.object(enrolMediator.shape).extend({ specialities: z.array(z.string()) });

/** GET /mediators: the roll of the court. */
export const rosterAnswer = z.object({ items: z.array(enrolledMediator) });
