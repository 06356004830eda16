import { CaseRecorder, inOrder, knownCase, publishFact, type KnownCase, type Recording } from '@hejie/casework';
import { receiptPosted } from '@hejie/contracts/facts';
import { type PostedReceipt, type postReceipt } from '@hejie/contracts/http';
import { formatYuan, legalDateOf, parseYuan } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { conflict, type CaseCall } from '@hejie/service-kit';
import { admitted, decideReceipt, partyOf, receiptBeyondOwed, receiptReversedBefore } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { type z } from 'zod';
import { reassess } from '../breach/findings.js';
import { receiptOnWire } from '../ledger/entries-on-wire.js';
import * as ledgers from '../ledger/ledgers.js';
import { sidesOf } from '../ledger/parties.js';
import { Receipt } from '../ledger/receipt.entity.js';
import { rulingAnew } from '../resumption/pending.js';
import * as letters from './letters.js';
import { owedAgain } from './owed-again.js';

export type ReceiptBody = z.output<typeof postReceipt>;

/** Receipts enter the ledger: row, audit line, fact and what they make of earlier findings, in one transaction; the fact wakes the case. */
@Injectable()
export class Receipts {
  constructor(@Inject(CaseRecorder) private readonly recorder: CaseRecorder) {}

  /**
   * Posts a receipt once. The same receipt again is the same answer, and tells nobody a second time; one that has been reversed
   * stays reversed.
   * @throws ProblemError 409 `RECEIPT.ID_REUSED`; LawError `RECEIPT.NO_SETTLEMENT`, as `decideReceipt`, `PARTY.NOT_IN_CASE`.
   */
  async post(
    tx: Transaction,
    { caseId, principal: { subject: by }, time: { at } }: CaseCall,
    body: ReceiptBody,
  ): Promise<PostedReceipt> {
    const ledger = await ledgers.lockForEntry(tx, caseId);
    const { receipts, reversals } = ledger.entries;
    const { receiptId, kind, valueDate, payerPartyId = null, depositGround = null } = body;
    const amount = parseYuan(body.amount);
    const earlier = receipts.find((receipt) => receipt.receiptId === receiptId);
    if (earlier) {
      const same = sameReceipt(earlier, { kind, valueDate, amount, payerPartyId, depositGround });
      const reversed = reversals.some((reversal) => reversal.receiptId === receiptId);
      return receiptOnWire(same, reversals, receiptReversedBefore(reversed));
    }

    admitted(decideReceipt({ kind, amount, valueDate, today: legalDateOf(at), depositGround }));
    const known = await knownCase(tx, caseId);
    if (payerPartyId !== null) partyOf(known.parties, payerPartyId, '/payerPartyId');
    const terms = { receiptId, kind, valueDate, amount, payerPartyId, depositGround };
    const receipt: Receipt = { caseId, ...terms, postedAt: at, postedBy: by };
    await tx.manager.insert(Receipt, receipt);
    const deposits = receipts.filter((one) => one.kind === 'DEPOSIT').length;
    const entered = ledger.with({ receipts: [...receipts, receipt] });
    const recordings = [
      posted(receipt, known, deposits + 1),
      ...(await reassess(tx, entered, known, at)),
      ...(await rulingAnew(tx, entered, at)),
      ...(await owedAgain(tx, entered, known, at)),
    ];
    const { outstanding } = ledger.reading(legalDateOf(at));
    const answer = receiptOnWire(receipt, [], receiptBeyondOwed(amount, parseYuan(outstanding)));
    return this.recorder.record(tx, { caseId, at, by, known }, inOrder(recordings, answer));
  }
}

/** SET-ART-7-2: of a deposit, the `number`th of the case, the creditor is told, for from now on he may fetch it. */
function posted(receipt: Receipt, known: KnownCase, number: number): Recording {
  const { receiptId, kind, valueDate, postedAt } = receipt;
  const amount = formatYuan(receipt.amount);
  return {
    audit: { action: 'receipt.posted', facts: { receiptId, kind, valueDate, amount } },
    facts: [
      publishFact(receiptPosted, { receiptId, valueDate, amount, postedAt, ...(kind !== 'PAYMENT' && { kind }) }),
    ],
    letters:
      kind === 'DEPOSIT'
        ? [{ to: sidesOf(known).creditors, ...letters.deposited(known.caseNumber, number, receipt) }]
        : [],
  };
}

type ReceiptTerms = Pick<Receipt, 'kind' | 'valueDate' | 'amount' | 'payerPartyId' | 'depositGround'>;

function sameReceipt(earlier: Receipt, again: ReceiptTerms): Receipt {
  const terms = Object.keys(again) as (keyof ReceiptTerms)[];
  if (terms.every((term) => earlier[term] === again[term])) return earlier;
  throw conflict('RECEIPT.ID_REUSED', '该收款编号已用于另一笔款项', 'This receipt id stands for another receipt');
}
