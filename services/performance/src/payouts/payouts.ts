import { CaseRecorder, inOrder, knownCase, publishFact, type Recording } from '@hejie/casework';
import { caseMoneyPaidOut } from '@hejie/contracts/facts';
import {
  type DecideOnMoneyBody,
  type PayoutAnswer,
  type ProposePayoutBody,
  type RecordPaymentBody,
} from '@hejie/contracts/http';
import { addDays, formatYuan, legalDateOf, parseYuan, startOfDay, type Fen, type LegalDate } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { conflict, notFound, type CaseCall } from '@hejie/service-kit';
import { admitted, decidePayment, decidePayout, isBankReceiptId, partyOf } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import * as ledgers from '../ledger/ledgers.js';
import { Corrections } from '../receipt/corrections.js';
import { decided, decidedBefore } from './approvals.js';
import * as letters from './letters.js';
import { moneyAccountOf, type MoneyAccount } from './money-account.js';
import { payoutOf } from './money-on-wire.js';
import { payoutClocks } from './payout-clock.js';
import { Payout } from './payout.entity.js';

/** Kinds of tasks: another person decides on a payment out; one that is approved is made at the bank. */
export const APPROVE_PAYOUT = 'APPROVE_PAYOUT';
export const MAKE_PAYOUT = 'MAKE_PAYOUT';

const approvalTask = (caseId: string, payoutId: string): string => `approve-payout/${caseId}/${payoutId}`;
const paymentTask = (caseId: string, payoutId: string): string => `make-payout/${caseId}/${payoutId}`;

/** Case money goes out (案款发放、退款): proposed, approved by another person, made by the bank. Each payment is an entry of the books. */
@Injectable()
export class Payouts {
  constructor(
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
    @Inject(Corrections) private readonly corrections: Corrections,
  ) {}

  /** @throws ProblemError 409 `PAYOUT.ID_REUSED`; LawError `RECEIPT.NO_SETTLEMENT`, `PARTY.NOT_IN_CASE`, as `decidePayout`. */
  async propose(tx: Transaction, call: CaseCall, body: ProposePayoutBody): Promise<PayoutAnswer> {
    const { caseId, principal, time } = call;
    const ledger = await ledgers.lockForEntry(tx, caseId);
    const known = await knownCase(tx, caseId);
    const { payoutId, kind, payeePartyId = null, receiptId = null } = body;
    const amount = parseYuan(body.amount);
    const earlier = await tx.manager.findOneBy(Payout, { caseId, payoutId });
    if (earlier) {
      const terms = { kind, amount, payeePartyId, receiptId };
      const same = (Object.keys(terms) as (keyof typeof terms)[]).every((term) => earlier[term] === terms[term]);
      if (same) return payoutOf(tx.manager, earlier);
      throw conflict('PAYOUT.ID_REUSED', '该支付编号已用于另一笔支付', 'This id stands for another payment');
    }
    const account = await moneyAccountOf(tx.manager, ledger.settlement);
    const payee = payeePartyId === null ? undefined : partyOf(known.parties, payeePartyId, '/payeePartyId');
    const today = legalDateOf(time.at);
    const mistaken = receiptId === null ? undefined : receiptByBank(ledger, account, receiptId);
    admitted(
      decidePayout({
        kind,
        amount,
        held: account.held - account.promised,
        surplus: surplusOf(ledger, today) - account.promisedBack,
        payeeIsCreditor: payee?.side === 'CREDITOR',
        withheld: account.withheld !== undefined,
        ...(kind === 'BY_MISTAKE' && mistaken !== undefined && { receipt: mistaken }),
      }),
    );
    if (kind !== 'BY_MISTAKE' && receiptId !== null) throw noReceipt();
    const row: Payout = {
      caseId,
      payoutId,
      kind,
      payeePartyId,
      receiptId,
      amount,
      state: 'PROPOSED',
      proposedAt: time.at,
      proposedBy: principal.subject,
      decidedAt: null,
      paidOn: null,
      bankReference: null,
    };
    await tx.manager.insert(Payout, row);
    const facts = { payoutId, kind, payeePartyId, amount: formatYuan(amount) };
    const recording: Recording = {
      audit: { action: 'payout.proposed', facts },
      tasks: {
        opened: [
          {
            id: approvalTask(caseId, payoutId),
            kind: APPROVE_PAYOUT,
            role: 'enforcement-judge',
            dueAt: dueOf(account, today),
            facts: { ...facts, proposedBy: principal.subject },
            rule: 'PROC-30',
            title: `${known.caseNumber}：审批${letters.KINDS[kind]}${formatYuan(amount)}元`,
          },
        ],
      },
    };
    const answer = await payoutOf(tx.manager, row);
    return this.recorder.record(tx, { caseId, at: time.at, by: principal.subject, known }, { ...recording, answer });
  }

