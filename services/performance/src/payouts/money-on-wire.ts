import { type CaseMoneyAnswer, type PayoutAnswer, type WithholdingAnswer } from '@hejie/contracts/http';
import { formatYuan } from '@hejie/law';
import { type ApprovedAct } from '@hejie/settlement';
import { type EntityManager } from 'typeorm';
import { type MoneyAccount } from './money-account.js';
import { MoneyApproval } from './money-approval.entity.js';
import { type Payout } from './payout.entity.js';
import { linesOfPayout } from './lines-of-payout.js';
import { type Withholding } from './withholding.entity.js';

/** A payment out as people see it. */
export async function payoutOf(manager: EntityManager, row: Payout): Promise<PayoutAnswer> {
  const { caseId, payoutId, kind, payeePartyId, receiptId, amount, state, proposedAt, proposedBy, paidOn } = row;
  const { atBank, returnedOn } = await linesOfPayout(manager, caseId, payoutId);
  return {
    payoutId,
    kind,
    payeePartyId,
    receiptId,
    amount: formatYuan(amount),
    state,
    proposedAt,
    proposedBy,
    approvedBy: await approvedBy(manager, caseId, 'PAYOUT', payoutId),
    paidOn,
    bankReference: row.bankReference,
    atBank,
    returnedOn,
  };
}

/** A withholding as people see it; the reason is for the record of the court. */
export async function withholdingOf(manager: EntityManager, row: Withholding): Promise<WithholdingAnswer> {
  const { caseId, withholdingId, ground, until, state, proposedAt, proposedBy, endedOn } = row;
  const by = await approvedBy(manager, caseId, 'WITHHOLDING', withholdingId);
  return { withholdingId, ground, until, state, proposedAt, proposedBy, approvedBy: by, endedOn };
}

/** The account of a case’s money as people see it. */
export async function accountOnWire(manager: EntityManager, account: MoneyAccount): Promise<CaseMoneyAnswer> {
  const { received, paidOut, held, promised, arrivals, withheld } = account;
  const payouts: PayoutAnswer[] = [];
  for (const row of account.payouts) payouts.push(await payoutOf(manager, row));
  const withholdings: WithholdingAnswer[] = [];
  for (const row of account.withholdings) withholdings.push(await withholdingOf(manager, row));
  return {
    received: formatYuan(received),
    paidOut: formatYuan(paidOut),
    held: formatYuan(held),
    promised: formatYuan(promised),
    arrivals: arrivals.map(({ receiptId, amount, rest, noticeOn, dueOn }) => ({
      receiptId,
      amount: formatYuan(amount),
      rest: formatYuan(rest),
      noticeOn,
      dueOn: withheld ? null : dueOn,
    })),
    payouts,
    withholdings,
  };
}

async function approvedBy(manager: EntityManager, caseId: string, of: ApprovedAct, aboutId: string): Promise<string[]> {
  const rows = await manager.find(MoneyApproval, {
    where: { caseId, of, aboutId, approved: true },
    order: { decidedAt: 'ASC' },
  });
  return rows.map(({ decidedBy }) => decidedBy);
}
