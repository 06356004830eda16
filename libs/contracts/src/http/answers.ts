import {
  CLAIM_KINDS,
  DEADLINE_KINDS,
  DEPOSIT_GROUNDS,
  ENDINGS,
  GATE_GROUNDS,
  INSTALMENT_STATUSES,
  OBSTACLE_GROUNDS,
  PERIOD_ACT_KINDS,
  RECEIPT_KINDS,
  REVERSAL_REASONS,
  SIDES,
  SIGNATORY_ROLES,
  STAGES,
  PARTY_KINDS,
  type GateDecision,
  type LedgerReading,
  type LegalityFinding,
  type PlausibilityWarning,
  type ScreeningAdvice,
} from '@hejie/settlement';
import { z } from 'zod';
import { agreementTerms } from './agreement-terms.js';
import { enrolMediator } from './mediation.js';
import { CLOSING_MODES, type ResumedBalance, type ResumptionStatus } from '../workflows/resumed-enforcement.js';
import type { CaseStatus, DueKind } from '../workflows/settlement-case.js';
import { titleItems } from '../facts/intake.js';
import { caseId, caseNumber, courtCode, date, identifier, instant, partyId, prose, yuan } from '../facts/shapes.js';

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
  receipts: z.array(postedReceipt),
  refunds: z.array(postedRefund),
  periodActs: z.array(recordedPeriodAct),
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

const gate: z.ZodType<GateDecision> = z.object({
  decision: z.enum(['RESUME', 'REFUSE']),
  ground: z.enum(GATE_GROUNDS),
  findings: z.array(
    bilingual.extend({
      code: z.string(),
      rule: z.string(),
      no: z.number().int().optional(),
      status: z.enum(INSTALMENT_STATUSES).optional(),
      days: z.number().int().optional(),
      outstanding: yuan.optional(),
    }),
  ),
  wouldChangeIf: z.array(bilingual),
  /** SET-ART-11-1: where all is performed: of the application, of completion, of the decision. */
  days: z.object({ appliedOn: date, completedOn: date, decidedOn: date }).optional(),
});

/** How a value came about, all the way down, as `hejie verify` reads it. */
const derivation = z.looseObject({ rule: z.string(), text: bilingual });

/** GET /cases/:caseId/resumption: applications with their rulings, and the enforcement that resumed. */
export const resumptionAnswer = z.object({
  applications: z.array(
    z.object({
      caseId,
      application: z.number().int(),
      gate,
      outOfTime: z.boolean(),
      appliedAt: instant,
      /** Of one on paper: when it was posted, if it was, and when the court received it. */
      postedOn: date.nullable(),
      receivedOn: date.nullable(),
      /** Subject of who recorded it; null where it was not on record yet. */
      recordedBy: z.string().nullable(),
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
          /** By their numbers; true on rulings of before conditions were told apart: of all of them. */
          conditionUnmet: z.union([z.boolean(), z.array(z.number().int())]),
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
            base: yuan.nullable(),
            interest: yuan,
            doubled: yuan,
            fee: yuan,
            principal: yuan,
            text: bilingual,
          }),
        ),
        waivers: z.array(bilingual.extend({ of: z.string(), stands: z.boolean() })),
        derivation,
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

/** POST /cases/:caseId/voided-settlement: the application as it lies before the judge. */
export const heardApplication = z.object({
  application: z.number().int(),
  outOfTime: z.boolean(),
  dueAt: instant,
  decision: z.enum(['RESUME', 'REFUSE']),
  ground: z.string(),
});
export type HeardApplication = z.output<typeof heardApplication>;

/** POST /cases/:caseId/voided-settlement/ruling. `total`: what is owed of the title after deduction, where it resumes. */
export const ruledApplication = z.object({
  application: z.number().int(),
  ruling: z.enum(['RESUME', 'REFUSE']),
  ground: z.string(),
  total: yuan.nullable(),
});
export type RuledApplication = z.output<typeof ruledApplication>;

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
  ending: z.enum(ENDINGS).nullable(),
  endingRule: z.string().nullable(),
  paid: yuan.nullable(),
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