  /** Another person approves it, or refuses. @throws ProblemError 404 `PAYOUT.UNKNOWN`; LawError as `decideApproval`. */
  async decide(tx: Transaction, call: CaseCall, payoutId: string, body: DecideOnMoneyBody): Promise<PayoutAnswer> {
    const { caseId, principal, time } = call;
    const { settlement } = await ledgers.lockForEntry(tx, caseId);
    const row = await payoutIn(tx, caseId, payoutId);
    const about = { of: 'PAYOUT', aboutId: payoutId } as const;
    if (await decidedBefore(tx, call, about, body)) return payoutOf(tx.manager, row);
    const outcome = await decided(
      tx,
      call,
      { ...about, open: row.state === 'PROPOSED', proposedBy: row.proposedBy },
      body,
    );
    const state = outcome === 'COMPLETE' ? 'APPROVED' : 'REFUSED';
    await tx.manager.update(Payout, { caseId, payoutId }, { state, decidedAt: time.at });
    const known = await knownCase(tx, caseId);
    const account = await moneyAccountOf(tx.manager, settlement);
    const { kind, amount } = row;
    const facts = { payoutId, kind, amount: formatYuan(amount) };
    const answer = await payoutOf(tx.manager, { ...row, state, decidedAt: time.at });
    return this.recorder.record(
      tx,
      { caseId, at: time.at, by: principal.subject, known },
      {
        audit: { action: state === 'APPROVED' ? 'payout.approved' : 'payout.refused', facts },
        tasks: {
          done: [{ id: approvalTask(caseId, payoutId), outcome: { state } }],
          opened:
            state === 'REFUSED'
              ? []
              : [
                  {
                    id: paymentTask(caseId, payoutId),
                    kind: MAKE_PAYOUT,
                    role: 'clerk',
                    dueAt: dueOf(account, legalDateOf(time.at)),
                    facts,
                    rule: 'PROC-30',
                    title: `${known.caseNumber}：已批准${letters.KINDS[kind]}${formatYuan(amount)}元，支付后登记，附言写明${payoutId}`,
                  },
                ],
        },
        answer,
      },
    );
  }

