import { dateText, addDays, formatYuan, type Fen, type LegalDate } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';

/** Days between the value date that a person read off a slip and that of the bank, within which one sum may be one payment. */
const SAME_WITHIN_DAYS = 7;

/** Money that came in; fen. */
export interface MoneyIn {
  readonly amount: Fen;
  readonly valueDate: LegalDate;
}

/** A receipt of the ledger, told from others by its id. */
export interface ReceiptIn extends MoneyIn {
  readonly receiptId: string;
}

/** SET-LEDGER: the id of the receipt of a part of a bank's line: which account of the court, the bank's reference, which entry of the line. */
export const bankReceiptId = (account: number, reference: string, entry: number): string =>
  `bank-${account}/${reference}/${entry}`;

/** SET-LEDGER: is this the id of a receipt that a line of the bank was entered as? Nobody enters one of such an id by hand. */
export const isBankReceiptId = (receiptId: string): boolean => /^bank-\d{1,3}\/.+\/\d+$/.test(receiptId);

/** SET-LEDGER: those of the receipts that may be this very money, entered already: the same sum, within a week of its value date. */
export function perhapsEntered<R extends ReceiptIn>(money: MoneyIn, receipts: readonly R[]): R[] {
  const [from, to] = [addDays(money.valueDate, -SAME_WITHIN_DAYS), addDays(money.valueDate, SAME_WITHIN_DAYS)];
  return receipts.filter(({ amount, valueDate }) => amount === money.amount && valueDate >= from && valueDate <= to);
}

/**
 * SET-LEDGER: may money be entered by hand that a line of the bank may have brought already? Only where a person says that it is another payment
 * (`distinct`). `RECEIPT.ID_OF_BANK`, `RECEIPT.CAME_BY_BANK`.
 */
export function decideReceiptByHand(
  receipt: ReceiptIn,
  byBank: readonly ReceiptIn[],
  distinct: boolean,
): Decision<void> {
  if (isBankReceiptId(receipt.receiptId))
    return refuse({
      code: 'RECEIPT.ID_OF_BANK',
      rule: 'SET-LEDGER',
      path: '/receiptId',
      zh: '该编号形式为银行流水入账专用，请另用编号。',
      en: 'Ids of this form are those of lines of the bank: use another one.',
    });
  const [same] = perhapsEntered(receipt, byBank);
  if (same === undefined || distinct) return accept(undefined);
  return refuse({
    code: 'RECEIPT.CAME_BY_BANK',
    rule: 'SET-LEDGER',
    path: '/distinct',
    zh: `该案已由银行流水入账${formatYuan(same.amount)}元（${dateText(same.valueDate)}到账，编号${same.receiptId}），可能是同一笔；确系另一笔的，注明 distinct 再登记。`,
    en: `A line of the bank has brought ${formatYuan(same.amount)} yuan of ${same.valueDate} (${same.receiptId}), perhaps this very money; if it is another payment, say distinct.`,
  });
}

/**
 * SET-LEDGER: may a line of the bank be entered as a receipt of its own where one was entered by hand that may be this very money? Only where a person
 * says that it is another payment; else he names the receipt that it is. `BANK_LINE.ENTERED_BY_HAND`.
 */
export function decideLineAsReceipt(money: MoneyIn, byHand: readonly ReceiptIn[], distinct: boolean): Decision<void> {
  const [same] = perhapsEntered(money, byHand);
  if (same === undefined || distinct) return accept(undefined);
  return refuse({
    code: 'BANK_LINE.ENTERED_BY_HAND',
    rule: 'SET-LEDGER',
    path: '/parts',
    zh: `该案已手工登记收款${formatYuan(same.amount)}元（${dateText(same.valueDate)}到账，编号${same.receiptId}），可能是同一笔：是同一笔的，在 receiptId 写明该编号；确系另一笔的，注明 distinct。`,
    en: `A receipt of ${formatYuan(same.amount)} yuan of ${same.valueDate} was entered by hand (${same.receiptId}): name it as receiptId if it is this money, or say distinct.`,
  });
}
