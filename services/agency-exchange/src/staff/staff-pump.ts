import { LinkAway, LinkRefusal, LinkUntrusted } from '@hejie/agency-link';
import { AskedTimes } from '@hejie/casework';
import { legalDateOf } from '@hejie/law';
import { backOff, errorName, pause, within } from '@hejie/persistence';
import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { AgencyLinks } from '../delivery/agency-links.js';
import { askedAsOf } from '../delivery/court-time-of-links.js';
import { faultOf } from '../delivery/fault.js';
import { PUMP_PACE } from '../delivery/delivery-pump.js';
import { Inbound } from '../inbound/inbound.js';
import { PublicationContent } from '../publication/publication-content.entity.js';
import { StaffQuestionRow } from './staff-question.entity.js';
import { staffQuestionMessage } from './staff-questions.js';

const BATCH = 20;
/** Longer than a body may take. */
const LEASE_SECONDS = 30;
const FIRST_MS = 1_000;
const LONGEST_MS = 3_600_000;
/** They are looked for so many times less often than deliveries are. */
const SLOWER = 2;
const STOP_WITHIN_MS = 15_000;

/** Puts to bodies whether somebody is public staff, again later and later until they have answered; put twice it is the same there. */
@Injectable()
export class StaffPump implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private static readonly logger = new Logger(StaffPump.name);
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(AgencyLinks) private readonly links: AgencyLinks,
    @Inject(Inbound) private readonly inbound: Inbound,
    @Inject(AskedTimes) private readonly times: AskedTimes,
    @Inject(PUMP_PACE) private readonly pace: number,
  ) {}

  onApplicationBootstrap(): void {
    this.running ??= this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    if (this.running) await within(STOP_WITHIN_MS, this.running);
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        for (const seen of await Promise.allSettled((await this.take()).map((one) => this.put(one))))
          if (seen.status === 'rejected')
            StaffPump.logger.warn(`What became of a question could not be written down (${errorName(seen.reason)})`);
      } catch (error) {
        StaffPump.logger.warn(`Questions about staff could not be read (${errorName(error)})`);
      }
      await pause(this.pace * SLOWER, signal);
    }
  }

  private async take(): Promise<StaffQuestionRow[]> {
    const [rows]: [{ id: string }[]] = await this.dataSource.query(
      `update staff_question set next_at = now() + make_interval(secs => $2), attempts = attempts + 1
        where id in (select id from staff_question where state in ('WAITING', 'PUT') and next_at <= now()
          order by next_at limit $1 for update skip locked)
        returning id`,
      [BATCH, LEASE_SECONDS],
    );
    return this.dataSource.manager.findBy(StaffQuestionRow, { id: In(rows.map(({ id }) => id)) });
  }

  private async put(question: StaffQuestionRow): Promise<void> {
    const { caseId, publicationId, agencyId, subscriptionId } = question;
    try {
      const { asked } = await this.times.of(question);
      const { link, row } = await this.links.of(subscriptionId, legalDateOf(asked));
      const about = await this.dataSource.manager.findOneByOrFail(PublicationContent, { caseId, publicationId });
      const message = staffQuestionMessage(question, about, row, asked);
      if (message === undefined) return await this.again(question, 'WAITING', null);
      const heard = await askedAsOf(asked, () => link.askStaff(message));
      await this.again(question, 'PUT', null);
      if (heard !== null) await this.inbound.take(agencyId, heard);
    } catch (error) {
      if (!(error instanceof LinkAway || error instanceof LinkRefusal || error instanceof LinkUntrusted)) throw error;
      StaffPump.logger.warn(`A question could not be put to ${agencyId} (${faultOf(error)}); it is tried again`);
      await this.again(question, question.state, faultOf(error));
    }
  }

  private async again({ id, attempts }: StaffQuestionRow, state: string, fault: string | null): Promise<void> {
    await this.dataSource.query(
      `update staff_question set next_at = now() + make_interval(secs => $2), state = $3, fault = $4
        where id = $1 and state in ('WAITING', 'PUT')`,
      [id, backOff(attempts - 1, FIRST_MS, LONGEST_MS) / 1000, state, fault],
    );
  }
}
