import { describe, expect, it } from '@jest/globals';
import { type SnapshotLine } from '@hejie/contracts/exchange';
import { compareWithTruth, type AgencyEffect, type ExpectedEntry } from '@hejie/settlement';
import fc from 'fast-check';
import { differenceOf, differencesOf, type Difference, type ExpectedLine } from './differences.js';

const EFFECTS: readonly AgencyEffect[] = ['PUBLICITY', 'SHARING', 'SANCTION'];
const idOf = (n: number): string => `E${n.toString(16).padStart(32, '0')}`;
const keyOf = ({ entryId, effect }: { entryId: string; effect: AgencyEffect }): string => `${entryId}|${effect}`;
const inOrder = <T extends { entryId: string; effect: AgencyEffect }>(lines: readonly T[]): T[] =>
  [...new Map(lines.map((one) => [keyOf(one), one])).values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

const key = fc.record({ entryId: fc.nat({ max: 20 }).map(idOf), effect: fc.constantFrom(...EFFECTS) });
const digest = fc.option(fc.constantFrom('sha256:a', 'sha256:b'), { nil: undefined });
const shownLine = fc
  .tuple(key, fc.constantFrom('PRESENT' as const, 'SUSPENDED' as const), fc.nat({ max: 3 }), digest)
  .map(([at, state, version, identityDigest]): SnapshotLine => ({
    ...at,
    kind: 'LISTING',
    state,
    version,
    ...(identityDigest !== undefined && { identityDigest }),
  }));
const expectedEntry: fc.Arbitrary<ExpectedEntry> = fc
  .tuple(
    fc.record({
      state: fc.constantFrom('PRESENT' as const, 'SUSPENDED' as const, 'ABSENT' as const),
      version: fc.nat({ max: 3 }),
      everAttempted: fc.boolean(),
      verified: fc.boolean(),
      underWay: fc.boolean(),
    }),
    digest,
  )
  .map(([entry, identityDigest]) => ({ ...entry, ...(identityDigest !== undefined && { identityDigest }) }));
const expectedLine = fc
  .tuple(key, expectedEntry)
  .map(([at, expected]): ExpectedLine => ({ ...at, expected, caseId: 'c', publicationId: 'p' }));

async function* each<T>(all: readonly T[]): AsyncGenerator<T> {
  yield* all;
}
const pagesOf = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.floor(all.length / size) + 1 }, (_, n) => all.slice(n * size, (n + 1) * size));

async function merged(shown: readonly SnapshotLine[], expected: readonly ExpectedLine[], page = 3) {
  const found: Difference[] = [];
  let compared = 0;
  for await (const one of differencesOf(each(shown), each(pagesOf(expected, page)), () => (compared += 1)))
    found.push(one);
  return { found, compared };
}

describe('the merge-join of a snapshot with what it should show', () => {
  it('CR-N-5: finds what a comparison over maps finds, in order, whatever the sizes and pages', async () => {
    const lines = fc.tuple(fc.array(shownLine, { maxLength: 60 }), fc.array(expectedLine, { maxLength: 60 }));
    await fc.assert(
      fc.asyncProperty(lines, fc.integer({ min: 1, max: 10 }), async ([some, others], page) => {
        const [shown, expected] = [inOrder(some), inOrder(others)];
        const [kept, wanted] = [shown, expected].map((all) => new Map(all.map((one) => [keyOf(one), one])));
        const keys = [...new Set([...kept!.keys(), ...wanted!.keys()])].sort();
        const naive = keys.flatMap((at) => {
          const line = wanted!.get(at) as ExpectedLine | undefined;
          const kind = compareWithTruth(line?.expected, kept!.get(at) as SnapshotLine | undefined);
          return kind === null ? [] : [`${at} ${kind}`];
        });
        const { found, compared } = await merged(shown, expected, page);
        expect(found.map((one) => `${keyOf(one)} ${one.kind}`)).toEqual(naive);
        expect(compared).toBe(keys.length);
      }),
      { numRuns: 300 },
    );
  });

  it('CR-N-5: what was found before stands as it was found until it is gone, though it is under way', () => {
    const underWay = { state: 'ABSENT', version: 2, everAttempted: true, verified: false, underWay: true } as const;
    const shown = { state: 'PRESENT', version: 1 } as const;
    expect(differenceOf({ expected: underWay }, shown)).toBeNull();
    expect(differenceOf({ expected: underWay, open: 'RESURRECTED' }, shown)).toBe('RESURRECTED');
    expect(differenceOf({ expected: underWay, open: 'RESURRECTED' }, undefined)).toBeNull();
  });

  it('asks for no page before it needs it, and holds no more than one', async () => {
    const expected = inOrder(Array.from({ length: 30 }, (_, n) => lineOf(n)));
    let asked = 0;
    async function* counted(): AsyncGenerator<readonly ExpectedLine[]> {
      for (const page of pagesOf(expected, 10)) {
        asked += 1;
        yield page;
      }
    }
    const differences = differencesOf(each([]), counted());
    await differences.next();
    expect(asked).toBe(1);
    await differences.return(undefined);
  });

  it('passes on what is wrong with the snapshot, whatever was found before', async () => {
    async function* cut(): AsyncGenerator<SnapshotLine> {
      yield { entryId: idOf(1), effect: 'PUBLICITY', kind: 'LISTING', state: 'PRESENT', version: 1 };
      throw new Error('cut');
    }
    const found: Difference[] = [];
    const reading = (async () => {
      for await (const one of differencesOf(cut(), each([]))) found.push(one);
    })();
    await expect(reading).rejects.toThrow('cut');
    expect(found).toHaveLength(1);
  });
});

const lineOf = (n: number): ExpectedLine => ({
  entryId: idOf(n),
  effect: 'PUBLICITY',
  caseId: 'c',
  publicationId: 'p',
  expected: { state: 'PRESENT', version: 1, everAttempted: true, verified: true, underWay: false },
});
