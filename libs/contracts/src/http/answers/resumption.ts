import {
  ABUSE_FLAGS,
  GATE_GROUNDS,
  INSTALMENT_STATUSES,
  OBJECTION_FOLLOWS,
  RULING_OBJECTION_GROUNDS,
  type GateDecision,
} from '@hejie/settlement';
import { z } from 'zod';
import { CLOSING_MODES, type ResumedBalance, type ResumptionStatus } from '../../workflows/resumed-enforcement.js';
import { caseId, caseNumber, date, identifier, instant, partyId, prose, yuan } from '../../facts/shapes.js';
import { findEndingForNow } from '../performance.js';
import { bilingual, owedAfterEnding } from './case.js';

/** What performance answers of applications to resume, and of the enforcement that resumed. */

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
      /** WITHDRAWN: there was none, for the creditor has withdrawn the application. */
      ruling: z.enum(['RESUME', 'REFUSE', 'WITHDRAWN']).nullable(),
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
      /** SET-ART-11-1: on the day of the ruling, with days and both readings; null before it, and where it was not on record yet. */
      rulingGate: gate.nullable().optional(),
      /** Of one that lies before the judge: what the ledger alone says by the last record of the case. */
      ledgerGate: gate.optional(),
      ruledBy: z.string().nullable(),
      ruledAt: instant.nullable(),
      /** When an objection revoked the ruling, and the number of the ruling that did; null: it stands (SET-ART-12-1). */
      revokedAt: instant.nullable().optional(),
      revokedBy: z.string().nullable().optional(),
      /** The creditor who applied; null where it was not on record yet. */
      partyId: z.string().nullable().optional(),
      /** The application that is reviewed anew under this number. */
      anewOf: z.number().int().nullable().optional(),
    }),
  ),
  enforcement: z
    .object({
      caseId,
      /** The how many-th resumption of the case; one that was revoked is none any more. */
      nth: z.number().int(),
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
      /** What is owed of the title within the day that was asked for, by everything received until then; without one, within the day of the case's last record. */
      standing: z
        .object({
          asOf: date,
          amounts: z.object({ principal: yuan, interest: yuan, doubled: yuan, fee: yuan, total: yuan, surplus: yuan }),
        })
        .optional(),
      /** Where it was closed as 执行完毕, and money was taken out of the ledger afterwards. */
      owedAfterEnding: owedAfterEnding.optional(),
    })
    .nullable(),
});

/** POST /cases/:caseId/enforcement-closings, …/correction, …/withdrawal: the entry as it is on record. */
export const recordedEnforcementClosing = z.object({
  /** Its number in the record of the case, from 1. */
  entry: z.number().int(),
  caseNumber,
  mode: z.enum(CLOSING_MODES),
  closedOn: date,
  /** Of 执行完毕. */
  performance: z.object({ on: date, amount: yuan }).nullable(),
  document: z.string(),
  /** For the long performance of a settlement: its controls are kept (CLS-5). */
  controlsKept: z.boolean(),
  /** It corrects the entry before it. */
  corrects: z.boolean(),
  /** It takes the entry before it back, which it repeats. */
  withdraws: z.boolean(),
  /** Why that was wrong. */
  reason: z.string().nullable(),
  recordedAt: instant,
  recordedBy: z.string(),
});
export type RecordedEnforcementClosing = z.output<typeof recordedEnforcementClosing>;

/** GET /cases/:caseId/enforcement-closings: closings and their corrections, in the order in which they were recorded. */
export const enforcementClosingsAnswer = z.object({ items: z.array(recordedEnforcementClosing) });

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

/** POST /cases/:caseId/resumption/objections, …/decision: the objection as it is on record. */
export const recordedRulingObjection = z.object({
  objectionId: identifier,
  application: z.number().int(),
  partyId,
  ground: z.enum(RULING_OBJECTION_GROUNDS),
  reason: z.string(),
  receivedOn: date,
  /** Last day on which the court decides it. */
  decideBy: date,
  upheld: z.boolean().nullable(),
  /** What follows from it. */
  consequence: z.enum(['NONE', 'RESUMPTION_REVOKED', 'APPLICATION_OPEN', 'BALANCE_ANEW', 'RULING_STANDS']).nullable(),
  /** What of that the case carries out itself: it goes on, also where it had ended; null: what is to be done is a person's. */
  follow: z.enum(OBJECTION_FOLLOWS).nullable(),
  rulingNumber: z.string().nullable(),
  decisionReason: z.string().nullable(),
  decidedAt: instant.nullable(),
  decidedBy: z.string().nullable(),
  /** On whom that ruling was served, and until when he takes it to the court above. */
  served: z.array(z.object({ partyId, on: date, reconsiderBy: date })),
  reconsiderations: z.array(
    z.object({ byPartyId: partyId, receivedOn: date, postedOn: date.optional(), sendBy: date, decideBy: date }),
  ),
  /** What the court above has ruled. */
  reconsidered: z
    .object({ outcome: z.enum(['DISMISSED', 'CHANGED']), rulingNumber: z.string(), servedOn: date, at: instant })
    .nullable(),
  /** It was sent back, and is decided anew. */
  remittedOn: date.nullable(),
});
export type RecordedRulingObjection = z.output<typeof recordedRulingObjection>;

/** GET /cases/:caseId/resumption/objections: in the order in which they came. */
export const rulingObjectionsAnswer = z.object({ items: z.array(recordedRulingObjection) });

