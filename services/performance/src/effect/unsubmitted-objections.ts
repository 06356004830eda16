import { CaseRecorder, lockCase, publishFact, type NewLetter, type NewTask } from '@hejie/casework';
import { enforcementStayed } from '@hejie/contracts/facts';
import {
  type objectOnUnsubmitted,
  type RecordedUnsubmittedObjection,
  type ruleOnUnsubmitted,
} from '@hejie/contracts/http';
import {
  citedOn,
  calendarOf,
  dateText,
  editionsWith,
  endOfDay,
  ENFORCING_TYPES,
  legalDateOf,
  openingEditions,
  packOf,
  parseCaseNumber,
} from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { maskText } from '@hejie/security';
import { conflict, notFound, type CaseCall } from '@hejie/service-kit';
import {
  admitted,
  decideUnsubmittedObjection,
  decideUnsubmittedRuling,
  partyOf,
  unsubmittedConsequence,
} from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { type EntityManager } from 'typeorm';
import { type z } from 'zod';
import { EnforcementClosings } from '../enforcement/enforcement-closings.js';
import { standingClosingsOf } from '../enforcement/standing-closings.js';
import { actedBy, requireAgentFor } from '../agents.js';
import { enforcementOf } from '../enforcement/enforcement.entity.js';
import { Settlement } from '../ledger/settlement.entity.js';
import { UnsubmittedObjection } from './unsubmitted-objection.entity.js';

/** Kind of the work item that waits for the ruling on such an objection. */
export const UNSUBMITTED_OBJECTION = 'UNSUBMITTED_OBJECTION';

/** SET-ART-19: the debtor objects to enforcement on a settlement made out of court that was never submitted, or not acknowledged; a judge decides on the grounds of the rule. */
@Injectable()
export class UnsubmittedObjections {
  constructor(
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
    @Inject(EnforcementClosings) private readonly closings: EnforcementClosings,
  ) {}

  /** Once for each id. @throws ProblemError 409 `OBJECTION.ID_REUSED`; LawError `PARTY.NOT_IN_CASE`, as `decideUnsubmittedObjection`, `requireAgentFor`. */
  async receive(
    tx: Transaction,
    call: CaseCall,
    { objectionId, partyId, agentId, why, terms, reason, ...body }: z.output<typeof objectOnUnsubmitted>,
  ): Promise<RecordedUnsubmittedObjection> {
    const { caseId, by, at, known, calendar, ...turn } = await this.turn(tx, call);
    const { side } = partyOf(known.parties, partyId, '/partyId');
    const receivedOn = body.receivedOn ?? legalDateOf(at);
    const objections = await unsubmittedObjectionsOf(tx.manager, caseId);
    const earlier = objections.find((one) => one.objectionId === objectionId);
    if (earlier) {
      const said = { partyId, why, terms, reason };
      const { partyId: party, why: cause, terms: before, reason: words } = earlier;
      if (isDeepStrictEqual({ partyId: party, why: cause, terms: before, reason: words }, said)) return onWire(earlier);
      throw conflict('OBJECTION.ID_REUSED', '该编号已用于另一异议', 'This id stands for another objection');
    }
    await requireAgentFor(tx.manager, call, { partyId, agentId }, 'SEEK_RULING', body.receivedOn);
    const pending = objections.some(({ decision }) => decision === null);
    const { value: decideBy } = admitted(
      decideUnsubmittedObjection({ side, receivedOn, terms }, { at, calendar, pending, ...turn }),
    );
    const row: UnsubmittedObjection = {
      ...{ caseId, objectionId, partyId, why, terms, reason, receivedOn, decideBy },
      ...{ receivedBy: by, recordedAt: at },
      ...UNRULED,
    };
    // TypeORM's partial type does not end on the terms' nested lists.
    await tx.manager.insert(UnsubmittedObjection, row as never);
    const { caseNumber } = known;
    return this.recorder.record(
      tx,
      { caseId, at, by, known },
      {
        audit: {
          action: 'unsubmitted-objection.received',
          facts: { objectionId, partyId, ...actedBy({ agentId }), why, receivedOn, decideBy },
        },
        letters: [receivedLetter(caseNumber, row)],
        tasks: { opened: [rulingTask(caseId, caseNumber, row)] },
        answer: onWire(row),
      },
    );
  }

