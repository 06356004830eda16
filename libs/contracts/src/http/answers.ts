import {
  DEADLINE_KINDS,
  DEPOSIT_GROUNDS,
  ENDINGS,
  INSTALMENT_STATUSES,
  RECEIPT_KINDS,
  REVERSAL_REASONS,
  STAGES,
  type LedgerReading,
  type LegalityFinding,
  type PlausibilityWarning,
} from '@hejie/settlement';
import { z } from 'zod';
import { CLOSING_MODES, type ResumedBalance, type ResumptionStatus } from '../workflows/resumed-enforcement.js';
import type { CaseStatus, DueKind } from '../workflows/settlement-case.js';
import { caseId, caseNumber, date, identifier, instant, partyId, prose, yuan } from '../facts/shapes.js';

/** What services answer. The types are those of `@hejie/contracts/workflows`; a field that is missing here does not compile. */

const bilingual = z.object({ zh: z.string(), en: z.string() });

const legalityFinding: z.ZodType<LegalityFinding> = z.object({
  code: z.string(),
  severity: z.enum(['BLOCKING', 'WARNING']),
  rule: z.string(),
  place: z.string(),
  zh: z.string(),
  en: z.string(),
  remedy: bilingual,
});

/** The answer of every command to a case, and of GET /cases/:caseId/status. */
export const caseStatus: z.ZodType<CaseStatus> = z.object({
  caseId,
  caseNumber,
  stage: z.enum(STAGES),
  ending: z.enum(ENDINGS).optional(),
  awaiting: z.string(),
  nextDeadline: z
    .object({
      at: instant,
      kind: z.string() as z.ZodType<DueKind>,
      zh: z.string(),
      rule: z.string(),
      provisional: z.boolean(),
    })
    .optional(),
  negotiation: z.object({ lastDay: date, endsAt: instant, provisional: z.boolean() }).optional(),
  mediatorId: identifier.optional(),
  agreement: z
    .object({
      version: z.number().int(),
      signedBy: z.array(identifier),
      total: yuan,
      warnings: z.array(legalityFinding),
    })
    .optional(),
  paid: yuan.optional(),
  owed: yuan.optional(),
  breach: z.enum(['NONE', 'SUSPECTED', 'APPLIED', 'RESUMED']),
  latenessSeconds: z.number().optional(),
});

const resumedBalance: z.ZodType<ResumedBalance> = z.object({
  asOf: date,
  principal: yuan,
  interest: yuan,
  doubled: yuan,
  fee: yuan,
  total: yuan,
  surplus: yuan,
});

/** POST /cases/:caseId/closing. */
export const resumptionStatus: z.ZodType<ResumptionStatus> = z.object({
  caseId,
  caseNumber,
  balance: resumedBalance.optional(),
  awaiting: z.string(),
  ending: z.enum(['SATISFIED', 'CLOSED']).optional(),
});

const plausibilityWarning: z.ZodType<PlausibilityWarning> = bilingual.extend({
  code: z.string(),
  rule: z.string().optional(),
  path: z.string().optional(),
});

/** POST /cases/:caseId/receipts, …/receipts/:receiptId/reversal: the receipt as it was posted, and whether it was taken out again. */
export const postedReceipt = z.object({
  receiptId: identifier,
  kind: z.enum(RECEIPT_KINDS),
  valueDate: date,
  amount: yuan,
  payerPartyId: partyId.nullable(),
  depositGround: z.enum(DEPOSIT_GROUNDS).nullable(),
  postedAt: instant,
  /** Since then it counts no more. */
  reversal: z.object({ reason: z.enum(REVERSAL_REASONS), reversedAt: instant }).nullable(),
  /** What was probably entered wrongly; it counts all the same. */
  warnings: z.array(plausibilityWarning).optional(),
});
export type PostedReceipt = z.output<typeof postedReceipt>;

/** POST /cases/:caseId/refunds. */
export const postedRefund = z.object({
  refundId: identifier,
  valueDate: date,
  amount: yuan,
  payeePartyId: partyId.nullable(),
  postedAt: instant,
});
export type PostedRefund = z.output<typeof postedRefund>;

const deadlineItem = z.object({ kind: z.enum(DEADLINE_KINDS), no: z.number().int().optional(), day: date });

