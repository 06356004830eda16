import { type LinkRefusal } from '@hejie/agency-link';
import { AskedTimes } from '@hejie/casework';
import { compareInstants, legalDateOf } from '@hejie/law';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AgencyLinks } from '../delivery/agency-links.js';
import { askedAsOf } from '../delivery/court-time-of-links.js';
import { ASK_AGAIN_MAX, PUMP_PACE } from '../delivery/delivery-pump.js';
import { QuestionPump, type OpenQuestion } from '../delivery/question-pump.js';
import { Inbound } from '../inbound/inbound.js';
import { Quarantine } from '../inbound/quarantine.js';
import { contentOf, propertyMessage } from './property-messages.js';
import { PropertyReplies } from './property-replies.js';
import { PropertyPartRow, PropertyRequestRow } from './property-request.entities.js';

/** What nobody has asked for since is put to nobody: who wants it asks every few minutes. */
const WANTED = `exists (select 1 from property_request r
  where r.kind = q.kind and r.id = q.request_id and r.wanted_at > now() - interval '1 day')`;

/** Puts to those who keep property what they are asked, and asks after it until they have nothing more to say. */
@Injectable()
export class PropertyPump extends QuestionPump<PropertyPartRow> {
  constructor(
    @Inject(DataSource) dataSource: DataSource,
    @Inject(Quarantine) quarantine: Quarantine,
    @Inject(PUMP_PACE) pace: number,
    @Inject(ASK_AGAIN_MAX) longestMs: number,
    @Inject(AgencyLinks) private readonly links: AgencyLinks,
    @Inject(Inbound) private readonly inbound: Inbound,
    @Inject(PropertyReplies) private readonly replies: PropertyReplies,
    @Inject(AskedTimes) private readonly times: AskedTimes,
  ) {
    super(dataSource, quarantine, {
      entity: PropertyPartRow,
      table: 'property_part',
      wanted: WANTED,
      pace,
      longestMs,
    });
  }

  protected async ask(part: PropertyPartRow): Promise<OpenQuestion> {
    const { id, agencyId, subscriptionId, state } = part;
    const request = await this.requestOf(part);
    const { asked } = await this.times.of({ caseId: '', askedAt: request.asOf, clock: null });
    const { link, row } = await this.links.of(subscriptionId, legalDateOf(asked));
    // Put again it says the same, whatever its subscription has become.
    const { row: putUnder } = await this.links.by(subscriptionId);
    // Only over HTTPS one can ask after what was put; whoever is reached otherwise is put it again, and says it again.
    const after = state === 'PUT' && row.transport.kind === 'HTTPS';
    const heard = await askedAsOf(asked, () =>
      after ? link.propertyReply(id) : link.askProperty(propertyMessage(contentOf(request), part, putUnder)),
    );
    if (heard !== null) await this.inbound.take(agencyId, heard);
    await this.dataSource.manager.update(PropertyPartRow, { id }, { heardAsOf: asked });
    part.heardAsOf = asked;
    return after && heard === null ? 'WAITING' : 'PUT';
  }

  /** Refused as it is: whoever waits for it hears so, and a person sees to it. */
  protected override async refused({ id, agencyId }: PropertyPartRow, refusal: LinkRefusal): Promise<boolean> {
    return (await this.replies.refused(agencyId, id, refusal)).taken;
  }

  /** Meanwhile somebody wants to know as of a later time, where time is not real. */
  protected override async isUrgent(part: PropertyPartRow): Promise<boolean> {
    const { heardAsOf } = part;
    return heardAsOf !== null && compareInstants((await this.requestOf(part)).asOf, heardAsOf) > 0;
  }

  private requestOf({ kind, requestId }: PropertyPartRow): Promise<PropertyRequestRow> {
    return this.dataSource.manager.findOneByOrFail(PropertyRequestRow, { kind, id: requestId });
  }
}
