import { receiptReversed, surplusRefunded } from '@hejie/contracts/facts';
import { type PostedReceipt, type PostedRefund, type postRefund, type reverseReceipt } from '@hejie/contracts/http';
import { formatYuan, legalDateOf, parseYuan, type CourtInstant, type LegalDate } from '@hejie/law';
import { Outbox } from '@hejie/messaging';
import { appendAudit, type Transaction } from '@hejie/persistence';
import { CaseDirectory, conflict, Notices, type CaseCall } from '@hejie/service-kit';
import { admitted, decideRefund, decideReversal } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { type z } from 'zod';
import { Findings } from '../breach/findings.js';
import { type CaseLedger } from '../settlement/case-ledger.js';
import { EndedCases } from '../settlement/ended-cases.js';
import { Ledgers } from '../settlement/ledgers.js';
import * as letters from './letters.js';
import { requirePartyOf } from './party-of-case.js';
import { type Receipt } from './receipt.entity.js';
import { receiptOnWire } from './receipts.js';
import { Refund } from './refund.entity.js';
import { Reversal } from './reversal.entity.js';

/** The ledger is corrected by further entries, never by changing one: a receipt is taken out again, a surplus goes back. */
@Injectable()
export class Corrections {
  constructor(
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(Ledgers) private readonly ledgers: Ledgers,
    @Inject(Findings) private readonly findings: Findings,
    @Inject(EndedCases) private readonly endedCases: EndedCases,
    @Inject(Notices) private readonly notices: Notices,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  /**
   * Takes a receipt out of the ledger, once; the same again is the same answer. Both sides are told, findings are asked again,
   * and the fact wakes the case; one that has ended is laid before a judge.
   * @throws ProblemError 409 `RECEIPT.NO_SETTLEMENT`; LawError `RECEIPT.UNKNOWN`, `RECEIPT.ALREADY_REVERSED`.
   */
  async reverse(
    tx: Transaction,
    { caseId, principal, time }: CaseCall,
    receiptId: string,
    { reason, note }: z.output<typeof reverseReceipt>,
  ): Promise<PostedReceipt> {
    const { at, clock } = time;
    const { receipts, reversals } = (await this.ledgers.enter(tx, caseId)).entries;
    const receipt = receipts.find((one) => one.receiptId === receiptId);
    const earlier = reversals.find((one) => one.receiptId === receiptId);
    if (receipt && earlier?.reason === reason && earlier.note === note) return receiptOnWire(receipt, reversals);
    admitted(decideReversal({ receiptId, known: receipt !== undefined, reversed: earlier !== undefined }));

    const reversal: Reversal = { caseId, receiptId, reason, note, reversedAt: at, reversedBy: principal.subject };
    await tx.manager.insert(Reversal, reversal);
    const { valueDate, amount } = receipt!;
    const text = formatYuan(amount);
    await appendAudit(tx, {
      caseId,
      actor: principal.subject,
      action: 'receipt.reversed',
      at,
      facts: { receiptId, reason, valueDate, amount: text },
    });
    const data = { caseId, receiptId, valueDate, amount: text, reason, reversedAt: at, clock };
    await this.outbox.append(tx, { definition: receiptReversed, caseId, aggregateId: caseId, data, occurredAt: at });
    await this.follow(tx, await this.ledgers.look(tx.manager, caseId), receipt!, reversal);
    return receiptOnWire(receipt!, [reversal]);
  }

  /** What follows for people from the ledger without this receipt. */
  private async follow(
    tx: Transaction,
    ledger: CaseLedger,
    receipt: Receipt,
    { reason, reversedAt: at }: Reversal,
  ): Promise<void> {
    const { caseId, caseNumber, state } = ledger.settlement;
    const number = ledger.entries.reversals.length;
    const { parties } = await this.cases.get(tx, caseId);
    const standing = state === 'PERFORMING' || state === 'PERFORMED' ? standingOn(ledger, at) : undefined;
    await this.notices.issue(
      tx,
      parties,
      letters.reversed({ caseId, caseNumber, number, at }, receipt, reason, standing),
    );
    await this.findings.reassess(tx, ledger, at);
    if (await this.endedCases.hasEnded(tx, ledger))
      await this.endedCases.owedAgain(tx, ledger, `reversal-${number}`, at);
  }

  /**
   * Records that a surplus was given back, once; the same again is the same answer.
   * @throws ProblemError 409 `RECEIPT.NO_SETTLEMENT`, `REFUND.ID_REUSED`; LawError as `decideRefund`, `PARTY.NOT_IN_CASE`.
   */
  async refund(
    tx: Transaction,
    { caseId, principal, time: { at } }: CaseCall,
    body: z.output<typeof postRefund>,
  ): Promise<PostedRefund> {
    const ledger = await this.ledgers.enter(tx, caseId);
    const { refundId, valueDate, payeePartyId = null } = body;
    const amount = parseYuan(body.amount);
    const known = ledger.entries.refunds.find((refund) => refund.refundId === refundId);
    if (known) return refundOnWire(sameRefund(known, { valueDate, amount, payeePartyId }));

    const today = legalDateOf(at);
    admitted(decideRefund({ amount, valueDate, today, surplus: ledger.refundable(valueDate, today) }));
    await requirePartyOf(this.cases, tx, caseId, payeePartyId, '/payeePartyId');
    const refund: Refund = {
      caseId,
      refundId,
      valueDate,
      amount,
      payeePartyId,
      postedAt: at,
      postedBy: principal.subject,
    };
    await tx.manager.insert(Refund, refund);
    const text = formatYuan(amount);
    await appendAudit(tx, {
      caseId,
      actor: principal.subject,
      action: 'surplus.refunded',
      at,
      facts: { refundId, valueDate, amount: text },
    });
    await this.outbox.append(tx, {
      definition: surplusRefunded,
      caseId,
      aggregateId: caseId,
      data: { caseId, refundId, valueDate, amount: text, at },
      occurredAt: at,
    });
    return refundOnWire(refund);
  }
}

function standingOn(ledger: CaseLedger, at: CourtInstant) {
  const today: LegalDate = legalDateOf(at);
  return { paid: ledger.reading(today).paid, outstanding: ledger.outstanding(today) };
}

/** A refund as people see it. */
export function refundOnWire({ refundId, valueDate, amount, payeePartyId, postedAt }: Refund): PostedRefund {
  return { refundId, valueDate, amount: formatYuan(amount), payeePartyId, postedAt };
}

function sameRefund(
  known: Refund,
  { valueDate, amount, payeePartyId }: Pick<Refund, 'valueDate' | 'amount' | 'payeePartyId'>,
): Refund {
  if (known.valueDate === valueDate && known.amount === amount && known.payeePartyId === payeePartyId) return known;
  throw conflict('REFUND.ID_REUSED', '该退款编号已用于另一笔退款', 'This refund id stands for another refund');
}
