import { describe, expect, it } from '@jest/globals';
import { when } from '../../test/fixture/publications.js';
import { compareWithTruth, stillDiffers, type ExpectedEntry, type KeptEntry } from './comparison.js';

const GONE: ExpectedEntry = { state: 'ABSENT', version: 2, everAttempted: true, verified: true, underWay: false };
const THERE: ExpectedEntry = { ...GONE, state: 'PRESENT', identityDigest: 'sha256:a' };
const kept = (of: Partial<KeptEntry> = {}): KeptEntry => ({ state: 'PRESENT', version: 2, ...of });

describe('the record of a body beside the truth of the court', () => {
  it.each<[string, ExpectedEntry | undefined, KeptEntry | undefined, ReturnType<typeof compareWithTruth>]>([
    ['nothing of it anywhere', undefined, undefined, null],
    ['an entry of which the court knows nothing', undefined, kept(), 'NEVER_LISTED'],
    ['an entry that was never put to the body', { ...THERE, everAttempted: false }, kept(), 'NEVER_LISTED'],
    ['nothing, where nothing was put', { ...THERE, everAttempted: false }, undefined, null],
    ['removed, and gone', GONE, undefined, null],
    ['removed, and said to be absent', GONE, kept({ state: 'ABSENT' }), null],
    ['removed and proved, and there again', GONE, kept({ version: 1 }), 'RESURRECTED'],
    ['removed without proof, and still there', { ...GONE, verified: false }, kept({ version: 1 }), 'STALE'],
    ['being removed', { ...GONE, verified: false, underWay: true }, kept({ version: 1 }), null],
    ['listed, and there', THERE, kept({ identityDigest: 'sha256:a' }), null],
    ['listed, and there without a number', THERE, kept(), null],
    ['listed and proved, and missing', THERE, undefined, 'STALE'],
    ['listed, in an older version', THERE, kept({ version: 1 }), 'STALE'],
    ['suspended, and shown', { ...THERE, state: 'SUSPENDED' }, kept(), 'STALE'],
    ['listed, of somebody else', THERE, kept({ identityDigest: 'sha256:b' }), 'ID_MISMATCH'],
    ['listed, and missing after its subscription has ended', { ...THERE, ended: true }, undefined, null],
    ['listed, in an older version after its end', { ...THERE, ended: true }, kept({ version: 1 }), null],
    [
      'there at a platform of which the wish was taken back',
      { ...GONE, everAttempted: false, withdrawn: true },
      kept(),
      null,
    ],
    ['removed, and there again after its end', { ...GONE, ended: true }, kept({ version: 1 }), 'RESURRECTED'],
    [
      'never put to it, and there after its end',
      { ...THERE, everAttempted: false, ended: true },
      kept(),
      'NEVER_LISTED',
    ],
    [
      'of somebody else while a correction is under way',
      { ...THERE, underWay: true },
      kept({ identityDigest: 'x' }),
      null,
    ],
  ])('CR-N-5: %s', (_, expected, shown, kind) => {
    expect(compareWithTruth(expected, shown)).toBe(kind);
  });

  it.each<[string, ExpectedEntry | undefined, KeptEntry | undefined, boolean]>([
    ['shown, while it is removed anew', { ...GONE, verified: false, underWay: true }, kept(), true],
    ['gone, while it is removed anew', { ...GONE, verified: false, underWay: true }, undefined, false],
    ['of somebody else, while it is corrected', { ...THERE, underWay: true }, kept({ identityDigest: 'x' }), true],
    ['missing, and its subscription has ended meanwhile', { ...THERE, ended: true }, undefined, false],
    ['unknown to the court, and there', undefined, kept(), true],
    ['unknown to the court, and gone', undefined, undefined, false],
  ])('CR-N-5: what was found before still stands, or is gone: %s', (_, expected, shown, still) => {
    expect(stillDiffers(expected, shown)).toBe(still);
  });

  it('CR-N-5: a snapshot says nothing of what came about after it', () => {
    const gone = { ...GONE, changedAt: when('2026-12-12') };
    expect(compareWithTruth(gone, kept(), when('2026-12-11'))).toBeNull();
    expect(compareWithTruth(gone, kept(), when('2026-12-12'))).toBe('RESURRECTED');
  });
});
