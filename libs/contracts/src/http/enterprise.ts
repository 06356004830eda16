import {
  ASSESSED_ASPECTS,
  ASSESSMENT_CONCLUSIONS,
  BANKRUPTCY_FINDINGS,
  BANKRUPTCY_REPLIES,
  DEBT_LINKS,
  FIRST_OFFERS,
  INSOLVENCY_GROUNDS,
  STAGES,
  ENDINGS,
} from '@hejie/settlement';
import { z } from 'zod';
import { caseId, caseNumber, date, instant, partyId, prose, text, yuan } from '../facts/shapes.js';
import { bilingual } from './answers/case.js';
import { inDigits } from './query.js';

/** One statement of an assessment, from which source and of which day. */
const statement = z.strictObject({
  aspect: z.enum(ASSESSED_ASPECTS),
  statement: prose,
  source: text(300),
  asOf: date,
});

/** POST /cases/:caseId/assessments: an enterprise that is a debtor is assessed (企业评估, A6). */
export const assessEnterprise = z.strictObject({
  partyId,
  statements: z.array(statement).min(1).max(40),
  /** What its assets are worth, and what it owes in all, where somebody has put a figure on them. */
  assets: yuan.optional(),
  debts: yuan.optional(),
  conclusion: z.enum(ASSESSMENT_CONCLUSIONS),
});
export type AssessEnterprise = z.input<typeof assessEnterprise>;

/** GET /cases/:caseId/assessments: what was assessed, beside what screening said; `waiting`: whose assessment talks wait for. */
export const assessmentsAnswer = z.object({
  screening: z.object({ suitable: z.boolean(), text: bilingual }),
  waiting: z.array(partyId),
  assessments: z.array(
    assessEnterprise.extend({
      no: z.number().int().positive(),
      assets: yuan.nullable(),
      debts: yuan.nullable(),
      /** The oldest day of which it speaks. */
      asOf: date,
      text: bilingual,
      at: instant,
      by: z.string(),
    }),
  ),
});

/** POST /cases/:caseId/first-offer: the debtor offers a first plan or security, or says that he offers neither (A4). */
export const makeFirstOffer = z.strictObject({
  partyId,
  plan: prose.optional(),
  security: prose.optional(),
  none: z.literal(true).optional(),
});

/** GET /cases/:caseId/first-offer: what debtors have offered at the start; for those who work on the settlement alone (D7). */
export const firstOffersAnswer = z.object({
  offers: z.array(
    z.object({
      partyId,
      offer: z.enum(FIRST_OFFERS),
      plan: z.string().nullable(),
      security: z.string().nullable(),
      at: instant,
      by: z.string(),
    }),
  ),
});

/** GET /cases/:caseId/linked-debts: cases of the court that hang together with this one by who their parties are (关联债务, A13). */
export const linkedDebtsAnswer = z.object({
  chain: z.boolean(),
  group: z.boolean(),
  /** Creditors of the debtors of this case, in all these cases together. */
  creditors: z.number().int(),
  cases: z.array(
    z.object({
      caseId,
      caseNumber,
      kind: z.enum(DEBT_LINKS),
      distance: z.number().int().positive(),
      /** The case through which it hangs together with this one. */
      via: caseId,
      claim: yuan,
      stage: z.enum(STAGES),
      ending: z.enum(ENDINGS).nullable(),
    }),
  ),
});

/** POST /cases/:caseId/bankruptcy-hints: a person sees that a debtor is ripe for bankruptcy (执转破, A14). */
export const raiseBankruptcy = z.strictObject({ partyId, reasons: prose });

/** The number of a hint in a path: 1, 2, 3 … in its case. */
export const bankruptcyNo = inDigits(z.number().int().min(1).max(1_000));

/** POST /cases/:caseId/bankruptcy-hints/:no/decision: the judge sends the file, advises the parties to apply, or neither (PROC-26). */
export const decideBankruptcyBody = z.strictObject({
  finding: z.enum(BANKRUPTCY_FINDINGS),
  reasons: prose,
  /** The creditor, or the debtor concerned, who has consented; needed to send the file. */
  consentOf: partyId.optional(),
  /** The court to which the file goes (被执行人住所地人民法院). */
  court: text(120).optional(),
});

/** POST /cases/:caseId/bankruptcy-hints/:no/reply: what that court has answered. */
export const bankruptcyReply = z.strictObject({ reply: z.enum(BANKRUPTCY_REPLIES), on: date, note: prose });

/** A hint as it stands. */
export const bankruptcyHint = z.object({
  no: z.number().int().positive(),
  partyId,
  grounds: z.array(z.object({ ground: z.enum(INSOLVENCY_GROUNDS), text: bilingual })),
  state: z.enum(['RAISED', 'REFERRED', 'GUIDED', 'DISMISSED', 'ACCEPTED', 'NOT_ACCEPTED']),
  reasons: z.string().nullable(),
  raisedAt: instant,
  raisedBy: z.string(),
  decision: z
    .object({
      finding: z.enum(BANKRUPTCY_FINDINGS),
      reasons: z.string(),
      consentOf: partyId.nullable(),
      court: z.string().nullable(),
      replyBy: date.nullable(),
      at: instant,
      by: z.string(),
    })
    .nullable(),
  reply: z.object({ reply: z.enum(BANKRUPTCY_REPLIES), on: date, note: z.string() }).nullable(),
});
export type BankruptcyHintAnswer = z.output<typeof bankruptcyHint>;

/** GET /cases/:caseId/bankruptcy-hints. */
export const bankruptcyHints = z.object({ items: z.array(bankruptcyHint) });
