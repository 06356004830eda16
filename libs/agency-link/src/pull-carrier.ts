import type { Heard, SnapshotReader } from './agency-link.js';
import type { Carrier } from './signing-link.js';

/** An agency that fetches by itself: what is for it stands in its feed, and what it says comes through the court's door. */
export class PullCarrier implements Carrier {
  async carry(): Promise<Heard | null> {
    return null;
  }

  async answerTo(): Promise<Heard | null> {
    return null;
  }

  async snapshot(): Promise<SnapshotReader | null> {
    return null;
  }

  async collect(): Promise<number> {
    return 0;
  }

  async close(): Promise<void> {}
}
