import { signed, type CourtMessageKind, type Feed, type SignedMessage } from '@hejie/agency-link';
import { AskedTimes } from '@hejie/casework';
import { AGENCY_CONTRACT, AGENCY_MESSAGES } from '@hejie/contracts/exchange';
import { legalDateOf, type CourtInstant, type LegalDate } from '@hejie/law';
import { instantFrom, UnitOfWork } from '@hejie/persistence';
import { subscriptionOn, type DeliveryOutcome } from '@hejie/settlement';
import { currentCourtTime } from '@hejie/temporal';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { AgencyLinks, LINK_SURROUNDINGS, type LinkSurroundings } from '../delivery/agency-links.js';
import { deliveryMessage } from '../delivery/delivery-message.js';
import { DeliveryRecorder } from '../delivery/delivery-recorder.js';
import { DeliveryRequest } from '../delivery/delivery-request.entity.js';
import { Matters } from '../delivery/matters.js';
import { effectOf, mayStillLeave } from '../delivery/still-told.js';
import { wantedStill } from '../property/open-parts.js';
import { contentOf, propertyMessage } from '../property/property-messages.js';
import { PropertyPartRow, PropertyRequestRow } from '../property/property-request.entities.js';
import { refusedMeanwhile } from '../property/refused-meanwhile.js';
import { questionIdOf } from '../publication/ids.js';
import { identifiedContent } from '../staff/employer-notice.js';
import { StaffQuestionRow } from '../staff/staff-question.entity.js';
import { staffQuestionMessage } from '../staff/staff-questions.js';
import { subscriptionOf, subscriptionsOfBody } from '../subscription/subscriptions.js';

interface Item {
  readonly position: number;
  readonly kind: CourtMessageKind;
  /** Of a delivery its id on the wire, of anything else its id. */
  readonly ref: string;
}

/** What there is of what is laid ready, as its rows have it. */
interface Laid {
  readonly requests: readonly DeliveryRequest[];
  readonly questions: readonly StaffQuestionRow[];
  readonly parts: readonly PropertyPartRow[];
}

/**
 * What lies ready for bodies that fetch by themselves, each in an order that does not change: positions are given as it is fetched, one fetch of a
 * body after the other, so that nothing ever appears behind what was fetched. What a later decision has made pointless is left out.
 */
