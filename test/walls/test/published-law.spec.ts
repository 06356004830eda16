import { describe, expect, it } from '@jest/globals';
import { changedLaw, lawOfThisBuild, type Digests } from '../src/published-law.js';
import { PUBLISHED_LAW, readJson } from '../src/workspace.js';

const published = readJson<Digests>(PUBLISHED_LAW);
const current = lawOfThisBuild();

describe('published law', () => {
  it('never changes: a new policy or notice is a new version beside the old one', () => {
    expect(changedLaw(published)).toEqual([]);
  });

  it('is promised as soon as it is in the build (npm run publish-law -w @hejie/walls)', () => {
    expect(Object.keys(published).sort()).toEqual(Object.keys(current).sort());
  });

  it('counts as changed when one setting is, and when it is gone', () => {
    const [first, second] = Object.keys(current) as [string, string];
    const { [second]: _gone, ...rest } = current;
    expect(changedLaw(current, { ...rest, [first]: 'another' })).toEqual([first, second]);
  });
});