const reading = z.object({
  asOf: date,
  paid: yuan,
  owed: yuan,
  outstanding: yuan,
  overdue: yuan,
  surplus: yuan,
  interruptions: z.array(date),
  fullyPerformed: z.boolean(),
  performedOn: date.optional(),
  instalments: z.array(
    z.object({
      no: z.number().int(),
      due: date,
      amount: yuan,
      paid: yuan,
      outstanding: yuan,
      status: z.enum(INSTALMENT_STATUSES),
      paidOn: date.optional(),
    }),
  ),
  next: z.object({ at: instant, items: z.array(deadlineItem), provisional: z.boolean(), zh: z.string() }).optional(),
});

/** GET /cases/:caseId/ledger: the reading, with the receipts and refunds behind it. */
export const ledgerAnswer = reading.extend({
  caseNumber,
  state: z.enum(['PERFORMING', 'PERFORMED', 'RESUMED', 'SUED', 'EXPIRED']),
  version: z.number().int(),
  receipts: z.array(postedReceipt),
  refunds: z.array(postedRefund),
}) satisfies z.ZodType<LedgerReading>;

const receiptConsidered = z.object({
  id: identifier,
  kind: z.string(),
  valueDate: date,
  amount: yuan,
  knownAt: instant.optional(),
});

/** GET /cases/:caseId/findings: suspected breaches with their evidence. */
export const findingsAnswer = z.object({
  items: z.array(
    z.object({
      caseId,
      instalment: z.number().int(),
      evidence: z.object({
        no: z.number().int(),
        due: date,
        graceEnd: date,
        breachDay: date,
        amount: yuan,
        paid: yuan,
        outstanding: yuan,
        daysOverdue: z.number().int(),
        minorShortfall: z.boolean(),
        receiptsConsidered: z.array(receiptConsidered),
        text: bilingual,
      }),
      datedTo: instant,
      foundAt: instant,
      latenessSeconds: z.number(),
      /** REOPENED: money that had cured it was taken out of the ledger; its deadline is being asked again. */
      outcome: z.enum(['STANDS', 'CURED', 'WITHDRAWN', 'REOPENED']),
      times: z.number().int(),
      cureToldAt: instant.nullable(),
    }),
  ),
});

const gate = z.object({
  decision: z.enum(['RESUME', 'REFUSE']),
  ground: z.string(),
  findings: z.array(bilingual.extend({ code: z.string(), rule: z.string(), no: z.number().int().optional() })),
  wouldChangeIf: z.array(bilingual),
});

/** GET /cases/:caseId/resumption: applications with their rulings, and the enforcement that resumed. */
export const resumptionAnswer = z.object({
  applications: z.array(
    z.object({
      caseId,
      application: z.number().int(),
      gate,
      outOfTime: z.boolean(),
      appliedAt: instant,
      dueAt: instant,
      ruling: z.enum(['RESUME', 'REFUSE']).nullable(),
      ground: z.string().nullable(),
      article: prose.nullable(),
      reason: z.string().nullable(),
      debtorObjects: z.boolean().nullable(),
      found: z
        .object({
          anticipatoryBreach: z.boolean(),
          fraudOrDuress: z.boolean(),
          voidOrRevoked: z.boolean(),
          conditionUnmet: z.boolean(),
        })
        .nullable(),
      ruledBy: z.string().nullable(),
      ruledAt: instant.nullable(),
    }),
  ),
  enforcement: z
    .object({
      caseId,
      caseNumber,
      ground: z.string(),
      balance: z.object({
        asOf: date,
        amounts: z.object({ principal: yuan, interest: yuan, doubled: yuan, fee: yuan, total: yuan, surplus: yuan }),
        items: z
          .array(z.object({ no: z.number().int(), principal: yuan, interest: yuan, doubled: yuan, total: yuan }))
          .optional(),
        rows: z.array(
          z.object({
            no: z.number().int(),
            kind: z.enum(['ACCRUAL', 'DEDUCTION', 'NOT_COMPUTED']),
            from: z.string().nullable(),
            to: z.string(),
            days: z.number().int().nullable(),
            text: bilingual,
          }),
        ),
        waivers: z.array(bilingual.extend({ of: z.string(), stands: z.boolean() })),
      }),
      /** 计算清单 in Markdown. */
      calculationList: z.string(),
      openedAt: instant,
      closingMode: z.enum(CLOSING_MODES).nullable(),
      closingBalance: resumedBalance.nullable(),
      closedAt: instant.nullable(),
    })
    .nullable(),
});
