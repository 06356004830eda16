import {
  agreementConfirmed,
  agreementProposed,
  agreementSigned,
  designationDeclined,
  mediatorDesignated,
  negotiationEnded,
  negotiationExtended,
  negotiationRederived,
  negotiationReminded,
  negotiationStarted,
} from '@hejie/contracts/facts';
import { type ActivityKey, type MediationActivities } from '@hejie/contracts/workflows';
import { asJson, dateText } from '@hejie/law';
import { Outbox } from '@hejie/messaging';
import { appendAudit, UnitOfWork, type Transaction } from '@hejie/persistence';
import { CaseDirectory, Notices, RecordedActivities, WorkItems } from '@hejie/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Agreement, Signature } from './agreement/agreement.entities.js';
import { Negotiation } from './negotiation/negotiation.entity.js';
import { Mediator } from './roster/mediator.entity.js';
import { Designation } from './selection/designation.entity.js';

type Request<K extends keyof MediationActivities> = Parameters<MediationActivities[K]>[0];

/** What a workflow may ask of mediation: each one idempotent transaction. */
@Injectable()
export class MediationActivitiesOfService extends RecordedActivities implements MediationActivities {
  constructor(
    @Inject(UnitOfWork) unitOfWork: UnitOfWork,
    @Inject(Outbox) outbox: Outbox,
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(WorkItems) private readonly workItems: WorkItems,
    @Inject(Notices) private readonly notices: Notices,
  ) {
    super(unitOfWork, outbox);
  }

  openSelection(request: Request<'openSelection'>): Promise<void> {
    const { chooseBy, designateBy } = request;
    return this.record(request, (tx) => this.askForMediator(tx, request, 1, designateBy, { chooseBy }));
  }

  recordDesignation(request: Request<'recordDesignation'>): Promise<void> {
    const { key, caseId, court, mediatorId, chosenBy, acceptBy, by, conflict, parties, at } = request;
    return this.record(request, async (tx) => {
      const { caseNumber } = await this.cases.get(tx, caseId);
      const { subject, name } = await tx.manager.findOneByOrFail(Mediator, { mediatorId });
      await this.completeOpen(tx, request, {
        kind: 'DESIGNATE_MEDIATOR',
        role: 'judges-assistant',
        by,
        outcome: { mediatorId, chosenBy },
      });
      const row = {
        designationId: key,
        caseId,
        mediatorId,
        chosenBy,
        designatedBy: by,
        conflict: conflict ?? null,
        designatedAt: at,
      };
      await tx.manager.insert(Designation, row as never);
      await this.workItems.open(tx, {
        id: `acceptance/${key}`,
        caseId,
        court,
        kind: 'ACCEPT_DESIGNATION',
        role: 'mediator',
        assignee: subject,
        dueAt: acceptBy,
        facts: { caseNumber, mediatorId },
        rule: 'PRE-5',
        title: `${caseNumber}：请和解员答复是否接受选任`,
        createdAt: at,
      });
      await appendAudit(tx, {
        caseId,
        actor: by,
        action: 'mediator.designated',
        at,
        facts: { mediatorId, chosenBy, ...(conflict && { conflict: asJson(conflict) }) },
      });
      await this.notices.issue(tx, parties, {
        caseId,
        occasion: `designated-${key.slice(caseId.length + 1).replaceAll(':', '-')}`,
        kind: 'mediator-designated',
        subject: '和解员选定通知书',
        body: `${caseNumber}：${chosenBy === 'PARTIES' ? '经双方当事人协商选定' : '经和解中心指定'}，本案和解员为${name}（名册编号${mediatorId}）。${conflict ? `和解员披露：${conflict.disclosed}。` : ''}和解员与本案有利害关系或者有其他情形可能影响公正的，你方有权申请其回避并说明理由。`,
        at,
      });
      await this.tell(tx, mediatorDesignated, request, { mediatorId, chosenBy, acceptBy });
    });
  }

  recordDecline(request: Request<'recordDecline'>): Promise<void> {
    const { caseId, mediatorId, silence, reason, redesignateBy, round, at } = request;
    return this.record(request, async (tx) => {
      if (silence) await this.workItems.cancelForCase(tx, caseId, at, 'ACCEPT_DESIGNATION');
      else await this.answered(tx, request, mediatorId, { answer: 'DECLINED', reason });
      await tx.manager.update(
        Designation,
        { caseId, mediatorId, answer: IsNull() },
        { answer: silence ? 'SILENT' : 'DECLINED', answeredAt: at },
      );
      await this.askForMediator(tx, request, round, redesignateBy, { declined: mediatorId, silence, reason });
      await this.tell(tx, designationDeclined, request, { mediatorId, silence });
    });
  }

