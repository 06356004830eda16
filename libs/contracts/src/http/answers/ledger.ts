import {
  DEADLINE_KINDS,
  DEPOSIT_GROUNDS,
  INSTALMENT_STATUSES,
  OBSTACLE_GROUNDS,
  PERFORMANCE_ANSWERS,
  PERIOD_ACT_KINDS,
  RECEIPT_KINDS,
  REVERSAL_REASONS,
  type LedgerReading,
} from '@hejie/settlement';
import { z } from 'zod';
import { caseId, caseNumber, date, identifier, instant, partyId, yuan } from '../../facts/shapes.js';
import { bilingual, owedAfterEnding, plausibilityWarning } from './case.js';

/** What performance answers of the ledger: entries, the reading, findings. */

/** POST /cases/:caseId/receipts, …/receipts/:receiptId/reversal: the receipt as it was posted, and whether it was taken out again. */
export const postedReceipt = z.object({
  receiptId: identifier,
  kind: z.enum(RECEIPT_KINDS),
  valueDate: date,
  amount: yuan,
  payerPartyId: partyId.nullable(),
  depositGround: z.enum(DEPOSIT_GROUNDS).nullable(),
  /** What was handed over; of what is in kind. */
  thing: z.string().optional(),
  /** By what a person has proven it; in the ledger, for staff of the court. */
  proof: z.string().optional(),
  postedAt: instant,
  /** Since then it counts no more. */
  reversal: z.object({ reason: z.enum(REVERSAL_REASONS), reversedAt: instant }).nullable(),
  /** What was probably entered wrongly; it counts all the same. */
  warnings: z.array(plausibilityWarning).optional(),
});
export type PostedReceipt = z.output<typeof postedReceipt>;

/** POST /cases/:caseId/performance-answers: the answer as it was recorded. */
export const performanceAnswerAnswer = z.object({
  partyId,
  outcome: z.enum(PERFORMANCE_ANSWERS),
  answeredOn: date,
  document: z.string(),
  reasons: z.string(),
  recordedAt: instant,
});
export type PerformanceAnswerAnswer = z.output<typeof performanceAnswerAnswer>;

/** GET /cases/:caseId/performance-answers. */
export const performanceAnswersAnswer = z.object({ items: z.array(performanceAnswerAnswer) });

/** POST /cases/:caseId/refunds. */
export const postedRefund = z.object({
  refundId: identifier,
  valueDate: date,
  amount: yuan,
  payeePartyId: partyId.nullable(),
  postedAt: instant,
});
export type PostedRefund = z.output<typeof postedRefund>;

/** POST /cases/:caseId/period-acts: the act as it was recorded. */
export const recordedPeriodAct = z.object({
  actId: identifier,
  kind: z.enum(PERIOD_ACT_KINDS),
  from: date,
  to: date,
  ground: z.enum(OBSTACLE_GROUNDS).nullable(),
  application: z.number().int().nullable(),
  evidence: z.string(),
  recordedAt: instant,
  /** Subject of who recorded it. */
  recordedBy: z.string(),
});
export type RecordedPeriodAct = z.output<typeof recordedPeriodAct>;

const deadlineItem = z.object({ kind: z.enum(DEADLINE_KINDS), no: z.number().int().optional(), day: date });

const reading = z.object({
  asOf: date,
  paid: yuan,
  owed: yuan,
  outstanding: yuan,
  overdue: yuan,
  surplus: yuan,
  interruptions: z.array(date),
  lastDayToApply: date.optional(),
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
      inDefault: z.literal(true).optional(),
    }),
  ),
  next: z.object({ at: instant, items: z.array(deadlineItem), provisional: z.boolean(), zh: z.string() }).optional(),
});

/** GET /cases/:caseId/ledger: the reading, with the receipts and refunds behind it. */
export const ledgerAnswer = reading.extend({
  caseNumber,
  state: z.enum(['PERFORMING', 'PERFORMED', 'RESUMED', 'SUED', 'EXPIRED']),
  version: z.number().int(),
  /** Absent: nothing is, or the case has not ended as performed. */
  owedAfterEnding: owedAfterEnding.optional(),
  receipts: z.array(postedReceipt),
  refunds: z.array(postedRefund),
  /** Of several debtors: what each has paid, and what of the rest he answers for; absent where there is one and he answers for the whole. */
  debtors: z
    .array(z.object({ partyId, cap: yuan.nullable(), paid: yuan, answersFor: yuan, beyondCap: yuan }))
    .optional(),
  periodActs: z.array(recordedPeriodAct),
}) satisfies z.ZodType<LedgerReading>;

const receiptConsidered = z.object({
  id: identifier,
  kind: z.string(),
  valueDate: date,
  amount: yuan,
  knownAt: instant.optional(),
});

/** What was found on an instalment. */
const finding = z.object({
  no: z.number().int(),
  due: date,
  /** SET-GRACE: the last day of the agreed grace; in a finding of before `waitingEnd` was told, the later of the two. */
  graceEnd: date,
  /** The last day on which the court waited before it found the breach, where it did. */
  waitingEnd: date.optional(),
  breachDay: date,
  amount: yuan,
  paid: yuan,
  outstanding: yuan,
  daysOverdue: z.number().int(),
  minorShortfall: z.boolean(),
  receiptsConsidered: z.array(receiptConsidered),
  text: bilingual,
});

/** GET /cases/:caseId/findings: suspected breaches with their evidence. */
export const findingsAnswer = z.object({
  items: z.array(
    z.object({
      caseId,
      instalment: z.number().int(),
      evidence: finding,
      /** What it rests on, as it was laid together when it was made; null on findings of before that was kept. */
      pack: z
        .object({
          edition: z.literal(1),
          caseNumber,
          agreement: z.number().int(),
          obligation: z.object({ no: z.number().int(), due: date, amount: yuan }),
          days: z.object({ payableUntil: date, graceEnd: date, waitingEnd: date }),
          overdueToldAt: instant.nullable(),
          deadline: instant,
          foundAt: instant,
          applyUntil: date.nullable(),
          finding,
        })
        .nullable(),
      /** SHA-256 of its canonical JSON (keys sorted, without white space), which the letters to both sides name. */
      packHash: z.string().nullable(),
      datedTo: instant,
      foundAt: instant,
      latenessSeconds: z.number(),
      /** REOPENED: money that had cured it was taken out of the ledger; its deadline is being asked again. */
      outcome: z.enum(['STANDS', 'CURED', 'WITHDRAWN', 'REOPENED']),
      times: z.number().int(),
      /** How many times it was taken back. */
      withdrawals: z.number().int(),
      cureToldAt: instant.nullable(),
    }),
  ),
});
