import { LinkAway, LinkRefusal, LinkUntrusted, type AgencyLink, type Heard } from '@hejie/agency-link';
import { AskedTimes } from '@hejie/casework';
import { AGENCY_CONTRACT } from '@hejie/contracts/exchange';
import { compareInstants, legalDateOf, type CourtInstant } from '@hejie/law';
import { BackgroundLoop, backOff, errorName } from '@hejie/persistence';
import { deliveryValidUntil, lapses, type AgencyEffect, type DeliveryOutcome } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Quarantine } from '../inbound/quarantine.js';
import { questionIdOf } from '../publication/ids.js';
import { subscriptionOf } from '../subscription/subscriptions.js';
import { AgencyLinks } from './agency-links.js';
import { askedAsOf } from './court-time-of-links.js';
import { DeliveryRecorder } from './delivery-recorder.js';
import { faultOf } from './fault.js';
import { type DeliveryRequest, type RequestKind } from './delivery-request.entity.js';
import { deliveryMessage } from './delivery-message.js';
import { Matters } from './matters.js';
import { OfAnother, outcomeOf, rejectedBy } from './outcomes.js';
import { msUntilSchedule } from './schedule.js';
import { deliveryOf, effectOf, mayStillLeave } from './still-told.js';
import { UnderWay } from './under-way.js';

/** How often the pump looks for what is to be put or asked for, in milliseconds. */
export const PUMP_PACE = Symbol('PUMP_PACE');
/** After how long at most a body is asked again, in milliseconds. */
export const ASK_AGAIN_MAX = Symbol('ASK_AGAIN_MAX');

/** How many are taken at a look; how many are under way with one body, and with all: a silent one holds up nobody but itself. */
const BATCH = 64;
const AT_ONE_BODY = 24;
const ALTOGETHER = 256;
/** For how long what was taken is this pump's: longer than a body may take, and no longer, for so long it waits where this process dies. */
const LEASE_SECONDS = 30;
const FIRST_MS = 1_000;

/**
 * Puts deliveries to bodies, asks for their receipts and reads back what they show. Each goes its own way and none waits for another; what was
 * put twice is the same at its body, so that a pump that dies changes nothing, and several share the work.
 */
