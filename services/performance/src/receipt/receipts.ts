import { receiptPosted } from '@hejie/contracts/facts';
import { type PostedReceipt, type postReceipt } from '@hejie/contracts/http';
import { formatYuan, legalDateOf, parseYuan } from '@hejie/law';
import { Outbox } from '@hejie/messaging';
import { appendAudit, type Transaction } from '@hejie/persistence';
import { CaseDirectory, conflict, Notices, type CaseCall } from '@hejie/service-kit';
import { admitted, decideReceipt } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { type z } from 'zod';
import { Findings } from '../breach/findings.js';
import { type CaseLedger } from '../settlement/case-ledger.js';
import { Ledgers } from '../settlement/ledgers.js';
import * as letters from './letters.js';
import { requirePartyOf } from './party-of-case.js';
import { Receipt } from './receipt.entity.js';
import { type Reversal } from './reversal.entity.js';

export type ReceiptBody = z.output<typeof postReceipt>;

/** Receipts enter the ledger: row, audit line, fact and what they make of earlier findings, in one transaction; the fact wakes the case. */
@Injectable()
export class Receipts {
  constructor(
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(Ledgers) private readonly ledgers: Ledgers,
    @Inject(Findings) private readonly findings: Findings,
    @Inject(Notices) private readonly notices: Notices,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  /**
   * Posts a receipt once. The same receipt again is the same answer, and tells nobody a second time; one that has been reversed
   * stays reversed.
   * @throws ProblemError 409 `RECEIPT.NO_SETTLEMENT`, `RECEIPT.ID_REUSED`; LawError as `decideReceipt`, `PARTY.NOT_IN_CASE`.
   */
  async post(
    tx: Transaction,
    { caseId, principal: clerk, time: { at, clock } }: CaseCall,
    body: ReceiptBody,
  ): Promise<PostedReceipt> {
    const ledger = await this.ledgers.enter(tx, caseId);
    const { receiptId, kind, valueDate, payerPartyId = null, depositGround = null } = body;
    const amount = parseYuan(body.amount);
    const { receipts, reversals } = ledger.entries;
    const known = receipts.find((receipt) => receipt.receiptId === receiptId);
    if (known)
      return receiptOnWire(sameReceipt(known, { kind, valueDate, amount, payerPartyId, depositGround }), reversals);

    admitted(decideReceipt({ kind, amount, valueDate, today: legalDateOf(at), depositGround }));
    await requirePartyOf(this.cases, tx, caseId, payerPartyId, '/payerPartyId');
    const receipt: Receipt = {
      caseId,
      receiptId,
      kind,
      valueDate,
      amount,
      payerPartyId,
      depositGround,
      postedAt: at,
      postedBy: clerk.subject,
    };
    await tx.manager.insert(Receipt, receipt);
    const text = formatYuan(amount);
    await appendAudit(tx, {
      caseId,
      actor: clerk.subject,
      action: 'receipt.posted',
      at,
      facts: { receiptId, kind, valueDate, amount: text },
    });
    await this.outbox.append(tx, {
      definition: receiptPosted,
      caseId,
      aggregateId: caseId,
      data: { caseId, receiptId, valueDate, amount: text, postedAt: at, clock },
      occurredAt: at,
    });
    if (kind === 'DEPOSIT') await this.tellOfDeposit(tx, ledger, receipt);
    await this.findings.reassess(tx, await this.ledgers.look(tx.manager, caseId), at);
    return receiptOnWire(receipt, []);
  }

  /** SET-ART-7-2: the creditor is told, for from now on he may fetch it. */
  private async tellOfDeposit(tx: Transaction, { settlement, entries }: CaseLedger, receipt: Receipt): Promise<void> {
    const { caseId, caseNumber } = settlement;
    const { parties } = await this.cases.get(tx, caseId);
    const number = entries.receipts.filter(({ kind }) => kind === 'DEPOSIT').length + 1;
    await this.notices.issue(
      tx,
      parties.filter(({ side }) => side === 'CREDITOR'),
      letters.deposited({ caseId, caseNumber, number, at: receipt.postedAt }, receipt),
    );
  }
}

/** A receipt as people see it. */
export function receiptOnWire(
  { receiptId, kind, valueDate, amount, payerPartyId, depositGround, postedAt }: Receipt,
  reversals: readonly Reversal[],
): PostedReceipt {
  const taken = reversals.find((reversal) => reversal.receiptId === receiptId);
  const reversal = taken ? { reason: taken.reason, reversedAt: taken.reversedAt } : null;
  return { receiptId, kind, valueDate, amount: formatYuan(amount), payerPartyId, depositGround, postedAt, reversal };
}

type ReceiptTerms = Pick<Receipt, 'kind' | 'valueDate' | 'amount' | 'payerPartyId' | 'depositGround'>;

function sameReceipt(known: Receipt, again: ReceiptTerms): Receipt {
  const terms = Object.keys(again) as (keyof ReceiptTerms)[];
  if (terms.every((term) => known[term] === again[term])) return known;
  throw conflict('RECEIPT.ID_REUSED', '该收款编号已用于另一笔款项', 'This receipt id stands for another receipt');
}
