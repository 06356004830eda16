import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { AGENCY } from '../../test/fixture/messages.js';
import { snapshotLines, snapshotText } from '../../test/fixture/snapshots.js';
import { testKeys } from '../testing/keys.js';
import { snapshotReader } from './snapshot-reader.js';

const { secret, open } = testKeys('agency#1');
const speaker = { agencyId: AGENCY, keys: [open] };

async function* inChunks(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function read(text: string, size = 1_000, by = speaker): Promise<number> {
  const reader = snapshotReader({ bytes: inChunks(text, size), speaker: by });
  let lines = 0;
  for await (const _ of reader) lines += 1;
  expect(reader.end().count).toBe(lines);
  return lines;
}
const refused = (text: string): Promise<string> =>
  read(text).then(
    () => 'read',
    (error: { reason?: string }) => String(error.reason),
  );

describe('a snapshot', () => {
  it('is read line by line, however it comes in', async () => {
    const text = await snapshotText(secret, 40);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 700 }), async (size) => expect(await read(text, size)).toBe(40)),
      { numRuns: 20 },
    );
    expect(await read(await snapshotText(secret, 0))).toBe(0);
  });

  it('counts for nothing when it was cut anywhere, or a byte of it is another', async () => {
    const text = await snapshotText(secret, 6);
    await fc.assert(
      // Without its very last line end it is whole.
      fc.asyncProperty(fc.nat(text.length - 2), fc.boolean(), async (at, cut) => {
        const other = text[at] === '1' ? '2' : '1';
        const altered = cut ? text.slice(0, at) : text.slice(0, at) + other + text.slice(at + 1);
        expect(await refused(altered)).not.toBe('read');
      }),
      { numRuns: 300 },
    );
  });

  it('counts for nothing when it is not sorted, has a line twice, or something stands behind its end', async () => {
    const [a, b] = snapshotLines(2);
    expect(await refused(await snapshotText(secret, [b!, a!]))).toBe('SNAPSHOT_UNSORTED');
    expect(await refused(await snapshotText(secret, [a!, a!]))).toBe('SNAPSHOT_UNSORTED');
    const whole = await snapshotText(secret, [a!, b!]);
    expect(await refused(whole + JSON.stringify(b) + '\n')).toBe('SNAPSHOT_ALTERED');
    expect(await refused(whole.split('\n').slice(0, 2).join('\n') + '\n')).toBe('SNAPSHOT_CUT');
    expect(await refused(whole.split('\n').slice(1).join('\n'))).toBe('SNAPSHOT_ALTERED');
    expect(await refused('x'.repeat(20_000))).toBe('TOO_LARGE');
  });

  it('counts for nothing when another has signed it, or another agency has', async () => {
    const text = await snapshotText(testKeys('agency#1').secret, 2);
    expect(await refused(text)).toBe('SIGNATURE_WRONG');
    const other = read(await snapshotText(secret, 2), 100, { ...speaker, agencyId: 'tax' });
    await expect(other).rejects.toMatchObject({ reason: 'OTHER_AGENCY' });
  });

  it('is put away when it was worked through, and quarantined when it is not believed', async () => {
    const text = await snapshotText(secret, 2);
    const done: string[] = [];
    const source = (of: string): ReturnType<typeof snapshotReader> =>
      snapshotReader({
        bytes: inChunks(of, 100),
        speaker,
        taken: async () => void done.push('taken'),
        quarantine: async () => void done.push('quarantined'),
      });
    const good = source(text);
    await expect(good.taken()).rejects.toThrow();
    for await (const _ of good);
    await good.taken();
    const bad = source(text.slice(0, -300));
    await expect(
      (async () => {
        for await (const _ of bad);
      })(),
    ).rejects.toMatchObject({ name: 'LinkUntrusted' });
    expect(done).toEqual(['taken', 'quarantined']);
  });
});
