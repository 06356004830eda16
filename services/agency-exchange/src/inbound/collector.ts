import { legalDateOf } from '@hejie/law';
import { BackgroundLoop, errorName } from '@hejie/persistence';
import { currentCourtTime } from '@hejie/temporal';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AgencyLinks } from '../delivery/agency-links.js';
import { PUMP_PACE } from '../delivery/delivery-pump.js';
import { Inbound } from './inbound.js';

/** Transports over which answers lie somewhere until they are taken. */
const COLLECTED = ['SFTP', 'KAFKA', 'RELAY'];
/** Bodies are looked at so many times less often than deliveries are. */
const SLOWER = 4;

/** A body, and its subscriptions by which something may lie there for the court. */
interface Collected {
  readonly agencyId: string;
  readonly subscriptions: readonly string[];
}

/** Takes what bodies have laid down for the court. One that is away holds up no other; what is one body's is taken by one at a time, for several of its subscriptions may name one place. */
@Injectable()
export class Collector extends BackgroundLoop {
  private readonly busy = new Map<string, Promise<void>>();

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(AgencyLinks) private readonly links: AgencyLinks,
    @Inject(Inbound) private readonly inbound: Inbound,
    @Inject(PUMP_PACE) pace: number,
  ) {
    super(pace * SLOWER);
  }

  protected async turn(): Promise<void> {
    for (const body of await this.collected()) if (!this.busy.has(body.agencyId)) this.look(body);
  }

  protected override underWay(): readonly Promise<void>[] {
    return [...this.busy.values()];
  }

  /** By each transport once. Also of a body whose subscription has ended: what it says of a removal still counts; and of one whose next subscription is yet to begin. */
  private collected(): Promise<Collected[]> {
    return this.dataSource.query(
      `select agency_id as "agencyId", array_agg(id order by id) as subscriptions from (
         select distinct on (agency_id, transport) agency_id, id from subscription
          where transport->>'kind' = any($1) and (state in ('IN_FORCE', 'ENDED') or state = 'REPLACED' and valid_to >= $2)
          order by agency_id, transport, state = 'IN_FORCE' desc, id) s
       group by agency_id`,
      [COLLECTED, legalDateOf(currentCourtTime())],
    );
  }

  private look({ agencyId, subscriptions }: Collected): void {
    const looking = this.take(agencyId, subscriptions).finally(() => this.busy.delete(agencyId));
    this.busy.set(agencyId, looking);
  }

  private async take(agencyId: string, subscriptions: readonly string[]): Promise<void> {
    for (const id of subscriptions)
      try {
        const { link } = await this.links.by(id);
        await link.collect(async (incoming) => void (await this.inbound.take(agencyId, incoming)));
      } catch (error) {
        this.logger.warn(`${id} could not be looked at (${errorName(error)})`);
      }
  }
}
