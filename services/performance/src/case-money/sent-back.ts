import { publishFact, type Recording } from '@hejie/casework';
import { caseMoneyReturned, caseMoneyTakenBack } from '@hejie/contracts/facts';
import { formatYuan } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { notFound } from '@hejie/service-kit';
import { admitted, decideReturn, partyOf, saysSentBack, type Decision } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import * as letters from '../payouts/letters.js';
import { linesOfPayout } from '../payouts/lines-of-payout.js';
import { Payout } from '../payouts/payout.entity.js';
import { type Acting } from './acting.js';
import { Allocation } from './allocation.entity.js';
import { spendable } from './allocations.js';
import { type BankLine, type OtherSide } from './bank-line.entity.js';
import { type PaymentPart, wordsOfReference } from './outgoing.js';
import { type HowPut, PartsOfLine } from './parts-of-line.js';

/** A payment that the bank sends back (退汇) comes in as money, and is none of a debtor: its case holds it again, and it is paid out anew in its time. */
@Injectable()
export class SentBack {
  constructor(@Inject(PartsOfLine) private readonly partsOfLine: PartsOfLine) {}

  /** SET-LEDGER: a line that says so is put to the one payment whose id or reference its memo has, where it can be its return. @returns whether there is one. */
  async match(tx: Transaction, line: BankLine, acting: Acting): Promise<boolean> {
    const { memo } = JSON.parse(line.personal) as OtherSide;
    if (!saysSentBack(memo)) return false;
    const found: { caseId: string; payoutId: string }[] = await tx.manager.query(
      `select p.case_id as "caseId", p.payout_id as "payoutId" from payout p join case_directory d on d.case_id = p.case_id and d.court = $1
        where p.amount = $2 and p.state = 'PAID' and (p.payout_id = any($3) or p.bank_reference = any($3)) limit 2`,
      [line.court, line.amount.toString(), wordsOfReference(memo)],
    );
    const [only, other] = found;
    if (only === undefined || other !== undefined) return false;
    const part = { ...only, amount: line.amount };
    if (!(await this.looked(tx, line, part)).decision.ok) return false;
    await this.put(tx, line, 0, [part], { basis: 'NUMBER', confidence: 100, note: '' }, acting);
    return true;
  }

  /** A person says which payments it is, or the memo does. @throws ProblemError 404 `PAYOUT.UNKNOWN`; LawError as `decideReturn`. */
  async put(
    tx: Transaction,
    line: BankLine,
    entries: number,
    parts: readonly Required<PaymentPart>[],
    how: HowPut,
    acting: Acting,
  ): Promise<void> {
    const { lineId, valueDate } = line;
    await this.partsOfLine.put(tx, { lineId, entries }, parts, how, acting, async (part, entry, { known }) => {
      const { amount, payoutId } = part;
      const { decision, payout } = await this.looked(tx, line, part);
      admitted(decision);
      const told = { payoutId, valueDate, amount: formatYuan(amount) };
      const payee = partyOf(known.parties, payout.payeePartyId!);
      const returned: Recording = {
        audit: { action: 'payout.returned', facts: { ...told, lineId } },
        facts: [publishFact(caseMoneyReturned, told)],
        letters: [{ to: [payee], ...letters.returned(known.caseNumber, `${lineId}-${entry}`, payout, valueDate) }],
      };
      return { receiptId: payoutId, recordings: [returned] };
    });
  }

  /** Is this part of a line a payment that was sent back? */
  isReturn({ manager }: Transaction, { caseId, receiptId: payoutId }: Allocation): Promise<boolean> {
    return manager.existsBy(Payout, { caseId, payoutId });
  }

  /** It was none of these payments: each part has its counter-entry, the case no longer holds the money, and the creditor is told. @throws LawError as `decideMoneyTaken`. */
  async takeBack(
    tx: Transaction,
    { lineId, valueDate }: BankLine,
    standing: readonly Allocation[],
    entries: number,
    note: string,
    acting: Acting,
  ): Promise<void> {
    await this.partsOfLine.takeBack(tx, entries, standing, note, acting, async (part, from) => {
      const { caseId, amount, entry, receiptId: payoutId } = part;
      const { ledger, known } = from;
      await spendable(tx, ledger.settlement, amount);
      const payout = await tx.manager.findOneByOrFail(Payout, { caseId, payoutId });
      const payee = partyOf(known.parties, payout.payeePartyId!);
      const told = { payoutId, kind: payout.kind, valueDate, amount: formatYuan(amount) };
      const taken: Recording = {
        audit: { action: 'payout.return-taken-back', facts: { ...told, lineId } },
        facts: [publishFact(caseMoneyTakenBack, { ...told, what: 'RETURNED' })],
        letters: [{ to: [payee], ...letters.notReturned(known.caseNumber, `${lineId}-${entry}`, payout, valueDate) }],
      };
      return [taken];
    });
  }

  private async looked(
    { manager }: Transaction,
    { valueDate }: BankLine,
    { caseId, payoutId, amount: came }: Required<PaymentPart>,
  ): Promise<{ readonly decision: Decision<void>; readonly payout: Payout }> {
    const payout = await manager.findOneBy(Payout, { caseId, payoutId });
    if (!payout) throw notFound('PAYOUT.UNKNOWN', '没有提出该笔支付', 'No such payment was proposed in this case');
    const { atBank, returnedOn } = await linesOfPayout(manager, caseId, payoutId);
    const { kind, state, amount, paidOn } = payout;
    const returned = returnedOn !== null;
    return { payout, decision: decideReturn({ kind, state, amount, paidOn, atBank, returned, came, valueDate }) };
  }
}
