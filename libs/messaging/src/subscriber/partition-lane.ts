import type { FactRecord } from '../ports.js';

export interface LaneOptions {
  /** Records handed over at once, at most. */
  readonly chunk: number;
  /** Handles them all; resolves to false when it gave up because the service stops. Never rejects. */
  settle(records: readonly FactRecord[], lane: PartitionLane): Promise<boolean>;
  handled(last: FactRecord): void;
  full(): void;
  roomAgain(): void;
}

const HIGH_WATER = 2_000;
const LOW_WATER = 1_000;

/**
 * The records of one partition, one chunk after another. Fetching goes on beside it, and a lane that is held up
 * holds up no other: the client library would wait for the slowest partition before it fetches again.
 */
export class PartitionLane {
  private queue: FactRecord[] = [];
  private working = false;
  private work: Promise<void> = Promise.resolve();
  private paused = false;
  private readonly abandonment = new AbortController();

  constructor(private readonly options: LaneOptions) {}

  add(records: readonly FactRecord[]): void {
    for (const record of records) this.queue.push(record);
    if (!this.paused && this.queue.length > HIGH_WATER) {
      this.paused = true;
      this.options.full();
    }
    if (!this.working) this.work = this.run();
  }

  /** Aborted when the partition was dealt anew: whoever has it now will receive again what is queued here. */
  get signal(): AbortSignal {
    return this.abandonment.signal;
  }

  abandon(): void {
    this.abandonment.abort();
    this.queue = [];
  }

  /** Resolves when the chunk at work is done, or given up. */
  async idle(): Promise<void> {
    await this.work;
  }

  private async run(): Promise<void> {
    this.working = true;
    try {
      while (this.queue.length > 0) {
        const records = this.queue.splice(0, this.options.chunk);
        const settled = await this.options.settle(records, this);
        if (!settled || this.signal.aborted) return;
        this.options.handled(records.at(-1)!);
        if (this.paused && this.queue.length < LOW_WATER) {
          this.paused = false;
          this.options.roomAgain();
        }
      }
    } finally {
      // In the same breath in which the queue was found empty: whoever adds to it later starts the work again.
      this.working = false;
    }
  }
}
