import { CaseRecorder, publishFact } from '@hejie/casework';
import { type AgencyNotice } from '@hejie/contracts/exchange';
import { partyEndedFound } from '@hejie/contracts/facts';
import { type AgencyNoticesAnswer, type FindPartyEndedBody, type PartyEndedAnswer } from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { conflict, notFound, type CaseCall } from '@hejie/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { AgencyNoticeParty, AgencyNoticeRow } from './agency-notice.entities.js';
import { confirmTask } from './notices.js';
import { type EndedNotice } from './subjects.js';

/** What judges find of whom bodies say to have died or to be deregistered (死亡、注销核实). */
@Injectable()
export class NoticeFindings {
  constructor(@Inject(CaseRecorder) private readonly recorder: CaseRecorder) {}

  /** What lies before the judge of a case, and what he has found, in the order in which it came. */
  async list(manager: EntityManager, caseId: string): Promise<AgencyNoticesAnswer> {
    const parties = await manager.find(AgencyNoticeParty, { where: { caseId }, order: { partyId: 'ASC' } });
    const ids = [...new Set(parties.map(({ noticeId }) => noticeId))];
    const notices = await manager.find(AgencyNoticeRow, {
      where: { id: In(ids) },
      order: { receivedAt: 'ASC', id: 'ASC' },
    });
    const items = notices.map(({ id: noticeId, agencyId, content, receivedAt }) => {
      const of = parties.filter((one) => one.noticeId === noticeId);
      const { kind, on, subject } = JSON.parse(content!) as EndedNotice;
      const { name, identityNumber, unitCode } = subject;
      const match = of.some((one) => one.match === 'MATCH') ? ('MATCH' as const) : ('DOUBTFUL' as const);
      const { state, decidedAt } = of[0]!;
      const partyIds = of.map(({ partyId }) => partyId);
      const number = identityNumber ?? unitCode ?? null;
      return { noticeId, agencyId, kind, on, receivedAt, match, partyIds, name, number, state, decidedAt };
    });
    return { items };
  }

  /** 民诉法267, 268: the judge has found it; the fact tells it without a name. @throws ProblemError 404 `NOTICE.UNKNOWN`, 409 `NOTICE.DECIDED`. */
  async find(
    tx: Transaction,
    { caseId, principal, time: { at } }: CaseCall,
    noticeId: string,
    { confirmed, reason }: FindPartyEndedBody,
  ): Promise<PartyEndedAnswer> {
    const { manager } = tx;
    const parties = await manager.find(AgencyNoticeParty, {
      where: { noticeId, caseId },
      order: { partyId: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    if (parties.length === 0) throw unknownNotice();
    if (parties.some(({ state }) => state !== 'OPEN')) throw decidedAlready();
    const state = confirmed ? ('CONFIRMED' as const) : ('DISMISSED' as const);
    const by = principal.subject;
    await manager.update(AgencyNoticeParty, { noticeId, caseId }, { state, decidedBy: by, decidedAt: at, reason });
    const { content, agencyId } = await manager.findOneByOrFail(AgencyNoticeRow, { id: noticeId });
    const { kind, on } = JSON.parse(content!) as AgencyNotice & EndedNotice;
    const partyIds = parties.map(({ partyId }) => partyId);
    const facts = partyIds.map((partyId) => publishFact(partyEndedFound, { partyId, kind, on }));
    await this.recorder.record(
      tx,
      { caseId, at, by },
      {
        audit: { action: 'agency-notice.found', facts: { noticeId, agencyId, kind, confirmed, partyIds } },
        facts: confirmed ? facts : [],
        tasks: { done: [{ id: confirmTask(noticeId, caseId), outcome: { confirmed } }] },
      },
    );
    return { noticeId, partyIds, state };
  }
}

const unknownNotice = () =>
  notFound('NOTICE.UNKNOWN', '本案没有该来函', 'No such notice lies before the judge of this case');
const decidedAlready = () => conflict('NOTICE.DECIDED', '该来函已经认定', 'This notice was decided on already');
