import {
  CaseRecorder,
  inOrder,
  knownCase,
  publishFact,
  type KnownCase,
  type NewTask,
  type Recording,
} from '@hejie/casework';
import { caseMoneyPaidOut, caseMoneyTakenBack } from '@hejie/contracts/facts';
import {
  type DecideOnMoneyBody,
  type PayoutAnswer,
  type ProposePayoutBody,
  type RecordPaymentBody,
} from '@hejie/contracts/http';
import { addDays, formatYuan, legalDateOf, parseYuan, startOfDay, type Fen, type LegalDate } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { conflict, notFound, type CaseCall } from '@hejie/service-kit';
import {
  admitted,
  decidePayment,
  decidePaymentTakenBack,
  decidePayout,
  isBankReceiptId,
  partyOf,
  promisedOf,
  type PayoutInput,
} from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import * as ledgers from '../ledger/ledgers.js';
import { Corrections } from '../receipt/corrections.js';
import { decided, decidedBefore } from './approvals.js';
import * as letters from './letters.js';
import { linesOfPayout } from './lines-of-payout.js';
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
    const today = legalDateOf(time.at);
    const asked = { payoutId, kind, amount, payeePartyId, receiptId };
    admitted(decidePayout(questionOf(asked, { ledger, account, known, today })));
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
      paidByLine: null,
      round: 1,
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

  /**
   * Another person approves it, or refuses; one that is approved may be refused until it is made.
   * @throws ProblemError 404 `PAYOUT.UNKNOWN`; LawError as `decideApproval`, of an approval as `decidePayout`.
   */
  async decide(tx: Transaction, call: CaseCall, payoutId: string, body: DecideOnMoneyBody): Promise<PayoutAnswer> {
    const { caseId, principal, time } = call;
    const ledger = await ledgers.lockForEntry(tx, caseId);
    const row = await payoutIn(tx, caseId, payoutId);
    const about = { of: 'PAYOUT', aboutId: payoutId } as const;
    if (await decidedBefore(tx, call, about, body)) return payoutOf(tx.manager, row);
    const open = row.state === 'PROPOSED' || (row.state === 'APPROVED' && !body.approved);
    const outcome = await decided(tx, call, { ...about, open, proposedBy: row.proposedBy }, body);
    const known = await knownCase(tx, caseId);
    const account = await moneyAccountOf(tx.manager, ledger.settlement);
    const today = legalDateOf(time.at);
    // Since it was proposed money may have been taken out, or more than was owed has come.
    if (outcome === 'COMPLETE') admitted(decidePayout(questionOf(row, { ledger, account, known, today })));
    const state = outcome === 'COMPLETE' ? 'APPROVED' : 'REFUSED';
    await tx.manager.update(Payout, { caseId, payoutId }, { state, decidedAt: time.at });
    const { kind, amount } = row;
    const facts = { payoutId, kind, amount: formatYuan(amount) };
    const answer = await payoutOf(tx.manager, { ...row, state, decidedAt: time.at });
    return this.recorder.record(
      tx,
      { caseId, at: time.at, by: principal.subject, known },
      {
        audit: { action: state === 'APPROVED' ? 'payout.approved' : 'payout.refused', facts },
        tasks: {
          done: [{ id: approvalTask(caseId, payoutId), outcome: { state }, ifOpen: true }],
          ...(state === 'REFUSED'
            ? { cancelled: [{ id: paymentTask(caseId, payoutId), why: '该笔支付已不予批准' }] }
            : { opened: [toBeMade(known, row, account, today)] }),
        },
        answer,
      },
    );
  }

  /**
   * The bank has made the payment: it is an entry of the books, and who was paid is told. What goes back leaves the ledger: a surplus as a refund, money
   * that came by mistake as a receipt taken out. `byLine`: the line of the bank that tells of it: what is a fact is recorded, whatever is held by now.
   * @throws ProblemError 404 `PAYOUT.UNKNOWN`; LawError as `decidePayment`, `decideRefund`, `decideReversal`, without a line as `decidePayout`.
   */
  async pay(
    tx: Transaction,
    call: CaseCall,
    payoutId: string,
    body: RecordPaymentBody,
    byLine: string | null = null,
  ): Promise<PayoutAnswer> {
    const { caseId, principal, time } = call;
    const ledger = await ledgers.lockForEntry(tx, caseId);
    const row = await payoutIn(tx, caseId, payoutId);
    const { paidOn, bankReference } = body;
    if (row.state === 'PAID' && row.paidOn === paidOn && row.bankReference === bankReference)
      return payoutOf(tx.manager, row);
    const known = await knownCase(tx, caseId);
    const account = await moneyAccountOf(tx.manager, ledger.settlement);
    const today = legalDateOf(time.at);
    admitted(
      decidePayment({
        kind: row.kind,
        state: row.state,
        withheld: account.withheld !== undefined,
        paidOn,
        approvedOn: row.decidedAt === null ? null : legalDateOf(row.decidedAt),
        today,
      }),
    );
    if (byLine === null) admitted(decidePayout(questionOf(row, { ledger, account, known, today })));
    const made = { state: 'PAID', paidOn, bankReference, paidByLine: byLine } as const;
    const paid: Payout = { ...row, ...made };
    await tx.manager.update(Payout, { caseId, payoutId }, made);
    await this.leaveTheLedger(tx, call, paid, paidOn);
    const { kind, payeePartyId } = row;
    const amount = formatYuan(row.amount);
    const recordings: [Recording, ...Recording[]] = [
      {
        audit: { action: 'payout.paid', facts: { payoutId, kind, payeePartyId, amount, paidOn, bankReference } },
        facts: [publishFact(caseMoneyPaidOut, { payoutId, kind, valueDate: paidOn, amount })],
        letters:
          payeePartyId === null
            ? []
            : [{ to: [partyOf(known.parties, payeePartyId)], ...letters.paid(known.caseNumber, paid, paidOn) }],
        tasks: { done: [{ id: paymentTask(caseId, payoutId), outcome: { paidOn, bankReference }, ifOpen: true }] },
      },
      ...(await payoutClocks(tx, ledger.settlement, known)),
    ];
    const answer = await payoutOf(tx.manager, paid);
    return this.recorder.record(tx, { caseId, at: time.at, by: principal.subject, known }, inOrder(recordings, answer));
  }

  /**
   * The line of the bank is none of this payment. Where it was recorded as made by that line it is approved again, and still to be made: who was told is told so, and a
   * surplus is in the ledger again. A receipt that came by mistake stays out of it. Under the lock of the ledger.
   * @returns what is to be recorded; nothing of a payment that people had recorded as made.
   * @throws LawError as `decidePaymentTakenBack`.
   */
  async takeBack(
    tx: Transaction,
    call: Omit<CaseCall, 'key'>,
    payoutId: string,
    lineId: string,
  ): Promise<readonly Recording[]> {
    const { caseId, time } = call;
    const row = await payoutIn(tx, caseId, payoutId);
    const { returnedOn } = await linesOfPayout(tx.manager, caseId, payoutId);
    admitted(decidePaymentTakenBack({ returned: returnedOn !== null }));
    if (row.paidByLine !== lineId) return [];
    const { kind, amount, payeePartyId } = row;
    const unmade = { state: 'APPROVED', paidOn: null, bankReference: null, paidByLine: null } as const;
    await tx.manager.update(Payout, { caseId, payoutId }, { ...unmade, round: row.round + 1 });
    const refundId = kind === 'SURPLUS' ? refundOf(row) : undefined;
    const refund = refundId === undefined ? [] : [await this.corrections.takeRefundBack(tx, call, refundId)];
    const { settlement } = await ledgers.lockForEntry(tx, caseId);
    const known = await knownCase(tx, caseId);
    const account = await moneyAccountOf(tx.manager, settlement);
    const told = { payoutId, kind, amount: formatYuan(amount) };
    const about = {
      ...told,
      what: 'PAID_OUT',
      valueDate: row.paidOn!,
      ...(refundId !== undefined && { refundId }),
    } as const;
    const taken: Recording = {
      audit: { action: 'payout.taken-back', facts: { ...told, lineId } },
      facts: [publishFact(caseMoneyTakenBack, about)],
      letters:
        payeePartyId === null
          ? []
          : [{ to: [partyOf(known.parties, payeePartyId)], ...letters.notPaid(known.caseNumber, row, row.paidOn!) }],
      tasks: { reopened: [toBeMade(known, row, account, legalDateOf(time.at))] },
    };
    return [taken, ...refund];
  }

  private async leaveTheLedger(tx: Transaction, call: CaseCall, paid: Payout, paidOn: LegalDate): Promise<void> {
    const { payoutId, kind, receiptId, amount, payeePartyId } = paid;
    if (kind === 'SURPLUS')
      await this.corrections.refund(tx, call, {
        refundId: refundOf(paid),
        valueDate: paidOn,
        amount: formatYuan(amount),
        ...(payeePartyId !== null && { payeePartyId }),
      });
    if (kind === 'BY_MISTAKE')
      await this.corrections.reverse(tx, call, receiptId!, {
        reason: 'ENTERED_WRONGLY',
        note: mistakeNote(payoutId),
      });
  }
}

