/** One comparison in a process of its own, so that its memory is its own: `compare.js <way> <url> <agency> <snapshot> <public key>`. */
import { createReadStream } from 'node:fs';
import { performance } from 'node:perf_hooks';

import { differencesOf, expectedPages } from '@hejie/agency-exchange/reconciliation';
import { snapshotReader, type PublicKey, type SnapshotReader } from '@hejie/agency-link';
import type { SnapshotLine } from '@hejie/contracts/exchange';
import { createDataSource } from '@hejie/persistence';
import { compareWithTruth, type EntryState } from '@hejie/settlement';

import { print } from '../measure/figures.js';
import { COURT, SCHEMA } from './court-and-body.js';

/** What a comparison came to. */
export interface Measured {
  readonly compared: number;
  readonly found: number;
  readonly seconds: number;
  /** Of the process, with what it has not thrown away yet. */
  readonly peakMegabytes: number;
  /** The most that was held when all rubbish was thrown away. */
  readonly heldMegabytes: number;
}

type Counted = Pick<Measured, 'compared' | 'found'>;

const WEIGHED_EVERY = 10_000;
const [way, url, agencyId, path, key] = process.argv.slice(2) as [string, string, string, string, string];
let held = 0;
/** Needs --expose-gc. */
function weigh(): void {
  globalThis.gc!();
  held = Math.max(held, process.memoryUsage().heapUsed / 2 ** 20);
}

// One page may be the whole of it: the baseline asks once.
const source = createDataSource({ url, schema: SCHEMA, answerWithin: 300_000 });

const snapshot = (): SnapshotReader =>
  snapshotReader({
    bytes: createReadStream(path, { highWaterMark: 256 * 1024 }),
    speaker: { agencyId, keys: [JSON.parse(key) as PublicKey] },
  });

/** As the service does it. */
async function merged(): Promise<Counted> {
  let [compared, found] = [0, 0];
  const pages = expectedPages(source.manager, { agencyId, courts: [COURT] }, () => true);
  const reader = snapshot();
  const count = (): void => {
    compared += 1;
    if (compared % WEIGHED_EVERY === 0) weigh();
  };
  for await (const _ of differencesOf(reader, pages, count)) found += 1;
  reader.end();
  return { compared, found };
}

interface Row {
  readonly entryId: string;
  readonly effect: string;
  readonly wanted: EntryState;
  readonly version: number;
  readonly identityDigest: string;
}

/** Both sides in maps, and then one beside the other. */
async function inMaps(): Promise<Counted> {
  const keyOf = ({ entryId, effect }: Pick<Row, 'entryId' | 'effect'>): string => `${entryId}|${effect}`;
  const shown = new Map<string, SnapshotLine>();
  for await (const line of snapshot()) shown.set(keyOf(line), line);
  const rows: Row[] = await source.query(
    `select entry_id as "entryId", effect, wanted, version, identity_digest as "identityDigest" from agency_entry where agency_id = $1`,
    [agencyId],
  );
  const expected = new Map(rows.map((row) => [keyOf(row), row]));
  const keys = new Set([...shown.keys(), ...expected.keys()]);
  let found = 0;
  for (const at of keys) {
    const row = expected.get(at);
    const of = row && { state: row.wanted, version: row.version, identityDigest: row.identityDigest };
    const truth = of && { ...of, everAttempted: true, verified: true, underWay: false };
    if (compareWithTruth(truth, shown.get(at)) !== null) found += 1;
  }
  weigh();
  return { compared: keys.size, found };
}

const WAYS: Readonly<Record<string, () => Promise<Counted>>> = {
  merged,
  maps: inMaps,
  idle: async () => {
    weigh();
    return { compared: 0, found: 0 };
  },
};

async function measured(): Promise<Measured> {
  await source.initialize();
  const began = performance.now();
  const counted = await WAYS[way]!();
  const seconds = (performance.now() - began) / 1000;
  await source.destroy();
  return { ...counted, seconds, peakMegabytes: process.resourceUsage().maxRSS / 1024, heldMegabytes: held };
}

print(JSON.stringify(await measured()));
