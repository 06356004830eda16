import { caseClosed, consentRecorded, consentRequested, stageEntered } from '@hejie/contracts/facts';
import { type IntakeActivities } from '@hejie/contracts/workflows';
import { parseYuan } from '@hejie/law';
import { Outbox } from '@hejie/messaging';
import { appendAudit, UnitOfWork } from '@hejie/persistence';
import { Notices, RecordedActivities, WorkItems } from '@hejie/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { Application } from './application/application.entity.js';
import { CaseRecord } from './case/case-record.entity.js';
import { CaseNumbers } from './case-number/case-numbers.js';
import { Consent } from './consent/consent.entity.js';
import { Filing } from './filing/filing.js';
import { Registration } from './filing/registration.js';

/** What a workflow may ask of intake: each one idempotent transaction. */
@Injectable()
export class IntakeActivitiesOfService extends RecordedActivities implements IntakeActivities {
  constructor(
    @Inject(UnitOfWork) unitOfWork: UnitOfWork,
    @Inject(Outbox) outbox: Outbox,
    @Inject(WorkItems) private readonly workItems: WorkItems,
    @Inject(Notices) private readonly notices: Notices,
    @Inject(CaseNumbers) private readonly numbers: CaseNumbers,
    @Inject(Filing) private readonly filing: Filing,
    @Inject(Registration) private readonly registration: Registration,
  ) {
    super(unitOfWork, outbox);
  }

  requestConsents(request: Parameters<IntakeActivities['requestConsents']>[0]): Promise<void> {
    const { caseId, parties, at } = request;
    return this.record(request, async (tx) => {
      const { court, caseNumber } = await tx.manager.findOneByOrFail(Application, { caseId });
      for (const { partyId, side } of parties) {
        await tx.manager.insert(Consent, { caseId, partyId, requestedAt: at });
        await this.tell(tx, consentRequested, request, { partyId, side });
      }
      await this.notices.issue(tx, parties, {
        caseId,
        occasion: 'consent',
        kind: 'consent-request',
        subject: '执行和解引导告知书',
        body: consentLetter(caseNumber),
        at,
      });
      await this.workItems.open(tx, {
        id: `consents/${caseId}`,
        caseId,
        court,
        kind: 'ASK_PARTIES',
        role: 'filing-clerk',
        facts: { caseNumber, parties: parties.map(({ partyId, side }) => ({ partyId, side })) },
        rule: 'PRE-1',
        title: `${caseNumber}：分别征询当事人和解意愿`,
        createdAt: at,
      });
    });
  }

  recordConsent(request: Parameters<IntakeActivities['recordConsent']>[0]): Promise<void> {
    const { caseId, partyId, answer, by, at } = request;
    return this.record(request, async (tx) => {
      await tx.manager.update(Consent, { caseId, partyId }, { answer, answeredAt: at, recordedBy: by });
      await this.tell(tx, consentRecorded, request, { partyId, answer });
      await appendAudit(tx, { caseId, actor: by, action: 'consent.recorded', at, facts: { partyId, answer } });
      const open = await tx.manager.count(Consent, { where: { caseId } });
      const answered = await tx.manager
        .createQueryBuilder(Consent, 'c')
        .where('c.caseId = :caseId and c.answer is not null', { caseId })
        .getCount();
      if (answered === open || answer === 'REFUSE') {
        await this.workItems.complete(tx, `consents/${caseId}`, by, { answered }, at);
      }
    });
  }

  recordStage(request: Parameters<IntakeActivities['recordStage']>[0]): Promise<void> {
    const { caseId, sequence, stage, awaiting, at } = request;
    return this.record(request, async (tx) => {
      // A late retry of an older stage never overwrites a newer one.
      await tx.manager.update(
        CaseRecord,
        { caseId, sequence: LessThan(sequence) },
        { sequence, stage, awaiting, since: at },
      );
      await this.tell(tx, stageEntered, request, { sequence, stage, awaiting });
    });
  }

  handOverToFiling(request: Parameters<IntakeActivities['handOverToFiling']>[0]): Promise<void> {
    return this.record(request, (tx) => this.filing.handOver(tx, request));
  }

  registerSettled(request: Parameters<IntakeActivities['registerSettled']>[0]): Promise<{ caseNumber?: string }> {
    return this.record(request, (tx) => this.registration.registerSettled(tx, request));
  }

  allocateCaseNumber(request: Parameters<IntakeActivities['allocateCaseNumber']>[0]): Promise<{ caseNumber: string }> {
    const { caseId, court, type, at } = request;
    return this.record(request, async (tx) => {
      const caseNumber = await this.numbers.allot(tx, { caseId, court, type, at });
      await tx.manager.update(CaseRecord, { caseId }, { enforcementNumber: caseNumber });
      return { caseNumber };
    });
  }

  closeCase(request: Parameters<IntakeActivities['closeCase']>[0]): Promise<void> {
    const { caseId, ending, rule, paid, at } = request;
    return this.record(request, async (tx) => {
      await tx.manager.update(CaseRecord, { caseId }, { ending, endingRule: rule, paid: parseYuan(paid) });
      await this.workItems.cancelForCase(tx, caseId, at, 'ASK_PARTIES');
      await this.tell(tx, caseClosed, request, { ending, rule, paid });
      await appendAudit(tx, { caseId, actor: 'workflow', action: 'case.ended', at, facts: { ending, rule } });
    });
  }
}

/** 执行和解引导告知书: what is asked, what a settlement brings about (SET-ART-9 to 18), and how to answer. */
function consentLetter(caseNumber: string): string {
  return [
    `${caseNumber}：本院征询你方是否同意和解。`,
    '和解以自愿为原则，不得强迫；一方明确拒绝的，不进入和解程序，案件依法立案执行或者继续执行。',
    '同意的，由双方协商选择或者由法院指定和解员主持协商；达成的协议经各方签字确认后，当事人应当按约履行，履行完毕的作结案处理。',
    '和解协议不具有强制执行力：被执行人不履行的，申请执行人可以在申请执行期间内申请恢复执行原生效法律文书，也可以就履行和解协议向执行法院起诉；恢复执行的，已履行部分依法扣除，担保人向法院承诺接受直接执行的，可以直接执行担保财产或者担保人的财产（《最高人民法院关于执行和解若干问题的规定》第九条至第十八条）。',
    '答复方式：持本人账号在线答复“同意”或者“拒绝”，或者到法院由工作人员记录你方的答复。',
  ].join('');
}
