import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { base45, fromBase45 } from './base45.js';

describe('Base45 (RFC 9285)', () => {
  it.each([
    ['AB', 'BB8'],
    ['Hello!!', '%69 VD92EX0'],
    ['base-45', 'UJCLQE7W581'],
    ['ietf!', 'QED8WEX0'],
    ['', ''],
  ])('writes %j as %j', (text, written) => {
    expect(base45(Buffer.from(text))).toBe(written);
    expect(Buffer.from(fromBase45(written)!).toString()).toBe(text);
  });

  it.each(['GGW', ':::', '::', 'A', 'abc', 'AAAÄ'])('reads nothing from %j', (text) => {
    expect(fromBase45(text)).toBeNull();
  });

  it('gives back any bytes', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => expect(fromBase45(base45(bytes))).toEqual(bytes)));
  });
});