@Injectable()
export class Feeds {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(AgencyLinks) private readonly links: AgencyLinks,
    @Inject(Matters) private readonly matters: Matters,
    @Inject(DeliveryRecorder) private readonly recorder: DeliveryRecorder,
    @Inject(AskedTimes) private readonly times: AskedTimes,
    @Inject(LINK_SURROUNDINGS) private readonly surroundings: LinkSurroundings,
  ) {}

  /** What was handed out counts as received. */
  async of(agencyId: string, after: number, limit: number): Promise<Feed> {
    const items = await this.unitOfWork.run(({ manager }) => laidReady(manager, agencyId, after, limit));
    const refs = (...kinds: CourtMessageKind[]) =>
      In(items.filter(({ kind }) => kinds.includes(kind)).map(({ ref }) => ref));
    const { manager } = this.dataSource;
    const requests = await manager.findBy(DeliveryRequest, { agencyId, wireId: refs('DELIVERY', 'QUESTION') });
    const questions = await manager.findBy(StaffQuestionRow, { agencyId, id: refs('STAFF_QUESTION') });
    const parts = await manager.findBy(PropertyPartRow, { agencyId, id: refs('PROPERTY_REQUEST') });
    const messages: Feed['messages'][number][] = [];
    for (const { position, kind, ref } of items) {
      const message = await this.laid({ kind, position, ref }, { requests, questions, parts });
      if (message !== undefined) messages.push({ position, ...(await this.sealed(kind, message)) });
    }
    const given = new Set(messages.map(({ position }) => position));
    const delivered = items.filter(({ kind, position }) => kind === 'DELIVERY' && given.has(position));
    await Promise.all(
      requests.filter(({ wireId }) => delivered.some(({ ref }) => ref === wireId)).map((one) => this.received(one)),
    );
    return { messages, next: items.at(-1)?.position ?? after };
  }

  private laid(
    { kind, position, ref }: Item,
    { requests, questions, parts }: Laid,
  ): Promise<object | undefined> | undefined {
    const withId = ({ id }: { readonly id: string }): boolean => id === ref;
    if (kind === 'STAFF_QUESTION') return this.question(questions.find(withId), position);
    if (kind === 'PROPERTY_REQUEST') return this.property(parts.find(withId));
    const request = requests.find(({ wireId }) => wireId === ref);
    return this.message(kind, request, position);
  }

  private async message(
    kind: 'DELIVERY' | 'QUESTION',
    request: DeliveryRequest | undefined,
    position: number,
  ): Promise<object | undefined> {
    if (request === undefined) return undefined;
    const { caseId, publicationId, deliveryId, wireId, agencyId, round, subscriptionId } = request;
    const published = await this.matters.of({ caseId, about: publicationId });
    const effect = effectOf(request);
    const { entryId } = published;
    if (kind === 'QUESTION')
      return { contract: AGENCY_CONTRACT, questionId: questionIdOf(wireId, round), agencyId, entryId, effect };
    const { manager } = this.dataSource;
    const { asked } = await this.times.of(request);
    const now = subscriptionOf((await this.links.of(subscriptionId, legalDateOf(asked))).row);
    if (!(await mayStillLeave(manager, request, published, now, legalDateOf(asked)))) {
      // It is withdrawn, unless the body has fetched it before; and it is handed out no more.
      await this.recorder.record(request, [{ kind: 'SUBSCRIPTION_ENDED', deliveryId, at: asked, round }]);
      return undefined;
    }
    const askedAt = await this.firstFetched(request, position);
    const on = legalDateOf(askedAt);
    const { row } = await this.links.of(subscriptionId, on);
    return deliveryMessage({ wireId, effect, askedAt }, published, subscriptionOf(row), on);
  }

  private async question(question: StaffQuestionRow | undefined, position: number): Promise<object | undefined> {
    if (question === undefined) return undefined;
    const { subscriptionId } = question;
    const about = await identifiedContent(this.dataSource.manager, question);
    const askedAt = await this.firstFetched(question, position);
    const { row } = await this.links.of(subscriptionId, legalDateOf(askedAt));
    return staffQuestionMessage(question, about, row, askedAt);
  }

  private async property(part: PropertyPartRow | undefined): Promise<object | undefined> {
    if (part === undefined) return undefined;
    const { kind, requestId: id, subscriptionId } = part;
    const { manager } = this.dataSource;
    const request = await manager.findOneByOrFail(PropertyRequestRow, { kind, id });
    const { asked } = await this.times.of({ caseId: '', askedAt: request.asOf, clock: null });
    if (await refusedMeanwhile(manager, part, request, legalDateOf(asked))) return undefined;
    await manager.update(PropertyPartRow, { id: part.id, state: 'WAITING' }, { state: 'PUT' });
    const { row } = await this.links.by(subscriptionId);
    return propertyMessage(contentOf(request), part, row);
  }

  /** By the court's clock: fetched again it says the same, byte for byte, for its id stands for its bytes. */
  private async firstFetched(put: DeliveryRequest | StaffQuestionRow, position: number): Promise<CourtInstant> {
    const { asked } = await this.times.of(put);
    const [[row]]: [{ asOf: Date }[]] = await this.dataSource.query(
      `update feed_item set as_of = coalesce(as_of, $3) where agency_id = $1 and position = $2 returning as_of as "asOf"`,
      [put.agencyId, position, asked],
    );
    return instantFrom(row!.asOf);
  }

  private async sealed(kind: CourtMessageKind, message: object): Promise<SignedMessage<CourtMessageKind>> {
    const body = JSON.stringify(AGENCY_MESSAGES[kind].parse(message));
    return { kind, body, signature: await signed(body, this.surroundings.identity) };
  }

  private async received(request: DeliveryRequest): Promise<void> {
    const { deliveryId, round } = request;
    const { asked: at } = await this.times.of(request);
    const of = { deliveryId, at, round };
    const outcomes: DeliveryOutcome[] = [
      { kind: 'DISPATCHED', ...of },
      { kind: 'RECEIVED', ...of },
    ];
    await this.recorder.record(request, outcomes);
  }
}

/** It was told by a court from which the body fetches now. */
const BY_ITSELF = `join subscription told on told.id = r.subscription_id where r.agency_id = $1 and told.court = any($2)`;

