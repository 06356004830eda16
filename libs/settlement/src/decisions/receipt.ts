import { dateText, type Fen, type LegalDate } from '@hejie/law';
import { accept, refuse, type Decision } from './decision.js';

/** Kinds of postings that bring something in (收款): money, a deposit (提存), a thing at its agreed value. */
export const RECEIPT_KINDS = ['PAYMENT', 'DEPOSIT', 'IN_KIND'] as const;
/** One of the kinds of receipts. */
export type ReceiptKind = (typeof RECEIPT_KINDS)[number];

/**
 * Why the debtor may deposit (提存) instead of paying (民法典570): the creditor refuses without reason, cannot be found, has died or
 * become incapable without an heir or guardian determined, or another ground of law.
 */
export const DEPOSIT_GROUNDS = [
  'REFUSED_WITHOUT_REASON',
  'WHEREABOUTS_UNKNOWN',
  'NO_HEIR_OR_GUARDIAN',
  'OTHER_BY_LAW',
] as const;
/** One of the grounds of a deposit. */
export type DepositGround = (typeof DEPOSIT_GROUNDS)[number];

/** A receipt about to be posted. `amount` in fen; `today` on the court's clock. */
export interface ReceiptInput {
  readonly kind: ReceiptKind;
  readonly amount: Fen;
  readonly valueDate: LegalDate;
  readonly today: LegalDate;
  readonly depositGround: DepositGround | null;
}

/**
 * SET-LEDGER: may this receipt (收款) enter the ledger? Only money that has arrived does: nothing of tomorrow, nothing of no amount.
 * A value date long past is fine, for it is the value date that counts (S17). SET-ART-7-1: a deposit has its ground, and nothing else has.
 * `RECEIPT.VALUE_DATE_IN_FUTURE`, `RECEIPT.AMOUNT_NOT_POSITIVE`, `RECEIPT.DEPOSIT_GROUND_MISSING`, `RECEIPT.NO_DEPOSIT`.
 */
export function decideReceipt({ kind, amount, valueDate, today, depositGround }: ReceiptInput): Decision<void> {
  if (amount <= 0n) {
    return refuse({
      code: 'RECEIPT.AMOUNT_NOT_POSITIVE',
      rule: 'SET-LEDGER',
      path: '/amount',
      zh: '收款金额应大于零。',
      en: 'A receipt must be of more than zero.',
    });
  }
  if (valueDate > today) {
    return refuse({
      code: 'RECEIPT.VALUE_DATE_IN_FUTURE',
      rule: 'SET-LEDGER',
      path: '/valueDate',
      zh: `到账日${dateText(valueDate)}晚于今日${dateText(today)}，款项尚未到账，不能入账。`,
      en: `The value date ${valueDate} lies after today, ${today}: the money has not arrived.`,
    });
  }
  if (kind === 'DEPOSIT' && depositGround === null) {
    return refuse({
      code: 'RECEIPT.DEPOSIT_GROUND_MISSING',
      rule: 'SET-ART-7-1',
      path: '/depositGround',
      zh: '提存须写明事由（《中华人民共和国民法典》第五百七十条）。',
      en: 'A deposit names its ground (Civil Code art. 570).',
    });
  }
  if (kind !== 'DEPOSIT' && depositGround !== null) {
    return refuse({
      code: 'RECEIPT.NO_DEPOSIT',
      rule: 'SET-ART-7-1',
      path: '/depositGround',
      zh: '并非提存，不应写明提存事由。',
      en: 'This is no deposit: it has no ground of one.',
    });
  }
  return accept(undefined);
}
