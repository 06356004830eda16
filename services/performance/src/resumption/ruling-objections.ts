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
import { rulingObjectionDecided, rulingObjectionReceived } from '@hejie/contracts/facts';
import {
  type decideRulingObjection as decisionBody,
  type objectToRuling,
  type RecordedRulingObjection,
} from '@hejie/contracts/http';
import { citedOn, dateText, endOfDay, legalDateOf } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { maskText } from '@hejie/security';
import { conflict, notFound, type CaseCall } from '@hejie/service-kit';
import {
  admitted,
  decideRulingObjection,
  decideRulingObjectionDecision,
  partyOf,
  type ReconsideredConsequence,
  type Ruling,
} from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type z } from 'zod';
import { actedBy, requireAgentFor } from '../agents.js';
import { enforcementOf } from '../enforcement/enforcement.entity.js';
import * as ledgers from '../ledger/ledgers.js';
import { Resumption } from '../ledger/resumption.entity.js';
import { followDecision } from './objection-following.js';
import { RulingObjection } from './ruling-objection.entity.js';

/** Kind of the work item that waits for the decision on an objection. */
export const RULING_OBJECTION = 'RULING_OBJECTION';
/** Kind of the work item by which a judge carries out what the decision on an objection leads to. */
export const OBJECTION_CONSEQUENCE = 'OBJECTION_CONSEQUENCE';

/** SET-ART-12-1, SET-ART-17-1: objections to rulings on resumption. They stop nothing: enforcement goes on until one is upheld (民诉法236). */
@Injectable()
export class RulingObjections {
  constructor(@Inject(CaseRecorder) private readonly recorder: CaseRecorder) {}

  /**
   * Once for each id.
   * @throws ProblemError 409 `OBJECTION.ID_REUSED`; LawError `RECEIPT.NO_SETTLEMENT`, `PARTY.NOT_IN_CASE`, as `decideRulingObjection`, `requireAgentFor`.
   */
  async receive(
    tx: Transaction,
    call: CaseCall,
    body: z.output<typeof objectToRuling>,
  ): Promise<RecordedRulingObjection> {
    const { caseId, principal, time } = call;
    const [by, at] = [principal.subject, time.at];
    const ledger = await ledgers.lockForEntry(tx, caseId);
    const known = await knownCase(tx, caseId);
    const { objectionId, application, partyId, ground, reason, receivedOn = legalDateOf(at) } = body;
    partyOf(known.parties, partyId, '/partyId');
    const objections = await objectionsOf(tx.manager, caseId);
    const earlier = objections.find((one) => one.objectionId === objectionId);
    if (earlier) {
      const same = earlier.application === application && earlier.partyId === partyId && earlier.ground === ground;
      if (same && earlier.reason === reason) return onWire(earlier);
      throw conflict('OBJECTION.ID_REUSED', '该编号已用于另一异议', 'This id stands for another objection');
    }
    await requireAgentFor(tx.manager, call, body, 'SEEK_RULING', body.receivedOn);
    const rulings = await tx.manager.findBy(Resumption, { caseId });
    const enforcement = await enforcementOf(tx.manager, caseId);
    const { calendar } = ledgers.lawOf(ledger.settlement);
    const { value: decideBy } = admitted(
      decideRulingObjection(
        { application, byPartyId: partyId, ground, receivedOn },
        {
          at,
          calendar,
          rulings: rulings.map(({ ruling, ...one }) => ({ ...one, ruling: ruling === 'WITHDRAWN' ? null : ruling })),
          objections: objections.map((one) => ({ ...one, byPartyId: one.partyId, decided: one.upheld !== null })),
          enforcementEnded: enforcement !== null && enforcement.closedAt !== null,
        },
      ),
    );
    const row: RulingObjection = {
      caseId,
      objectionId,
      application,
      partyId,
      ground,
      reason,
      receivedOn,
      decideBy,
      receivedBy: by,
      recordedAt: at,
      ...UNDECIDED,
    };
    await tx.manager.insert(RulingObjection, row);
    const told = { objectionId, application, ground, partyId, decideBy };
    const { caseNumber } = known;
    return this.recorder.record(
      tx,
      { caseId, at, by, known },
      {
        audit: { action: 'ruling-objection.received', facts: { ...told, ...actedBy(body), receivedOn } },
        facts: [publishFact(rulingObjectionReceived, told)],
        letters: [received(caseNumber, row)],
        tasks: { opened: [decisionTask(caseId, caseNumber, row)] },
        answer: onWire(row),
      },
    );
  }

