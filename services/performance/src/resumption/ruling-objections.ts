import { CaseRecorder, knownCase, publishFact, type NewLetter, type NewTask } from '@hejie/casework';
import { rulingObjectionDecided, rulingObjectionReceived } from '@hejie/contracts/facts';
import {
  type decideRulingObjection as decisionBody,
  type objectToRuling,
  type RecordedRulingObjection,
} from '@hejie/contracts/http';
import { dateText, endOfDay, legalDateOf } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { maskText } from '@hejie/security';
import { conflict, notFound, type CaseCall } from '@hejie/service-kit';
import {
  admitted,
  decideRulingObjection,
  decideRulingObjectionDecision,
  partyOf,
  type ObjectionConsequence,
} from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type z } from 'zod';
import { Enforcement } from '../enforcement/enforcement.entity.js';
import * as ledgers from '../ledger/ledgers.js';
import { Resumption } from '../ledger/resumption.entity.js';
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
   * @throws ProblemError 409 `OBJECTION.ID_REUSED`; LawError `RECEIPT.NO_SETTLEMENT`, `PARTY.NOT_IN_CASE`, as `decideRulingObjection`.
   */
  async receive(
    tx: Transaction,
    { caseId, principal: { subject: by }, time: { at } }: CaseCall,
    body: z.output<typeof objectToRuling>,
  ): Promise<RecordedRulingObjection> {
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
    const rulings = await tx.manager.findBy(Resumption, { caseId });
    const enforcement = await tx.manager.findOneBy(Enforcement, { caseId });
    const { calendar } = ledgers.lawOf(ledger.settlement);
    const { value: decideBy } = admitted(
      decideRulingObjection(
        { application, byPartyId: partyId, ground, receivedOn },
        {
          at,
          calendar,
          rulings,
          objections: objections.map((one) => ({ ...one, byPartyId: one.partyId, decided: one.upheld !== null })),
          enforcementEnded: enforcement?.closedAt != null,
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
        audit: { action: 'ruling-objection.received', facts: { ...told, receivedOn } },
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
    await ledgers.lockForEntry(tx, caseId);
    const known = await knownCase(tx, caseId);
    const row = await tx.manager.findOneBy(RulingObjection, { caseId, objectionId });
    if (!row) throw notFound('OBJECTION.UNKNOWN', '没有该异议', 'There is no such objection');
    const { application, ground } = row;
    const { ruling } = await tx.manager.findOneByOrFail(Resumption, { caseId, application });
    const question = { ruling: ruling!, ground, decided: row.upheld !== null };
    const consequence = admitted(decideRulingObjectionDecision({ upheld, rulingNumber, reason }, question));
    const decision = { upheld, consequence, rulingNumber, decisionReason: reason, decidedAt: at, decidedBy: by };
    await tx.manager.update(RulingObjection, { caseId, objectionId }, decision);
    const told = { objectionId, application, ground, upheld, consequence };
    const { caseNumber } = known;
    const decided = { ...row, ...decision };
    return this.recorder.record(
      tx,
      { caseId, at, by, known },
      {
        audit: { action: 'ruling-objection.decided', facts: { ...told, rulingNumber } },
        facts: [publishFact(rulingObjectionDecided, told)],
        letters: [decidedLetter(caseNumber, decided)],
        tasks: {
          done: [{ id: taskId(caseId, objectionId), outcome: { upheld, rulingNumber } }],
          opened: consequence === 'NONE' ? [] : [consequenceTask(caseId, caseNumber, decided, consequence)],
        },
        answer: onWire(decided),
      },
    );
  }
}

const UNDECIDED = {
  upheld: null,
  consequence: null,
  rulingNumber: null,
  decisionReason: null,
  decidedAt: null,
  decidedBy: null,
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
  };
}

const taskId = (caseId: string, objectionId: string): string => `ruling-objection/${caseId}/${objectionId}`;

const ABOUT = { RULING: '恢复执行裁定', DEDUCTION: '已履行部分的扣除' } as const;
const ARTICLE = { RULING: '第十二条', DEDUCTION: '第十七条' } as const;

const decisionTask = (
  caseId: string,
  caseNumber: string,
  { objectionId, application, ground, partyId, decideBy, reason }: RulingObjection,
): NewTask => ({
  id: taskId(caseId, objectionId),
  kind: RULING_OBJECTION,
  role: 'enforcement-judge',
  dueAt: endOfDay(decideBy),
  facts: { caseNumber, objectionId, application, ground, partyId, reason: maskText(reason) },
  rule: ground === 'DEDUCTION' ? 'SET-ART-17-1' : 'SET-ART-12-1',
  title: `${caseNumber}：审查对第${application}次申请${ABOUT[ground]}的异议`,
});

const TO_DO: Record<Exclude<ObjectionConsequence, 'NONE'>, string> = {
  RESUMPTION_REVOKED: '恢复执行裁定已撤销，停止恢复后的执行措施并办理后续手续',
  APPLICATION_OPEN: '不予恢复执行裁定已撤销，通知申请执行人再次申请并重新审查',
  BALANCE_ANEW: '按异议裁定重新计算余额并更正计算清单',
};

const consequenceTask = (
  caseId: string,
  caseNumber: string,
  { objectionId, application, rulingNumber }: RulingObjection,
  consequence: Exclude<ObjectionConsequence, 'NONE'>,
): NewTask => ({
  id: `objection-consequence/${caseId}/${objectionId}`,
  kind: OBJECTION_CONSEQUENCE,
  role: 'enforcement-judge',
  facts: { caseNumber, objectionId, application, rulingNumber, consequence },
  rule: consequence === 'BALANCE_ANEW' ? 'SET-ART-17-1' : 'SET-ART-12-1',
  title: `${caseNumber}：${TO_DO[consequence]}`,
});

const received = (caseNumber: string, { objectionId, application, ground, decideBy }: RulingObjection): NewLetter => ({
  occasion: `ruling-objection-${objectionId}`,
  kind: 'ruling-objection-received',
  subject: '执行异议受理告知书',
  body: `${caseNumber}：本院收到对第${application}次申请${ABOUT[ground]}的异议（《最高人民法院关于执行和解若干问题的规定》${ARTICLE[ground]}），将于${dateText(decideBy)}前审查并作出裁定。异议审查期间不停止执行。`,
});

const decidedLetter = (
  caseNumber: string,
  { objectionId, application, ground, upheld, rulingNumber, decisionReason }: RulingObjection,
): NewLetter => ({
  occasion: `ruling-objection-${objectionId}-decided`,
  kind: 'ruling-objection-decided',
  subject: '执行异议裁定告知书',
  body: `${caseNumber}：对第${application}次申请${ABOUT[ground]}的异议，本院以${rulingNumber}裁定${upheld ? '异议成立' : '驳回异议'}。${decisionReason ? `理由：${decisionReason.replace(/[。.]$/, '')}。` : ''}对裁定不服的，可以自裁定送达之日起十日内向上一级人民法院申请复议（《中华人民共和国民事诉讼法》第二百三十六条）。`,
});