/** What the law is asked of a payment: what is free of the money of its case beside what other payments have promised. */
function questionOf(
  {
    payoutId,
    kind,
    amount,
    payeePartyId,
    receiptId,
  }: Pick<Payout, 'payoutId' | 'kind' | 'amount' | 'payeePartyId' | 'receiptId'>,
  { ledger, account, known, today }: AskedOn,
): PayoutInput {
  const others = account.payouts.filter((one) => one.payoutId !== payoutId);
  const { promised, promisedBack } = promisedOf(others);
  const payee = payeePartyId === null ? undefined : partyOf(known.parties, payeePartyId, '/payeePartyId');
  const receipt = receiptId === null ? undefined : receiptByBank(ledger, account, { payoutId, receiptId });
  return {
    kind,
    amount,
    held: account.held - promised,
    surplus: surplusOf(ledger, today) - promisedBack,
    payeeIsCreditor: payee?.side === 'CREDITOR',
    withheld: account.withheld !== undefined,
    ...(kind === 'BY_MISTAKE' && receipt !== undefined && { receipt }),
  };
}

/** On what a payment is asked for: its case, under the lock of the ledger. */
interface AskedOn {
  readonly ledger: ledgers.RecordedLedger;
  readonly account: MoneyAccount;
  readonly known: KnownCase;
  readonly today: LegalDate;
}

