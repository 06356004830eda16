import {
  CaseRecorder,
  inOrder,
  knownCase,
  lockCase,
  publishFact,
  type NewLetter,
  type NewTask,
  type Recording,
} from '@hejie/casework';
import { rulingReconsiderationAsked, rulingReconsidered } from '@hejie/contracts/facts';
import {
  type askRulingReconsideration,
  type RecordedRulingObjection,
  type recordRulingReconsidered,
  type serveObjectionDecision,
} from '@hejie/contracts/http';
import { citedOn, dateText, endOfDay, legalDateOf, type CourtCalendar } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { notFound, type CaseCall } from '@hejie/service-kit';
import {
  admitted,
  decideObjectionDecisionService,
  decideRulingReconsideration,
  decideRulingReconsidered,
  partyOf,
  type Ruling,
} from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { type z } from 'zod';
import { actedBy, paperDay, requireAgentFor } from '../agents.js';
import * as ledgers from '../ledger/ledgers.js';
import { Resumption } from '../ledger/resumption.entity.js';
import { RulingObjection } from './ruling-objection.entity.js';
import { followDecision } from './objection-following.js';
import {
  ABOUT,
  again,
  consequenceTasks,
  decisionTask,
  onWire,
  serviceTaskId,
  supersededTasks,
} from './ruling-objections.js';

/** Kind of the work item by which the clerk sends the file of an objection to the court above. */
export const SEND_RECONSIDERATION = 'SEND_RECONSIDERATION';
/** Kind of the work item that waits for the ruling of the court above. */
export const RECONSIDERATION_RULING = 'RECONSIDERATION_RULING';

/** SET-ART-12-1, PROC-18: the ruling on an objection is served, and taken to the court above (复议). It does not stop the ruling: enforcement that goes on by it goes on, and where it revoked the resumption that has ended at once; what was taken under it is neither lifted nor disposed of until that court has ruled. */
@Injectable()
export class RulingReconsiderations {
  constructor(@Inject(CaseRecorder) private readonly recorder: CaseRecorder) {}

  /** @throws ProblemError 404 `OBJECTION.UNKNOWN`; LawError `PARTY.NOT_IN_CASE`, as `decideObjectionDecisionService`. */
  async serve(
    tx: Transaction,
    { caseId, principal: { subject: by }, time: { at } }: CaseCall,
    objectionId: string,
    { partyId, servedOn }: z.output<typeof serveObjectionDecision>,
  ): Promise<RecordedRulingObjection> {
    const { row, calendar } = await this.locked(tx, caseId, objectionId);
    const known = await knownCase(tx, caseId);
    partyOf(known.parties, partyId, '/partyId');
    const service = admitted(decideObjectionDecisionService(row, { partyId, on: servedOn }, { at, calendar }));
    const served = [...row.served, service];
    await tx.manager.update(RulingObjection, { caseId, objectionId }, { served });
    const everybody = known.parties.every((party) => served.some((one) => one.partyId === party.partyId));
    return this.recorder.record(
      tx,
      { caseId, at, by, known },
      {
        audit: { action: 'ruling-objection.served', facts: { objectionId, ...service } },
        tasks: { done: everybody ? [{ id: serviceTaskId(caseId, row), outcome: { servedOn }, ifOpen: true }] : [] },
        answer: onWire({ ...row, served }),
      },
    );
  }

