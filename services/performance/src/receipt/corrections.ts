import { CaseRecorder, inOrder, knownCase, publishFact, type Recording } from '@hejie/casework';
import { receiptReversed, surplusRefunded } from '@hejie/contracts/facts';
import { type PostedReceipt, type PostedRefund, type postRefund, type reverseReceipt } from '@hejie/contracts/http';
import { formatYuan, legalDateOf, parseYuan } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { conflict, type CaseCall } from '@hejie/service-kit';
import { admitted, decideRefund, decideReversal, partyOf } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { type z } from 'zod';
import { reassess } from '../breach/findings.js';
import { receiptOnWire, refundOnWire } from '../ledger/entries-on-wire.js';
import * as ledgers from '../ledger/ledgers.js';
import { Refund } from '../ledger/refund.entity.js';
import { Reversal } from '../ledger/reversal.entity.js';
import { rulingAnew } from '../resumption/pending.js';
import * as letters from './letters.js';
import { isOfBankLine } from './of-bank-line.js';
import { owedAgain } from './owed-again.js';
import { standingOn } from './standing-on.js';

/** The ledger is corrected by further entries, never by changing one: a receipt is taken out again, a surplus goes back. */
@Injectable()
export class Corrections {
  constructor(@Inject(CaseRecorder) private readonly recorder: CaseRecorder) {}

  /**
   * Takes a receipt out of the ledger, once; the same again is the same answer. Both sides are told, findings are asked again,
   * and the fact wakes the case; one that has ended is laid before a judge.
   * @throws LawError 409 `RECEIPT.NO_SETTLEMENT`; `RECEIPT.UNKNOWN`, `RECEIPT.ALREADY_REVERSED`.
   */
  async reverse(
    tx: Transaction,
    { caseId, principal: { subject: by }, time: { at } }: CaseCall,
    receiptId: string,
    { reason, note }: z.output<typeof reverseReceipt>,
    from: 'HAND' | 'COURT' = 'COURT',
  ): Promise<PostedReceipt> {
    const before = await ledgers.lockForEntry(tx, caseId);
    const { receipts, reversals } = before.entries;
    const receipt = receipts.find((one) => one.receiptId === receiptId);
    const earlier = reversals.find((one) => one.receiptId === receiptId);
    if (receipt && earlier?.reason === reason && earlier.note === note) return receiptOnWire(receipt, reversals);
    admitted(
      decideReversal({
        receiptId,
        known: receipt !== undefined,
        reversed: earlier !== undefined,
        ofBankLine: from === 'HAND' && (await isOfBankLine(tx, caseId, receiptId)),
      }),
    );

    const reversal: Reversal = { caseId, receiptId, reason, note, reversedAt: at, reversedBy: by };
    await tx.manager.insert(Reversal, reversal);
    const known = await knownCase(tx, caseId);
    const ledger = before.with({ reversals: [...reversals, reversal] });
    const number = ledger.entries.reversals.length;
    const { valueDate } = receipt!;
    const amount = formatYuan(receipt!.amount);
    const taken: Recording = {
      audit: { action: 'receipt.reversed', facts: { receiptId, reason, valueDate, amount } },
      facts: [publishFact(receiptReversed, { receiptId, valueDate, amount, reason, reversedAt: at })],
      letters: [letters.reversed(known.caseNumber, number, receipt!, reason, standingOn(ledger, legalDateOf(at)))],
    };
    const recordings = [
      taken,
      ...(await reassess(tx, ledger, known, at)),
      ...(await rulingAnew(tx, ledger, at)),
      ...(await owedAgain(tx, ledger, known, at, number)),
    ];
    const answer = receiptOnWire(receipt!, [reversal]);
    return this.recorder.record(tx, { caseId, at, by, known }, inOrder(recordings, answer));
  }

  /**
   * Records that a surplus was given back, once; the same again is the same answer. `from`: entered by a person; what lies on the court's own account goes
   * back by an approved payment alone.
   * @throws ProblemError 409 `REFUND.ID_REUSED`; LawError `RECEIPT.NO_SETTLEMENT`, as `decideRefund`, `PARTY.NOT_IN_CASE`.
   */
  async refund(
    tx: Transaction,
    { caseId, principal: { subject: by }, time: { at } }: CaseCall,
    body: z.output<typeof postRefund>,
    from: 'HAND' | 'COURT' = 'COURT',
  ): Promise<PostedRefund> {
    const ledger = await ledgers.lockForEntry(tx, caseId);
    const { refundId, valueDate, payeePartyId = null } = body;
    const amount = parseYuan(body.amount);
    const earlier = ledger.entries.refunds.find((refund) => refund.refundId === refundId);
    if (earlier) return refundOnWire(sameRefund(earlier, { valueDate, amount, payeePartyId }));

    const today = legalDateOf(at);
    const { receipts, reversals } = ledger.entries;
    const counts = (id: string) => !reversals.some((reversal) => reversal.receiptId === id);
    const standing = receipts.filter(({ receiptId }) => counts(receiptId));
    let needsApproval = false;
    if (from === 'HAND')
      for (const { receiptId } of standing) needsApproval ||= await isOfBankLine(tx, caseId, receiptId);
    admitted(decideRefund({ amount, valueDate, today, surplus: ledger.refundable(valueDate, today), needsApproval }));
    const known = await knownCase(tx, caseId);
    if (payeePartyId !== null) partyOf(known.parties, payeePartyId, '/payeePartyId');
    const refund: Refund = {
      caseId,
      refundId,
      valueDate,
      amount,
      payeePartyId,
      postedAt: at,
      postedBy: by,
      counters: null,
    };
    await tx.manager.insert(Refund, refund);
    const told = { refundId, valueDate, amount: formatYuan(amount) };
    return this.recorder.record(
      tx,
      { caseId, at, by, known },
      {
        audit: { action: 'surplus.refunded', facts: told },
        facts: [publishFact(surplusRefunded, told)],
        answer: refundOnWire(refund),
      },
    );
  }

  /** A surplus never went back, for the line by which it did is another payment: its counter-entry, and the audit of it. */
  async takeRefundBack(
    tx: Transaction,
    { caseId, principal: { subject: by }, time: { at } }: Omit<CaseCall, 'key'>,
    refundId: string,
  ): Promise<Recording> {
    const refund = await tx.manager.findOneByOrFail(Refund, { caseId, refundId });
    const counter = { refundId: `taken-back/${refundId}`, counters: refundId, postedAt: at, postedBy: by };
    await tx.manager.insert(Refund, { ...refund, ...counter });
    const { valueDate, amount } = refund;
    return {
      audit: { action: 'surplus-refund.taken-back', facts: { refundId, valueDate, amount: formatYuan(amount) } },
    };
  }
}

function sameRefund(
  earlier: Refund,
  { valueDate, amount, payeePartyId }: Pick<Refund, 'valueDate' | 'amount' | 'payeePartyId'>,
): Refund {
  if (earlier.valueDate === valueDate && earlier.amount === amount && earlier.payeePartyId === payeePartyId)
    return earlier;
  throw conflict('REFUND.ID_REUSED', '该退款编号已用于另一笔退款', 'This refund id stands for another refund');
}
