import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bitOf, decodedList, encodedList, LIST_BITS } from './bitstring.js';
import { statusBit, STATUS_LIST_SIZE } from './status-entries.js';

describe('a bitstring of statuses', () => {
  it('has its first bit at the left, and sixteen kilobytes', () => {
    const bytes = decodedList(encodedList([0, 9, LIST_BITS - 1]))!;
    expect([bytes.length, bytes[0], bytes[1], bytes.at(-1)]).toEqual([16_384, 0x80, 0x40, 0x01]);
  });

  it('has the bits that were set, and no others', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(LIST_BITS - 1), { maxLength: 50 }), fc.nat(LIST_BITS - 1), (set, asked) => {
        const bytes = decodedList(encodedList(set))!;
        expect(set.every((bit) => bitOf(bytes, bit))).toBe(true);
        expect(bitOf(bytes, asked)).toBe(set.includes(asked));
      }),
      { numRuns: 50 },
    );
  });

  it('has nothing beyond its end', () => {
    expect(bitOf(decodedList(encodedList([]))!, LIST_BITS)).toBeNull();
  });

  it.each([
    ['of another base', encodedList([]).replace('u', 'z')],
    ['that is not compressed', 'uAAAA'],
    ['that is shorter than sixteen kilobytes', `u${gzipSync(Buffer.alloc(16_383)).toString('base64url')}`],
    ['that unfolds without end', `u${gzipSync(Buffer.alloc(17 * 1024 * 1024)).toString('base64url')}`],
  ])('%s is not read', (_, text) => expect(decodedList(text)).toBeNull());
});

describe('the bit of a credential', () => {
  it('is its own for each purpose', () => {
    const all = [0, 1, STATUS_LIST_SIZE - 1].flatMap((index) => [
      statusBit(index, 'revocation'),
      statusBit(index, 'suspension'),
    ]);
    expect(all).toEqual([0, 1, 2, 3, LIST_BITS - 2, LIST_BITS - 1]);
  });

  it.each([-1, 0.5, STATUS_LIST_SIZE, NaN])('is refused for place %d', (index) => {
    expect(() => statusBit(index, 'revocation')).toThrow('CREDENTIAL.STATUS_INDEX');
  });
});