  /** @throws ProblemError 404 `OBJECTION.UNKNOWN`; LawError `PARTY.NOT_IN_CASE`, as `decideRulingReconsideration`, `requireAgentFor`. */
  async ask(
    tx: Transaction,
    call: CaseCall,
    objectionId: string,
    body: z.output<typeof askRulingReconsideration>,
  ): Promise<RecordedRulingObjection> {
    const { caseId, principal, time } = call;
    const [by, at] = [principal.subject, time.at];
    const { partyId, receivedOn = legalDateOf(at), postedOn } = body;
    const { row, calendar } = await this.locked(tx, caseId, objectionId);
    const known = await knownCase(tx, caseId);
    const sides = {
      applicant: partyOf(known.parties, partyId, '/partyId').side,
      objector: partyOf(known.parties, row.partyId, '/objectionId').side,
    };
    await requireAgentFor(tx.manager, call, body, 'SEEK_RULING', paperDay(body));
    const input = { byPartyId: partyId, receivedOn, ...(postedOn !== undefined && { postedOn }) };
    const asked = admitted(decideRulingReconsideration(row, input, { at, calendar, sides }));
    const reconsiderations = [...row.reconsiderations, asked];
    await tx.manager.update(RulingObjection, { caseId, objectionId }, { reconsiderations });
    const { application, ground } = row;
    const { sendBy, decideBy } = asked;
    const { caseNumber } = known;
    const now = { ...row, reconsiderations };
    return this.recorder.record(
      tx,
      { caseId, at, by, known },
      {
        audit: { action: 'ruling-reconsideration.asked', facts: { objectionId, ...asked, ...actedBy(body) } },
        facts: [
          publishFact(rulingReconsiderationAsked, { objectionId, application, ground, partyId, sendBy, decideBy }),
        ],
        letters: [askedLetter(caseNumber, now)],
        // Several applications are one reconsideration, counted from the first.
        tasks: { opened: reconsiderations.length > 1 ? [] : tasksOf(caseId, caseNumber, now) },
        answer: onWire(now),
      },
    );
  }

  /** @throws ProblemError 404 `OBJECTION.UNKNOWN`; LawError as `decideRulingReconsidered`. */
  async decided(
    tx: Transaction,
    { caseId, principal: { subject: by }, time: { at } }: CaseCall,
    objectionId: string,
    { outcome, rulingNumber, servedOn }: z.output<typeof recordRulingReconsidered>,
  ): Promise<RecordedRulingObjection> {
    // The case before its ledger, as everybody takes them: what follows may end its enforcement.
    const known = await lockCase(tx, caseId);
    const { row, calendar, ledger } = await this.locked(tx, caseId, objectionId);
    const { application, ground } = row;
    const { ruling } = await tx.manager.findOneByOrFail(Resumption, { caseId, application });
    const input = { outcome, rulingNumber, servedOn };
    const turn = { at, calendar, ruling: ruling as Ruling };
    const { upheld, consequence, decideBy } = admitted(decideRulingReconsidered(row, input, turn));
    const occasion = { tx, caseId, at, by, known };
    const { follow, guarantors, recordings } = await followDecision(occasion, ledger, row, {
      consequence,
      rulingNumber,
    });
    const change =
      outcome === 'REMITTED'
        ? { ...ANEW, follow, remittedOn: servedOn, decideBy: decideBy! }
        : { upheld, consequence, follow, reconsidered: { outcome, rulingNumber, servedOn, at } };
    await tx.manager.update(RulingObjection, { caseId, objectionId }, change as never);
    const now: RulingObjection = { ...row, ...change };
    const { caseNumber } = known;
    const toDo = consequenceTasks(caseId, caseNumber, { ...now, consequence, rulingNumber, guarantors });
    // A ruling on the objection that is none any more is served on nobody.
    const unserved =
      outcome === 'DISMISSED' ? [] : [{ id: serviceTaskId(caseId, row), why: '异议裁定已被撤销或者变更' }];
    const recorded: Recording = {
      audit: { action: 'ruling-reconsideration.decided', facts: { objectionId, ...input, consequence } },
      facts: [publishFact(rulingReconsidered, { objectionId, application, ground, outcome, consequence })],
      letters: [decidedLetter(caseNumber, row, input)],
      tasks: {
        done: [
          { id: sendTaskId(caseId, row), outcome: { rulingNumber }, ifOpen: true },
          { id: rulingTaskId(caseId, row), outcome: { outcome, rulingNumber } },
        ],
        cancelled: [...unserved, ...supersededTasks(row, consequence, toDo)],
        opened: [...(outcome === 'REMITTED' ? [decisionTask(caseId, caseNumber, now)] : []), ...toDo],
      },
    };
    return this.recorder.record(tx, occasion, inOrder([recorded, ...recordings], onWire(now)));
  }

  private async locked(
    tx: Transaction,
    caseId: string,
    objectionId: string,
  ): Promise<{ row: RulingObjection; calendar: CourtCalendar; ledger: ledgers.RecordedLedger }> {
    const ledger = await ledgers.lockForEntry(tx, caseId);
    const row = await tx.manager.findOneBy(RulingObjection, { caseId, objectionId });
    if (!row) throw notFound('OBJECTION.UNKNOWN', '没有该异议', 'There is no such objection');
    return { row, calendar: ledgers.lawOf(ledger.settlement).calendar, ledger };
  }
}

