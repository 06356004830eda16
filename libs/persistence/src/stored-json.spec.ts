import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { decodeJson, encodeCanonicalJson, encodeJson } from './stored-json.js';

const storable = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (Object.is(n, -0) ? 0 : n)),
    fc.bigInt(),
    fc.array(tie('value')),
    fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('$bigint', '$$', '$', '__proto')), tie('value'), {
      noNullPrototype: true,
    }),
  ),
})).value;

describe('stored JSON', () => {
  it('comes back as it was, bigints and keys with $ included', () => {
    fc.assert(fc.property(storable, (value) => expect(decodeJson(encodeJson(value))).toStrictEqual(value)));
  });

  it('is canonical: what is decoded encodes to the same text again', () => {
    fc.assert(
      fc.property(storable, (value) => {
        const text = encodeCanonicalJson(value);
        expect(encodeCanonicalJson(decodeJson(text))).toBe(text);
      }),
    );
  });

  it.each([
    ['a Date', { at: new Date(0) }],
    ['a Map', new Map()],
    ['a Set', [new Set()]],
    ['bytes', { key: Buffer.from('k') }],
    ['NaN', { sum: NaN }],
    ['infinity', -Infinity],
    ['a function', { run: () => 1 }],
  ])('refuses %s, which would come back as something else', (_, value) => {
    expect(() => encodeJson(value)).toThrow('PERSISTENCE.NOT_STORABLE');
  });
});