/** Whom it asks after has a number on record by now: before that nothing can be said, and a position that was passed over does not come again. */
const NUMBERED = `exists (select 1 from publication_content o join publication_content c using (case_id, entry_id)
  where o.case_id = r.case_id and o.publication_id = r.publication_id and right(c.subject_digest, 5) <> '.none')`;

/** From which courts a body fetches by itself, by the subscription over which each reaches it on that day. */
async function fetchedFrom(manager: EntityManager, agencyId: string, on: LegalDate): Promise<readonly string[]> {
  const rows = await subscriptionsOfBody(manager, { agencyId });
  const courts = [...new Set(rows.map(({ court }) => court))];
  return courts.filter((court) => {
    const ofCourt = rows.filter((row) => row.court === court);
    return (subscriptionOn(ofCourt, on) ?? ofCourt.at(-1))?.transport.kind === 'PULL';
  });
}

/** In SQL: what was asked about property waits for an answer, and somebody wants it. */
const isOpenPart = (id: string): string =>
  `exists (select 1 from property_part p where p.id = ${id} and p.state in ('WAITING', 'PUT') and ${wantedStill('p')})`;

/** What there is behind a position, once what has come about since has got its own. What is handed out counts as attempted from here on. */
async function laidReady(manager: EntityManager, agencyId: string, after: number, limit: number): Promise<Item[]> {
  await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`feed/${agencyId}`]);
  // What was asked about property and is over, or wanted by nobody, goes; wanted again it gets a new position. The last one stays, so that none is given twice.
  await manager.query(
    `delete from feed_item f where f.agency_id = $1 and f.kind = 'PROPERTY_REQUEST' and not ${isOpenPart('f.ref')}
        and f.position < (select max(position) from feed_item where agency_id = $1)`,
    [agencyId],
  );
  await manager.query(
    `with ready as (
       select case r.kind when 'DELIVER' then 'DELIVERY' else 'QUESTION' end as kind, r.wire_id as ref, r.asked_at, null::bigint as came
         from delivery_request r ${BY_ITSELF} and r.kind is not null and not r.held
       union all
       select 'STAFF_QUESTION', r.id, r.asked_at, null from staff_question r ${BY_ITSELF} and r.state in ('WAITING', 'PUT') and ${NUMBERED}
       union all
       select 'PROPERTY_REQUEST', r.id, r.asked_at, r.came from property_part r ${BY_ITSELF} and r.state in ('WAITING', 'PUT') and ${wantedStill('r')})
     insert into feed_item (agency_id, position, kind, ref)
     select $1, (select coalesce(max(position), 0) from feed_item where agency_id = $1)
                + row_number() over (order by came nulls first, asked_at, ref), kind, ref
       from ready n where not exists (select 1 from feed_item f where f.agency_id = $1 and f.kind = n.kind and f.ref = n.ref)`,
    [agencyId, await fetchedFrom(manager, agencyId, legalDateOf(currentCourtTime()))],
  );
  const rows: { position: string; kind: CourtMessageKind; ref: string }[] = await manager.query(
    `select f.position, f.kind, f.ref from feed_item f
      where f.agency_id = $1 and f.position > $2
        and (exists (select 1 from delivery_request r where r.wire_id = f.ref and not r.held
                and r.kind = case f.kind when 'DELIVERY' then 'DELIVER' when 'QUESTION' then 'READ_BACK' end)
          or exists (select 1 from staff_question q where q.id = f.ref and f.kind = 'STAFF_QUESTION' and q.state in ('WAITING', 'PUT'))
          or (f.kind = 'PROPERTY_REQUEST' and ${isOpenPart('f.ref')}))
      order by f.position limit $3`,
    [agencyId, after, limit],
  );
  const items = rows.map((row) => ({ ...row, position: Number(row.position) }));
  // What has been taken back meanwhile is not handed out.
  const [left]: [{ ref: string }[]] = await manager.query(
    `update delivery_request set attempted = true where agency_id = $1 and wire_id = any($2) and kind = 'DELIVER' returning wire_id as ref`,
    [agencyId, items.filter(({ kind }) => kind === 'DELIVERY').map(({ ref }) => ref)],
  );
  return items.filter(({ kind, ref }) => kind !== 'DELIVERY' || left.some((one) => one.ref === ref));
}
