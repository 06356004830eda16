import { type Fen, type LegalDate } from '@hejie/law';
import { accept, refuse, type Decision } from './decision.js';

/** A receipt about to be posted. `amount` in fen; `today` on the court's clock. */
export interface ReceiptInput {
  readonly amount: Fen;
  readonly valueDate: LegalDate;
  readonly today: LegalDate;
}

/**
 * May this receipt (收款) enter the ledger? Only money that has arrived does: nothing of tomorrow, nothing of no amount.
 * A value date long past is fine, for it is the value date that counts (S17).
 * `RECEIPT.VALUE_DATE_IN_FUTURE`, `RECEIPT.AMOUNT_NOT_POSITIVE`.
 */
export function decideReceipt({ amount, valueDate, today }: ReceiptInput): Decision<void> {
  if (amount <= 0n) {
    return refuse({ code: 'RECEIPT.AMOUNT_NOT_POSITIVE', rule: 'SET-LEDGER', path: '/amount', zh: '收款金额应大于零。', en: 'A receipt must be of more than zero.' });
  }
  if (valueDate > today) {
    return refuse({
      code: 'RECEIPT.VALUE_DATE_IN_FUTURE',
      rule: 'SET-LEDGER',
      path: '/valueDate',
      zh: `起息日${valueDate}晚于今日${today}，款项尚未到账，不能入账。`,
      en: `The value date ${valueDate} lies after today, ${today}: the money has not arrived.`,
    });
  }
  return accept(undefined);
}
