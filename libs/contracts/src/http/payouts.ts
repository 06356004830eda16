import {
  BOOKS_DIFFERENCES,
  DIRECT_PAYMENT_STATES,
  PAYOUT_KINDS,
  PAYOUT_STATES,
  WITHHOLDING_GROUNDS,
  WITHHOLDING_STATES,
} from '@hejie/settlement';
import { z } from 'zod';
import { caseId, date, formed, identifier, instant, partyId, text, yuan } from '../facts/shapes.js';
import { agentId } from './acting.js';

/** Bodies of what becomes of case money: payments out, withholding, and what was paid to the creditor directly. */

/** POST /cases/:caseId/payouts: case money is to go out: to a creditor, or back to who paid it. */
export const proposePayout = z.strictObject({
  /** Business key. In the memo of the bank’s line it says which payment was made. */
  payoutId: identifier,
  kind: z.enum(PAYOUT_KINDS).default('TO_CREDITOR'),
  amount: yuan,
  /** Needed of a payment to a creditor; absent: back to who paid, whom the case does not know. */
  payeePartyId: partyId.optional(),
  /** Of money that came by mistake, and of nothing else: the receipt that it was entered as. */
  receiptId: identifier.optional(),
});
export type ProposePayoutBody = z.output<typeof proposePayout>;

/** POST …/payouts/:payoutId/approval, …/withholdings/:withholdingId/approval: another person decides. */
export const decideOnMoney = z.strictObject({
  approved: z.boolean(),
  /** Needed of a refusal. For the record of the court. */
  reason: text(500, 0).default(''),
});
export type DecideOnMoneyBody = z.output<typeof decideOnMoney>;

/** POST …/payouts/:payoutId/payment: the bank has made the payment. */
export const recordPayment = z.strictObject({
  paidOn: date,
  /** The bank’s reference (流水号): by it the line of its file is known. */
  bankReference: formed(/^[A-Za-z0-9][A-Za-z0-9._:@/-]{0,59}$/, {
    zh: '流水号应为1至60位字母、数字和 . _ : @ / -',
    en: 'A reference is 1 to 60 letters, digits and . _ : @ / -',
  }),
});
export type RecordPaymentBody = z.output<typeof recordPayment>;

/** POST /cases/:caseId/withholdings: the money of the case is to be paid out later, on a ground of the law (暂缓发放). */
export const proposeWithholding = z.strictObject({
  withholdingId: identifier,
  ground: z.enum(WITHHOLDING_GROUNDS),
  /** For the record of the court. */
  reason: text(500),
  /** The day on which it is looked at again. */
  until: date,
});
export type ProposeWithholdingBody = z.output<typeof proposeWithholding>;

/** POST …/withholdings/:withholdingId/end: the ground is gone since then. */
export const endWithholding = z.strictObject({ endedOn: date, reason: text(500) });
export type EndWithholdingBody = z.output<typeof endWithholding>;

/** A payment out, a withholding or a direct payment in a path. */
export const moneyPath = identifier;

/** POST /cases/:caseId/payouts and what is decided on it. */
export const payoutAnswer = z.object({
  payoutId: identifier,
  kind: z.enum(PAYOUT_KINDS),
  payeePartyId: partyId.nullable(),
  receiptId: identifier.nullable(),
  amount: yuan,
  state: z.enum(PAYOUT_STATES),
  proposedAt: instant,
  proposedBy: z.string(),
  approvedBy: z.array(z.string()),
  paidOn: date.nullable(),
  bankReference: z.string().nullable(),
  /** The bank’s file has its line. */
  atBank: z.boolean(),
  /** The bank sent it back on this value date (退汇); null: it did not. */
  returnedOn: date.nullable(),
});
export type PayoutAnswer = z.output<typeof payoutAnswer>;

/** POST /cases/:caseId/withholdings and what is decided on it. */
export const withholdingAnswer = z.object({
  withholdingId: identifier,
  ground: z.enum(WITHHOLDING_GROUNDS),
  until: date,
  state: z.enum(WITHHOLDING_STATES),
  proposedAt: instant,
  proposedBy: z.string(),
  approvedBy: z.array(z.string()),
  endedOn: date.nullable(),
});
export type WithholdingAnswer = z.output<typeof withholdingAnswer>;

