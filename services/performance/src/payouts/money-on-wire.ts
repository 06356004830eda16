import { type CaseMoneyAnswer, type PayoutAnswer, type WithholdingAnswer } from '@hejie/contracts/http';
import { formatYuan } from '@hejie/law';
import { type ApprovedAct } from '@hejie/settlement';
import { type EntityManager } from 'typeorm';
import { type MoneyAccount } from './money-account.js';
import { MoneyApproval } from './money-approval.entity.js';
import { type Payout } from './payout.entity.js';
import { linesOfPayouts, type LinesOfPayout } from './lines-of-payout.js';
import { type Withholding } from './withholding.entity.js';

/** A payment out as people see it. */
export async function payoutOf(manager: EntityManager, row: Payout): Promise<PayoutAnswer> {
  const { caseId, payoutId } = row;
  const lines = await linesOfPayouts(manager, caseId, payoutId);
  return payoutOnWire(row, lines(payoutId), await approvals(manager, caseId));
}

function payoutOnWire(row: Payout, { atBank, returnedOn }: LinesOfPayout, approvedBy: ApprovedBy): PayoutAnswer {
  const { payoutId, kind, payeePartyId, receiptId, amount, state, proposedAt, proposedBy, paidOn, bankReference } = row;
  return {
    payoutId,
    kind,
    payeePartyId,
    receiptId,
    amount: formatYuan(amount),
    state,
    proposedAt,
    proposedBy,
    approvedBy: approvedBy('PAYOUT', payoutId),
    paidOn,
    bankReference,
    atBank,
    returnedOn,
  };
}

/** A withholding as people see it; the reason is for the record of the court. */
export async function withholdingOf(manager: EntityManager, row: Withholding): Promise<WithholdingAnswer> {
  return withholdingOnWire(row, await approvals(manager, row.caseId));
}

function withholdingOnWire(row: Withholding, approvedBy: ApprovedBy): WithholdingAnswer {
  const { withholdingId, ground, until, state, proposedAt, proposedBy, endedOn } = row;
  const by = approvedBy('WITHHOLDING', withholdingId);
  return { withholdingId, ground, until, state, proposedAt, proposedBy, approvedBy: by, endedOn };
}

/** The account of a case’s money as people see it. */
export async function accountOnWire(
  manager: EntityManager,
  caseId: string,
  account: MoneyAccount,
): Promise<CaseMoneyAnswer> {
  const { received, paidOut, held, promised, arrivals, withheld } = account;
  const lines = await linesOfPayouts(manager, caseId);
  const approvedBy = await approvals(manager, caseId);
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
    payouts: account.payouts.map((row) => payoutOnWire(row, lines(row.payoutId), approvedBy)),
    withholdings: account.withholdings.map((row) => withholdingOnWire(row, approvedBy)),
  };
}

/** Who has agreed to something, in order. */
type ApprovedBy = (of: ApprovedAct, aboutId: string) => string[];

/** Of everything that was agreed to in a case, read once. */
async function approvals(manager: EntityManager, caseId: string): Promise<ApprovedBy> {
  const rows = await manager.find(MoneyApproval, { where: { caseId, approved: true }, order: { decidedAt: 'ASC' } });
  return (of, aboutId) =>
    rows.filter((row) => row.of === of && row.aboutId === aboutId).map(({ decidedBy }) => decidedBy);
}
