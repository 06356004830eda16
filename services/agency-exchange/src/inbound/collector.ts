import { legalDateOf } from '@hejie/law';
import { errorName, pause, within } from '@hejie/persistence';
import { currentCourtTime } from '@hejie/temporal';
import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AgencyLinks } from '../delivery/agency-links.js';
import { PUMP_PACE } from '../delivery/delivery-pump.js';
import { Inbound } from './inbound.js';

/** Transports over which answers lie somewhere until they are taken. */
const COLLECTED = ['SFTP', 'KAFKA', 'RELAY'];
/** Bodies are looked at so many times less often than deliveries are. */
const SLOWER = 4;
const STOP_WITHIN_MS = 15_000;

/** Takes what bodies have laid down for the court. One that is away holds up no other: each is looked at by itself. */
@Injectable()
export class Collector implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private static readonly logger = new Logger(Collector.name);
  private readonly stopping = new AbortController();
  private readonly busy = new Map<string, Promise<void>>();
  private running: Promise<void> | undefined;

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(AgencyLinks) private readonly links: AgencyLinks,
    @Inject(Inbound) private readonly inbound: Inbound,
    @Inject(PUMP_PACE) private readonly pace: number,
  ) {}

  onApplicationBootstrap(): void {
    this.running ??= this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    if (this.running) await within(STOP_WITHIN_MS, Promise.all([this.running, ...this.busy.values()]));
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        for (const id of await this.collected()) if (!this.busy.has(id)) this.look(id);
      } catch (error) {
        Collector.logger.warn(`What bodies have laid down could not be looked for (${errorName(error)})`);
      }
      await pause(this.pace * SLOWER, signal);
    }
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
      .catch((error: unknown) => Collector.logger.warn(`${id} could not be looked at (${errorName(error)})`))
      .finally(() => this.busy.delete(id));
    this.busy.set(id, looking);
  }

  private async take(id: string): Promise<void> {
    const { link, row } = await this.links.by(id);
    await link.collect(async (incoming) => void (await this.inbound.take(row.agencyId, incoming)));
  }
}