  /** @throws ProblemError 404 `OBJECTION.UNKNOWN`; LawError as `decideRulingObjectionDecision`. */
  async decide(
    tx: Transaction,
    { caseId, principal: { subject: by }, time: { at } }: CaseCall,
    objectionId: string,
    { upheld, rulingNumber, reason }: z.output<typeof decisionBody>,
  ): Promise<RecordedRulingObjection> {
    // The case before its ledger, as everybody takes them: what follows may end its enforcement.
    const known = await lockCase(tx, caseId);
    const ledger = await ledgers.lockForEntry(tx, caseId);
    const row = await tx.manager.findOneBy(RulingObjection, { caseId, objectionId });
    if (!row) throw notFound('OBJECTION.UNKNOWN', '没有该异议', 'There is no such objection');
    const { application, ground } = row;
    const { ruling } = await tx.manager.findOneByOrFail(Resumption, { caseId, application });
    const question = { ruling: ruling as Ruling, ground, decided: row.upheld !== null };
    const consequence = admitted(decideRulingObjectionDecision({ upheld, rulingNumber, reason }, question));
    const occasion = { tx, caseId, at, by, known };
    const { follow, guarantors, recordings } = await followDecision(occasion, ledger, row, {
      consequence,
      rulingNumber,
    });
    const said = { upheld, consequence, follow, rulingNumber };
    const decision = { ...said, decisionReason: reason, decidedAt: at, decidedBy: by };
    await tx.manager.update(RulingObjection, { caseId, objectionId }, decision);
    const told = { objectionId, application, ground, upheld, consequence };
    const { caseNumber } = known;
    const decided = { ...row, ...decision };
    const toDo = consequenceTasks(caseId, caseNumber, { ...decided, guarantors });
    const recorded: Recording = {
      audit: { action: 'ruling-objection.decided', facts: { ...told, rulingNumber } },
      facts: [publishFact(rulingObjectionDecided, told)],
      letters: [decidedLetter(caseNumber, decided)],
      tasks: {
        done: [{ id: taskId(caseId, row), outcome: { upheld, rulingNumber } }],
        cancelled: supersededTasks(row, consequence, toDo),
        opened: [serviceTask(caseId, caseNumber, decided), ...toDo],
      },
    };
    return this.recorder.record(tx, occasion, inOrder([recorded, ...recordings], onWire(decided)));
  }
}

const UNDECIDED = {
  upheld: null,
  consequence: null,
  follow: null,
  rulingNumber: null,
  decisionReason: null,
  decidedAt: null,
  decidedBy: null,
  served: [],
  reconsiderations: [],
  reconsidered: null,
  remittedOn: null,
} as const;

/** Objections of a case in the order in which they came. */
export const objectionsOf = (manager: EntityManager, caseId: string): Promise<RulingObjection[]> =>
  manager.find(RulingObjection, { where: { caseId }, order: { recordedAt: 'ASC', objectionId: 'ASC' } });

/** As people see it: its words without numbers of people. */
export function onWire({
  caseId: _of,
  receivedBy: _by,
  recordedAt: _at,
  reason,
  decisionReason,
  ...row
}: RulingObjection): RecordedRulingObjection {
  return {
    ...row,
    reason: maskText(reason),
    decisionReason: decisionReason === null ? null : maskText(decisionReason),
    served: [...row.served],
    reconsiderations: [...row.reconsiderations],
  };
}

