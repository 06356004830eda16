import { CLAIM_KINDS, ENDINGS, PARTY_KINDS, SIDES, STAGES, type ScreeningAdvice } from '@hejie/settlement';
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
