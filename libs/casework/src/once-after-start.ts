import { errorName, pause } from '@hejie/persistence';
import { Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';

/** What a service makes up for once after a start, in the background and in rounds: what fails is logged and left to the next start. */
export abstract class OnceAfterStart implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(this.constructor.name);
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  /**
   * @param failed what a log says of a round that failed, e.g. `Parties could not be digested`.
   * @param breathMs between two rounds, so that commands and steps come first.
   */
  protected constructor(
    private readonly failed: string,
    private readonly breathMs: number,
  ) {}

  /** All rounds of this start; nothing where there is nothing to be done. */
  protected abstract begin(): Promise<void> | undefined;

  onApplicationBootstrap(): void {
    this.running ??= this.begin();
  }

  /** Ends after the round that is under way. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** @param round says whether anything may be left. */
  protected async rounds(round: () => Promise<boolean>): Promise<void> {
    const { signal } = this.stopping;
    try {
      while (!signal.aborted && (await round())) await pause(this.breathMs, signal);
    } catch (error) {
      this.leave(this.failed, error);
    }
  }

  /** To the next start. */
  protected leave(what: string, error: unknown): void {
    this.logger.warn(`${what}; the next start tries again (${errorName(error)})`);
  }
}
