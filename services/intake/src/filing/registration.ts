import { settledCaseRegistered } from '@hejie/contracts/facts';
import { type IntakeActivities } from '@hejie/contracts/workflows';
import { packOf } from '@hejie/law';
import { Outbox } from '@hejie/messaging';
import { appendAudit, type Transaction } from '@hejie/persistence';
import { Notices, WorkItems } from '@hejie/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { Application } from '../application/application.entity.js';
import { Party } from '../application/party.entity.js';
import { CaseRecord } from '../case/case-record.entity.js';
import { CaseNumbers } from '../case-number/case-numbers.js';
import { filingDue } from './filing.js';

/** What the pack of the court lets a confirmed settlement bring about (SEED3 五(四), SET-ART-2-1). */
@Injectable()
export class Registration {
  constructor(
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(WorkItems) private readonly workItems: WorkItems,
    @Inject(Notices) private readonly notices: Notices,
    @Inject(CaseNumbers) private readonly numbers: CaseNumbers,
  ) {}

  /** Number, letters and the task of the person whose act it is: nothing is stayed or closed by itself. */
  async registerSettled(
    tx: Transaction,
    request: Parameters<IntakeActivities['registerSettled']>[0],
  ): Promise<{ caseNumber?: string }> {
    const { caseId, court, effect, at } = request;
    const application = await tx.manager.findOneByOrFail(Application, { caseId });
    const caseNumber = effect === 'REGISTER_AND_CLOSE' ? await this.numberOf(tx, request, application) : undefined;
    await this.openTask(tx, request, application, caseNumber);
    const parties = await tx.manager.find(Party, { where: { caseId }, order: { position: 'ASC' } });
    await this.notices.issue(tx, parties, {
      caseId,
      occasion: 'registered-as-settled',
      kind: 'settled-case-registered',
      subject: '和解案件处理结果通知书',
      body: `${application.caseNumber}：${effectOf(effect, caseNumber)}`,
      at,
    });
    const data = { caseId, court, effect, ...(caseNumber !== undefined && { caseNumber }), at };
    await this.outbox.append(tx, {
      definition: settledCaseRegistered,
      caseId,
      aggregateId: caseId,
      data,
      occurredAt: at,
    });
    await appendAudit(tx, {
      caseId,
      actor: 'workflow',
      action: 'case.registered-as-settled',
      at,
      facts: { effect, caseNumber: caseNumber ?? null },
    });
    return { caseNumber };
  }

  /** The number under 执: the one that the case has, or the next. */
  private async numberOf(
    tx: Transaction,
    { caseId, court, at }: Parameters<IntakeActivities['registerSettled']>[0],
    { packId }: Application,
  ): Promise<string> {
    const { enforcementNumber } = await tx.manager.findOneByOrFail(CaseRecord, { caseId });
    if (enforcementNumber !== null) return enforcementNumber;
    const allotted = await this.numbers.allot(tx, {
      caseId,
      court,
      type: packOf(packId).caseNumberTypes.enforcement,
      at,
    });
    await tx.manager.update(CaseRecord, { caseId }, { enforcementNumber: allotted });
    return allotted;
  }

  private async openTask(
    tx: Transaction,
    request: Parameters<IntakeActivities['registerSettled']>[0],
    application: Application,
    number?: string,
  ): Promise<void> {
    const { caseId, court, effect, at } = request;
    const { caseNumber, calendarEditions } = application;
    const common = { caseId, court, createdAt: at };
    if (effect === 'STAY') {
      const title = `${caseNumber}：是否裁定中止执行（和解规定第二条）`;
      await this.workItems.open(tx, {
        ...common,
        id: `stay/${caseId}`,
        kind: 'STAY_ENFORCEMENT',
        role: 'enforcement-judge',
        facts: { caseNumber },
        rule: 'SET-ART-2-1',
        title,
      });
    }
    if (number !== undefined) {
      const title = `${number}：登记立案并报结案`;
      const facts = { caseNumber, enforcementNumber: number };
      await this.workItems.open(tx, {
        ...common,
        id: `register-and-close/${caseId}`,
        kind: 'REGISTER_AND_CLOSE',
        role: 'filing-clerk',
        dueAt: filingDue(at, calendarEditions),
        facts,
        rule: 'CASE-6',
        title,
      });
    }
  }
}

/** What the letter says of an effect of the pack. */
function effectOf(effect: string, number: string | undefined): string {
  if (effect === 'REGISTER_AND_CLOSE')
    return `和解协议已经确认，本院以${number ?? ''}登记执行案件，并作报结案处理。请继续按和解协议履行。`;
  if (effect === 'STAY')
    return '和解协议已经确认，申请执行人可以申请中止执行，是否中止由本院审查裁定（《最高人民法院关于执行和解若干问题的规定》第二条）。请按和解协议履行。';
  return '和解协议已经确认，请按和解协议履行；履行完毕的，本院作结案处理（《最高人民法院关于执行和解若干问题的规定》第八条）。';
}
