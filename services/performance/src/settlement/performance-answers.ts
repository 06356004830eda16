import {
  CaseRecorder,
  knownCase,
  requireOwnParty,
  requireStaff,
  WorkItemEntity,
  type TaskChanges,
} from '@hejie/casework';
import { type AnswerPerformanceBody, type PerformanceAnswerAnswer } from '@hejie/contracts/http';
import { dateText, legalDateOf } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { maskText } from '@hejie/security';
import { conflict, type CaseCall } from '@hejie/service-kit';
import { admitted, decidePerformanceAnswer } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import * as ledgers from '../ledger/ledgers.js';
import { RecordedAnswer } from './performance-answer.entity.js';
import { PERFORMANCE_DENIED, VERIFY_PERFORMANCE } from './verification.js';

/** Performance is verified with each creditor in writing (CLS-1); where one denies it a judge decides, and nothing closes or reopens by itself. */
@Injectable()
export class PerformanceAnswers {
  constructor(@Inject(CaseRecorder) private readonly recorder: CaseRecorder) {}

  /**
   * Records a creditor's answer once; the same again is the same answer.
   * @throws ProblemError 409 `VERIFICATION.NOT_OPEN`, `VERIFICATION.ANSWERED`; AccessError `AUTH.NOT_A_PARTY`, `AUTH.ROLE_DENIED`; LawError as `decidePerformanceAnswer`.
   */
  async record(tx: Transaction, call: CaseCall, body: AnswerPerformanceBody): Promise<PerformanceAnswerAnswer> {
    const { caseId, principal, time } = call;
    const { at } = time;
    const { partyId, outcome, document, reasons } = body;
    await ledgers.lockForEntry(tx, caseId);
    const known = await knownCase(tx, caseId);
    requireOwnParty(principal, known.parties, partyId, 'partyId');
    if (outcome === 'SILENT') requireStaff(principal, 'outcome');
    const last = await tx.manager.findOne(WorkItemEntity, {
      where: { caseId, kind: VERIFY_PERFORMANCE },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
    const earlier = last === null ? [] : await tx.manager.findBy(RecordedAnswer, { taskId: last.id });
    const mine = earlier.find((one) => one.partyId === partyId);
    if (mine) {
      if (mine.outcome === outcome && mine.document === document && mine.reasons === reasons) return onWire(mine);
      throw conflict(
        'VERIFICATION.ANSWERED',
        '该申请执行人已就本次核实作出答复；事后否认的，作为异议向法官提出',
        'This creditor has answered already; what he says afterwards goes to the judge',
      );
    }
    if (last?.state !== 'OPEN')
      throw conflict(
        'VERIFICATION.NOT_OPEN',
        '没有待核实的履行：和解协议履行完毕后，由书记员向申请执行人书面核实',
        'No performance is being verified: that begins once the settlement is performed',
      );
    const today = legalDateOf(at);
    const answeredOn = body.answeredOn ?? today;
    const said = { partyId, outcome, answeredOn, reasons };
    const over = admitted(decidePerformanceAnswer({ ...said, today, parties: known.parties, earlier }));
    const row: RecordedAnswer = {
      taskId: last.id,
      caseId,
      ...said,
      document,
      recordedAt: at,
      recordedBy: principal.subject,
    };
    await tx.manager.insert(RecordedAnswer, row);
    const told = { partyId, outcome, answeredOn };
    const denied: TaskChanges = {
      opened: [
        {
          id: `performance-denied/${last.id}`,
          kind: PERFORMANCE_DENIED,
          role: 'enforcement-judge',
          facts: { ...last.facts, partyId, answeredOn },
          rule: 'CLS-1',
          title: `${known.caseNumber}：申请执行人${dateText(answeredOn)}答复否认已经履行，核实各笔收款的凭证；未收到的先冲正，已收到的记明理由`,
        },
      ],
    };
    return this.recorder.record(
      tx,
      { caseId, at, by: principal.subject, known },
      {
        audit: { action: 'performance.answered', facts: told },
        tasks: {
          ...(over !== null && { done: [{ id: last.id, outcome: { outcome: over } }] }),
          ...(over === 'DENIED' && denied),
        },
        answer: onWire(row),
      },
    );
  }

  /** What was answered in the case, in its order. */
  async of(manager: EntityManager, caseId: string): Promise<PerformanceAnswerAnswer[]> {
    const rows = await manager.find(RecordedAnswer, {
      where: { caseId },
      order: { recordedAt: 'ASC', partyId: 'ASC' },
    });
    return rows.map(onWire);
  }
}

/** Does a creditor's denial of performance lie before a judge? */
export const isPerformanceDenied = ({ manager }: Transaction, caseId: string): Promise<boolean> =>
  manager.existsBy(WorkItemEntity, { caseId, kind: PERFORMANCE_DENIED, state: 'OPEN' as const });

const onWire = ({
  partyId,
  outcome,
  answeredOn,
  document,
  reasons,
  recordedAt,
}: RecordedAnswer): PerformanceAnswerAnswer => ({
  partyId,
  outcome,
  answeredOn,
  document: maskText(document),
  reasons: maskText(reasons),
  recordedAt,
});
