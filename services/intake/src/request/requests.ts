import { CaseRecorder, lockCase, WorkItemEntity, type NewTask } from '@hejie/casework';
import { type answerRequest, type forwardRequest, type putRequest, type RequestAnswer } from '@hejie/contracts/http';
import { calendarOf, packOf } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { maskText } from '@hejie/security';
import { notFound, type CaseCall } from '@hejie/service-kit';
import {
  admitted,
  decideRequestAnswer,
  decideRequestForwarding,
  REQUEST_RULES,
  requestTaken,
  type RequestTeam,
} from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type z } from 'zod';
import { Application } from '../application/application.entity.js';
import { partyOf } from '../application/party.entity.js';
import { isInEnforcement } from '../case-record/in-enforcement.js';
import { PartyRequest } from './party-request.entity.js';

/** Kind of the task to answer a request. */
export const ANSWER_REQUEST = 'ANSWER_REQUEST';

/** SEED1 二2: requests of parties are taken in and answered through one place, and worked on by the team whose subject they are. */
@Injectable()
export class PartyRequests {
  constructor(@Inject(CaseRecorder) private readonly recorder: CaseRecorder) {}

  /** @throws ProblemError 404 PARTY.UNKNOWN. */
  async put(
    tx: Transaction,
    { caseId, principal, time: { at } }: CaseCall,
    { partyId, subject, request }: z.output<typeof putRequest>,
  ): Promise<RequestAnswer> {
    const known = await lockCase(tx, caseId);
    await partyOf(tx, caseId, partyId);
    const { packId, calendarEditions } = await tx.manager.findOneByOrFail(Application, { caseId });
    const inEnforcement = await isInEnforcement(tx, caseId);
    const taken = requestTaken({ subject, inEnforcement, at }, packOf(packId), calendarOf(calendarEditions));
    const row: PartyRequest = {
      caseId,
      no: (await requestsOf(tx.manager, caseId)).length + 1,
      partyId,
      subject,
      request,
      state: 'OPEN',
      ...taken,
      askedAt: at,
      askedBy: principal.subject,
      answer: null,
      answeredAt: null,
      answeredBy: null,
    };
    await tx.manager.insert(PartyRequest, row);
    const { no, team, answerBy } = row;
    return this.recorder.record(
      tx,
      { caseId, at, by: principal.subject, known },
      {
        audit: { action: 'request.taken-in', facts: { no, partyId, subject, team, answerBy } },
        tasks: { opened: [taskOf(row, known.caseNumber, 0)] },
        answer: requestOnWire(row),
      },
    );
  }

  /** @throws ProblemError 404 REQUEST.UNKNOWN; LawError as `decideRequestForwarding`. */
  async forward(
    tx: Transaction,
    { caseId, principal, time: { at } }: CaseCall,
    no: number,
    { team: to, reason }: z.output<typeof forwardRequest>,
  ): Promise<RequestAnswer> {
    const known = await lockCase(tx, caseId);
    const before = await requestNo(tx.manager, caseId, no);
    const team = admitted(decideRequestForwarding(before, to));
    const row: PartyRequest = { ...before, team };
    await tx.manager.save(PartyRequest, row);
    const nth = await passedOn(tx.manager, row);
    return this.recorder.record(
      tx,
      { caseId, at, by: principal.subject, known },
      {
        audit: { action: 'request.forwarded', facts: { no, from: before.team, to: team, reason } },
        tasks: {
          cancelled: [{ under: `request/${caseId}/${no}/`, why: `转${TEAM_NAMES[team]}办理` }],
          opened: [taskOf(row, known.caseNumber, nth)],
        },
        answer: requestOnWire(row),
      },
    );
  }

  /** The answer goes to the party by letter. @throws ProblemError 404 REQUEST.UNKNOWN; LawError as `decideRequestAnswer`. */
  async answer(
    tx: Transaction,
    { caseId, principal, time: { at } }: CaseCall,
    no: number,
    { answer }: z.output<typeof answerRequest>,
  ): Promise<RequestAnswer> {
    const known = await lockCase(tx, caseId);
    const open = await requestNo(tx.manager, caseId, no);
    const state = admitted(decideRequestAnswer(open.state));
    const row: PartyRequest = { ...open, state, answer, answeredAt: at, answeredBy: principal.subject };
    await tx.manager.save(PartyRequest, row);
    const { name } = REQUEST_RULES[row.subject];
    return this.recorder.record(
      tx,
      { caseId, at, by: principal.subject, known },
      {
        audit: { action: 'request.answered', facts: { no, subject: row.subject, team: row.team } },
        letters: [
          {
            to: [{ partyId: row.partyId }],
            occasion: `request-${no}-answered`,
            kind: 'request-answered',
            subject: '当事人诉求答复',
            body: `${known.caseNumber}：你方提出的诉求（${name.zh}）答复如下：${answer}`,
          },
        ],
        tasks: { done: [{ under: `request/${caseId}/${no}/`, outcome: { no } }] },
        answer: requestOnWire(row),
      },
    );
  }
}

/** The requests of a case, in the order in which they were put. */
export function requestsOf(manager: EntityManager, caseId: string): Promise<PartyRequest[]> {
  return manager.find(PartyRequest, { where: { caseId }, order: { no: 'ASC' } });
}

async function requestNo(manager: EntityManager, caseId: string, no: number): Promise<PartyRequest> {
  const row = await manager.findOneBy(PartyRequest, { caseId, no });
  if (row !== null) return row;
  throw notFound('REQUEST.UNKNOWN', '本案没有该序号的诉求', 'The case has no request of this number', { path: '/no' });
}

/** How often it was passed on before: each team has a task of its own. */
function passedOn(manager: EntityManager, { caseId, no }: PartyRequest): Promise<number> {
  return manager
    .createQueryBuilder(WorkItemEntity, 'item')
    .where('starts_with(item.id, :under)', { under: `request/${caseId}/${no}/` })
    .getCount();
}

const TEAM_NAMES: Readonly<Record<RequestTeam, string>> = {
  'settlement-judge': '和解法官',
  'enforcement-judge': '执行法官',
  clerk: '书记员',
  'asset-control-officer': '财产查控人员',
  'credit-officer': '信用惩戒与修复人员',
  'filing-clerk': '立案人员',
};

const taskOf = ({ caseId, no, subject, team, answerBy }: PartyRequest, caseNumber: string, nth: number): NewTask => ({
  id: `request/${caseId}/${no}/${nth}`,
  kind: ANSWER_REQUEST,
  role: team,
  dueAt: answerBy,
  facts: { caseNumber, no, subject },
  rule: 'SEED1 二2',
  title: `${caseNumber}：当事人诉求（${REQUEST_RULES[subject].name.zh}），请办理并答复`,
});

/** A request as it is read. */
export function requestOnWire(row: PartyRequest): RequestAnswer {
  const { no, partyId, subject, request, state, team, askedAt, askedBy, answerBy, answer, answeredAt, answeredBy } =
    row;
  return {
    no,
    partyId,
    subject,
    request: maskText(request),
    state,
    team,
    askedAt,
    askedBy,
    answerBy,
    answer: answer === null ? null : { text: maskText(answer), at: answeredAt!, by: answeredBy! },
  };
}
