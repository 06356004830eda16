import { setTimeout } from 'node:timers/promises';
import { UnitOfWork, type Transaction } from '@hejie/persistence';
import { withCourtClock } from '@hejie/temporal';
import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { IsNull, LessThan } from 'typeorm';
import { CalendarEditions } from './calendar-editions.js';
import { CalendarNotice } from './calendar-notice.entity.js';

/** Cases of one transaction: some 100 ms, during which nobody waits for it but who writes to the very same case. */
const BATCH = 100;
/** Between two batches, so that commands and steps come first. */
const BREATH_MS = 50;
const LOOK_EVERY_MS = 1_000;
/** A case may be accepted without a notice after all were told: by a process of the build before. */
const AGAIN_AFTER_MS = 600_000;

/** Tells the open cases of the notices that the court has adopted, in small transactions in the background (PER-4). */
@Injectable()
export class NoticeRounds implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private static readonly logger = new Logger(NoticeRounds.name);
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(CalendarEditions) private readonly editions: CalendarEditions,
  ) {}

  onApplicationBootstrap(): void {
    this.running ??= this.run();
  }

  /** Ends after the batch that is under way. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.round().catch((error: unknown) => {
        // The name only: a database's message may quote a row.
        const name = error instanceof Error ? error.name : typeof error;
        NoticeRounds.logger.warn(`Cases could not be told of holiday notices; trying again (${name})`);
      });
      await pause(LOOK_EVERY_MS, signal);
    }
  }

  /** Every open case, and every lapse, is told of every notice; then the notices are noted as told. */
  private async round(): Promise<void> {
    const notices = await this.unitOfWork.run((tx) => outstanding(tx));
    if (notices.length === 0) return;
    const told = await this.inBatches((tx) => this.editions.tell(tx, notices, BATCH), notices);
    const reviewed = await this.inBatches((tx) => this.editions.review(tx, notices, BATCH), notices);
    if (this.stopping.signal.aborted || told + reviewed > 0) return;
    // Only a round that found nobody ends it: cases that somebody held meanwhile come in the next.
    await this.unitOfWork.run(async ({ manager }) => {
      for (const { editionId, adoptedAt } of notices)
        await manager.update(CalendarNotice, { editionId, adoptedAt }, { toldAt: () => 'clock_timestamp()' });
    });
  }

  private async inBatches(
    batch: (tx: Transaction) => Promise<number>,
    notices: readonly CalendarNotice[],
  ): Promise<number> {
    const clock = notices.at(-1)!.courtClock ?? undefined;
    for (let total = 0; ;) {
      if (this.stopping.signal.aborted) return total;
      const done = await withCourtClock(clock, () => this.unitOfWork.run(batch));
      total += done;
      if (done < BATCH) return total;
      await pause(BREATH_MS, this.stopping.signal);
    }
  }
}

/** All notices, the latest adopted last, where there is one that not every case has been told of; else none. */
async function outstanding({ manager }: Transaction): Promise<CalendarNotice[]> {
  const waits = await manager.existsBy(CalendarNotice, [
    { toldAt: IsNull() },
    { toldAt: LessThan(new Date(Date.now() - AGAIN_AFTER_MS)) },
  ]);
  return waits ? manager.find(CalendarNotice, { order: { adoptedAt: 'ASC', editionId: 'ASC' } }) : [];
}

/** Waits, or returns at once when the signal is or gets aborted. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal }).catch(() => undefined);
}
