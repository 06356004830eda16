import { createHash } from 'node:crypto';

import { type SnapshotEnd, type SnapshotLine, snapshotEnd, snapshotLine } from '@hejie/contracts/exchange';

import type { SnapshotReader } from '../agency-link.js';
import { LinkUntrusted } from '../link-error.js';
import { fitting, type Speaker } from '../signing/messages.js';
import { verified } from '../signing/signature.js';

/** The last line holds a signature, the others little. */
const LINE_LIMIT = 8 * 1024;
const NEWLINE = 0x0a;

export interface SnapshotSource {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly speaker: Speaker;
  /** Where it is put away once it was worked through. */
  taken?(): Promise<void>;
  /** Where it is put away when it is not trusted. */
  quarantine?(): Promise<void>;
}

/** Reads a snapshot line by line: of millions of lines one is in memory, and the chunk in which it came. */
export function snapshotReader(source: SnapshotSource): SnapshotReader {
  let begun = false;
  let last: SnapshotEnd | undefined;
  return {
    async *[Symbol.asyncIterator]() {
      if (begun) throw new Error('A snapshot is read once');
      begun = true;
      try {
        last = yield* linesOf(source);
      } catch (error) {
        if (error instanceof LinkUntrusted) await source.quarantine?.();
        throw error;
      }
    },
    end() {
      if (!last) throw new Error('The snapshot has not been read to its end');
      return last;
    },
    async taken() {
      if (!last) throw new Error('The snapshot has not been read to its end');
      await source.taken?.();
    },
  };
}

async function* linesOf({ bytes, speaker }: SnapshotSource): AsyncGenerator<SnapshotLine, SnapshotEnd> {
  const hash = createHash('sha256');
  let count = 0;
  let before = '';
  let end: SnapshotEnd | undefined;
  for await (const line of split(bytes)) {
    // Whatever stands behind the last line is covered by no signature.
    if (end) throw new LinkUntrusted('SNAPSHOT_ALTERED');
    const text = line.toString('utf8');
    if (text.includes('"end"')) {
      end = fitting(snapshotEnd, text);
      continue;
    }
    const read = fitting(snapshotLine, text);
    const key = sortKey(read);
    if (key <= before) throw new LinkUntrusted('SNAPSHOT_UNSORTED');
    before = key;
    hash.update(line);
    count += 1;
    yield read;
  }
  if (!end) throw new LinkUntrusted('SNAPSHOT_CUT');
  if (end.agencyId !== speaker.agencyId) throw new LinkUntrusted('OTHER_AGENCY');
  if (end.count !== count || end.digest !== `sha256:${hash.digest('hex')}`) throw new LinkUntrusted('SNAPSHOT_ALTERED');
  await verified(signedBySnapshot(end), end.signature, speaker.keys);
  return end;
}

/** The order of a snapshot: by entry, then effect, as bytes. */
const sortKey = ({ entryId, effect }: SnapshotLine): string => `${entryId}|${effect}`;

/** What the signature of a snapshot stands under. */
export const signedBySnapshot = (end: Pick<SnapshotEnd, 'agencyId' | 'asOf' | 'count' | 'digest'>): string =>
  `${end.agencyId}|${end.asOf}|${end.count}|${end.digest}`;

/** Lines with their line ends. */
async function* split(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const chunk of bytes) {
    const held =
      rest.length === 0 ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength) : Buffer.concat([rest, chunk]);
    let from = 0;
    for (let at = held.indexOf(NEWLINE, from); at >= 0; at = held.indexOf(NEWLINE, from)) {
      yield held.subarray(from, at + 1);
      from = at + 1;
    }
    rest = Buffer.from(held.subarray(from));
    if (rest.length > LINE_LIMIT) throw new LinkUntrusted('TOO_LARGE');
  }
  if (rest.length > 0) yield rest;
}
