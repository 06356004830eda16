import { Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';

import { errorName } from './error-name.js';
import { pause, within } from './pause.js';

/** The longest wait, when the service stops, for what is under way, in milliseconds. */
const STOP_WITHIN_MS = 15_000;

/**
 * What a service does of itself, again and again from its start until it stops: a turn, a rest, the next turn. A turn that fails is logged and the next one
 * tries again; when the service stops no turn begins any more, and it waits for what is under way.
 */
export abstract class BackgroundLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  protected readonly logger = new Logger(this.constructor.name);
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  /** @param everyMs milliseconds of rest after a turn. */
  protected constructor(private readonly everyMs: number) {}

  protected abstract turn(): Promise<void>;

  /** What goes on beside the turns. */
  protected underWay(): readonly Promise<unknown>[] {
    return [];
  }

  /** Aborted once the service stops. */
  protected get stopped(): AbortSignal {
    return this.stopping.signal;
  }

  /** Until the next turn. */
  protected rest(): Promise<unknown> {
    return pause(this.everyMs, this.stopped);
  }

  onApplicationBootstrap(): void {
    this.running ??= this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    if (this.running) await within(STOP_WITHIN_MS, this.ended(this.running));
  }

  /** What goes on beside the turns is known once the last turn is over: it may have added to it. */
  private async ended(running: Promise<void>): Promise<void> {
    await running;
    await Promise.allSettled(this.underWay());
  }

  private async run(): Promise<void> {
    while (!this.stopped.aborted) {
      try {
        await this.turn();
      } catch (error) {
        this.logger.warn(`A turn came to nothing; the next one tries again (${errorName(error)})`);
      }
      await this.rest();
    }
  }
}
