import { COERCERS, ENDINGS, STAGES, type LegalityFinding, type PlausibilityWarning } from '@hejie/settlement';
import { z } from 'zod';
import { type CaseStatus, type DueKind, type OwedAfterEnding } from '../../workflows/settlement-case.js';
import { caseId, caseNumber, date, identifier, instant, yuan } from '../../facts/shapes.js';

/** What every service answers of a case, and the shapes that several answers share. The types are those of `@hejie/contracts/workflows`; a field that is missing here does not compile. */

export const bilingual = z.object({ zh: z.string(), en: z.string() });

export const legalityFinding: z.ZodType<LegalityFinding> = z.object({
  code: z.string(),
  severity: z.enum(['BLOCKING', 'WARNING']),
  rule: z.string(),
  place: z.string(),
  zh: z.string(),
  en: z.string(),
  remedy: bilingual,
});

export const owedAfterEnding: z.ZodType<OwedAfterEnding> = z.object({ owed: yuan, asOf: date });

/** What is due next in a case, or in a file beside it. */
export const nextDeadline = z.object({
  at: instant,
  kind: z.string() as z.ZodType<DueKind>,
  zh: z.string(),
  rule: z.string(),
  provisional: z.boolean(),
});

/** The answer of every command to a case, and of GET /cases/:caseId/status. */
export const caseStatus: z.ZodType<CaseStatus> = z.object({
  caseId,
  caseNumber,
  stage: z.enum(STAGES),
  ending: z.enum(ENDINGS).optional(),
  awaiting: z.string(),
  nextDeadline: nextDeadline.optional(),
  complaint: z.object({ against: z.enum(COERCERS), since: instant, decideBy: instant }).optional(),
  negotiation: z.object({ lastDay: date, endsAt: instant, provisional: z.boolean() }).optional(),
  mediatorId: identifier.optional(),
  recusal: z.object({ cause: z.enum(['DISCLOSED', 'REQUESTED']), decideBy: instant, suspends: z.boolean() }).optional(),
  appraisal: z.object({ from: date, until: date }).optional(),
  agreement: z
    .object({
      version: z.number().int(),
      signedBy: z.array(identifier),
      total: yuan,
      warnings: z.array(legalityFinding).optional(),
    })
    .optional(),
  paid: yuan.optional(),
  owed: yuan.optional(),
  owedAfterEnding: owedAfterEnding.optional(),
  breach: z.enum(['NONE', 'SUSPECTED', 'APPLIED', 'RESUMED']),
  latenessSeconds: z.number().optional(),
});

export const plausibilityWarning: z.ZodType<PlausibilityWarning> = bilingual.extend({
  code: z.string(),
  rule: z.string().optional(),
  path: z.string().optional(),
});
