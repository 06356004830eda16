import { describe, expect, it } from '@jest/globals';
import { bringsSecret } from './shared-secret.js';

describe('a secret that two services share', () => {
  it.each([
    ['Bearer 0123456789abcdef', true],
    ['bearer 0123456789abcdef', true],
    ['Bearer 0123456789abcdeg', false],
    ['Bearer 0123456789abcdef0', false],
    ['0123456789abcdef', false],
    ['Bearer ', false],
    [undefined, false],
  ])('is brought as a bearer token, whole: %s', (authorization, expected) => {
    expect(bringsSecret(authorization, '0123456789abcdef')).toBe(expected);
  });
});