  /**
   * The bank has made the payment: it is an entry of the books, and who was paid is told. What goes back leaves the ledger: a surplus as a refund, money
   * that came by mistake as a receipt taken out.
   * @throws ProblemError 404 `PAYOUT.UNKNOWN`; LawError as `decidePayment`, `decideRefund`, `decideReversal`.
   */
  async pay(tx: Transaction, call: CaseCall, payoutId: string, body: RecordPaymentBody): Promise<PayoutAnswer> {
    const { caseId, principal, time } = call;
    const before = await ledgers.lockForEntry(tx, caseId);
    const row = await payoutIn(tx, caseId, payoutId);
    const { paidOn, bankReference } = body;
    if (row.state === 'PAID' && row.paidOn === paidOn && row.bankReference === bankReference)
      return payoutOf(tx.manager, row);
    const { withheld } = await moneyAccountOf(tx.manager, before.settlement);
    admitted(
      decidePayment({
        kind: row.kind,
        state: row.state,
        withheld: withheld !== undefined,
        paidOn,
        approvedOn: row.decidedAt === null ? null : legalDateOf(row.decidedAt),
        today: legalDateOf(time.at),
      }),
    );
    const paid: Payout = { ...row, state: 'PAID', paidOn, bankReference };
    await tx.manager.update(Payout, { caseId, payoutId }, { state: 'PAID', paidOn, bankReference });
    await this.leaveTheLedger(tx, call, paid, paidOn);
    const known = await knownCase(tx, caseId);
    const { settlement } = await ledgers.lockForEntry(tx, caseId);
    const number = await tx.manager.countBy(Payout, { caseId, state: 'PAID' });
    const { kind, payeePartyId } = row;
    const amount = formatYuan(row.amount);
    const recordings: [Recording, ...Recording[]] = [
      {
        audit: { action: 'payout.paid', facts: { payoutId, kind, payeePartyId, amount, paidOn, bankReference } },
        facts: [publishFact(caseMoneyPaidOut, { payoutId, kind, valueDate: paidOn, amount })],
        letters:
          payeePartyId === null
            ? []
            : [{ to: [partyOf(known.parties, payeePartyId)], ...letters.paid(known.caseNumber, number, paid, paidOn) }],
        tasks: { done: [{ id: paymentTask(caseId, payoutId), outcome: { paidOn, bankReference }, ifOpen: true }] },
      },
      ...(await payoutClocks(tx, settlement, known)),
    ];
    const answer = await payoutOf(tx.manager, paid);
    return this.recorder.record(tx, { caseId, at: time.at, by: principal.subject, known }, inOrder(recordings, answer));
  }

  private async leaveTheLedger(tx: Transaction, call: CaseCall, paid: Payout, paidOn: LegalDate): Promise<void> {
    const { payoutId, kind, receiptId, amount, payeePartyId } = paid;
    if (kind === 'SURPLUS')
      await this.corrections.refund(tx, call, {
        refundId: `payout/${payoutId}`,
        valueDate: paidOn,
        amount: formatYuan(amount),
        ...(payeePartyId !== null && { payeePartyId }),
      });
    if (kind === 'BY_MISTAKE')
      await this.corrections.reverse(tx, call, receiptId!, {
        reason: 'ENTERED_WRONGLY',
        note: `误付退还：${payoutId}`,
      });
  }
}

/** A receipt that came over the bank, belongs to this case and still counts; fen. */
function receiptByBank(ledger: ledgers.RecordedLedger, account: MoneyAccount, receiptId: string): Fen | undefined {
  const reversed = ledger.entries.reversals.some((one) => one.receiptId === receiptId);
  const promised = account.payouts.some((one) => one.receiptId === receiptId && one.state !== 'REFUSED');
  if (reversed || promised || !isBankReceiptId(receiptId)) return undefined;
  return account.arrivals.find((one) => one.receiptId === receiptId)?.amount;
}

/** What is held beyond everything owed on that day, fen. */
function surplusOf(ledger: ledgers.RecordedLedger, today: LegalDate): Fen {
  return ledger.refundable(today, today);
}

/** A payment is to be made by the first clock of paying out; without one, within a month. */
function dueOf({ arrivals }: MoneyAccount, today: LegalDate) {
  const first = arrivals.find(({ rest }) => rest > 0n)?.dueOn ?? addDays(today, 30);
  return startOfDay(addDays(first, 1));
}

async function payoutIn({ manager }: Transaction, caseId: string, payoutId: string): Promise<Payout> {
  const row = await manager.findOneBy(Payout, { caseId, payoutId });
  if (row) return row;
  throw notFound('PAYOUT.UNKNOWN', '没有提出该笔支付', 'No such payment was proposed in this case');
}

/** 409 PAYOUT.NO_RECEIPT. */
const noReceipt = () =>
  conflict(
    'PAYOUT.NO_RECEIPT',
    '只有退还误付款才写明收款编号 receiptId',
    'Only money that goes back as paid by mistake names a receipt',
  );
