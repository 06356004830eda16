import { type Recording } from '@hejie/casework';
import { formatYuan } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { conflict } from '@hejie/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { Payout } from '../payouts/payout.entity.js';
import { Payouts } from '../payouts/payouts.js';
import { type Acting } from './acting.js';
import { Allocation } from './allocation.entity.js';
import { type BankLine, type OtherSide } from './bank-line.entity.js';
import { type HowPut, PartsOfLine, standingOf } from './parts-of-line.js';

/** What of a memo may be the id of a payment, or the bank's reference of one. */
export const wordsOfReference = (memo: string): string[] =>
  memo.split(/[^A-Za-z0-9._:@/-]+/).filter((word) => word !== '');

/** A part of a line that went out, and the payment that it is. */
export interface PaymentPart {
  readonly caseId: string;
  readonly amount: bigint;
  readonly payoutId?: string;
}

/** What went out at the bank is a payment that people have approved, or nobody's: by the reference that was recorded, or the payment's id in the memo. */
@Injectable()
export class Outgoing {
  constructor(
    @Inject(PartsOfLine) private readonly partsOfLine: PartsOfLine,
    @Inject(Payouts) private readonly payouts: Payouts,
  ) {}

  /** SET-LEDGER: puts the line to the one payment that it is by its reference or its memo, and its sum. @returns whether there is one. @throws as `Payouts.pay`. */
  async match(tx: Transaction, line: BankLine, acting: Acting): Promise<boolean> {
    const { memo } = JSON.parse(line.personal) as OtherSide;
    const found: { caseId: string; payoutId: string }[] = await tx.manager.query(
      `select p.case_id as "caseId", p.payout_id as "payoutId" from payout p join case_directory d on d.case_id = p.case_id and d.court = $1
        where p.amount = $2 and ((p.state = 'PAID' and p.bank_reference = $3) or (p.state = 'APPROVED' and p.payout_id = any($4)))
          and not exists (select 1 from allocation a where a.case_id = p.case_id and a.receipt_id = p.payout_id group by a.line_id having sum(a.amount) > 0)
        limit 2`,
      [line.court, line.amount.toString(), line.reference, wordsOfReference(memo)],
    );
    const [only, other] = found;
    if (only === undefined || other !== undefined) return false;
    const parts = [{ ...only, amount: line.amount }];
    await this.put(tx, line, 0, parts, { basis: 'NUMBER', confidence: 100, note: '' }, acting);
    return true;
  }

  /** A person says which payments it is. @throws ProblemError 409 `BANK_LINE.OUTGOING`, `BANK_LINE.NOT_THIS_PAYMENT`; as `Payouts.pay`. */
  async matchTo(
    tx: Transaction,
    line: BankLine,
    entries: number,
    parts: readonly PaymentPart[],
    note: string,
    acting: Acting,
  ): Promise<void> {
    const named = parts.map(({ payoutId, ...part }) => {
      if (payoutId !== undefined) return { ...part, payoutId };
      throw conflict(
        'BANK_LINE.OUTGOING',
        '该笔为支出，不能认领为收款；请写明所对应的支付 payoutId',
        'It went out, and is no receipt of any case: name the payment that it is as payoutId',
      );
    });
    await this.put(tx, line, entries, named, { basis: 'PERSON', confidence: 100, note }, acting);
  }

  private async put(
    tx: Transaction,
    { lineId, valueDate, reference }: BankLine,
    entries: number,
    parts: readonly Required<PaymentPart>[],
    how: HowPut,
    acting: Acting,
  ): Promise<void> {
    await this.partsOfLine.put(tx, { lineId, entries }, parts, how, acting, async (part, _entry, to) => {
      const { caseId, amount, payoutId } = part;
      // Two lines never go to one payment: under the lock of its ledger who comes second reads what the first has put.
      const payout = await tx.manager.findOneBy(Payout, { caseId, payoutId });
      const before = standingOf(await tx.manager.findBy(Allocation, { caseId, receiptId: payoutId }));
      if (payout?.amount !== amount || before.length > 0)
        throw conflict(
          'BANK_LINE.NOT_THIS_PAYMENT',
          '该案没有这一编号、这一金额、尚未与银行流水对应的支付',
          'The case has no payment of this id and sum that belongs to no line yet',
        );
      if (payout.state !== 'PAID') {
        const made = { paidOn: valueDate, bankReference: reference };
        await this.payouts.pay(tx, { ...to, key: `bank/${lineId}` }, payoutId, made, lineId);
      }
      const found: Recording = { audit: { action: 'payout.found-at-bank', facts: { payoutId, lineId, reference } } };
      return { receiptId: payoutId, recordings: [found] };
    });
  }

  /**
   * It was none of these payments: each part has its counter-entry, and a payment that was recorded as made by this line is to be made still.
   * @throws LawError as `Payouts.takeBack`.
   */
  async takeBack(
    tx: Transaction,
    { lineId }: BankLine,
    standing: readonly Allocation[],
    entries: number,
    note: string,
    acting: Acting,
  ): Promise<void> {
    await this.partsOfLine.takeBack(tx, entries, standing, note, acting, async (part, from) => {
      const { amount, receiptId: payoutId } = part;
      const facts = { payoutId, amount: formatYuan(amount) };
      return [
        { audit: { action: 'money.taken-back', facts } },
        ...(await this.payouts.takeBack(tx, from, payoutId, lineId)),
      ];
    });
  }
}
