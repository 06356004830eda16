import { setTimeout as pause } from 'node:timers/promises';
import { type ControlReceipt, type PropertyAnswer, type SearchResult } from '@hejie/contracts/exchange';
import { compareInstants, legalDateOf, type CourtInstant } from '@hejie/law';
import { UnitOfWork } from '@hejie/persistence';
import {
  admitted,
  combinedAnswer,
  combinedSearch,
  decidePropertyParts,
  decideRequestingCourt,
  isSettledSaying,
  isSurveyOver,
  type PartSaid,
} from '@hejie/settlement';
import { COURT_CLOCK, conflict, notFound, ProblemError, RealCourtClock, type CourtClockPort } from '@hejie/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { SubjectDigests } from '../inbound/subject-digests.js';
import { Subscriptions } from '../subscription/subscriptions.js';
import { askedAtOf, contentOf, partIdOf, replyOf, requestedOf, type PropertyContent } from './property-messages.js';
import { alteredPaper } from './property-papers.js';
import { PropertyPartRow, PropertyRequestRow, type PropertyKind } from './property-request.entities.js';

/** Where time is not real, whoever asks is answered once bodies were asked as of his instant, or after so long. In milliseconds. */
const ANSWERED_WITHIN_MS = 3_000;
const LOOK_EVERY_MS = 50;

/** What asset control puts to those who keep property, and what they have said of it by now, whichever of them it went to. */
@Injectable()
export class PropertyRequests {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Subscriptions) private readonly subscriptions: Subscriptions,
    @Inject(COURT_CLOCK) private readonly clock: CourtClockPort,
    @Inject(SubjectDigests) private readonly digests: SubjectDigests,
  ) {}

  /**
   * Put once under its id; put again it is the same.
   * @throws ProblemError 409 `PROPERTY_REQUEST.ID_TAKEN`, 422 `PROPERTY_REQUEST.PAPER_ALTERED`; LawError as `decideRequestingCourt` and `decidePropertyParts`.
   */
  async put(id: string, asked: PropertyContent): Promise<void> {
    const { kind } = asked;
    const altered = asked.kind === 'ORDER' && alteredPaper(asked.of);
    if (altered) throw paperAltered(altered);
    const content = JSON.stringify(asked.of);
    await this.unitOfWork.run(async ({ manager }) => {
      await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`property/${kind}/${id}`]);
      const before = await manager.findOneBy(PropertyRequestRow, { kind, id });
      if (before?.content === content) return void (await this.wanted(manager, kind, id, before.asOf));
      if (before) throw idTaken();
      const requested = requestedOf(asked);
      const court = admitted(decideRequestingCourt(requested));
      const askedAt = askedAtOf(asked);
      const all = await this.subscriptions.ofCourt(manager, court);
      const parts = admitted(decidePropertyParts(requested, all, legalDateOf(askedAt)));
      await manager.insert(PropertyRequestRow, { kind, id, court, content, asOf: askedAt, kept: kind === 'ORDER' });
      for (const { agencyId, subscriptionId, classes, reference = null } of parts)
        await manager.insert(PropertyPartRow, {
          ...{ id: partIdOf(kind, id, agencyId), kind, requestId: id, agencyId, subscriptionId, reference, askedAt },
          referenceDigest: kind === 'ORDER' ? await this.inTurn(manager, agencyId, reference!) : null,
          agencyName: all.find((one) => one.id === subscriptionId)!.name,
          classes: [...classes],
          state: 'WAITING',
        });
    });
  }

  /** @throws ProblemError 404 `PROPERTY_REQUEST.UNKNOWN`. */
  async answer(queryId: string, at: CourtInstant): Promise<PropertyAnswer> {
    const parts = await this.asked('QUERY', queryId, at);
    const content = contentOf(
      await this.dataSource.manager.findOneByOrFail(PropertyRequestRow, { kind: 'QUERY', id: queryId }),
    );
    const classes = content.kind === 'QUERY' ? content.of.classes : [];
    const { state, ...said } = combinedAnswer(
      classes,
      parts.map((part) => ({
        ...saidIn(part, (reply) => (reply.kind === 'QUERY' ? reply.answer : null)),
        overdue: isSurveyOver(part.askedAt, this.waitedFor(part, at)),
      })),
    );
    return { queryId, state, ...(said as Omit<PropertyAnswer, 'queryId' | 'state'>) };
  }

  /** @throws as {@link answer}; ProblemError 422 `PROPERTY_REQUEST.REFUSED`. */
  async searched(searchId: string, at: CourtInstant): Promise<SearchResult> {
    const parts = await this.asked('SEARCH', searchId, at);
    const came = combinedSearch(
      parts.map((part) => saidIn(part, (reply) => (reply.kind === 'SEARCH' ? reply.result : null))),
    );
    if (came === 'REFUSED') throw refusedThere();
    return came === 'PENDING' ? { searchId, state: came } : { searchId, ...came };
  }

  /** @throws as {@link searched}. */
  async receipt(orderId: string, at: CourtInstant): Promise<ControlReceipt> {
    const parts = await this.asked('ORDER', orderId, at);
    const [said] = parts.map((part) => saidIn(part, (reply) => (reply.kind === 'ORDER' ? reply.receipt : null)));
    if (said?.refused) throw refusedThere();
    return said?.said && isSettledSaying(said.said) ? { orderId, ...said.said } : { orderId, state: 'PENDING' };
  }

  /** Until when a body had time to speak: where time is not real, until it was asked last, however far the court's time has leapt since. */
  private waitedFor({ askedAt, heardAsOf }: PropertyPartRow, at: CourtInstant): CourtInstant {
    return this.clock instanceof RealCourtClock ? at : (heardAsOf ?? askedAt);
  }

  /** Somebody wants an answer, as of an instant: bodies are asked as of it, where time is not real. */
  private async asked(kind: PropertyKind, id: string, at: CourtInstant): Promise<readonly PropertyPartRow[]> {
    if (!(await this.wanted(this.dataSource.manager, kind, id, at))) throw unknownRequest();
    return this.partsAsOf(kind, id, at);
  }

  /** What was set aside because nobody wanted it is seen to again. @returns whether there is such a request. */
  private async wanted(manager: EntityManager, kind: PropertyKind, id: string, at: CourtInstant): Promise<boolean> {
    const [rows]: [unknown[]] = await manager.query(
      `update property_request set wanted_at = now(), as_of = greatest(as_of, $3) where kind = $1 and id = $2 returning id`,
      [kind, id, at],
    );
    await manager.query(
      `update property_part set next_at = now(), attempts = 0 where kind = $1 and request_id = $2 and next_at = 'infinity'`,
      [kind, id],
    );
    return rows.length > 0;
  }

  /** The digest by which orders upon one thing are known, each coming after those before it; that of an earlier order, whatever key it was made with. */
  private async inTurn(manager: EntityManager, agencyId: string, reference: string): Promise<string> {
    await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`orders/${agencyId}/${reference}`]);
    const digests = this.digests.ofProperty(agencyId, reference);
    const [earlier]: { digest: string }[] = await manager.query(
      `select reference_digest as digest from property_part where agency_id = $1 and reference_digest = any($2) order by came desc limit 1`,
      [agencyId, digests],
    );
    return earlier?.digest ?? digests[0]!;
  }

  private async partsAsOf(kind: PropertyKind, id: string, at: CourtInstant): Promise<readonly PropertyPartRow[]> {
    const read = () =>
      this.dataSource.manager.find(PropertyPartRow, { where: { kind, requestId: id }, order: { agencyId: 'ASC' } });
    const isBehind = ({ state, heardAsOf }: PropertyPartRow): boolean =>
      (state === 'WAITING' || state === 'PUT') && (heardAsOf === null || compareInstants(heardAsOf, at) < 0);
    let parts = await read();
    if (this.clock instanceof RealCourtClock || !parts.some(isBehind)) return parts;
    // Nothing but who asks moves this time on: the bodies are asked at once as of his, and not when it is their turn.
    await this.dataSource.query(
      `update property_part set next_at = now(), attempts = 0
        where kind = $1 and request_id = $2 and state in ('WAITING', 'PUT') and (heard_as_of is null or heard_as_of < $3)`,
      [kind, id, at],
    );
    const until = Date.now() + ANSWERED_WITHIN_MS;
    while (parts.some(isBehind) && Date.now() < until) {
      await pause(LOOK_EVERY_MS);
      parts = await read();
    }
    return parts;
  }
}

