import { CaseRecorder, inOrder, knownCase, type NewTask } from '@hejie/casework';
import { type ControlReceipt, type PropertyAnswer, type SearchResult } from '@hejie/contracts/exchange';
import { endOfDay, LawError, type CourtInstant } from '@hejie/law';
import { UnitOfWork, type Transaction } from '@hejie/persistence';
import {
  accept,
  awaitsReceipt,
  caseEnded,
  heldOutsideFile,
  keeperAnswerBy,
  propertyEndingOf,
  toldUnder,
  type PropertyFile,
  type PropertySubject,
} from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { assetDetails, keepDetail } from '../control/property-detail.js';
import { propertyDesk, WHOLE_CASE } from '../property/property-desk.js';
import { heardOfOrder, heardOfQuery, heardOfSearch, type Heard } from './exchange-answers.js';
import { ExchangeRequest, type ExchangeKind } from './exchange-request.js';
import { EXCHANGE_REFUSED, refusedTask } from './exchange-task.js';

/** Who acts where an answer of the exchange comes in. */
export const EXCHANGE = 'property-exchange';
/** Kind of the task by which a person has lifted what its keeper has under control and the file has not. */
const HELD_OUTSIDE_FILE = 'HELD_OUTSIDE_FILE';

/** Refusals of the law that say that somebody else was first: the answer came on paper, or the file has ended. */
const SETTLED_BEFORE = new Set([
  'SEARCH.FOUND_ALREADY',
  'CONTROL.RECEIPTED',
  'RENEWAL.NOT_ORDERED',
  'RELEASE.RECEIPTED_ALREADY',
  'CASE.ENDED',
]);

/** What lies ahead of the court's clock: the keeper's goes a little faster, or the answer took its time. */
const AHEAD = 'PROPERTY.NOT_YET';

/** As what a request names its subject. */
const SUBJECTS = {
  QUERY: 'queryId',
  SEARCH: 'searchId',
  CONTROL: 'controlId',
  RENEW: 'controlId',
  RELEASE: 'releaseId',
} as const satisfies Readonly<Record<ExchangeKind, keyof PropertySubject>>;
const aboutOf = ({ kind, subject }: ExchangeRequest): PropertySubject => ({ [SUBJECTS[kind]]: subject });

/** What an answer says that the file does not have yet, by the file under its lock. */
type Hearing = (file: PropertyFile, tx: Transaction) => Heard | undefined | Promise<Heard | undefined>;

/** Records what those who keep property answer: each answer a transaction of its own, decided by the law as if a person had entered it. */
@Injectable()
export class ExchangeRecorder {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  /** What has come of a query, as far as it is news. @returns whether everything is answered, so that it is asked for no more. */
  async answered(request: ExchangeRequest, answer: PropertyAnswer, at: CourtInstant): Promise<boolean> {
    const { caseId } = request;
    // What the court knows by its keeper's name is read under the file's lock: two answers do not name one thing twice.
    const heard = await this.record(request, at, async (file, { manager }) =>
      heardOfQuery(request, answer, file, await assetDetails(manager, caseId), at),
    );
    if (!heard || answer.state !== 'ANSWERED') return false;
    await this.unitOfWork.run((tx) => this.become(tx, request, 'SETTLED', null));
    return true;
  }

  /** The receipt of an order. @returns whether there is one. */
  async receipted(request: ExchangeRequest, receipt: ControlReceipt, at: CourtInstant): Promise<boolean> {
    const decide = heardOfOrder(request, receipt);
    if (!decide) return false;
    const carriedOut = receipt.state !== 'REFUSED';
    return this.record(request, at, () => ({ decide, details: new Map() }), carriedOut);
  }

  /** Is it still waited for by its file? */
  async awaited({ caseId, kind, subject, assetId }: ExchangeRequest): Promise<boolean> {
    const kept = await propertyDesk.find(this.dataSource.manager, { caseId, about: WHOLE_CASE });
    if (!kept || kind === 'QUERY' || kind === 'SEARCH') return kept?.row.ending === null;
    return awaitsReceipt(kept.file, { kind, subject, assetId });
  }

  /** What came of looking. @returns whether anything has. */
  async searched(request: ExchangeRequest, result: SearchResult, at: CourtInstant): Promise<boolean> {
    const decide = heardOfSearch(request, result);
    if (!decide) return false;
    const { caseId, subject: recordId } = request;
    return this.record(request, at, async (_, { manager }) => {
      const { place } = result;
      if (place !== undefined)
        await keepDetail(manager, caseId, at, { kind: 'SEARCH', recordId, words: { words: place } });
      return { decide, details: new Map() };
    });
  }

