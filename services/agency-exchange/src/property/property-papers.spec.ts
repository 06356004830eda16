import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { alteredPaper } from './property-papers.js';

const number = '（2026）鲁0502执12号之一';
const hashOf = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
const paper = (bytes: Uint8Array, hash = hashOf(bytes)) => ({
  number,
  hash,
  content: Buffer.from(bytes).toString('base64'),
});

describe('网络查询规定4: the papers of an order', () => {
  it('are the bytes of which their hashes are; whatever else comes in their place is told', () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 64 });
    fc.assert(
      fc.property(bytes, bytes, (one, other) => {
        const [ruling, notice] = [paper(one), paper(other)];
        expect(alteredPaper({ ruling, notice })).toBeUndefined();
        const expected = Buffer.compare(one, other) === 0 ? undefined : 'notice';
        expect(alteredPaper({ ruling, notice: paper(other, hashOf(one)) })).toBe(expected);
        expect(alteredPaper({ ruling: paper(one, `sha256:${'0'.repeat(64)}`), notice })).toBe('ruling');
      }),
    );
  });

  it('may be named alone, by number and hash', () => {
    const named = { number, hash: `sha256:${'0'.repeat(64)}` };
    expect(alteredPaper({ ruling: named, notice: named })).toBeUndefined();
  });
});