/** What one body has said of its part, as the law reads it. */
const saidIn = <T>(
  part: PropertyPartRow,
  read: (reply: NonNullable<ReturnType<typeof replyOf>>) => T | null,
): PartSaid<T> => {
  const { agencyId, agencyName: name, classes, state } = part;
  const reply = replyOf(part);
  return { agencyId, name, classes, refused: state === 'REFUSED', said: reply === null ? null : read(reply) };
};

const idTaken = () =>
  conflict(
    'PROPERTY_REQUEST.ID_TAKEN',
    '该编号已用于其他内容的查询、查找或者控制请求',
    'Something else was put under this id before',
  );
const paperAltered = (paper: string) =>
  new ProblemError({
    status: 422,
    code: 'PROPERTY_REQUEST.PAPER_ALTERED',
    path: `/${paper}/content`,
    zh: '文书内容与其摘要不符',
    en: 'The content of a document is not that of which its hash is',
  });
const unknownRequest = () =>
  notFound('PROPERTY_REQUEST.UNKNOWN', '没有该项查询、查找或者控制请求', 'Nothing was put under this id');
const refusedThere = () =>
  new ProblemError({
    status: 422,
    code: 'PROPERTY_REQUEST.REFUSED',
    zh: '协助单位不受理该请求',
    en: 'The body to which it went does not take it',
  });
