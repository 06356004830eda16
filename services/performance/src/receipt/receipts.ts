import { receiptPosted } from '@hejie/contracts/facts';
import { type PostedReceipt, type postReceipt } from '@hejie/contracts/http';
import { formatYuan, LawError, legalDateOf, parseYuan } from '@hejie/law';
import { Outbox } from '@hejie/messaging';
import { appendAudit, type Transaction } from '@hejie/persistence';
import { CaseDirectory, conflict, type CaseCall } from '@hejie/service-kit';
import { admitted, decideReceipt } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { type z } from 'zod';
import { Findings } from '../breach/findings.js';
import { Ledgers } from '../settlement/ledgers.js';
import { Settlement } from '../settlement/settlement.entity.js';
import { Receipt } from './receipt.entity.js';

export type ReceiptBody = z.output<typeof postReceipt>;

/** Receipts enter the ledger: row, audit line, fact and what they make of earlier findings, in one transaction; the fact wakes the case. */
@Injectable()
export class Receipts {
  constructor(
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(Ledgers) private readonly ledgers: Ledgers,
    @Inject(Findings) private readonly findings: Findings,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  /**
   * Posts a receipt once. The same receipt again is the same answer, and tells nobody a second time.
   * @throws ProblemError 409 `RECEIPT.NO_SETTLEMENT`, `RECEIPT.ID_REUSED`; LawError `RECEIPT.VALUE_DATE_IN_FUTURE`,
   *   `RECEIPT.AMOUNT_NOT_POSITIVE`, `PARTY.NOT_IN_CASE`.
   */
  async post(tx: Transaction, { caseId, principal: clerk, time: { at, clock } }: CaseCall, body: ReceiptBody): Promise<Receipt> {
    // The lock that every deadline takes too: a breach is confirmed before this receipt, or after having seen it.
    const settlement = await tx.manager.findOne(Settlement, { where: { caseId }, lock: { mode: 'pessimistic_write' } });
    if (!settlement) throw conflict('RECEIPT.NO_SETTLEMENT', '和解协议尚未进入履行，不能入账', 'No settlement of this case is in performance');
    const { receiptId, kind, valueDate, payerPartyId = null } = body;
    const amount = parseYuan(body.amount);
    const known = await tx.manager.findOneBy(Receipt, { caseId, receiptId });
    if (known) return sameReceipt(known, { kind, valueDate, amount, payerPartyId });

    admitted(decideReceipt({ amount, valueDate, today: legalDateOf(at) }));
    await this.requireParty(tx, caseId, payerPartyId);
    const receipt: Receipt = { caseId, receiptId, kind, valueDate, amount, payerPartyId, postedAt: at, postedBy: clerk.subject };
    await tx.manager.insert(Receipt, receipt);
    const text = formatYuan(amount);
    await appendAudit(tx, { caseId, actor: clerk.subject, action: 'receipt.posted', at, facts: { receiptId, kind, valueDate, amount: text } });
    await this.outbox.append(tx, {
      definition: receiptPosted,
      caseId,
      aggregateId: caseId,
      data: { caseId, receiptId, valueDate, amount: text, postedAt: at, clock },
      occurredAt: at,
    });
    await this.findings.reassess(tx, await this.ledgers.look(tx.manager, caseId), at);
    return receipt;
  }

  private async requireParty(tx: Transaction, caseId: string, partyId: string | null): Promise<void> {
    if (partyId === null) return;
    const kase = await this.cases.find(caseId, tx.manager);
    if (kase?.parties.some((party) => party.partyId === partyId)) return;
    throw new LawError({ code: 'PARTY.NOT_IN_CASE', path: '/payerPartyId', zh: '该人不是本案当事人。', en: 'This person is not a party to the case.' });
  }
}

/** A receipt as people see it. */
export function receiptOnWire({ receiptId, kind, valueDate, amount, payerPartyId, postedAt }: Receipt): PostedReceipt {
  return { receiptId, kind, valueDate, amount: formatYuan(amount), payerPartyId, postedAt };
}

function sameReceipt(known: Receipt, again: Pick<Receipt, 'kind' | 'valueDate' | 'amount' | 'payerPartyId'>): Receipt {
  const same = known.kind === again.kind && known.valueDate === again.valueDate && known.amount === again.amount && known.payerPartyId === again.payerPartyId;
  if (same) return known;
  throw conflict('RECEIPT.ID_REUSED', '该收款编号已用于另一笔款项', 'This receipt id stands for another receipt');
}
