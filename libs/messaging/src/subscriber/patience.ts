import { NotYet, TriedLongEnough } from '../messaging-error.js';

/** Long enough for a process that was killed to come back, and for a backlog to be heard. */
const PATIENCE_MS = 5 * 60_000;

/** How long a fact waits for what has to come first: then its case is parked alone, and those behind it go on. */
export class Patience {
  /** Since when each waits (epoch ms). */
  private readonly waiting = new Map<string, number>();

  constructor(private readonly now: () => number = Date.now) {}

  /** @throws what the work throws; TriedLongEnough instead of {@link NotYet} after five minutes. */
  async with<T>(factId: string, work: () => Promise<T>): Promise<T> {
    try {
      const done = await work();
      this.waiting.delete(factId);
      return done;
    } catch (error) {
      if (!(error instanceof NotYet)) throw error;
      const since = this.waiting.get(factId) ?? this.now();
      this.waiting.set(factId, since);
      if (this.now() - since < PATIENCE_MS) throw error;
      this.waiting.delete(factId);
      throw new TriedLongEnough(error.message, error);
    }
  }
}
