import { createHash } from 'node:crypto';
import { type AgencyDelivery, type SnapshotLine } from '@hejie/contracts/exchange';
import { type AgencyEffect, type AgencyEntryKind, type EntryState } from '@hejie/settlement';

/** How an entry stands at an agency, for one effect. ABSENT is kept too: an older addition must not come through. */
export interface Entry {
  readonly entryId: string;
  readonly kind: AgencyEntryKind;
  readonly effect: AgencyEffect;
  readonly state: EntryState;
  readonly version: number;
  readonly identityDigest?: string;
}

/** `sha256:` and the digest of these bytes. */
export const digestOf = (bytes: string | Uint8Array): string =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

const keyOf = (entryId: string, effect: string): string => `${entryId}|${effect}`;

/** What an agency shows, entry by entry and effect by effect, and what it showed before. */
export class Entries {
  private readonly now = new Map<string, Entry>();
  /** An old copy: how each entry stood when it was last present. */
  private readonly old = new Map<string, Entry>();

  of(entryId: string, effect: string): Entry | undefined {
    return this.now.get(keyOf(entryId, effect));
  }

  versionOf(entryId: string, effect: string): number {
    return this.of(entryId, effect)?.version ?? 0;
  }

  put(entry: Entry): void {
    const key = keyOf(entry.entryId, entry.effect);
    if (entry.state === 'PRESENT') this.old.set(key, entry);
    this.now.set(key, entry);
  }

  /** Shows an entry again as the old copy has it; answers whether that changed anything. */
  putBack(entryId: string, effect: string): boolean {
    const key = keyOf(entryId, effect);
    const copy = this.old.get(key);
    if (copy === undefined || copy === this.now.get(key)) return false;
    this.now.set(key, copy);
    return true;
  }

  all(): readonly Entry[] {
    return [...this.now.values()].sort(inOrder);
  }

  /** Line by line what is shown or suspended, in the order of a snapshot. */
  *lines(): Generator<SnapshotLine> {
    for (const { state, ...entry } of this.all()) if (state !== 'ABSENT') yield { ...entry, state };
  }
}

const inOrder = (one: Entry, other: Entry): number =>
  one.entryId < other.entryId ? -1 : one.entryId > other.entryId ? 1 : one.effect < other.effect ? -1 : 1;

/** The entry that a delivery makes. */
export function entryAfter({ entry, effect, stateAfter, content }: AgencyDelivery, before: Entry | undefined): Entry {
  const identity = content.identityNumber ?? content.unitCode;
  const identityDigest = identity === undefined ? before?.identityDigest : digestOf(`${entry.id}|${identity}`);
  return { entryId: entry.id, kind: entry.kind, effect, state: stateAfter, version: entry.version, identityDigest };
}
