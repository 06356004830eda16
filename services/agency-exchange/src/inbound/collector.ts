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

/** Takes what bodies have laid down for the court. One that is away holds up no other: each is looked at by itself. */
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
    for (const id of await this.collected()) if (!this.busy.has(id)) this.look(id);
  }

  protected override underWay(): readonly Promise<void>[] {
    return [...this.busy.values()];
  }

  /** Also of a body whose subscription has ended: what it says of a removal still counts; and of one whose next subscription is yet to begin. */
  private async collected(): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `select id from subscription where transport->>'kind' = any($1) and (state in ('IN_FORCE', 'ENDED') or state = 'REPLACED' and valid_to >= $2)`,
      [COLLECTED, legalDateOf(currentCourtTime())],
    );
    return rows.map(({ id }) => id);
  }

  private look(id: string): void {
    const looking = this.take(id)
      .catch((error: unknown) => this.logger.warn(`${id} could not be looked at (${errorName(error)})`))
      .finally(() => this.busy.delete(id));
    this.busy.set(id, looking);
  }

  private async take(id: string): Promise<void> {
    const { link, row } = await this.links.by(id);
    await link.collect(async (incoming) => void (await this.inbound.take(row.agencyId, incoming)));
  }
}
