import { type PostedReceipt, type PostedRefund } from '@hejie/contracts/http';
import { formatYuan, legalDateOf } from '@hejie/law';
import { implausibleReceipt } from '@hejie/settlement';
import { type Receipt } from './receipt.entity.js';
import { type Refund } from './refund.entity.js';
import { type Reversal } from './reversal.entity.js';

/** A receipt as people see it. */
export function receiptOnWire(
  { receiptId, kind, valueDate, amount, payerPartyId, depositGround, postedAt }: Receipt,
  reversals: readonly Reversal[],
): PostedReceipt {
  const taken = reversals.find((reversal) => reversal.receiptId === receiptId);
  const reversal = taken ? { reason: taken.reason, reversedAt: taken.reversedAt } : null;
  const warnings = [...implausibleReceipt(valueDate, legalDateOf(postedAt))];
  return {
    receiptId,
    kind,
    valueDate,
    amount: formatYuan(amount),
    payerPartyId,
    depositGround,
    postedAt,
    reversal,
    ...(warnings.length > 0 && { warnings }),
  };
}

/** A refund as people see it. */
export function refundOnWire({ refundId, valueDate, amount, payeePartyId, postedAt }: Refund): PostedRefund {
  return { refundId, valueDate, amount: formatYuan(amount), payeePartyId, postedAt };
}
