import { CaseRecorder, knownCase, requireOwnParty, type NewLetter, type Recording } from '@hejie/casework';
import {
  type AnswerDirectPaymentBody,
  type DirectPaymentAnswer,
  type FindDirectPaymentBody,
  type ReportDirectPaymentBody,
} from '@hejie/contracts/http';
import { dateText, formatYuan, LawError, legalDateOf, parseYuan } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { maskText } from '@hejie/security';
import { conflict, notFound, type CaseCall } from '@hejie/service-kit';
import {
  admitted,
  decideDirectAnswerer,
  decideDirectPayment,
  decideReceipt,
  directPayee,
  directPaymentAnswerBy,
  partyOf,
  thingsOf,
  type DirectPaymentSaid,
} from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { actedBy, requireAgentFor } from '../agents.js';
import * as ledgers from '../ledger/ledgers.js';
import { sidesOf } from '../ledger/parties.js';
import { Receipts } from '../receipt/receipts.js';
import { DirectPayment, receiptOfDirect } from './direct-payment.entity.js';

/** Kind of the task in which a judge finds whether the creditor was paid, where he denies it or is silent. */
export const FIND_DIRECT_PAYMENT = 'FIND_DIRECT_PAYMENT';

const taskOf = (caseId: string, paymentId: string): string => `direct-payment/${caseId}/${paymentId}`;

/** Payments straight to the creditor (直接给付): they count once he confirms them or a judge finds them proven, from their value date. */
@Injectable()
export class DirectPayments {
  constructor(
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
    @Inject(Receipts) private readonly receipts: Receipts,
  ) {}

  /**
   * Reports a payment once; the creditor who was paid is asked by letter. @throws ProblemError 409 `DIRECT_PAYMENT.ID_REUSED`; AccessError `AUTH.NOT_A_PARTY`;
   * LawError as `directPayee`, `decideReceipt`, `requireAgentFor`, `RECEIPT.NO_SETTLEMENT`, `PARTY.NOT_IN_CASE`, `DIRECT_PAYMENT.NOT_A_DEBTOR`.
   */
  async report(tx: Transaction, call: CaseCall, body: ReportDirectPaymentBody): Promise<DirectPaymentAnswer> {
    const { caseId, principal, time } = call;
    const ledger = await ledgers.lockForEntry(tx, caseId);
    const known = await knownCase(tx, caseId);
    const { paymentId, payerPartyId, agentId, valueDate, proof, kind, thing = null } = body;
    const payer = partyOf(known.parties, payerPartyId, '/payerPartyId');
    requireOwnParty(principal, known.parties, payerPartyId, 'payerPartyId');
    if (payer.side === 'CREDITOR') throw notADebtor();
    const { creditors } = sidesOf(known);
    const paid = creditors.map(({ partyId }) => partyId);
    const payeePartyId = admitted(directPayee(body.payeePartyId, paid));
    const amount = parseYuan(body.amount);
    const earlier = await tx.manager.findOneBy(DirectPayment, { caseId, paymentId });
    if (earlier) {
      const terms = { payerPartyId, payeePartyId, kind, thing, amount, valueDate };
      if ((Object.keys(terms) as (keyof typeof terms)[]).every((term) => earlier[term] === terms[term]))
        return onWire(earlier);
      throw conflict('DIRECT_PAYMENT.ID_REUSED', '该编号已用于另一笔直接给付', 'This id stands for another payment');
    }
    await requireAgentFor(tx.manager, call, { partyId: payerPartyId, agentId }, 'SAY_OF_PAYMENT');
    const today = legalDateOf(time.at);
    const agreedThings = thingsOf(ledger.settlement.terms);
    admitted(decideReceipt({ kind, amount, valueDate, today, depositGround: null, thing, agreedThings }));
    const { calendar } = ledgers.lawOf(ledger.settlement);
    const { value: lastDay, instant: answerBy } = directPaymentAnswerBy(today, calendar);
    const row: DirectPayment = {
      caseId,
      paymentId,
      payerPartyId,
      payeePartyId,
      kind,
      thing,
      amount,
      valueDate,
      proof,
      state: 'REPORTED',
      answerBy,
      reportedAt: time.at,
      reportedBy: principal.subject,
      decidedAt: null,
      decidedBy: null,
      reason: null,
    };
    await tx.manager.insert(DirectPayment, row);
    const told = { paymentId, payerPartyId, payeePartyId, kind, valueDate, amount: formatYuan(amount), answerBy };
    const what = kind === 'PAYMENT' ? `给付${formatYuan(amount)}元` : `交付${thing}（约定价额${formatYuan(amount)}元）`;
    const number = await tx.manager.countBy(DirectPayment, { caseId });
    return this.recorder.record(
      tx,
      { caseId, at: time.at, by: principal.subject, known },
      {
        audit: { action: 'direct-payment.reported', facts: { ...told, ...actedBy({ agentId }) } },
        letters: [
          {
            to: creditors.filter(({ partyId }) => partyId === payeePartyId),
            occasion: `direct-payment-${number}`,
            kind: 'direct-payment-reported',
            subject: '直接给付核实通知书',
            body: `${known.caseNumber}：被执行人称已于${dateText(valueDate)}直接向你方${what}，并提交了证明。请在${dateText(lastDay)}前答复是否收到；确认的，计入已履行金额；否认或者逾期不答复的，由法官审查认定。`,
          },
        ],
        tasks: {
          opened: [
            {
              id: taskOf(caseId, paymentId),
              kind: FIND_DIRECT_PAYMENT,
              role: 'enforcement-judge',
              dueAt: answerBy,
              facts: told,
              rule: 'SET-LEDGER',
              title: `${known.caseNumber}：直接${kind === 'PAYMENT' ? '给付' : '交付'}${formatYuan(amount)}元，申请执行人${dateText(lastDay)}前答复；否认或者未答复的，审查认定`,
            },
          ],
        },
        answer: onWire(row),
      },
    );
  }