  /** It is refused: put no more, and a person sees to it, within the days in which the court answers an objection (网络查询规定6). `fault`: what was said, without personal data. */
  async park(request: ExchangeRequest, fault: string, at: CourtInstant): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      if (!(await this.become(tx, request, 'PARKED', fault))) return;
      const { caseId, kind, subject, assetId } = request;
      const known = await knownCase(tx, caseId);
      const looked = await propertyDesk.looked(tx, { caseId, about: WHOLE_CASE, at });
      const caseNumber = (looked && toldUnder(looked.file, aboutOf(request))) ?? known.caseNumber;
      const facts = { kind, subject, assetId, fault };
      const task: NewTask = {
        id: refusedTask(caseId, request.id),
        kind: EXCHANGE_REFUSED,
        role: 'asset-control-officer',
        facts: { caseNumber, requestId: request.id, ...facts },
        rule: 'PROC-14',
        title: `${caseNumber}：网络查控请求未被受理（${subject}），协助执行单位有异议的，十五日内审查并书面答复，再次提交，或者放弃并以书面方式办理`,
        ...(looked && { dueAt: endOfDay(keeperAnswerBy(at, looked.turn.calendar).value) }),
      };
      const audit = { action: 'exchange.refused', facts };
      await this.recorder.record(tx, { caseId, at, by: EXCHANGE, known }, { audit, tasks: { opened: [task] } });
    });
  }

  /** @returns whether it is recorded, or settled in another way; false: what is answered lies ahead of the court's clock, and is asked for again. */
  private async record(
    request: ExchangeRequest,
    at: CourtInstant,
    hear: Hearing,
    carriedOut = false,
  ): Promise<boolean> {
    const { caseId } = request;
    try {
      await this.unitOfWork.run(async (tx) => {
        let details: Heard['details'] = new Map();
        const key = { caseId, about: WHOLE_CASE, at, by: EXCHANGE };
        const recordings = await propertyDesk.entered(tx, key, async (file, turn) => {
          const ended = propertyEndingOf(file);
          if (ended) throw caseEnded(ended.ending);
          const heard = await hear(file, tx);
          if (!heard) return accept({ happened: [] });
          ({ details } = heard);
          return heard.decide(file, turn);
        });
        for (const [recordId, words] of details)
          await keepDetail(tx.manager, caseId, at, { kind: 'ASSET', recordId, words });
        await this.recorder.record(tx, { caseId, at, by: EXCHANGE }, inOrder(recordings, undefined));
      });
    } catch (refusal) {
      if (!(refusal instanceof LawError)) throw refusal;
      if (refusal.code === AHEAD) return false;
      if (!SETTLED_BEFORE.has(refusal.code)) await this.park(request, refusal.code, at);
      else await this.settledBefore(request, refusal.code, carriedOut, at);
    }
    return true;
  }

  /** The file has its receipt already, or has ended. Where the order was carried out after it was lifted, a person has its keeper lift it. */
  private async settledBefore(
    request: ExchangeRequest,
    code: string,
    carriedOut: boolean,
    at: CourtInstant,
  ): Promise<void> {
    const { caseId, kind, subject, assetId } = request;
    await this.unitOfWork.run(async (tx) => {
      if (!(await this.become(tx, request, 'SETTLED', code)) || !carriedOut || kind === 'QUERY' || kind === 'SEARCH')
        return;
      const kept = await propertyDesk.find(tx.manager, { caseId, about: WHOLE_CASE });
      if (!kept || !heldOutsideFile(kept.file, { kind, subject, assetId })) return;
      const known = await knownCase(tx, caseId);
      const caseNumber = toldUnder(kept.file, aboutOf(request)) ?? known.caseNumber;
      const facts = { kind, subject, assetId };
      const task: NewTask = {
        id: `held-outside-file/${caseId}/${request.id}`,
        kind: HELD_OUTSIDE_FILE,
        role: 'asset-control-officer',
        facts: { caseNumber, ...facts },
        rule: 'PROC-14',
        title: `${caseNumber}：协助执行单位办理了已经解除或者未予协助的控制措施（${subject}），立即通知其解除`,
      };
      const audit = { action: 'exchange.held-outside-file', facts };
      await this.recorder.record(tx, { caseId, at, by: EXCHANGE, known }, { audit, tasks: { opened: [task] } });
    });
  }

  /** @returns whether it was open until now. */
  private async become(
    { manager }: Transaction,
    { id }: ExchangeRequest,
    state: 'SETTLED' | 'PARKED',
    fault: string | null,
  ): Promise<boolean> {
    const { affected } = await manager
      .createQueryBuilder()
      .update(ExchangeRequest)
      .set({ state, fault })
      .where(`id = :id and state in ('WAITING', 'PUT')`, { id })
      .execute();
    return affected === 1;
  }
}
