import { partitionId, type FactRecord, type TopicPartition } from '../ports.js';

/** What one request brought of one partition. */
export interface Fetched extends TopicPartition {
  /** The offset that was asked for; whatever the partition holds from there to the last record is among them. */
  readonly from: bigint;
  readonly records: readonly FactRecord[];
  readonly last: bigint;
  /** Up to where the group has committed, as far as it is known yet. */
  readonly committed: bigint | undefined;
}

/** What is to be done with it. */
export type Take =
  /** To be handed over; then everything up to `upTo` is. `lost`: offsets that the broker does not give any more. */
  | {
      readonly kind: 'next';
      readonly records: readonly FactRecord[];
      readonly upTo: bigint;
      readonly lost?: { readonly from: bigint; readonly to: bigint };
    }
  /** It leaves something out: the partition is to be read from there. */
  | { readonly kind: 'hole'; readonly from: bigint }
  /** Of a partition that this member does not have, or does not yet know the beginning of. */
  | { readonly kind: 'foreign' };

interface Progress {
  /** Everything below was handed over, or handled by the group before; `undefined` until the first batch. */
  next: bigint | undefined;
  /** How often in a row a batch began above `next`. */
  holes: number;
  /** Up to where the group had committed when that was last seen, or done. */
  committed?: bigint;
}

/** One batch after another that begins too high: then the broker has no more to give, and reading on is all that is left. */
const MOST_HOLES = 10;

/**
 * Which partitions this member has, and up to where the records of each were handed over. The client library answers
 * several requests at the same time and goes on fetching while partitions are dealt anew: what it brings may be of
 * another's partition, older than what was brought before, or further on than what it was asked for next.
 */
export class Assignment {
  private progress = new Map<string, Progress>();

  /** From now on these are ours. Those that were ours before go on where they are. */
  deal(partitions: readonly TopicPartition[]): void {
    this.progress = new Map(
      partitions.map((partition) => {
        const id = partitionId(partition);
        return [id, this.progress.get(id) ?? { next: undefined, holes: 0 }];
      }),
    );
  }

  has(partition: TopicPartition): boolean {
    return this.progress.has(partitionId(partition));
  }

  /** The broker has taken this as what the group has handled; it may be less than before, where the log was cut. */
  committed(partition: TopicPartition, offset: bigint): void {
    const progress = this.progress.get(partitionId(partition));
    if (progress) progress.committed = offset;
  }

  /** What is handed over is without gap and without repetition, from what the group had committed on. */
  take(fetched: Fetched): Take {
    const progress = this.progress.get(partitionId(fetched));
    const { from, last, committed } = fetched;
    if (!progress) return { kind: 'foreign' };
    // Nobody commits less than before. It is the library that was told there is no such offset any more, and that begins
    // anew where the log does: the log was cut. That its end seems to lie lower tells nothing: the answer may be an old
    // one, or that of a new leader who does not know yet how far the others are.
    if (committed !== undefined && committed < (progress.committed ?? 0n)) progress.next = committed;
    progress.committed = committed ?? progress.committed;
    const next = progress.next ?? committed;
    if (next === undefined) return { kind: 'foreign' };
    // Another member may have handled more meanwhile, and old records may have been deleted.
    const begin = max(next, committed ?? next);
    if (from > begin && progress.holes < MOST_HOLES) {
      progress.holes += 1;
      return { kind: 'hole', from: begin };
    }
    progress.next = max(next, last + 1n);
    progress.holes = 0;
    return {
      kind: 'next',
      upTo: progress.next - 1n,
      records: fetched.records.filter(({ offset }) => offset >= next),
      ...(from > begin && { lost: { from: begin, to: from } }),
    };
  }
}

const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);