/** A receipt that came over the bank, belongs to this case, still counts and goes back by no other payment; fen. */
function receiptByBank(
  ledger: ledgers.RecordedLedger,
  account: MoneyAccount,
  { payoutId, receiptId }: { readonly payoutId: string; readonly receiptId: string },
): Fen | undefined {
  const back = account.payouts.filter((one) => one.receiptId === receiptId && one.state !== 'REFUSED');
  if (back.some((one) => one.payoutId !== payoutId) || !isBankReceiptId(receiptId)) return undefined;
  const reversal = ledger.entries.reversals.find((one) => one.receiptId === receiptId);
  // Taken out by this very payment, when it was recorded as made for the first time.
  if (reversal !== undefined && reversal.note !== mistakeNote(payoutId)) return undefined;
  return account.arrivals.find((one) => one.receiptId === receiptId)?.amount;
}

const mistakeNote = (payoutId: string): string => `误付退还：${payoutId}`;

/** The refund as which a payment leaves the ledger; another one each time that it was recorded anew. */
const refundOf = ({ payoutId, round }: Pick<Payout, 'payoutId' | 'round'>): string =>
  round === 1 ? `payout/${payoutId}` : `payout-${round}/${payoutId}`;

/** An approved payment is made at the bank. */
const toBeMade = (
  { caseNumber }: Pick<KnownCase, 'caseNumber'>,
  { caseId, payoutId, kind, amount }: Payout,
  account: MoneyAccount,
  today: LegalDate,
): NewTask => ({
  id: paymentTask(caseId, payoutId),
  kind: MAKE_PAYOUT,
  role: 'clerk',
  dueAt: dueOf(account, today),
  facts: { payoutId, kind, amount: formatYuan(amount) },
  rule: 'PROC-30',
  title: `${caseNumber}：已批准${letters.KINDS[kind]}${formatYuan(amount)}元，支付后登记，附言写明${payoutId}`,
});

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
