import { SIGNATORY_ROLES } from '@hejie/settlement';
import { z } from 'zod';
import { agreementTerms } from '../agreement-terms.js';
import { enrolMediator } from '../mediation.js';
import { caseId, date, identifier, instant } from '../../facts/shapes.js';
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
});

/** POST /mediators: the entry on the roll. */
export const enrolledMediator = z.object(enrolMediator.shape).extend({ specialities: z.array(z.string()) });

/** GET /mediators: the roll of the court. */
export const rosterAnswer = z.object({ items: z.array(enrolledMediator) });