/** An objection that was sent back is before the court as it came in: the ruling on it is none any more. */
const ANEW = {
  upheld: null,
  consequence: null,
  rulingNumber: null,
  decisionReason: null,
  decidedAt: null,
  decidedBy: null,
  served: [],
  reconsiderations: [],
} as const;

type Named = Pick<RulingObjection, 'objectionId' | 'remittedOn'>;
const sendTaskId = (caseId: string, row: Named) => `send-reconsideration/${caseId}/${row.objectionId}${again(row)}`;
const rulingTaskId = (caseId: string, row: Named) => `reconsideration/${caseId}/${row.objectionId}${again(row)}`;

function tasksOf(caseId: string, caseNumber: string, row: RulingObjection): NewTask[] {
  const { objectionId, rulingNumber, reconsiderations } = row;
  const { sendBy, decideBy } = reconsiderations[0]!;
  const about = { rule: 'SET-ART-12-1', facts: { caseNumber, objectionId, rulingNumber } };
  return [
    {
      ...about,
      id: sendTaskId(caseId, row),
      kind: SEND_RECONSIDERATION,
      role: 'clerk',
      dueAt: endOfDay(sendBy),
      title: `${caseNumber}：将异议案卷报送上一级人民法院复议`,
    },
    {
      ...about,
      id: rulingTaskId(caseId, row),
      kind: RECONSIDERATION_RULING,
      role: 'enforcement-judge',
      dueAt: endOfDay(decideBy),
      title: `${caseNumber}：等待上一级人民法院的复议裁定并登记结果（经其院长批准可以延长三十日）`,
    },
  ];
}

/** PROC-18: reconsideration does not stop enforcement, and where that has ended by the ruling, not that ruling. */
const MEANWHILE = {
  REVOKED:
    '复议期间，本院异议裁定不停止执行；恢复执行期间已经采取的查封、扣押、冻结措施，在复议裁定作出前暂不解除，不予处分。',
  GOES_ON: '复议期间不停止执行。',
} as const;

const askedLetter = (
  caseNumber: string,
  row: Pick<
    RulingObjection,
    'objectionId' | 'application' | 'ground' | 'consequence' | 'remittedOn' | 'reconsiderations'
  >,
): NewLetter => {
  const { decideBy, receivedOn } = row.reconsiderations.at(-1)!;
  return {
    occasion: `ruling-reconsideration-${row.objectionId}${again(row)}-${row.reconsiderations.length}`,
    kind: 'ruling-reconsideration-asked',
    subject: '复议申请受理告知书',
    body: `${caseNumber}：本院收到对第${row.application}次申请${ABOUT[row.ground]}异议裁定的复议申请，将在五日内将案卷报送上一级人民法院，该院应于${dateText(decideBy)}前作出裁定，经其院长批准可以延长三十日（${citedOn(receivedOn, 'CPL.CONDUCT_OBJECTION')}、《最高人民法院关于适用〈中华人民共和国民事诉讼法〉执行程序若干问题的解释》第七条、第八条）。${MEANWHILE[row.consequence === 'RESUMPTION_REVOKED' ? 'REVOKED' : 'GOES_ON']}`,
  };
};

const RULED = {
  DISMISSED: '驳回复议申请，异议裁定有效',
  CHANGED: '撤销、变更异议裁定',
  REMITTED: '撤销异议裁定，发回本院重新审查',
} as const;

const decidedLetter = (
  caseNumber: string,
  row: RulingObjection,
  { outcome, rulingNumber }: { readonly outcome: keyof typeof RULED; readonly rulingNumber: string },
): NewLetter => ({
  occasion: `ruling-reconsidered-${row.objectionId}${again(row)}`,
  kind: 'ruling-reconsidered',
  subject: '复议结果告知书',
  body: `${caseNumber}：对第${row.application}次申请${ABOUT[row.ground]}的异议，上一级人民法院以${rulingNumber}裁定：${RULED[outcome]}。`,
});