/** Of an objection that was sent back, the second time that it is before the court is told apart. */
export const again = ({ remittedOn }: Pick<RulingObjection, 'remittedOn'>): string => (remittedOn === null ? '' : '/2');

const taskId = (caseId: string, objection: Pick<RulingObjection, 'objectionId' | 'remittedOn'>): string =>
  `ruling-objection/${caseId}/${objection.objectionId}${again(objection)}`;

/** Kind of the work item by which the clerk serves the ruling on an objection on the parties. */
export const SERVE_OBJECTION_RULING = 'SERVE_OBJECTION_RULING';
export const serviceTaskId = (caseId: string, objection: Pick<RulingObjection, 'objectionId' | 'remittedOn'>): string =>
  `serve-objection-ruling/${caseId}/${objection.objectionId}${again(objection)}`;

const serviceTask = (caseId: string, caseNumber: string, objection: RulingObjection): NewTask => ({
  id: serviceTaskId(caseId, objection),
  kind: SERVE_OBJECTION_RULING,
  role: 'clerk',
  facts: { caseNumber, objectionId: objection.objectionId, rulingNumber: objection.rulingNumber },
  rule: 'SET-ART-12-1',
  title: `${caseNumber}：向各方当事人送达异议裁定${objection.rulingNumber ?? ''}并登记送达日（申请复议的期间自送达起算）`,
});

export const ABOUT = { RULING: '恢复执行裁定', DEDUCTION: '已履行部分的扣除' } as const;
const ARTICLE = { RULING: '第十二条', DEDUCTION: '第十七条' } as const;

export const decisionTask = (
  caseId: string,
  caseNumber: string,
  { objectionId, application, ground, partyId, decideBy, reason, remittedOn }: RulingObjection,
): NewTask => ({
  id: taskId(caseId, { objectionId, remittedOn }),
  kind: RULING_OBJECTION,
  role: 'enforcement-judge',
  dueAt: endOfDay(decideBy),
  facts: { caseNumber, objectionId, application, ground, partyId, reason: maskText(reason) },
  rule: ground === 'DEDUCTION' ? 'SET-ART-17-1' : 'SET-ART-12-1',
  title: `${caseNumber}：审查对第${application}次申请${ABOUT[ground]}的异议`,
});

const TO_DO: Record<Exclude<ReconsideredConsequence, 'NONE' | 'RESUMPTION_REVOKED'>, string> = {
  APPLICATION_OPEN: '不予恢复执行裁定已撤销，通知申请执行人再次申请并重新审查',
  BALANCE_ANEW: '按异议裁定重新计算余额并更正计算清单',
  RULING_STANDS: '异议裁定已被撤销，原就恢复执行作出的裁定有效，恢复此前据异议裁定停止或者变更的事项',
};

/** SET-ART-12-1, SET-ART-18-1: `awaited`: the court above may still rule otherwise, so what was taken stays as it is; `guarantors`: some of it is theirs. */
const onRevoked = (awaited: boolean, guarantors: boolean): string =>
  `恢复执行裁定已撤销，停止恢复后的执行措施${awaited ? '（复议期间届满前不解除已有控制，不处分财产）' : ''}，已执行到位的依法处理（执行回转）${guarantors ? '；涉及担保人财产的一并处理，并通知担保人' : ''}`;

const consequenceTaskOf = (caseId: string, objectionId: string, of: string): string =>
  `objection-consequence/${caseId}/${objectionId}${of}`;

/** Of a decision, of that of the court above and, where it was sent back, of what stands until it is decided anew. */
function consequenceTaskId({ caseId, objectionId, reconsidered, remittedOn, upheld }: RulingObjection): string {
  const sentBack = remittedOn !== null && upheld === null;
  return consequenceTaskOf(
    caseId,
    objectionId,
    `${again({ remittedOn })}${reconsidered !== null ? '/above' : sentBack ? '/stands' : ''}`,
  );
}

