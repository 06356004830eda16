import {
  AGENT_POWERS,
  CLAIM_KINDS,
  COERCERS,
  COMPLAINT_FINDINGS,
  CONSENT_CHANNELS,
  ENDINGS,
  FILING_CONDITIONS,
  PARTY_KINDS,
  REPRESENTATIONS,
  SIDES,
  STAGES,
  type ScreeningAdvice,
} from '@hejie/settlement';
import { z } from 'zod';
import { titleItems } from '../../facts/intake.js';
import { caseId, caseNumber, courtCode, date, identifier, instant, partyId, yuan } from '../../facts/shapes.js';
import { bilingual, owedAfterEnding, plausibilityWarning } from './case.js';

/** What intake answers. */

const firing = z.object({
  id: z.string(),
  name: bilingual,
  clause: z.string(),
  source: z.string(),
  weight: z.number(),
});

const screening: z.ZodType<ScreeningAdvice> = z.object({
  suitable: z.boolean(),
  score: z.number(),
  firings: z.array(firing),
  exclusions: z.array(firing),
  wouldBeSuitableIf: z.array(bilingual),
  text: bilingual,
});

/** POST /applications: the case with its number, what screening said, and the ids under which its parties act. */
export const acceptedApplication = z.object({
  caseId,
  caseNumber,
  screening,
  warnings: z.array(plausibilityWarning).optional(),
  parties: z.array(z.object({ partyId, side: z.enum(SIDES), partyRef: identifier.optional(), name: z.string() })),
});

/** GET /cases/:caseId/consents: the text with which each side is asked, until when, and what each has answered (PRE-1). */
export const consentsAnswer = z.object({
  text: z.object({ subject: z.string(), body: z.string(), hash: z.string() }),
  /** Exclusive end of the time to answer; null: the pack sets none. */
  until: instant.nullable(),
  provisional: z.boolean(),
  answers: z.array(
    z.object({
      partyId,
      side: z.enum(SIDES),
      requestedAt: instant.nullable(),
      answer: z.enum(['CONSENT', 'REFUSE']).nullable(),
      channel: z.enum(CONSENT_CHANNELS).nullable(),
      saidAt: instant.nullable(),
      answeredAt: instant.nullable(),
      textHash: z.string().nullable(),
      agentId: partyId.nullable(),
      /** Of what staff has entered: who gave it, and on what record it stands. */
      statedBy: z.enum(REPRESENTATIONS).nullable(),
      record: z.string().nullable(),
    }),
  ),
});

/** POST and GET /cases/:caseId/agents: an agent as the desk sees him; his name stays sealed but for its first sign. */
export const agentAnswer = z.object({
  agentId: partyId,
  partyId,
  name: z.string(),
  capacity: z.string(),
  scope: z.enum(['SPECIAL', 'GENERAL']),
  powers: z.array(z.enum(AGENT_POWERS)),
  validFrom: date,
  validUntil: date.nullable(),
  paper: z.string(),
  revokedAt: instant.nullable(),
});
export const agentsAnswer = z.object({ agents: z.array(agentAnswer) });

/** POST and GET /cases/:caseId/filing-review: the reviews, the latest last. */
export const filingReviewsAnswer = z.object({
  reviews: z.array(
    z.object({
      reviewId: z.string(),
      defects: z.array(z.object({ condition: z.enum(FILING_CONDITIONS), explanation: z.string() })),
      reviewedAt: instant,
      mendBy: instant.nullable(),
      mendedAt: instant.nullable(),
    }),
  ),
});

/** GET /cases/:caseId/complaints: what was complained of, and what was decided. */
export const complaintsAnswer = z.object({
  complaints: z.array(
    z.object({
      partyId,
      against: z.enum(COERCERS),
      statement: z.string(),
      since: instant,
      decideBy: instant,
      finding: z.enum(COMPLAINT_FINDINGS).nullable(),
      consequence: z.enum(['GOES_ON', 'ASK_ANEW', 'ENDS']).nullable(),
      reason: z.string().nullable(),
      decidedAt: instant.nullable(),
    }),
  ),
});

/** POST /cases/:caseId/filing: the number under 执. */
export const filedAsEnforcement = z.object({ caseNumber });

/** A case in the list of GET /cases. */
export const caseCard = z.object({
  caseId,
  court: courtCode,
  caseNumber,
  enforcementNumber: caseNumber.nullable(),
  cause: z.string(),
  claim: yuan,
  greenChannel: z.boolean(),
  tags: z.array(z.enum(['ENTERPRISE', 'LIVELIHOOD'])),
  acceptedAt: instant,
  stage: z.enum(STAGES),
  awaiting: z.string(),
  since: instant,
  /** The next deadline, reminders aside, as mediation or, from performance on, the ledger has told it; null: none, or none was told. */
  due: z.object({ at: instant, provisional: z.boolean() }).nullable(),
  ending: z.enum(ENDINGS).nullable(),
  endingRule: z.string().nullable(),
  paid: yuan.nullable(),
  /** What is owed all the same, as the ledger told it last; null: nothing, or the case has not ended as performed. */
  owedAfterEnding: owedAfterEnding.nullable(),
});

/** GET /cases/:caseId: no number of a person and no address, and each name masked. */
export const caseAnswer = caseCard.extend({
  title: z.object({
    number: z.string(),
    maker: z.string(),
    claimKind: z.enum(CLAIM_KINDS),
    principal: yuan,
    dailyRate: z.string(),
    expiry: date,
    fee: yuan,
    items: titleItems.optional(),
    acts: z.array(z.string()).optional(),
  }),
  packId: z.string(),
  screening,
  parties: z.array(z.object({ partyId, side: z.enum(SIDES), kind: z.enum(PARTY_KINDS), name: z.string() })),
});
