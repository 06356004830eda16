import { publishFact, type FactOfCase } from '@hejie/casework';
import { receiptPosted } from '@hejie/contracts/facts';
import { type PostedReceipt, type PostedRefund, type RecordedPeriodAct } from '@hejie/contracts/http';
import { type OwedAfterEnding } from '@hejie/contracts/workflows';
import { formatYuan, legalDateOf } from '@hejie/law';
import { maskText } from '@hejie/security';
import { implausibleReceipt, type PlausibilityWarning } from '@hejie/settlement';
import { type RecordedAct } from './period-act.entity.js';
import { type Receipt } from './receipt.entity.js';
import { type Refund } from './refund.entity.js';
import { type Reversal } from './reversal.entity.js';
import { type Settlement } from './settlement.entity.js';

/** A receipt as others are told of it. */
export const receiptTold = ({ receiptId, valueDate, amount, postedAt, kind }: Receipt): FactOfCase =>
  publishFact(receiptPosted, {
    receiptId,
    valueDate,
    amount: formatYuan(amount),
    postedAt,
    ...(kind !== 'PAYMENT' && { kind }),
  });

/** A receipt as people see it; `entering`: what is to be said to who enters it just now, and to nobody later. */
export function receiptOnWire(
  { receiptId, kind, valueDate, amount, payerPartyId, depositGround, thing, postedAt }: Receipt,
  reversals: readonly Reversal[],
  entering: readonly PlausibilityWarning[] = [],
): PostedReceipt {
  const taken = reversals.find((reversal) => reversal.receiptId === receiptId);
  const reversal = taken ? { reason: taken.reason, reversedAt: taken.reversedAt } : null;
  const warnings = [...implausibleReceipt(valueDate, legalDateOf(postedAt)), ...entering];
  return {
    receiptId,
    kind,
    valueDate,
    amount: formatYuan(amount),
    payerPartyId,
    depositGround,
    ...(thing !== null && { thing: maskText(thing) }),
    postedAt,
    reversal,
    ...(warnings.length > 0 && { warnings }),
  };
}

/** A refund as people see it. */
export function refundOnWire({ refundId, valueDate, amount, payeePartyId, postedAt }: Refund): PostedRefund {
  return { refundId, valueDate, amount: formatYuan(amount), payeePartyId, postedAt };
}

/** An act that moves the two years, as people see it; the evidence is the clerk's free words, and every reader of the ledger reads them. */
export function periodActOnWire({ caseId: _of, evidence, ...act }: RecordedAct): RecordedPeriodAct {
  return { ...act, evidence: maskText(evidence) };
}

/** What is owed after the case has ended as performed, where anything is. */
export function owedOnWire({ owedAfterEnding: owed, owedAsOf: asOf }: Settlement): {
  owedAfterEnding?: OwedAfterEnding;
} {
  return owed === null ? {} : { owedAfterEnding: { owed: formatYuan(owed), asOf: asOf! } };
}