const EVERY_CONSEQUENCE = ['', '/above', '/2/stands', '/2', '/2/above'];

/**
 * SET-ART-12-1: what earlier decisions on an objection asked of people and the one that is made now no longer does, `opened` what it asks itself. One that changes nothing leaves
 * what is to be done.
 */
export const supersededTasks = (
  { caseId, objectionId }: Pick<RulingObjection, 'caseId' | 'objectionId'>,
  consequence: ReconsideredConsequence,
  opened: readonly NewTask[],
): { readonly id: string; readonly why: string }[] =>
  consequence === 'NONE'
    ? []
    : EVERY_CONSEQUENCE.map((of) => consequenceTaskOf(caseId, objectionId, of))
        .filter((id) => !opened.some((task) => task.id === id))
        .map((id) => ({ id, why: '该异议已另有裁定，按新的裁定办理' }));

/** SET-ART-12-1: what nobody has to do any longer, for the case has carried the decision out; what measures that were taken ask for stays with a person. */
export const doneByCase = (row: RulingObjection): { readonly id: string; readonly why: string }[] =>
  row.consequence === 'RESUMPTION_REVOKED' ? [] : [{ id: consequenceTaskId(row), why: '已由本案自动办理' }];

/**
 * What a person does because of a decision. Also where the case carries it out: it closes the task itself ({@link doneByCase}), and where it has ended meanwhile or is
 * otherwise engaged, nothing is lost.
 */
export function consequenceTasks(
  caseId: string,
  caseNumber: string,
  row: RulingObjection & { readonly guarantors: boolean },
): NewTask[] {
  const { objectionId, application, rulingNumber, reconsidered, consequence, follow, guarantors } = row;
  if (consequence === null || consequence === 'NONE' || follow === 'ANEW_AFTER_END') return [];
  return [
    {
      id: consequenceTaskId(row),
      kind: OBJECTION_CONSEQUENCE,
      role: 'enforcement-judge',
      facts: { caseNumber, objectionId, application, rulingNumber, consequence },
      rule: consequence === 'BALANCE_ANEW' ? 'SET-ART-17-1' : 'SET-ART-12-1',
      title: `${caseNumber}：${consequence === 'RESUMPTION_REVOKED' ? onRevoked(reconsidered === null, guarantors) : TO_DO[consequence]}`,
    },
  ];
}

const received = (caseNumber: string, { objectionId, application, ground, decideBy }: RulingObjection): NewLetter => ({
  occasion: `ruling-objection-${objectionId}`,
  kind: 'ruling-objection-received',
  subject: '执行异议受理告知书',
  body: `${caseNumber}：本院收到对第${application}次申请${ABOUT[ground]}的异议（《最高人民法院关于执行和解若干问题的规定》${ARTICLE[ground]}），将于${dateText(decideBy)}前审查并作出裁定。异议审查期间不停止执行。`,
});

const decidedLetter = (
  caseNumber: string,
  { objectionId, application, ground, upheld, rulingNumber, decisionReason, decidedAt, remittedOn }: RulingObjection,
): NewLetter => ({
  occasion: `ruling-objection-${objectionId}-decided${remittedOn === null ? '' : '-2'}`,
  kind: 'ruling-objection-decided',
  subject: '执行异议裁定告知书',
  body: `${caseNumber}：对第${application}次申请${ABOUT[ground]}的异议，本院以${rulingNumber}裁定${upheld ? '异议成立' : '驳回异议'}。${decisionReason ? `理由：${decisionReason.replace(/[。.]$/, '')}。` : ''}对裁定不服的，可以自裁定送达之日起十日内向上一级人民法院申请复议（${citedOn(legalDateOf(decidedAt!), 'CPL.CONDUCT_OBJECTION')}）。`,
});
