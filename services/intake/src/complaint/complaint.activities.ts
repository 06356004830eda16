import { publishFact, type StepHandlers } from '@hejie/casework';
import { complaintDecided, complaintReceived } from '@hejie/contracts/facts';
import { type IntakeActs } from '@hejie/contracts/workflows';
import { type Transaction } from '@hejie/persistence';
import { dueHere, stageOfRecord } from '../case-record/due.js';
import { IsNull } from 'typeorm';
import { Complaint } from './complaint.entity.js';
import * as letters from './letters.js';

/** Kinds of the two tasks of a complaint. */
export const DECIDE_COERCION = 'DECIDE_COERCION';
export const COERCION_OVERDUE = 'COERCION_OVERDUE';

const task = (caseId: string, no: number): string => `coercion/${caseId}/${no}`;
const overdueTask = (caseId: string, no: number): string => `coercion-overdue/${caseId}/${no}`;

export const complaintActivities = {
  async recordComplaint({ partyId, against, statement, decideBy, provisional }, { tx, caseId, step, at, known }) {
    const { caseNumber } = known;
    const no = (await tx.manager.countBy(Complaint, { caseId })) + 1;
    await tx.manager.insert(Complaint, { caseId, no, partyId, against, statement, since: at, decideBy });
    await dueHere(tx, caseId, step, { dueAt: decideBy, provisional });
    return {
      audit: { action: 'complaint.received', facts: { no, partyId, against, decideBy } },
      facts: [publishFact(complaintReceived, { partyId, against, decideBy })],
      letters: [letters.complaintReceived(caseNumber, no, decideBy)],
      tasks: {
        opened: [
          {
            id: task(caseId, no),
            kind: DECIDE_COERCION,
            role: against === 'COURT_STAFF' ? 'court-president' : 'settlement-judge',
            dueAt: decideBy,
            facts: { caseNumber, partyId, against },
            rule: 'PRE-1',
            title: `${caseNumber}：审查强迫和解的投诉，期限停止计算`,
          },
        ],
      },
    };
  },

  async recordComplaintClock({ from, decideBy, provisional, editions }, { tx, caseId, step }) {
    const { no } = await pending(tx, caseId);
    await tx.manager.update(Complaint, { caseId, no }, { decideBy });
    await dueHere(tx, caseId, step, { dueAt: decideBy, provisional });
    return {
      audit: { action: 'complaint.clock-moved', facts: { no, from, decideBy, editions } },
      tasks: { redated: [{ kind: DECIDE_COERCION, dueAt: decideBy }] },
    };
  },

  async recordComplaintOverdue({ decideBy, lateness: { latenessSeconds } }, { tx, caseId, step, known }) {
    const { caseNumber } = known;
    const { no, partyId, against } = await pending(tx, caseId);
    await dueHere(tx, caseId, step, { dueAt: null, provisional: false });
    return {
      audit: { action: 'complaint.overdue', facts: { no, decideBy, latenessSeconds } },
      tasks: {
        opened: [
          {
            id: overdueTask(caseId, no),
            kind: COERCION_OVERDUE,
            role: 'court-president',
            facts: { caseNumber, partyId, against, decideBy },
            rule: 'PRE-1',
            title: `${caseNumber}：强迫和解的投诉逾期未决定，请院长督办或者决定`,
          },
        ],
      },
    };
  },

  async recordComplaintDecision({ finding, reason, consequence, suspended }, { tx, caseId, step, at, by, known }) {
    const { no } = await pending(tx, caseId);
    const decision = { finding, consequence, reason, decidedAt: at, decidedBy: by };
    await tx.manager.update(Complaint, { caseId, no }, decision);
    // What is due before selection is intake's to say; from then on mediation tells it with this step.
    if ((await stageOfRecord(tx, caseId)) === 'OPENING')
      await dueHere(tx, caseId, step, { dueAt: null, provisional: false });
    const [from, to] = suspended;
    const outcome = { finding, consequence };
    return {
      audit: { action: 'complaint.decided', facts: { no, finding, consequence, suspended: { from, to } } },
      facts: [publishFact(complaintDecided, { finding, consequence, suspended: { from, to } })],
      letters: [letters.complaintDecided(known.caseNumber, no, { consequence, suspended })],
      tasks: {
        done: [
          { id: task(caseId, no), outcome },
          { id: overdueTask(caseId, no), outcome, ifOpen: true },
        ],
      },
    };
  },
} satisfies Partial<StepHandlers<IntakeActs>>;

/** The one complaint that nobody has decided: the case takes one at a time. */
async function pending({ manager }: Transaction, caseId: string): Promise<Complaint> {
  return manager.findOneOrFail(Complaint, { where: { caseId, finding: IsNull() }, order: { no: 'DESC' } });
}