  /**
   * Performed, enforcement is terminated (19-1); not due, or being performed, it is stayed (19-2, 19-3); else it goes on.
   * @throws ProblemError 404 `OBJECTION.UNKNOWN`; LawError as `unsubmittedConsequence`, `decideUnsubmittedRuling`, `decideEnforcementClosing`.
   */
  async rule(
    tx: Transaction,
    call: CaseCall,
    objectionId: string,
    { found, decision, caseNumber, rulingNumber, reason }: z.output<typeof ruleOnUnsubmitted>,
  ): Promise<RecordedUnsubmittedObjection> {
    const { caseId, by, at, known, calendar } = await this.turn(tx, call);
    const row = await tx.manager.findOneBy(UnsubmittedObjection, { caseId, objectionId });
    if (!row) throw notFound('OBJECTION.UNKNOWN', '没有该异议', 'There is no such objection');
    const asOf = legalDateOf(at);
    const { value: follows } = admitted(unsubmittedConsequence(row.terms, found, { asOf, calendar }));
    const { ground } = admitted(
      decideUnsubmittedRuling({ decision, rulingNumber, reason }, { decided: row.decision !== null, follows }),
    );
    const ruled = { found, decision, ground, rulingNumber, decisionReason: reason, decidedAt: at, decidedBy: by };
    await tx.manager.update(UnsubmittedObjection, { caseId, objectionId }, ruled as never);
    const decided: UnsubmittedObjection = { ...row, ...ruled };
    // What resumed is closed by its own door; there a judge finds a task for it.
    const resumed = await enforcementOf(tx.manager, caseId);
    const terminates = decision === 'TERMINATE';
    if (terminates && !resumed)
      await this.closings.recordTerminated(tx, call, {
        caseNumber,
        closedOn: asOf,
        document: `${rulingNumber}执行裁定书`,
      });
    const { court } = known;
    return this.recorder.record(
      tx,
      { caseId, at, by, known },
      {
        audit: { action: 'unsubmitted-objection.ruled', facts: { objectionId, decision, ground, rulingNumber } },
        facts: decision === 'STAY' ? [publishFact(enforcementStayed, { court, rulingNumber, rule: ground })] : [],
        letters: [ruledLetter(known.caseNumber, decided)],
        tasks: {
          done: [{ id: taskId(caseId, objectionId), outcome: { decision, rulingNumber } }],
          opened: terminates && resumed ? [closingTask(caseId, known.caseNumber, decided)] : [],
        },
        answer: onWire(decided),
      },
    );
  }

  private async turn(tx: Transaction, { caseId, principal: { subject: by }, time: { at } }: CaseCall) {
    const known = await lockCase(tx, caseId);
    const lock = { mode: 'pessimistic_write' } as const;
    const settlement = await tx.manager.findOne(Settlement, { where: { caseId }, lock });
    const enforcement = await enforcementOf(tx.manager, caseId);
    const last = (await standingClosingsOf(tx.manager, caseId)).at(-1);
    const number = parseCaseNumber(known.caseNumber);
    return {
      ...{ caseId, by, at, known },
      calendar: calendarOf(editionsWith(openingEditions(packOf(known.packId)), known.calendarEditions ?? [])),
      settlement: settlement?.state ?? null,
      ending: known.ending ?? null,
      inEnforcement: number.valid && ENFORCING_TYPES.includes(number.type),
      closed:
        enforcement === null ? last !== undefined && last.mode !== '终结本次执行程序' : enforcement.closedAt !== null,
    };
  }
}

const UNRULED = {
  found: null,
  decision: null,
  ground: null,
  rulingNumber: null,
  decisionReason: null,
  decidedAt: null,
  decidedBy: null,
} as const;

