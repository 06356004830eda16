import { type SnapshotLine } from '@hejie/contracts/exchange';
import { type CourtInstant } from '@hejie/law';
import {
  compareWithTruth,
  stillDiffers,
  type AgencyEffect,
  type DiscrepancyKind,
  type EntryState,
  type ExpectedEntry,
  type KeptEntry,
} from '@hejie/settlement';

/** Which entry for which effect: by these both sides are sorted, as bytes. */
interface EntryKey {
  readonly entryId: string;
  readonly effect: AgencyEffect;
}

/** How an entry should stand at a body for an effect, and where the court keeps that. */
export interface ExpectedLine extends EntryKey {
  readonly expected: ExpectedEntry;
  readonly caseId: string;
  readonly publicationId: string;
  /** What was found before and still stands, by the night before. */
  readonly open?: DiscrepancyKind;
}

/** What a body keeps of an entry, beside what it should. */
export interface Difference extends EntryKey {
  readonly kind: DiscrepancyKind;
  readonly shown?: KeptEntry;
  readonly expected?: ExpectedLine;
}

/** CR-N-5: what differs; what was found before and is being put right stands as what it was found as. */
export function differenceOf(
  line: Pick<ExpectedLine, 'expected' | 'open'> | undefined,
  shown: KeptEntry | undefined,
  asOf?: CourtInstant,
): DiscrepancyKind | null {
  const kind = compareWithTruth(line?.expected, shown, asOf);
  if (kind !== null || line?.open === undefined) return kind;
  return stillDiffers(line.expected, shown) ? line.open : null;
}

/**
 * K12: the merge-join (比对) of a body's snapshot with what it should show, both in the order of entries and effects. In memory are one line of the one and
 * one page of the other, however long they are. What is yielded counts only once the snapshot has been read to its verified end.
 * @param compared told of each key that either side has.
 */
export async function* differencesOf(
  snapshot: AsyncIterable<SnapshotLine>,
  pages: AsyncIterable<readonly ExpectedLine[]>,
  compared: () => void = () => undefined,
): AsyncGenerator<Difference> {
  const expected = new Cursor(pages);
  let next = await expected.take();
  for await (const { entryId, effect, state, version, identityDigest } of snapshot) {
    const shown: KeptEntry & { readonly state: EntryState } = {
      state,
      version,
      ...(identityDigest !== undefined && { identityDigest }),
    };
    while (next && isBefore(next, { entryId, effect })) {
      compared();
      yield* differenceAt(next, next, undefined);
      next = expected.ready() ?? (await expected.take());
    }
    compared();
    if (next && next.entryId === entryId && next.effect === effect) {
      yield* differenceAt(next, next, shown);
      next = expected.ready() ?? (await expected.take());
    } else yield* differenceAt({ entryId, effect }, undefined, shown);
  }
  for (; next; next = expected.ready() ?? (await expected.take())) {
    compared();
    yield* differenceAt(next, next, undefined);
  }
}

function* differenceAt(
  { entryId, effect }: EntryKey,
  expected: ExpectedLine | undefined,
  shown: KeptEntry | undefined,
): Generator<Difference> {
  const kind = differenceOf(expected, shown);
  if (kind !== null) yield { entryId, effect, kind, ...(shown && { shown }), ...(expected && { expected }) };
}

/** By bytes: both hold ASCII alone. */
const isBefore = (one: EntryKey, other: EntryKey): boolean =>
  one.entryId < other.entryId || (one.entryId === other.entryId && one.effect < other.effect);

/** Lines one after the other, which come in pages. */
class Cursor<T> {
  private readonly pages: AsyncIterator<readonly T[]>;
  private page: readonly T[] = [];
  private at = 0;

  constructor(pages: AsyncIterable<readonly T[]>) {
    this.pages = pages[Symbol.asyncIterator]();
  }

  /** The next line, where its page is here. */
  ready(): T | undefined {
    return this.page[this.at++];
  }

  /** The next line; undefined at the end. */
  async take(): Promise<T | undefined> {
    while (this.at >= this.page.length) {
      const { done, value } = await this.pages.next();
      if (done) return undefined;
      this.page = value;
      this.at = 0;
    }
    return this.ready();
  }
}