@Injectable()
export class DeliveryPump extends BackgroundLoop {
  private readonly going = new UnderWay({ atOneBody: AT_ONE_BODY, altogether: ALTOGETHER });

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(AgencyLinks) private readonly links: AgencyLinks,
    @Inject(Matters) private readonly matters: Matters,
    @Inject(DeliveryRecorder) private readonly recorder: DeliveryRecorder,
    @Inject(Quarantine) private readonly quarantine: Quarantine,
    @Inject(AskedTimes) private readonly times: AskedTimes,
    @Inject(PUMP_PACE) pace: number,
    @Inject(ASK_AGAIN_MAX) private readonly longestMs: number,
  ) {
    super(pace);
  }

  protected async turn(): Promise<void> {
    for (const request of await this.take()) this.going.add(request.agencyId, this.see(request));
  }

  protected override underWay(): readonly Promise<void>[] {
    return this.going.all();
  }

  /** What has come of one may be to be put at once; one that is silent is not waited for. */
  protected override rest(): Promise<unknown> {
    return Promise.race([super.rest(), ...this.underWay()]);
  }

  /** Takes what is due for a time, of each body as much as it has room for. */
  private async take(): Promise<DeliveryRequest[]> {
    if (!this.going.hasRoom) return [];
    const [rows]: [DeliveryRequest[]] = await this.dataSource.query(
      `with due as materialized (${this.going.withinRoom(
        `select case_id, publication_id, delivery_id, agency_id, next_at from delivery_request
          where kind is not null and not held and next_at <= now() and agency_id <> all($3)
          order by next_at limit $1 for update skip locked`,
        '$4',
      )})
       update delivery_request r set next_at = now() + make_interval(secs => $2), attempts = attempts + 1
         from due where r.case_id = due.case_id and r.publication_id = due.publication_id and r.delivery_id = due.delivery_id
        returning r.case_id as "caseId", r.publication_id as "publicationId", r.delivery_id as "deliveryId", wire_id as "wireId",
          r.agency_id as "agencyId", subscription_id as "subscriptionId", round, kind, put, dispatched, attempts, clock, fault,
          to_char(asked_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS.MS"+08:00"') as "askedAt"`,
      [BATCH, LEASE_SECONDS, this.going.full, this.going.busy],
    );
    return rows;
  }

  private async see(request: DeliveryRequest): Promise<void> {
    try {
      await this.put(request);
    } catch (error) {
      // Its time is up some day, and it is taken again; the others go on.
      this.logger.warn(
        `What became of ${request.wireId} could not be written down (${errorName(error)}); it is tried again`,
      );
    }
  }

  private async put(request: DeliveryRequest): Promise<void> {
    const { caseId, publicationId, deliveryId } = request;
    const effect = effectOf(request);
    const { asked } = await this.times.of(request);
    const on = legalDateOf(asked);
    const { link, row } = await this.links.of(request.subscriptionId, on);
    const subscription = subscriptionOf(row);
    const published = await this.matters.of({ caseId, about: publicationId });
    if (await this.isLapsed(request, asked))
      return this.recorder.record(request, [{ kind: 'LAPSED', deliveryId, at: asked, round: request.round }]);
    const leaves = request.kind === 'DELIVER' && !request.put;
    if (leaves && !(await mayStillLeave(this.dataSource.manager, request, published, subscription, on)))
      return this.toldNoMore(request, asked);
    const wait = request.put || request.kind !== 'DELIVER' ? 0 : msUntilSchedule(row.schedule, asked, request.clock);
    if (wait > 0) return this.again(request, wait, null);
    if (leaves && !(await this.counts(request))) return;
    const about = { entryId: published.entryId, effect };
    const message = () =>
      deliveryMessage({ effect, wireId: request.wireId, askedAt: request.askedAt }, published, subscription, on);
    const dispatched = { kind: 'DISPATCHED', deliveryId, at: asked, round: request.round } as const;
    // What was on its way before and did not come there is told once it has.
    const isNews = !request.dispatched || (leaves && request.fault !== null);
    const first: readonly DeliveryOutcome[] = isNews ? [dispatched] : [];
    try {
      const heard = await askedAsOf(asked, () => this.ask(link, request, message, about));
      if (heard === null) {
        if (first.length > 0) await this.recorder.record(request, first);
        // It is on its way, and what the body says of it comes in by itself; one that is asked over HTTPS and knows nothing of it is put it anew.
        const put = request.kind === 'DELIVER' && !(request.put && row.transport.kind === 'HTTPS');
        return await this.again(request, backOff(request.attempts - 1, FIRST_MS, this.longestMs), null, put);
      }
      const said = outcomeOf(request, heard, about);
      await this.recorder.record(request, [...first, said.outcome]);
      // With that its delivery comes to something else, or is settled: whatever comes next has its own turn already.
      if (request.kind === 'DELIVER' && said.outcome.kind !== 'RECEIVED') return;
      await this.again(request, backOff(request.attempts - 1, FIRST_MS, this.longestMs), null);
    } catch (error) {
      await this.failed(request, request.dispatched ? [] : [dispatched], asked, error);
    }
  }

  private ask(
    link: AgencyLink,
    { kind, put, wireId, agencyId, round, attempts }: DeliveryRequest,
    message: () => ReturnType<typeof deliveryMessage>,
    { entryId, effect }: { readonly entryId: string; readonly effect: AgencyEffect },
  ): Promise<Heard | null> {
    if (kind === 'DELIVER') return put ? link.receipt(wireId) : link.deliver(message());
    const questionId = questionIdOf(wireId, round, attempts);
    return link.readBack({ contract: AGENCY_CONTRACT, questionId, agencyId, entryId, effect });
  }

  private async failed(
    request: DeliveryRequest,
    first: readonly (DeliveryOutcome & { readonly kind: 'DISPATCHED' })[],
    at: CourtInstant,
    error: unknown,
  ): Promise<void> {
    const { agencyId, attempts } = request;
    if (error instanceof LinkRefusal && request.kind === 'DELIVER' && !error.isForLater)
      return this.recorder.record(request, [...first, rejectedBy(error, request, at)]);
    const away = error instanceof LinkAway;
    const broken = error instanceof LinkUntrusted || error instanceof OfAnother;
    if (!away && !broken && !(error instanceof LinkRefusal)) throw error;
    if (broken) await this.quarantine.keep({ agencyId, reason: error.message, name: request.wireId });
    const tried = broken ? first : first.map((one) => ({ ...one, unreached: true as const }));
    if (tried.length > 0) await this.recorder.record(request, tried);
    this.logger.warn(
      `${request.kind} of ${request.wireId} at ${agencyId} came to nothing (${faultOf(error)}); it is tried again`,
    );
    await this.again(request, backOff(attempts - 1, FIRST_MS, this.longestMs), faultOf(error));
  }

  /** Its subscription carries it no more: it is withdrawn, unless the body has it; then it is asked for its receipt. */
  private async toldNoMore(request: DeliveryRequest, asked: CourtInstant): Promise<void> {
    const { deliveryId, round, attempts } = request;
    await this.recorder.record(request, [{ kind: 'SUBSCRIPTION_ENDED', deliveryId, at: asked, round }]);
    await this.again(request, backOff(attempts - 1, FIRST_MS, this.longestMs), null, true);
  }

  /** Before anything leaves it counts as attempted, also where this process dies. @returns whether it is to be put still: whoever was asked to tell nobody may have been first. */
  private async counts({ caseId, publicationId, deliveryId, round }: DeliveryRequest): Promise<boolean> {
    const [, counted]: [unknown, number] = await this.dataSource.query(
      `update delivery_request set attempted = true
        where case_id = $1 and publication_id = $2 and delivery_id = $3 and round = $4 and kind = 'DELIVER' and not held`,
      [caseId, publicationId, deliveryId, round],
    );
    return counted > 0;
  }

  /** Is it past the day until which its body may carry it out, and to be put anew? */
  private async isLapsed(
    { kind, askedAt, caseId, publicationId, deliveryId }: DeliveryRequest,
    asked: CourtInstant,
  ): Promise<boolean> {
    if (kind !== 'DELIVER' || compareInstants(deliveryValidUntil(askedAt), asked) > 0) return false;
    const row = await deliveryOf(this.dataSource.manager, { caseId, about: publicationId }, deliveryId);
    return row !== undefined && lapses(row);
  }

  /** Later and later, as long as it waits for the same. */
  private async again(
    { caseId, publicationId, deliveryId, round, kind }: DeliveryRequest & { kind: RequestKind | null },
    inMs: number,
    fault: string | null,
    put: boolean | null = null,
  ): Promise<void> {
    await this.dataSource.query(
      `update delivery_request set next_at = now() + make_interval(secs => $6), fault = $7, put = coalesce($8, put)
        where case_id = $1 and publication_id = $2 and delivery_id = $3 and round = $4 and kind = $5`,
      [caseId, publicationId, deliveryId, round, kind, inMs / 1000, fault, put],
    );
  }
}