/** POST /cases/:caseId/guarantors/enforcement, …/ruling: direct enforcement under a guarantee, as it is on record. */
export const recordedGuarantorEnforcement = z.object({
  guarantorId: identifier,
  kind: z.enum(['SURETY', 'SECURITY']),
  appliedAt: instant,
  decision: z.enum(['ENFORCE', 'REFUSE']).nullable(),
  rulingNumber: z.string().nullable(),
  /** The most that is taken, after the debtor's ready cash. */
  upTo: yuan.nullable(),
  debtorCash: yuan.nullable(),
  reason: z.string().nullable(),
  ruledAt: instant.nullable(),
  ruledBy: z.string().nullable(),
});
export type RecordedGuarantorEnforcement = z.output<typeof recordedGuarantorEnforcement>;

/** GET /cases/:caseId/guarantors/enforcement. */
export const guarantorEnforcementsAnswer = z.object({ items: z.array(recordedGuarantorEnforcement) });

/** POST /cases/:caseId/long-performance, …/statement, …/approval: the proposal to close enforcement for a long performance, as it stands. */
export const longPerformanceAnswer = z.object({
  caseNumber,
  /** The day of the approval; null until then. */
  closedOn: date.nullable(),
  document: z.string(),
  /** The larger of what the file of property knows and what was said. */
  assets: yuan,
  /** The larger of how often the court's own records show it and what was said. */
  pairThisQuarter: z.number().int(),
  /** KPI-31-4: does the settlement count as performed on this day? */
  countsAsPerformed: z.boolean(),
  /** What whoever approves it is to weigh (S24). */
  flags: z.array(z.enum(ABUSE_FLAGS)),
  proposedAt: instant,
  proposedBy: z.string(),
  /** Creditors who have stated apart from the agreement that they agree. */
  statements: z.array(z.object({ partyId, at: instant })),
  /** When the last of all of them had. */
  statedAt: instant.nullable(),
  approved: z.boolean().nullable(),
  reason: z.string().nullable(),
  decidedAt: instant.nullable(),
  decidedBy: z.string().nullable(),
});
export type LongPerformanceAnswer = z.output<typeof longPerformanceAnswer>;

/** An entry of GET /cases/:caseId/endings-for-now: what was found, and the president's decision on it. */
export const endingForNowAnswer = z.object({
  /** From 1, in the order in which they were found. */
  no: z.number().int(),
  caseNumber,
  findings: findEndingForNow.omit({ caseNumber: true }),
  /** The first day on which the case may be ended for now: more than three months after it was filed. */
  endableFrom: date,
  /** Of a panel's review by the president; null: not yet, or the creditor has signed, and nobody needs to. */
  approved: z.boolean().nullable(),
  reason: z.string().nullable(),
  proposedAt: instant,
  proposedBy: z.string(),
  decidedAt: instant.nullable(),
  decidedBy: z.string().nullable(),
});
export type EndingForNowAnswer = z.output<typeof endingForNowAnswer>;
export const endingsForNowAnswer = z.object({ items: z.array(endingForNowAnswer) });

/** POST /cases/:caseId/stay, …/ruling: the application for a stay, as it stands. */
export const stayAnswer = z.object({
  form: z.enum(['JOINT', 'ONE_PARTY', 'RECORD']),
  /** The rule of article 2 by which enforcement may be stayed. */
  rule: z.string(),
  appliedAt: instant,
  decision: z.enum(['STAY', 'REFUSE']).nullable(),
  rulingNumber: z.string().nullable(),
  reason: z.string().nullable(),
  ruledAt: instant.nullable(),
  ruledBy: z.string().nullable(),
});
export type StayAnswer = z.output<typeof stayAnswer>;

/** POST /cases/:caseId/termination, …/ruling: the application withdrawn because of a settlement, as it stands. */
export const terminationAnswer = z.object({
  signedBy: z.array(partyId),
  appliedAt: instant,
  decision: z.enum(['TERMINATE', 'REFUSE']).nullable(),
  /** Of the enforcement that is terminated. */
  caseNumber: z.string().nullable(),
  rulingNumber: z.string().nullable(),
  reason: z.string().nullable(),
  ruledAt: instant.nullable(),
  ruledBy: z.string().nullable(),
});
export type TerminationAnswer = z.output<typeof terminationAnswer>;

/** POST /cases/:caseId/unsubmitted-settlement/objections, …/ruling: the objection as it is on record. */
export const recordedUnsubmittedObjection = z.object({
  objectionId: identifier,
  partyId,
  why: z.enum(['NOT_SUBMITTED', 'NOT_ACKNOWLEDGED']),
  terms: z.object({
    agreedOn: date,
    total: yuan,
    schedule: z.array(z.object({ no: z.number().int(), due: date, amount: yuan })),
  }),
  reason: z.string(),
  receivedOn: date,
  /** The last day on which it is decided (民诉法236). */
  decideBy: date,
  found: z
    .object({
      formedAndValid: z.boolean(),
      anticipatoryBreach: z.boolean(),
      conditionUnmet: z.union([z.boolean(), z.array(z.number().int())]),
      payments: z.array(z.object({ paidOn: date, amount: yuan })),
    })
    .nullable(),
  decision: z.enum(['TERMINATE', 'STAY', 'REJECT']).nullable(),
  /** The number of article 19 that it rests on. */
  ground: z.string().nullable(),
  rulingNumber: z.string().nullable(),
  decisionReason: z.string().nullable(),
  decidedAt: instant.nullable(),
  decidedBy: z.string().nullable(),
});
export type RecordedUnsubmittedObjection = z.output<typeof recordedUnsubmittedObjection>;

/** GET /cases/:caseId/unsubmitted-settlement/objections: in the order in which they came. */
export const unsubmittedObjectionsAnswer = z.object({ items: z.array(recordedUnsubmittedObjection) });