  startNegotiation(request: Request<'startNegotiation'>): Promise<void> {
    const { caseId, mediatorId, lastDay, deadline, provisional, parties, at } = request;
    return this.record(request, async (tx) => {
      const { caseNumber } = await this.cases.get(tx, caseId);
      await this.answered(tx, request, mediatorId, { answer: 'ACCEPTED' });
      await tx.manager.update(
        Designation,
        { caseId, mediatorId, answer: IsNull() },
        { answer: 'ACCEPTED', answeredAt: at },
      );
      await tx.manager.insert(Negotiation, { caseId, mediatorId, startedAt: at, lastDay, deadline, provisional });
      await this.notices.issue(tx, parties, {
        caseId,
        occasion: 'negotiation-started',
        kind: 'negotiation-started',
        subject: '执前和解开始通知书',
        body: `${caseNumber}：和解员已接受选任。和解期限至${dateText(lastDay)}24时届满；届满未达成协议的，视为和解不成。`,
        at,
      });
      await this.tell(tx, negotiationStarted, request, { mediatorId, lastDay, deadline, provisional });
    });
  }

  remindNegotiation(request: Request<'remindNegotiation'>): Promise<void> {
    const { caseId, daysBefore, lastDay, parties, lateness, at } = request;
    return this.record(request, async (tx) => {
      const { caseNumber } = await this.cases.get(tx, caseId);
      await this.notices.issue(tx, parties, {
        caseId,
        occasion: `negotiation-end-${lastDay}-${daysBefore}`,
        kind: 'negotiation-reminder',
        subject: '和解期限届满提醒',
        body: `${caseNumber}：和解期限还有${daysBefore}日，将于${dateText(lastDay)}24时届满。`,
        at,
      });
      await this.tell(tx, negotiationReminded, request, {
        daysBefore,
        lastDay,
        latenessSeconds: lateness.latenessSeconds,
      });
    });
  }

  recordExtension(request: Request<'recordExtension'>): Promise<void> {
    const { caseId, nth, days, by, signedBy, from, lastDay, deadline, provisional, parties, at } = request;
    return this.record(request, async (tx) => {
      const { caseNumber } = await this.cases.get(tx, caseId);
      await tx.manager.update(Negotiation, { caseId }, { lastDay, deadline, provisional });
      await appendAudit(tx, {
        caseId,
        actor: by,
        action: 'negotiation.extended',
        at,
        facts: { nth, days, signedBy: [...signedBy], from, lastDay, provisional },
      });
      await this.notices.issue(tx, parties, {
        caseId,
        occasion: `extended-${nth}`,
        kind: 'negotiation-extended',
        subject: '和解期限延长通知书',
        body: `${caseNumber}：经双方当事人共同申请，和解期限由${dateText(from)}延长至${dateText(lastDay)}24时${provisional ? '（暂定，以国务院放假通知为准）' : ''}。`,
        at,
      });
      await this.tell(tx, negotiationExtended, request, { days, from, lastDay, deadline, provisional });
    });
  }

  recordRederivation(request: Request<'recordRederivation'>): Promise<void> {
    const { caseId, from, lastDay, deadline, moved, provisional, parties, at } = request;
    return this.record(request, async (tx) => {
      const { caseNumber } = await this.cases.get(tx, caseId);
      await tx.manager.update(Negotiation, { caseId }, { lastDay, deadline, provisional });
      await appendAudit(tx, {
        caseId,
        actor: 'workflow',
        action: 'negotiation.rederived',
        at,
        facts: { from, lastDay, moved, provisional },
      });
      await this.notices.issue(tx, parties, {
        caseId,
        occasion: `rederived-${from}-${lastDay}`,
        kind: 'negotiation-rederived',
        subject: '和解期限届满日确认通知书',
        body: `${caseNumber}：放假安排公布后，和解期限届满日${moved ? `由${from}变更为${lastDay}` : `确认为${lastDay}，不变`}。`,
        at,
      });
      await this.tell(tx, negotiationRederived, request, { from, lastDay, deadline, moved, provisional });
    });
  }

  recordProposal(request: Request<'recordProposal'>): Promise<void> {
    const { caseId, version, terms, warnings = [], by, at } = request;
    return this.record(request, async (tx) => {
      await tx.manager.insert(Agreement, { caseId, version, terms, warnings, proposedBy: by, proposedAt: at } as never);
      await this.tell(tx, agreementProposed, request, { version, total: terms.total });
    });
  }

