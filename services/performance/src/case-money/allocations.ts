import { type Recording } from '@hejie/casework';
import { formatYuan, type Fen } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { conflict } from '@hejie/service-kit';
import {
  admitted,
  bankReceiptId,
  decideLineAsReceipt,
  decideMoneyTaken,
  isBankReceiptId,
  type MatchedPart,
} from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { DirectPayment, receiptOfDirect } from '../direct-payments/direct-payment.entity.js';
import * as ledgers from '../ledger/ledgers.js';
import { moneyAccountOf } from '../payouts/money-account.js';
import { type Settlement } from '../ledger/settlement.entity.js';
import { Corrections } from '../receipt/corrections.js';
import { Receipts } from '../receipt/receipts.js';
import { type Acting } from './acting.js';
import { Allocation } from './allocation.entity.js';
import { type BankLine } from './bank-line.entity.js';
import { type HowPut, type OfCase, PartsOfLine, type PutAs, standingOf } from './parts-of-line.js';

/** A part of a line for one case. */
export interface PartToPut extends MatchedPart {
  /** It is this receipt, which was entered by hand before. */
  readonly receiptId?: string;
  /** One of the same sum was entered by hand, and this is another payment. */
  readonly distinct?: boolean;
}

/** Which part of a line of the bank belongs to which case, as entries that are never changed: each is a receipt of its case, or one that was entered by hand before. */
@Injectable()
export class Allocations {
  constructor(
    @Inject(PartsOfLine) private readonly partsOfLine: PartsOfLine,
    @Inject(Receipts) private readonly receipts: Receipts,
    @Inject(Corrections) private readonly corrections: Corrections,
  ) {}

  of({ manager }: Transaction, lineId: string): Promise<Allocation[]> {
    return manager.find(Allocation, { where: { lineId }, order: { entry: 'ASC' } });
  }

  /**
   * A part of the line for each case: a receipt of the line's value date, entered as any other, and which part it is.
   * @param entries how many the line has already.
   * @throws LawError `BANK_LINE.ENTERED_BY_HAND`, `BANK_LINE.NOT_THIS_RECEIPT`; as `Receipts.post`.
   */
  async put(
    tx: Transaction,
    line: BankLine,
    entries: number,
    parts: readonly PartToPut[],
    how: HowPut,
    acting: Acting,
  ): Promise<void> {
    const of = { lineId: line.lineId, entries };
    await this.partsOfLine.put(tx, of, parts, how, acting, (part, entry, to) =>
      this.receiptFor(tx, line, part, entry, to),
    );
  }

  private async receiptFor(
    tx: Transaction,
    line: BankLine,
    { amount, payerPartyId, receiptId: entered, distinct = false }: PartToPut,
    entry: number,
    to: OfCase,
  ): Promise<PutAs> {
    const byHand = await this.enteredByHand(tx, to.ledger);
    if (entered !== undefined) {
      const receipt = byHand.find((one) => one.receiptId === entered);
      if (receipt?.amount === amount) return { receiptId: entered, recordings: [identified(line, entered)] };
      throw conflict(
        'BANK_LINE.NOT_THIS_RECEIPT',
        '该案没有这一编号、这一金额、尚未与银行流水对应的手工登记收款',
        'The case has no receipt of this id and sum that was entered by hand and belongs to no line yet',
      );
    }
    const { account, reference, valueDate } = line;
    admitted(decideLineAsReceipt({ amount, valueDate }, byHand, distinct));
    const receiptId = bankReceiptId(account, reference, entry);
    const body = {
      receiptId,
      kind: 'PAYMENT',
      valueDate,
      amount: formatYuan(amount),
      ...(payerPartyId !== null && { payerPartyId }),
    } as const;
    const { recordings } = await this.receipts.enter(tx, to, body, { ...to, from: 'BANK' });
    return { receiptId, recordings };
  }

  /** Money that people entered, a deposit with the court among it, that counts, and that no line of the bank is yet; what was paid straight to the creditor never comes over it. */
  private async enteredByHand(tx: Transaction, { settlement: { caseId }, entries }: ledgers.RecordedLedger) {
    const { receipts, reversals } = entries;
    const mayBe = receipts.filter(
      ({ receiptId, kind, bankLineDue }) =>
        (kind === 'PAYMENT' || bankLineDue !== null) &&
        !isBankReceiptId(receiptId) &&
        !reversals.some((reversal) => reversal.receiptId === receiptId),
    );
    if (mayBe.length === 0) return [];
    const put = standingOf(await tx.manager.findBy(Allocation, { caseId })).map(({ receiptId }) => receiptId);
    const direct = (await tx.manager.findBy(DirectPayment, { caseId })).map(receiptOfDirect);
    return mayBe.filter(({ receiptId }) => !put.includes(receiptId) && !direct.includes(receiptId));
  }

  /**
   * Each receipt that the line was entered as is reversed, and each part has its counter-entry; one that was entered by hand stays.
   * @throws LawError as `decideMoneyTaken`; as `Corrections.reverse`.
   */
  async takeBack(
    tx: Transaction,
    { account, reference }: BankLine,
    standing: readonly Allocation[],
    entries: number,
    note: string,
    acting: Acting,
  ): Promise<void> {
    await this.partsOfLine.takeBack(tx, entries, standing, note, acting, async (one, from) => {
      const { receiptId } = one;
      await spendable(tx, from.ledger.settlement, one.amount);
      if (receiptId === bankReceiptId(account, reference, one.entry))
        await this.corrections.reverse(tx, { ...from, key: receiptId }, receiptId, { reason: 'ENTERED_WRONGLY', note });
      return [{ audit: { action: 'money.taken-back', facts: { receiptId, amount: formatYuan(one.amount) } } }];
    });
  }
}

const identified = ({ lineId, reference }: BankLine, receiptId: string): Recording => ({
  audit: { action: 'receipt.found-at-bank', facts: { receiptId, lineId, reference } },
});

/** May that much be taken from a case again? @throws LawError as `decideMoneyTaken`. */
export async function spendable(tx: Transaction, settlement: Settlement, amount: Fen): Promise<void> {
  const { held, payouts } = await moneyAccountOf(tx.manager, settlement);
  admitted(decideMoneyTaken({ amount, held, payouts }));
}
