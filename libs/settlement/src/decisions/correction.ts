import { dateText, formatYuan, type Fen, type LegalDate } from '@hejie/law';
import { accept, refuse, type Decision } from './decision.js';

/** Why a receipt is taken out of the ledger (冲正): it was entered wrongly, or the bank sent the money back (退汇). */
export const REVERSAL_REASONS = ['ENTERED_WRONGLY', 'RETURNED_BY_BANK'] as const;
/** One of the reasons of a reversal. */
export type ReversalReason = (typeof REVERSAL_REASONS)[number];

/** A reversal about to be posted: of which receipt, and whether that one is known and still counts. */
export interface ReversalInput {
  readonly receiptId: string;
  readonly known: boolean;
  readonly reversed: boolean;
  /** A line of the bank was entered as this receipt, and a person takes it out by itself: the line would belong nowhere. */
  readonly ofBankLine: boolean;
}

/**
 * SET-LEDGER: may this receipt be taken out of the ledger? Once, and only if it is in it; the receipt itself is never changed.
 * `RECEIPT.UNKNOWN`, `RECEIPT.ALREADY_REVERSED`, `RECEIPT.OF_BANK_LINE`.
 */
export function decideReversal({ receiptId, known, reversed, ofBankLine }: ReversalInput): Decision<void> {
  if (!known) {
    return refuse({
      code: 'RECEIPT.UNKNOWN',
      rule: 'SET-LEDGER',
      zh: `台账中没有编号为“${receiptId}”的收款。`,
      en: `The ledger has no receipt "${receiptId}".`,
    });
  }
  if (reversed) {
    return refuse({
      code: 'RECEIPT.ALREADY_REVERSED',
      rule: 'SET-LEDGER',
      zh: `收款“${receiptId}”已冲正，登记的事由或者说明与此不同。`,
      en: `The receipt "${receiptId}" has been reversed already, for another reason or with another note.`,
    });
  }
  if (ofBankLine) {
    return refuse({
      code: 'RECEIPT.OF_BANK_LINE',
      rule: 'SET-LEDGER',
      zh: '该笔收款由银行流水入账：认领有误的，撤销该笔流水的认领（POST /suspense/:lineId/unmatch）；应当退还的，以 POST /cases/:caseId/payouts（kind: BY_MISTAKE）提出。',
      en: 'A line of the bank was entered as this receipt: take the match of the line back (POST /suspense/:lineId/unmatch), or propose to pay it back (POST /cases/:caseId/payouts, kind BY_MISTAKE).',
    });
  }
  return accept(undefined);
}

/** A refund about to be posted. Amounts in fen; `surplus` as it is held on the value date and stays held. */
export interface RefundInput {
  readonly amount: Fen;
  readonly valueDate: LegalDate;
  readonly today: LegalDate;
  readonly surplus: Fen;
  /** The court holds money of this case at its bank, from which nothing goes out without the approval of another person; this was not approved. */
  readonly needsApproval: boolean;
}

/**
 * SET-LEDGER: may this be given back (退还)? Only what was received beyond everything owed, and only what has been handed over already:
 * nothing of tomorrow, nothing of no amount, and nothing out of the court's own account without approval.
 * `REFUND.NEEDS_APPROVAL`, `REFUND.AMOUNT_NOT_POSITIVE`, `REFUND.VALUE_DATE_IN_FUTURE`, `REFUND.ABOVE_SURPLUS`.
 */
export function decideRefund({ amount, valueDate, today, surplus, needsApproval }: RefundInput): Decision<void> {
  if (needsApproval) {
    return refuse({
      code: 'REFUND.NEEDS_APPROVAL',
      rule: 'PROC-30',
      zh: '该案有经银行到账的案款，退还多付款须经他人批准：请以 POST /cases/:caseId/payouts（kind: SURPLUS）提出。',
      en: 'Money of this case has come over the bank: what goes back needs the approval of another person. Propose it by POST /cases/:caseId/payouts with kind SURPLUS.',
    });
  }
  if (amount <= 0n) {
    return refuse({
      code: 'REFUND.AMOUNT_NOT_POSITIVE',
      rule: 'SET-LEDGER',
      path: '/amount',
      zh: '退款金额应大于零。',
      en: 'A refund must be of more than zero.',
    });
  }
  if (valueDate > today) {
    return refuse({
      code: 'REFUND.VALUE_DATE_IN_FUTURE',
      rule: 'SET-LEDGER',
      path: '/valueDate',
      zh: `退款日${dateText(valueDate)}晚于今日${dateText(today)}，款项尚未退还，不能入账。`,
      en: `The value date ${valueDate} lies after today, ${today}: nothing has been given back yet.`,
    });
  }
  if (amount > surplus) {
    const held = formatYuan(surplus);
    return refuse({
      code: 'REFUND.ABOVE_SURPLUS',
      rule: 'SET-LEDGER',
      path: '/amount',
      zh: `${dateText(valueDate)}起可以退还的多付款为${held}元，退款${formatYuan(amount)}元超出该数额。`,
      en: `The surplus that can be given back from ${valueDate} is ${held} yuan; ${formatYuan(amount)} is more.`,
    });
  }
  return accept(undefined);
}
