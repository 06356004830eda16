import { type LinkRefusal } from '@hejie/agency-link';
import { AskedTimes } from '@hejie/casework';
import { compareInstants, legalDateOf, type CourtInstant } from '@hejie/law';
import { COURT_CLOCK, RealCourtClock, type CourtClockPort } from '@hejie/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AgencyLinks } from '../delivery/agency-links.js';
import { askedAsOf } from '../delivery/court-time-of-links.js';
import { ASK_AGAIN_MAX, PUMP_PACE } from '../delivery/delivery-pump.js';
import { QuestionPump, type OpenQuestion } from '../delivery/question-pump.js';
import { Inbound } from '../inbound/inbound.js';
import { Quarantine } from '../inbound/quarantine.js';
import { inTurn, wantedStill } from './open-parts.js';
import { contentOf, propertyMessage } from './property-messages.js';
import { PropertyReplies } from './property-replies.js';
import { PropertyPartRow, PropertyRequestRow } from './property-request.entities.js';
import { refusedMeanwhile } from './refused-meanwhile.js';

/** What was put where one cannot ask after it is put again so seldom: the whole request goes each time. */
const PUT_AGAIN_MS = 3_600_000;
/** So often what nobody wants any more is set aside. */
const SET_ASIDE_EVERY_MS = 60_000;

/** Puts to those who keep property what they are asked, and asks after it until they have nothing more to say. */
@Injectable()
export class PropertyPump extends QuestionPump<PropertyPartRow> {
  private setAsideAt = 0;
  /** What was put where one cannot ask after it. */
  private readonly putBlindly = new WeakSet<PropertyPartRow>();

  constructor(
    @Inject(DataSource) dataSource: DataSource,
    @Inject(Quarantine) quarantine: Quarantine,
    @Inject(PUMP_PACE) pace: number,
    @Inject(ASK_AGAIN_MAX) longestMs: number,
    @Inject(AgencyLinks) private readonly links: AgencyLinks,
    @Inject(Inbound) private readonly inbound: Inbound,
    @Inject(PropertyReplies) private readonly replies: PropertyReplies,
    @Inject(AskedTimes) private readonly times: AskedTimes,
    @Inject(COURT_CLOCK) private readonly clock: CourtClockPort,
  ) {
    super(dataSource, quarantine, {
      entity: PropertyPartRow,
      table: 'property_part',
      wanted: `${wantedStill('q')} and ${inTurn('q')}`,
      pace,
      longestMs,
    });
  }

  protected override async turn(): Promise<void> {
    await this.setAside();
    await super.turn();
  }

  protected async ask(part: PropertyPartRow): Promise<OpenQuestion | null> {
    const { id, agencyId, subscriptionId, state } = part;
    const waiting = state === 'WAITING' ? await this.requestOf(part) : undefined;
    const askedAt = waiting?.asOf ?? (await this.asOf(part));
    const { asked } = await this.times.of({ caseId: '', askedAt, clock: null });
    const on = legalDateOf(asked);
    if (waiting && (await refusedMeanwhile(this.dataSource.manager, part, waiting, on))) return null;
    const { link, row } = await this.links.of(subscriptionId, on);
    const canAskAfter = row.transport.kind === 'HTTPS';
    if (!canAskAfter) this.putBlindly.add(part);
    // Put again it says the same, whatever its subscription has become.
    const { row: putUnder } = await this.links.by(subscriptionId);
    // Only over HTTPS one can ask after what was put; whoever is reached otherwise is put it again, and says it again.
    const after = state === 'PUT' && canAskAfter;
    const message = async () => propertyMessage(contentOf(waiting ?? (await this.requestOf(part))), part, putUnder);
    const heard = await askedAsOf(asked, async () =>
      after ? link.propertyReply(id) : link.askProperty(await message()),
    );
    if (heard !== null) await this.inbound.take(agencyId, heard);
    await this.dataSource.manager.update(PropertyPartRow, { id }, { heardAsOf: asked });
    part.heardAsOf = asked;
    // What a body fetches by itself has reached it when it is fetched.
    if (row.transport.kind === 'PULL') return null;
    return after && heard === null ? 'WAITING' : 'PUT';
  }

  /** Refused as it is: whoever waits for it hears so, and a person sees to it. */
  protected override async refused({ id, agencyId }: PropertyPartRow, refusal: LinkRefusal): Promise<boolean> {
    return (await this.replies.refused(agencyId, id, refusal)).taken;
  }

  /** At once where time is not real and somebody wants to know as of a later one meanwhile; seldom where what was put cannot be asked after. */
  protected override async nextIn(part: PropertyPartRow): Promise<number | undefined> {
    if (await this.isUrgent(part)) return 0;
    return this.putBlindly.has(part) ? PUT_AGAIN_MS : undefined;
  }

  /** Under the real clock it is everybody's, and who asks may have one that goes a little faster. */
  private async isUrgent(part: PropertyPartRow): Promise<boolean> {
    const { heardAsOf } = part;
    if (heardAsOf === null || this.clock instanceof RealCourtClock) return false;
    return compareInstants(await this.asOf(part), heardAsOf) > 0;
  }

  /** What nobody wants any more is looked at no more, until somebody asks for it again. */
  private async setAside(): Promise<void> {
    if (Date.now() < this.setAsideAt) return;
    this.setAsideAt = Date.now() + SET_ASIDE_EVERY_MS;
    await this.dataSource.query(
      `update property_part q set next_at = 'infinity'
        where q.state in ('WAITING', 'PUT') and q.next_at <= now() and not ${wantedStill('q')}`,
    );
  }

  private requestOf({ kind, requestId: id }: PropertyPartRow): Promise<PropertyRequestRow> {
    return this.dataSource.manager.findOneByOrFail(PropertyRequestRow, { kind, id });
  }

  /** Without what was put: an order has its documents in it. */
  private async asOf({ kind, requestId: id }: PropertyPartRow): Promise<CourtInstant> {
    const select = { kind: true, id: true, asOf: true } as const;
    return (await this.dataSource.manager.findOneOrFail(PropertyRequestRow, { select, where: { kind, id } })).asOf;
  }
}