/** GET /cases/:caseId/money: the account of what the court holds of a case. */
export const caseMoneyAnswer = z.object({
  /** What came over the bank and still counts, what went out, and what is held of it. */
  received: yuan,
  paidOut: yuan,
  held: yuan,
  /** Of what is held: proposed or approved to go out. */
  promised: yuan,
  /** What came, what is still to be paid out of it, and until when; `dueOn` null: while it is withheld. */
  arrivals: z.array(
    z.object({ receiptId: identifier, amount: yuan, rest: yuan, noticeOn: date, dueOn: date.nullable() }),
  ),
  payouts: z.array(payoutAnswer),
  withholdings: z.array(withholdingAnswer),
});
export type CaseMoneyAnswer = z.output<typeof caseMoneyAnswer>;

/** POST /cases/:caseId/direct-payments: the debtor has paid, or handed something over to, the creditor directly; he proves it. */
export const reportDirectPayment = z.strictObject({
  paymentId: identifier,
  payerPartyId: partyId,
  /** The creditor who was paid, and who alone answers; may be left out where there is one creditor. */
  payeePartyId: partyId.optional(),
  agentId,
  /** Money; or a thing at its agreed value, which is named as the settlement names it. */
  kind: z.enum(['PAYMENT', 'IN_KIND']).default('PAYMENT'),
  thing: text(500).optional(),
  amount: yuan,
  valueDate: date,
  /** By what it is proven: a receipt of the bank, of the creditor, a record of the handing over. */
  proof: text(500),
});
export type ReportDirectPaymentBody = z.output<typeof reportDirectPayment>;

/** POST …/direct-payments/:paymentId/answer: the creditor who was paid says whether he received it. */
export const answerDirectPayment = z.strictObject({ partyId, agentId, received: z.boolean() });
export type AnswerDirectPaymentBody = z.output<typeof answerDirectPayment>;

/** POST …/direct-payments/:paymentId/finding: the judge finds, where the creditor denies it or is silent. */
export const findDirectPayment = z.strictObject({ found: z.boolean(), reason: text(2000) });
export type FindDirectPaymentBody = z.output<typeof findDirectPayment>;

export const directPaymentAnswer = z.object({
  paymentId: identifier,
  payerPartyId: partyId,
  /** null: of a report of before this was kept. */
  payeePartyId: partyId.nullable(),
  kind: z.enum(['PAYMENT', 'IN_KIND']),
  thing: z.string().nullable(),
  amount: yuan,
  valueDate: date,
  state: z.enum(DIRECT_PAYMENT_STATES),
  /** Until when the creditor answers. */
  answerBy: instant,
  reportedAt: instant,
  decidedAt: instant.nullable(),
});
export type DirectPaymentAnswer = z.output<typeof directPaymentAnswer>;

/** GET /cases/:caseId/direct-payments. */
export const directPaymentsAnswer = z.object({ items: z.array(directPaymentAnswer) });

/** GET /bank-accounts/:account/recomputations: the account computed a second time, the latest first, with where it differed from the books. */
export const recomputationsAnswer = z.object({
  items: z.array(
    z.object({
      computedAt: instant,
      lines: z.number().int(),
      differences: z.array(
        z.object({
          /** NOT_AT_BANK: a payment, RECEIPT_NOT_AT_BANK: a receipt that a person has entered, of which the bank has told nothing in its time. */
          what: z.enum([...BOOKS_DIFFERENCES, 'NOT_AT_BANK', 'RECEIPT_NOT_AT_BANK']),
          caseId: caseId.optional(),
          lineId: z.string().optional(),
          payoutId: z.string().optional(),
          receiptId: z.string().optional(),
          bank: z.string(),
          books: z.string(),
        }),
      ),
    }),
  ),
});
export type RecomputationsAnswer = z.output<typeof recomputationsAnswer>;
/** An account of the court in a path. */
export const accountPath = formed(/^[1-9]\d{0,2}$/, {
  zh: '账户应为本院编号 1 至 999',
  en: 'An account is its number within the court, 1 to 999',
});
