import { CaseRecorder, inOrder, knownCase, publishFact, type Recording } from '@hejie/casework';
import { caseMoneyWithheld } from '@hejie/contracts/facts';
import {
  type DecideOnMoneyBody,
  type EndWithholdingBody,
  type ProposeWithholdingBody,
  type WithholdingAnswer,
} from '@hejie/contracts/http';
import { dateText, addDays, legalDateOf, startOfDay, type LegalDate } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { conflict, notFound, type CaseCall } from '@hejie/service-kit';
import {
  admitted,
  decideEndOfWithholding,
  decideWithholding,
  payoutAfterWithholding,
  secondApprover,
  type ApprovalOutcome,
} from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import * as ledgers from '../ledger/ledgers.js';
import { sidesOf } from '../ledger/parties.js';
import { decided, decidedBefore } from './approvals.js';
import * as letters from './letters.js';
import { MoneyApproval } from './money-approval.entity.js';
import { moneyAccountOf } from './money-account.js';
import { withholdingOf } from './money-on-wire.js';
import { payoutClocks } from './payout-clock.js';
import { Withholding } from './withholding.entity.js';

/** Kinds of tasks: two people decide on a withholding; one that stands is looked at again on its day. */
export const APPROVE_WITHHOLDING = 'APPROVE_WITHHOLDING';
export const REVIEW_WITHHOLDING = 'REVIEW_WITHHOLDING';

const approvalTask = (caseId: string, id: string, round: 1 | 2): string =>
  `approve-withholding/${caseId}/${id}/${round}`;
const reviewTask = (caseId: string, id: string): string => `review-withholding/${caseId}/${id}`;

/** PROC-30: money of a case stays, on the listed grounds alone, with two approvals, and until it is looked at again (暂缓发放). */
@Injectable()
export class Withholdings {
  constructor(@Inject(CaseRecorder) private readonly recorder: CaseRecorder) {}

  /** @throws ProblemError 409 `WITHHOLDING.ID_REUSED`; LawError `RECEIPT.NO_SETTLEMENT`, as `decideWithholding`. */
  async propose(tx: Transaction, call: CaseCall, body: ProposeWithholdingBody): Promise<WithholdingAnswer> {
    const { caseId, principal, time } = call;
    const { settlement } = await ledgers.lockForEntry(tx, caseId);
    const { withholdingId, ground, reason, until } = body;
    const { held, withholdings } = await moneyAccountOf(tx.manager, settlement);
    const earlier = withholdings.find((one) => one.withholdingId === withholdingId);
    if (earlier) {
      if (earlier.ground === ground && earlier.reason === reason && earlier.until === until)
        return withholdingOf(tx.manager, earlier);
      throw conflict('WITHHOLDING.ID_REUSED', '该编号已用于另一次暂缓发放', 'This id stands for another withholding');
    }
    const open = withholdings.some(({ state }) => state === 'PROPOSED' || state === 'APPROVED');
    const today = legalDateOf(time.at);
    admitted(decideWithholding({ nothingHeld: held <= 0n, open, until, today }));
    const row: Withholding = {
      caseId,
      withholdingId,
      ground,
      reason,
      until,
      state: 'PROPOSED',
      proposedAt: time.at,
      proposedBy: principal.subject,
      endedOn: null,
    };
    await tx.manager.insert(Withholding, row);
    const known = await knownCase(tx, caseId);
    const facts = { withholdingId, ground, until };
    const answer = await withholdingOf(tx.manager, row);
    return this.recorder.record(
      tx,
      { caseId, at: time.at, by: principal.subject, known },
      {
        audit: { action: 'withholding.proposed', facts },
        tasks: {
          opened: [
            {
              id: approvalTask(caseId, withholdingId, 1),
              kind: APPROVE_WITHHOLDING,
              role: 'enforcement-judge',
              facts,
              rule: 'PROC-30',
              title: `${known.caseNumber}：审批延缓发放案款（第一次）`,
            },
          ],
        },
        answer,
      },
    );
  }

  /** One of two people approves it, or refuses. @throws ProblemError 404 `WITHHOLDING.UNKNOWN`; LawError as `decideApproval`. */
  async decide(
    tx: Transaction,
    call: CaseCall,
    withholdingId: string,
    body: DecideOnMoneyBody,
  ): Promise<WithholdingAnswer> {
    const { caseId, principal, time } = call;
    const { settlement } = await ledgers.lockForEntry(tx, caseId);
    const row = await withholdingIn(tx, caseId, withholdingId);
    const about = { of: 'WITHHOLDING', aboutId: withholdingId } as const;
    if (await decidedBefore(tx, call, about, body)) return withholdingOf(tx.manager, row);
    const outcome = await decided(
      tx,
      call,
      { ...about, open: row.state === 'PROPOSED', proposedBy: row.proposedBy },
      body,
    );
    const state = ({ MORE_NEEDED: 'PROPOSED', COMPLETE: 'APPROVED', REFUSED: 'REFUSED' } as const)[outcome];
    await tx.manager.update(Withholding, { caseId, withholdingId }, { state });
    const known = await knownCase(tx, caseId);
    const after: Withholding = { ...row, state };
    const first = await this.decision(tx, after, known, outcome, { principal, today: legalDateOf(time.at) });
    const clocks = state === 'APPROVED' ? await payoutClocks(tx, settlement, known) : [];
    const answer = await withholdingOf(tx.manager, after);
    return this.recorder.record(
      tx,
      { caseId, at: time.at, by: principal.subject, known },
      inOrder([first, ...clocks], answer),
    );
  }

