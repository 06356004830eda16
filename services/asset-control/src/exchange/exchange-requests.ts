import { CaseRecorder, knownCase } from '@hejie/casework';
import { type ExchangeRequestsAnswer } from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { conflict, notFound, type CaseCall } from '@hejie/service-kit';
import { awaitsReceipt, type OrderPut } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { propertyDesk, WHOLE_CASE } from '../property/property-desk.js';
import { insertRequest } from './exchange-outbox.js';
import { ExchangeRequest, type ExchangeContent, type ExchangeKind } from './exchange-request.js';
import { refusedTask } from './exchange-task.js';

/** What an officer does with a request that those who keep property, or the law, have refused. */
@Injectable()
export class ExchangeRequests {
  constructor(@Inject(CaseRecorder) private readonly recorder: CaseRecorder) {}

  /** Every request of a case, the first one first, without what is put. */
  async list(manager: EntityManager, caseId: string): Promise<ExchangeRequestsAnswer> {
    const rows = await manager.find(ExchangeRequest, {
      select: { id: true, kind: true, subject: true, assetId: true, askedAt: true, state: true, fault: true },
      where: { caseId },
      order: { askedAt: 'ASC', id: 'ASC' },
    });
    return { caseId, requests: rows.map(({ id: requestId, ...row }) => ({ requestId, ...row })) };
  }

  /**
   * PROC-14: what was refused is put once more, as it was, under another id: under the same one its keeper would say the same again.
   * @throws ProblemError 404 `EXCHANGE.UNKNOWN`, 409 `EXCHANGE.NOT_PARKED`, and 409 `EXCHANGE.NOT_AWAITED` for an order whose receipt the file does not wait for any more.
   */
  async putAgain(tx: Transaction, call: CaseCall, id: string): Promise<ExchangeRequestsAnswer> {
    const { caseId, time } = call;
    const { kind, subject, assetId, content, papers } = await this.take(tx, caseId, id, 'REPLACED');
    const kept = await propertyDesk.find(tx.manager, { caseId, about: WHOLE_CASE });
    if (isOrder(kind) && !(kept && awaitsReceipt(kept.file, { kind, subject, assetId }))) throw notAwaited();
    const again = await insertRequest(
      tx.manager,
      { caseId, at: time.at },
      { kind, subject, assetId, content: JSON.parse(content) as ExchangeContent, ...(papers && { papers }) },
    );
    await this.record(tx, call, id, 'exchange.put-again', { kind, subject, assetId, again });
    return this.list(tx.manager, caseId);
  }

  /** PROC-14: it is put no more, with a reason. @throws as {@link putAgain}. */
  async giveUp(tx: Transaction, call: CaseCall, id: string, reason: string): Promise<ExchangeRequestsAnswer> {
    const { kind, subject, assetId } = await this.take(tx, call.caseId, id, 'GIVEN_UP');
    await this.record(tx, call, id, 'exchange.given-up', { kind, subject, assetId, reason });
    return this.list(tx.manager, call.caseId);
  }

  /** Takes a parked request out of the way, before anybody else does. */
  private async take(
    { manager }: Transaction,
    caseId: string,
    id: string,
    state: 'GIVEN_UP' | 'REPLACED',
  ): Promise<ExchangeRequest> {
    const lock = { mode: 'pessimistic_write' } as const;
    const request = await manager.findOne(ExchangeRequest, { where: { id, caseId }, lock });
    if (!request)
      throw notFound('EXCHANGE.UNKNOWN', '本案没有该项网络查控请求', 'No such request of this case was put');
    if (request.state !== 'PARKED') throw notParked();
    await manager.update(ExchangeRequest, { id }, { state });
    return request;
  }

  private async record(tx: Transaction, call: CaseCall, id: string, action: string, said: object): Promise<void> {
    const { caseId, principal, time } = call;
    const known = await knownCase(tx, caseId);
    const done = [{ id: refusedTask(caseId, id), outcome: { action }, ifOpen: true as const }];
    const act = { caseId, at: time.at, by: principal.subject, known };
    await this.recorder.record(tx, act, { audit: { action, facts: { requestId: id, ...said } }, tasks: { done } });
  }
}

const notParked = () =>
  conflict(
    'EXCHANGE.NOT_PARKED',
    '该项请求未被退回，或者已经处理，不能再次提交或者放弃',
    'This request was not refused, or has been seen to: it is neither put again nor given up',
  );

const isOrder = (kind: ExchangeKind): kind is OrderPut['kind'] => kind !== 'QUERY' && kind !== 'SEARCH';

const notAwaited = () =>
  conflict(
    'EXCHANGE.NOT_AWAITED',
    '该项命令的回执已经收到，或者控制措施已经解除、案卷已经结束，不得再次提交，可以注明理由后放弃',
    'The file does not wait for the receipt of this order any more: it is given up with a reason, and not put again',
  );
