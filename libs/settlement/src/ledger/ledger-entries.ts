import { type CourtInstant, type Fen, type LegalDate } from '@hejie/law';
import { type ReceiptKind } from '../decisions/receipt.js';
import { type Posting } from './postings.js';

/** A receipt as the clerk entered it (收款). Amount in fen; it counts from its value date, whenever it was posted. */
export interface ReceiptEntry {
  readonly receiptId: string;
  readonly kind: ReceiptKind;
  readonly valueDate: LegalDate;
  readonly amount: Fen;
  readonly postedAt: CourtInstant;
}

/** A receipt taken out of the ledger (冲正), once: from `reversedAt` on it never counted. */
export interface ReversalEntry {
  readonly receiptId: string;
  readonly reversedAt: CourtInstant;
}

/** A surplus given back (退还多付款), in fen; it takes away from its value date on. One that never was has a counter-entry, which names it in `counters`. */
export interface RefundEntry {
  readonly refundId: string;
  readonly valueDate: LegalDate;
  readonly amount: Fen;
  readonly postedAt: CourtInstant;
  readonly counters?: string | null;
}

/** Everything that was entered into the ledger of a settlement, each list in any order. */
export interface LedgerEntries {
  readonly receipts: readonly ReceiptEntry[];
  readonly reversals: readonly ReversalEntry[];
  readonly refunds: readonly RefundEntry[];
}

/**
 * SET-LEDGER: the entries as postings that `foldLedger` folds. A reversal takes its receipt out altogether; one of a receipt that was never
 * entered is none. No id of a receipt may begin with a colon, so that none is ever mistaken for one of a reversal or a refund.
 */
export function postingsOf({ receipts, reversals, refunds }: LedgerEntries): Posting[] {
  const received = new Map(receipts.map((receipt) => [receipt.receiptId, receipt]));
  return [
    ...receipts.map(({ receiptId: id, kind, valueDate, amount, postedAt: knownAt }) => ({
      id,
      kind,
      valueDate,
      amount,
      knownAt,
    })),
    ...reversals.flatMap(({ receiptId: reverses, reversedAt: knownAt }): Posting[] => {
      const receipt = received.get(reverses);
      if (receipt === undefined) return [];
      const { valueDate, amount } = receipt;
      return [{ id: `:reversal:${reverses}`, kind: 'REVERSAL', valueDate, amount, knownAt, reverses }];
    }),
    ...refunds.map(({ refundId, valueDate, amount, postedAt: knownAt, counters = null }): Posting => {
      const posting = { id: postingOfRefund(refundId), valueDate, amount, knownAt };
      return counters === null
        ? { ...posting, kind: 'REFUND' }
        : { ...posting, kind: 'REVERSAL', reverses: postingOfRefund(counters) };
    }),
  ];
}

const postingOfRefund = (refundId: string): string => `:refund:${refundId}`;

/** SET-LEDGER: the refunds that count: neither counter-entries nor such as have one. */
export const standingRefunds = <R extends RefundEntry>(refunds: readonly R[]): R[] =>
  refunds.filter(
    ({ refundId, counters = null }) => counters === null && !refunds.some((other) => other.counters === refundId),
  );
