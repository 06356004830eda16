import { caseClosed, consentRecorded, consentRequested, settledCaseRegistered, stageEntered } from '@hejie/contracts/facts';
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
        subject: '执前和解告知书',
        body: `${caseNumber}：本院征询你方是否同意执前和解。和解以自愿为原则，明确拒绝的不进入执前和解程序。`,
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
      const answered = await tx.manager.createQueryBuilder(Consent, 'c').where('c.caseId = :caseId and c.answer is not null', { caseId }).getCount();
      if (answered === open || answer === 'REFUSE') {
        await this.workItems.complete(tx, `consents/${caseId}`, by, { answered }, at);
      }
    });
  }

  recordStage(request: Parameters<IntakeActivities['recordStage']>[0]): Promise<void> {
    const { caseId, sequence, stage, awaiting, at } = request;
    return this.record(request, async (tx) => {
      // A late retry of an older stage never overwrites a newer one.
      await tx.manager.update(CaseRecord, { caseId, sequence: LessThan(sequence) }, { sequence, stage, awaiting, since: at });
      await this.tell(tx, stageEntered, request, { sequence, stage, awaiting });
    });
  }

  handOverToFiling(request: Parameters<IntakeActivities['handOverToFiling']>[0]): Promise<void> {
    return this.record(request, (tx) => this.filing.handOver(tx, request));
  }

  registerSettled(request: Parameters<IntakeActivities['registerSettled']>[0]): Promise<{ caseNumber?: string }> {
    const { caseId, court, effect, at } = request;
    return this.record(request, async (tx) => {
      const caseNumber = effect === 'REGISTER_AND_CLOSE' ? await this.numbers.allot(tx, { caseId, court, type: '执', at }) : undefined;
      if (caseNumber !== undefined) await tx.manager.update(CaseRecord, { caseId }, { enforcementNumber: caseNumber });
      await this.tell(tx, settledCaseRegistered, request, { court, effect, ...(caseNumber !== undefined && { caseNumber }) });
      await appendAudit(tx, { caseId, actor: 'workflow', action: 'case.registered-as-settled', at, facts: { effect, caseNumber: caseNumber ?? null } });
      return { caseNumber };
    });
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
