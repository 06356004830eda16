import { describe, expect, it } from '@jest/globals';
import { LAW_EDITION } from '@hejie/law';
import { changedLaw, isOfAnotherEdition, lawOfThisBuild, type Digests } from '../src/published-law.js';
import { PUBLISHED_LAW, readJson } from '../src/workspace.js';

const published = readJson<Digests>(PUBLISHED_LAW);
const current = lawOfThisBuild();

describe('published law', () => {
  it('never changes: a new policy or notice is a new version beside the old one, a corrected formula or sentence a new LAW_EDITION', () => {
    expect(changedLaw(published)).toEqual([]);
  });

  it('is promised as soon as it is in the build (npm run publish-law -w @hejie/architecture)', () => {
    const promised = Object.keys(published).filter((reference) => !isOfAnotherEdition(reference));
    expect(promised.sort()).toEqual(Object.keys(current).sort());
  });

  it('counts as changed when an example comes to something else under the same edition, and not under a new one', () => {
    const [example] = Object.keys(current).filter((reference) => reference.startsWith(`${LAW_EDITION} `));
    expect(changedLaw({ [String(example)]: 'another', 'law@0 the same example': 'another' })).toEqual([example]);
  });

  it('counts as changed when one setting is, and when it is gone', () => {
    const [first, second] = Object.keys(current) as [string, string];
    const { [second]: _gone, ...rest } = current;
    expect(changedLaw(current, { ...rest, [first]: 'another' })).toEqual([first, second]);
  });
});
