import { handedOverToFiling } from '@hejie/contracts/facts';
import { type HandOverReason, type IntakeActivities } from '@hejie/contracts/workflows';
import { calendarOf, endOfDay, legalDateOf, packOf, rollForward, type CourtInstant } from '@hejie/law';
import { Outbox } from '@hejie/messaging';
import { appendAudit, type Transaction } from '@hejie/persistence';
import { Notices, unknownCase, WorkItems } from '@hejie/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { Application } from '../application/application.entity.js';
import { CaseRecord } from '../case/case-record.entity.js';
import { CaseNumbers } from '../case-number/case-numbers.js';

const REASONS: Record<HandOverReason, string> = {
  REFUSED: '当事人明确拒绝执前和解',
  LAPSED: '执前和解期限届满，视为和解不成',
  FAILED: '和解员宣布不能达成和解协议',
  WITHDRAWN: '当事人不再和解',
};

/** A task of filing is done the same day; one that comes on a day off, on the next working day. The exclusive end of that day. */
export function filingDue(at: CourtInstant, calendarEditions: readonly string[]): CourtInstant {
  return endOfDay(rollForward(legalDateOf(at), calendarOf(calendarEditions)));
}

/** Back to filing (转立案庭): a person files the case under 执, the same day. */
@Injectable()
export class Filing {
  constructor(
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(WorkItems) private readonly workItems: WorkItems,
    @Inject(Notices) private readonly notices: Notices,
    @Inject(CaseNumbers) private readonly numbers: CaseNumbers,
  ) {}

  /** Opens the filing clerk's task, due at the end of the day, and tells both sides. */
  async handOver(tx: Transaction, request: Parameters<IntakeActivities['handOverToFiling']>[0]): Promise<void> {
    const { caseId, court, reason, rule, parties, at, lateness } = request;
    const latenessSeconds = lateness?.latenessSeconds ?? 0;
    const { caseNumber, packId, calendarEditions } = await tx.manager.findOneByOrFail(Application, { caseId });
    if (packOf(packId).track === 'IN_ENFORCEMENT') return this.returnToEnforcement(tx, request, caseNumber);
    await this.workItems.open(tx, {
      id: `filing/${caseId}`,
      caseId,
      court,
      kind: 'FILE_AS_ENFORCEMENT',
      role: 'filing-clerk',
      dueAt: filingDue(at, calendarEditions),
      facts: { caseNumber, reason, latenessSeconds },
      rule,
      title: `${caseNumber}：${REASONS[reason]}，立“执”字案号`,
      createdAt: at,
    });
    await this.notices.issue(tx, parties, {
      caseId,
      occasion: 'handed-over',
      kind: 'settlement-ended',
      subject: '执前和解程序终结通知书',
      body: `${caseNumber}：${REASONS[reason]}，执前和解程序结束，案件转立案庭立执行案号，进入执行程序。`,
      at,
    });
    await this.outbox.append(tx, {
      definition: handedOverToFiling,
      caseId,
      aggregateId: caseId,
      data: { caseId, court, reason, rule, at, latenessSeconds },
      occurredAt: at,
    });
  }

  /** A case that was in enforcement already goes on there under its number: there is nothing to file. */
  private async returnToEnforcement(
    tx: Transaction,
    request: Parameters<IntakeActivities['handOverToFiling']>[0],
    caseNumber: string,
  ): Promise<void> {
    const { caseId, reason, rule, parties, at } = request;
    await this.notices.issue(tx, parties, {
      caseId,
      occasion: 'handed-over',
      kind: 'settlement-ended',
      subject: '恢复原执行程序通知书',
      body: `${caseNumber}：${REASONS[reason].replaceAll('执前和解', '和解')}，和解程序结束，恢复原执行程序，由本院继续执行。`,
      at,
    });
    await appendAudit(tx, {
      caseId,
      actor: 'workflow',
      action: 'case.returned-to-enforcement',
      at,
      facts: { caseNumber, reason, rule },
    });
  }

  /**
   * Files the case under 执 and completes the task.
   * @throws ProblemError 404 WORK_ITEM.UNKNOWN for a case that was not handed over; 409 WORK_ITEM.CLOSED when it is filed already.
   */
  async file(
    tx: Transaction,
    request: { caseId: string; clerk: string; note?: string; at: CourtInstant },
  ): Promise<string> {
    const { caseId, clerk, note, at } = request;
    const application = await tx.manager.findOneBy(Application, { caseId });
    if (!application) throw unknownCase();
    const task = await this.workItems.get(tx, `filing/${caseId}`);
    await this.workItems.complete(tx, task.id, clerk, { note: note ?? '' }, at);
    const record = await tx.manager.findOneOrFail(CaseRecord, {
      where: { caseId },
      lock: { mode: 'pessimistic_write' },
    });
    if (record.enforcementNumber !== null) return record.enforcementNumber;
    const caseNumber = await this.numbers.allot(tx, {
      caseId,
      court: application.court,
      type: packOf(application.packId).caseNumberTypes.enforcement,
      at,
    });
    await tx.manager.update(CaseRecord, { caseId }, { enforcementNumber: caseNumber });
    await appendAudit(tx, { caseId, actor: clerk, action: 'case.filed-as-enforcement', at, facts: { caseNumber } });
    return caseNumber;
  }
}
