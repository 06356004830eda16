import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hashedWords, partedWords, withWords } from './file-words.js';

const NAMES = ['evidence', 'reason', 'words'];
const LISTING = {
  id: 'l-1',
  stage: 'PROPOSED',
  proposed: { by: 'judge-1', evidence: ['李某隐匿存款', '张某作证'] },
  ended: { reason: 'PERFORMED' },
  owed: 818_200n,
  complaints: [{ id: 'c-1', words: '李某不服' }],
};

describe('what people wrote in a record', () => {
  it('is parted from it, and nothing else is', () => {
    const { open, words } = partedWords(LISTING, NAMES);
    expect(words).toEqual({
      '/proposed/evidence/0': '李某隐匿存款',
      '/proposed/evidence/1': '张某作证',
      '/complaints/0/words': '李某不服',
    });
    expect(open).toEqual({
      ...LISTING,
      proposed: { by: 'judge-1', evidence: ['', ''] },
      complaints: [{ id: 'c-1', words: '' }],
    });
  });

  it('stands in the audit as its hash', () => {
    const { proposed, ended } = hashedWords(LISTING, NAMES) as typeof LISTING;
    expect(proposed.evidence).toEqual([expect.stringMatching(/^sha256:[0-9a-f]{64}$/), expect.any(String)]);
    expect(proposed.evidence[0]).not.toBe(proposed.evidence[1]);
    expect([proposed.by, ended.reason]).toEqual(['judge-1', 'PERFORMED']);
  });

  it('comes back as it was, whatever the record is, and none of it is left behind', () => {
    const name = fc.constantFrom(...NAMES, 'id', 'state', '0');
    const { record } = fc.letrec((tie) => ({
      record: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('', 'CODE', '某人', 'a/b'),
        fc.bigInt(),
        fc.constant(null),
        fc.array(tie('record'), { maxLength: 3 }),
        fc.dictionary(name, tie('record'), { maxKeys: 3, noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(record, (one) => {
        const { open, words } = partedWords(one, NAMES);
        expect(withWords(open, words)).toEqual(one);
        expect(partedWords(open, NAMES).words).toEqual({});
      }),
    );
  });
});
