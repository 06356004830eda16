import { describe, expect, it } from '@jest/globals';
import { LARGEST_PROOF, readProof } from './read-proof.js';

const file = (beginning: string, length = 100): string =>
  Buffer.concat([Buffer.from(beginning, 'latin1'), Buffer.alloc(length - beginning.length)]).toString('base64');

describe('a file that is handed in (CR-L-HRB)', () => {
  it.each([
    ['application/pdf', '%PDF-1.7'],
    ['image/png', '\x89PNG\r\n\x1a\n'],
    ['image/jpeg', '\xff\xd8\xff\xe0'],
  ] as const)('is taken as %s where it begins as one', (mediaType, beginning) => {
    expect(
      readProof({ mediaType, content: file(beginning) })
        .bytes.subarray(0, 3)
        .toString('latin1'),
    ).toBe(beginning.slice(0, 3));
  });

  it('is refused where it is called otherwise than it is, or is empty', () => {
    expect(() => readProof({ mediaType: 'application/pdf', content: file('MZ') })).toThrow('PROOF.NOT_OF_TYPE');
    expect(() => readProof({ mediaType: 'image/png', content: '' })).toThrow('PROOF.NOT_OF_TYPE');
  });

  it('is taken up to the limit, and not a byte beyond', () => {
    const mediaType = 'application/pdf';
    expect(readProof({ mediaType, content: file('%PDF-', LARGEST_PROOF) }).bytes).toHaveLength(LARGEST_PROOF);
    expect(() => readProof({ mediaType, content: file('%PDF-', LARGEST_PROOF + 1) })).toThrow('PROOF.TOO_LARGE');
  });
});