  private async decision(
    tx: Transaction,
    row: Withholding,
    known: Awaited<ReturnType<typeof knownCase>>,
    outcome: ApprovalOutcome,
    { principal, today }: Pick<CaseCall, 'principal'> & { readonly today: LegalDate },
  ): Promise<Recording> {
    const { caseId, withholdingId, ground, until } = row;
    const facts = { withholdingId, ground, until };
    const done = { outcome: { decision: outcome }, ifOpen: true } as const;
    if (outcome === 'MORE_NEEDED') {
      const role = secondApprover(principal.roles.includes('court-president'));
      const of = role === 'court-president' ? '主管院领导' : '执行法官';
      return {
        audit: { action: 'withholding.approved-once', facts },
        tasks: {
          done: [{ id: approvalTask(caseId, withholdingId, 1), ...done }],
          opened: [
            {
              id: approvalTask(caseId, withholdingId, 2),
              kind: APPROVE_WITHHOLDING,
              role,
              facts,
              rule: 'PROC-30',
              title: `${known.caseNumber}：审批延缓发放案款（第二次，${of}）`,
            },
          ],
        },
      };
    }
    const tasks = [1, 2].map((round) => ({ id: approvalTask(caseId, withholdingId, round as 1 | 2), ...done }));
    if (outcome === 'REFUSED') return { audit: { action: 'withholding.refused', facts }, tasks: { done: tasks } };
    const number = await tx.manager.countBy(Withholding, { caseId });
    return {
      audit: { action: 'withholding.approved', facts },
      facts: [publishFact(caseMoneyWithheld, { withholdingId, withheld: true, ground, on: today })],
      letters: [{ to: sidesOf(known).creditors, ...letters.withheld(known.caseNumber, number, row) }],
      tasks: {
        done: tasks,
        opened: [
          {
            id: reviewTask(caseId, withholdingId),
            kind: REVIEW_WITHHOLDING,
            role: 'enforcement-judge',
            dueAt: startOfDay(addDays(until, 1)),
            facts,
            rule: 'PROC-30',
            title: `${known.caseNumber}：复核延缓发放案款的事由是否消失，至迟${dateText(until)}`,
          },
        ],
      },
    };
  }

  /** The ground is gone: money is paid out within ten days from then. @throws ProblemError 404 `WITHHOLDING.UNKNOWN`; LawError as `decideEndOfWithholding`. */
  async end(
    tx: Transaction,
    call: CaseCall,
    withholdingId: string,
    { endedOn, reason }: EndWithholdingBody,
  ): Promise<WithholdingAnswer> {
    const { caseId, principal, time } = call;
    const { settlement } = await ledgers.lockForEntry(tx, caseId);
    const row = await withholdingIn(tx, caseId, withholdingId);
    if (row.state === 'ENDED' && row.endedOn === endedOn) return withholdingOf(tx.manager, row);
    const today = legalDateOf(time.at);
    const approvedOn = (await approvedOnOf(tx, caseId, withholdingId)) ?? today;
    admitted(decideEndOfWithholding(row.state, endedOn, { approvedOn, today }));
    const ended: Withholding = { ...row, state: 'ENDED', endedOn };
    await tx.manager.update(Withholding, { caseId, withholdingId }, { state: 'ENDED', endedOn });
    const known = await knownCase(tx, caseId);
    const number = await tx.manager.countBy(Withholding, { caseId });
    const { calendar } = ledgers.lawOf(settlement);
    const { value: payBy } = payoutAfterWithholding(endedOn, calendar);
    const { ground } = row;
    const recordings: Recording[] = [
      {
        audit: { action: 'withholding.ended', facts: { withholdingId, endedOn, payBy, reason } },
        facts: [publishFact(caseMoneyWithheld, { withholdingId, withheld: false, ground, on: endedOn })],
        letters: [{ to: sidesOf(known).creditors, ...letters.released(known.caseNumber, number, endedOn, payBy) }],
        tasks: { done: [{ id: reviewTask(caseId, withholdingId), outcome: { endedOn }, ifOpen: true }] },
      },
      ...(await payoutClocks(tx, settlement, known)),
    ];
    const answer = await withholdingOf(tx.manager, ended);
    return this.recorder.record(tx, { caseId, at: time.at, by: principal.subject, known }, inOrder(recordings, answer));
  }
}

async function withholdingIn({ manager }: Transaction, caseId: string, withholdingId: string): Promise<Withholding> {
  const row = await manager.findOneBy(Withholding, { caseId, withholdingId });
  if (row) return row;
  throw notFound('WITHHOLDING.UNKNOWN', '没有提出该次暂缓发放', 'No such withholding was proposed in this case');
}

/** The day of the approval with which a withholding was complete; undefined: nobody has approved it. */
async function approvedOnOf(
  { manager }: Transaction,
  caseId: string,
  withholdingId: string,
): Promise<LegalDate | undefined> {
  const last = await manager.findOne(MoneyApproval, {
    where: { caseId, of: 'WITHHOLDING', aboutId: withholdingId, approved: true },
    order: { decidedAt: 'DESC' },
  });
  return last ? legalDateOf(last.decidedAt) : undefined;
}