  /** The creditor who was paid says whether he was. @throws AccessError `AUTH.NOT_A_PARTY`; LawError as `decideDirectAnswerer`, `decideDirectPayment`, `requireAgentFor`; 404 `DIRECT_PAYMENT.UNKNOWN`. */
  async answer(
    tx: Transaction,
    call: CaseCall,
    paymentId: string,
    { partyId, agentId, received }: AnswerDirectPaymentBody,
  ): Promise<DirectPaymentAnswer> {
    const { parties } = await knownCase(tx, call.caseId);
    requireOwnParty(call.principal, parties, partyId, 'partyId');
    const { payeePartyId } = await paymentIn(tx, call.caseId, paymentId);
    admitted(decideDirectAnswerer(partyOf(parties, partyId), payeePartyId));
    await requireAgentFor(tx.manager, call, { partyId, agentId }, received ? 'CONFIRM_PAYMENT' : 'SAY_OF_PAYMENT');
    return this.decide(tx, call, paymentId, { answer: received }, { reason: null, agentId });
  }

  /** The judge finds whether it is proven. @throws LawError as `decideDirectPayment`; 404 `DIRECT_PAYMENT.UNKNOWN`. */
  find(
    tx: Transaction,
    call: CaseCall,
    paymentId: string,
    { found, reason }: FindDirectPaymentBody,
  ): Promise<DirectPaymentAnswer> {
    return this.decide(tx, call, paymentId, { found }, { reason });
  }

  private async decide(
    tx: Transaction,
    call: CaseCall,
    paymentId: string,
    said: DirectPaymentSaid,
    { reason, agentId }: { readonly reason: string | null; readonly agentId?: string | undefined },
  ): Promise<DirectPaymentAnswer> {
    const { caseId, principal, time } = call;
    await ledgers.lockForEntry(tx, caseId);
    const row = await paymentIn(tx, caseId, paymentId);
    const { at } = time;
    const state = admitted(decideDirectPayment(row.state, said, { now: at, answerBy: row.answerBy }));
    const decided: DirectPayment = { ...row, state, decidedAt: at, decidedBy: principal.subject, reason };
    await tx.manager.save(DirectPayment, decided);
    const counts = state === 'CONFIRMED' || state === 'FOUND';
    if (counts)
      await this.receipts.post(
        tx,
        call,
        {
          receiptId: receiptOfDirect(row),
          kind: row.kind,
          ...(row.thing !== null && { thing: row.thing }),
          valueDate: row.valueDate,
          amount: formatYuan(row.amount),
          payerPartyId: row.payerPartyId,
        },
        'DIRECT',
      );
    const known = await knownCase(tx, caseId);
    const recording: Recording = {
      audit: {
        action: `direct-payment.${state.toLowerCase().replace('_', '-')}`,
        facts: { paymentId, ...actedBy({ agentId }) },
      },
      letters: state === 'DENIED' ? [] : [toldOf(known.caseNumber, decided, counts)],
      // A denial leaves it to the judge, and he may find at once.
      tasks: state === 'DENIED' ? {} : { done: [{ id: taskOf(caseId, paymentId), outcome: { state }, ifOpen: true }] },
    };
    return this.recorder.record(
      tx,
      { caseId, at, by: principal.subject, known },
      { ...recording, answer: onWire(decided) },
    );
  }
}

/** To both sides: what became of it. */
const toldOf = (
  caseNumber: string,
  { paymentId, amount, valueDate, state }: DirectPayment,
  counts: boolean,
): NewLetter => ({
  occasion: `direct-payment-${paymentId}-${state.toLowerCase()}`,
  kind: 'direct-payment-decided',
  subject: '直接给付认定告知书',
  body: `${caseNumber}：关于${dateText(valueDate)}直接给付${formatYuan(amount)}元（编号${paymentId}），${state === 'CONFIRMED' ? '申请执行人已确认收到' : counts ? '经审查认定已经给付' : '经审查，现有证据不足以认定已经给付'}，${counts ? '自该日起计入已履行金额' : '不计入已履行金额'}。`,
});

const notADebtor = () =>
  new LawError({
    code: 'DIRECT_PAYMENT.NOT_A_DEBTOR',
    rule: 'SET-LEDGER',
    path: '/payerPartyId',
    zh: '直接给付的付款人应为被执行人一方。',
    en: 'Who pays directly is of the debtor’s side.',
  });

async function paymentIn({ manager }: Transaction, caseId: string, paymentId: string): Promise<DirectPayment> {
  const row = await manager.findOneBy(DirectPayment, { caseId, paymentId });
  if (row) return row;
  throw notFound('DIRECT_PAYMENT.UNKNOWN', '没有登记该笔直接给付', 'There is no such payment on record');
}

export const onWire = ({
  caseId: _of,
  proof: _proof,
  reportedBy: _by,
  decidedBy: _who,
  reason: _why,
  amount,
  thing,
  ...row
}: DirectPayment): DirectPaymentAnswer => ({
  ...row,
  thing: thing === null ? null : maskText(thing),
  amount: formatYuan(amount),
});