  recordSignature(request: Request<'recordSignature'>): Promise<void> {
    const { caseId, version, signatoryId, signatory, by, at } = request;
    return this.record(request, async (tx) => {
      await tx.manager.insert(Signature, { caseId, version, signatoryId, role: signatory, signedBy: by, signedAt: at });
      await appendAudit(tx, { caseId, actor: by, action: 'agreement.signed', at, facts: { version, signatoryId } });
      await this.tell(tx, agreementSigned, request, { version, signatory, signatoryId });
    });
  }

  confirmAgreement(request: Request<'confirmAgreement'>): Promise<void> {
    const { caseId, version, terms, parties, at } = request;
    return this.record(request, async (tx) => {
      const { caseNumber } = await this.cases.get(tx, caseId);
      await tx.manager.update(Agreement, { caseId, version }, { confirmedAt: at });
      await tx.manager.update(Negotiation, { caseId }, { outcome: 'AGREED', endedAt: at });
      await appendAudit(tx, { caseId, actor: 'workflow', action: 'agreement.confirmed', at, facts: { version } });
      await this.notices.issue(tx, parties, {
        caseId,
        occasion: `confirmed-${version}`,
        kind: 'agreement-confirmed',
        subject: '执前和解协议确认通知书',
        body: `${caseNumber}：和解协议已经各方签字确认。请按协议履行。被执行人不履行的，申请执行人可以申请恢复执行原生效法律文书，已履行部分予以扣除；也可以就履行和解协议向执行法院提起诉讼（《最高人民法院关于执行和解若干问题的规定》第九条）。申请恢复执行的期间为二年，自和解协议约定的履行期间的最后一日起计算（《最高人民法院关于执行和解若干问题的规定》第十条、《中华人民共和国民事诉讼法》第二百五十条）。`,
        at,
      });
      const schedule = terms.schedule.map(({ no, due, amount }) => ({ no, due, amount }));
      await this.tell(tx, agreementConfirmed, request, { version, total: terms.total, schedule });
    });
  }

  endNegotiation(request: Request<'endNegotiation'>): Promise<void> {
    const { caseId, outcome, reason, by, partyId, lateness, at } = request;
    return this.record(request, async (tx) => {
      await tx.manager.update(Negotiation, { caseId }, { outcome, endedAt: at });
      await this.workItems.cancelForCase(tx, caseId, at);
      await appendAudit(tx, {
        caseId,
        actor: by ?? 'workflow',
        action: 'negotiation.ended',
        at,
        facts: { outcome, reason: reason ?? null, partyId: partyId ?? null },
      });
      await this.tell(tx, negotiationEnded, request, { outcome, latenessSeconds: lateness?.latenessSeconds ?? 0 });
    });
  }

  /** The mediator has answered: his task is done by him. */
  private async answered(
    tx: Transaction,
    request: ActivityKey,
    mediatorId: string,
    outcome: Record<string, string>,
  ): Promise<void> {
    const { subject } = await tx.manager.findOneByOrFail(Mediator, { mediatorId });
    await this.completeOpen(tx, request, { kind: 'ACCEPT_DESIGNATION', role: 'mediator', by: subject, outcome });
  }

  private async completeOpen(
    tx: Transaction,
    { caseId, at }: ActivityKey,
    done: { kind: string; role: string; by: string; outcome: Record<string, string> },
  ): Promise<void> {
    const { court } = await this.cases.get(tx, caseId);
    for (const { id } of await this.workItems.list(
      tx,
      { court, roles: [done.role] },
      { caseId, kind: done.kind, state: 'OPEN' },
    )) {
      await this.workItems.complete(tx, id, done.by, done.outcome, at);
    }
  }

  private async askForMediator(
    tx: Transaction,
    request: ActivityKey & { court: string },
    round: number,
    dueAt: Request<'openSelection'>['designateBy'],
    facts: Record<string, string | boolean>,
  ): Promise<void> {
    const { caseId, court, at } = request;
    const { caseNumber } = await this.cases.get(tx, caseId);
    await this.workItems.open(tx, {
      id: `designation/${caseId}/${round}`,
      caseId,
      court,
      kind: 'DESIGNATE_MEDIATOR',
      role: 'judges-assistant',
      dueAt,
      facts: { caseNumber, ...facts },
      rule: 'PRE-5',
      title: `${caseNumber}：当事人协商选择和解员；协商不成的，由和解中心指定`,
      createdAt: at,
    });
  }
}