/** Objections of a case in the order in which they came. */
export const unsubmittedObjectionsOf = (manager: EntityManager, caseId: string): Promise<UnsubmittedObjection[]> =>
  manager.find(UnsubmittedObjection, { where: { caseId }, order: { recordedAt: 'ASC', objectionId: 'ASC' } });

/** As people see it: its words without numbers of people. */
export function onWire({
  caseId: _of,
  receivedBy: _by,
  recordedAt: _at,
  reason,
  decisionReason,
  terms,
  found,
  ...row
}: UnsubmittedObjection): RecordedUnsubmittedObjection {
  return {
    ...row,
    terms: { ...terms, schedule: [...terms.schedule] },
    found: found && { ...found, payments: [...found.payments], conditionUnmet: unmet(found.conditionUnmet) },
    reason: maskText(reason),
    decisionReason: decisionReason === null ? null : maskText(decisionReason),
  };
}

const unmet = (hang: NonNullable<UnsubmittedObjection['found']>['conditionUnmet']): boolean | number[] =>
  typeof hang === 'boolean' ? hang : [...hang];

const taskId = (caseId: string, objectionId: string): string => `unsubmitted-objection/${caseId}/${objectionId}`;

const rulingTask = (
  caseId: string,
  caseNumber: string,
  { objectionId, partyId, why, decideBy, reason }: UnsubmittedObjection,
): NewTask => ({
  id: taskId(caseId, objectionId),
  kind: UNSUBMITTED_OBJECTION,
  role: 'enforcement-judge',
  dueAt: endOfDay(decideBy),
  facts: { caseNumber, objectionId, partyId, why, reason: maskText(reason) },
  rule: 'SET-ART-19-0',
  title: `${caseNumber}：审查以自行达成的和解协议为由的异议并作出裁定`,
});

const closingTask = (
  caseId: string,
  caseNumber: string,
  { objectionId, rulingNumber }: UnsubmittedObjection,
): NewTask => ({
  id: `unsubmitted-termination/${caseId}/${objectionId}`,
  kind: 'OBJECTION_CONSEQUENCE',
  role: 'enforcement-judge',
  facts: { caseNumber, objectionId, rulingNumber: rulingNumber! },
  rule: 'SET-ART-19-1',
  title: `${caseNumber}：已裁定终结执行，以终结执行方式办理恢复执行案件的结案（closing）`,
});

const WHY = { NOT_SUBMITTED: '未提交人民法院', NOT_ACKNOWLEDGED: '一方提交但其他当事人不予认可' } as const;

const receivedLetter = (caseNumber: string, { objectionId, why, decideBy }: UnsubmittedObjection): NewLetter => ({
  occasion: `unsubmitted-objection-${objectionId}`,
  kind: 'unsubmitted-objection-received',
  subject: '执行异议受理告知书',
  body: `${caseNumber}：本院收到被执行人以当事人自行达成但${WHY[why]}的和解协议为由提出的异议（《最高人民法院关于执行和解若干问题的规定》第十九条），将于${dateText(decideBy)}前审查并作出裁定。异议审查期间不停止执行。`,
});

const RULED = {
  TERMINATE: '和解协议履行完毕，终结原生效法律文书的执行',
  STAY: '中止执行，裁定送达后生效；查封、扣押、冻结不因中止而解除',
  REJECT: '驳回异议，继续执行',
} as const;

const ruledLetter = (
  caseNumber: string,
  { objectionId, decision, rulingNumber, decisionReason, decidedAt }: UnsubmittedObjection,
): NewLetter => ({
  occasion: `unsubmitted-objection-${objectionId}-ruled`,
  kind: 'unsubmitted-objection-ruled',
  subject: '执行异议裁定告知书',
  body: `${caseNumber}：被执行人以自行达成的和解协议为由提出的异议，本院以${rulingNumber}裁定${RULED[decision!]}（《最高人民法院关于执行和解若干问题的规定》第十九条）。理由：${decisionReason!.replace(/[。.]$/, '')}。对裁定不服的，可以自裁定送达之日起十日内向上一级人民法院申请复议（${citedOn(legalDateOf(decidedAt!), 'CPL.CONDUCT_OBJECTION')}）。`,
});
