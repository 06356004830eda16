import { beforeAll, describe, expect, it } from '@jest/globals';
import { type JWK } from 'jose';
import { ISSUER, keysOf, privateKey } from '../../test/fixture/court.js';
import { credentialConfig, signingKeys } from './signing-keys.js';
import { trustedKeys } from './trusted-keys.js';

describe('the keys that sign', () => {
  let first: JWK;
  let second: JWK;
  beforeAll(async () => {
    [first, second] = [await privateKey(), await privateKey(`${ISSUER}#2025`, 'EdDSA')];
  });

  it('are those of one issuer, the first signs, and the retired ones stay published', () => {
    const { d, ...retired } = second;
    expect(d).toBeDefined();
    const keys = keysOf(first, retired);
    expect(keys.issuer).toBe(ISSUER);
    expect(keys.current).toMatchObject({ kid: `${ISSUER}#2026`, alg: 'ES256', d: first.d });
    expect(keys.published.keys.map(({ kid, alg, use }) => [kid, alg, use])).toEqual([
      [`${ISSUER}#2026`, 'ES256', 'sig'],
      [`${ISSUER}#2025`, 'EdDSA', 'sig'],
    ]);
  });

  it('are published without what is secret of them, in a form that a verifier reads', () => {
    const text = JSON.stringify(keysOf(first, second).published);
    expect(text).not.toContain('"d"');
    expect(text).not.toContain(first.d);
    expect(trustedKeys(`\uFEFF${text}`)).toEqual(JSON.parse(text));
  });

  it.each<[string, (first: JWK, second: JWK) => unknown]>([
    ['it is not JSON', () => '{'],
    ['wrong at /keys', () => ({})],
    ['wrong at /keys/0/kid', (key) => ({ keys: [{ ...key, kid: undefined }] })],
    ['the key set is empty', () => ({ keys: [] })],
    ['key 1 signs, and must have its private part', (key) => ({ keys: [{ ...key, d: undefined }] })],
    ['key 2 must be of P-256 or of Ed25519', (key) => ({ keys: [key, { ...key, crv: 'P-384' }] })],
    [
      'key 2 must have a kid of the form',
      (key, other) => ({ keys: [key, { ...other, kid: 'https://other.example#1' }] }),
    ],
    ['key 1 must have a kid of the form', (key) => ({ keys: [{ ...key, kid: ISSUER }] })],
    ['key 1 must have a kid of the form', (key) => ({ keys: [{ ...key, kid: 'key#1' }] })],
    ['key 2 repeats a kid', (key) => ({ keys: [key, key] })],
  ])('are refused where %s, without a word of them', (because, wrong) => {
    const given = wrong(first, second);
    const text = typeof given === 'string' ? given : JSON.stringify(given);
    expect(() => signingKeys(text)).toThrow(`SIGNING_KEYS.INVALID: the signing keys are wrong: ${because}`);
    const refusal = credentialConfig.CREDENTIAL_SIGNING_KEYS.safeParse(text).error!;
    expect(refusal.issues).toHaveLength(1);
    expect(JSON.stringify(refusal.issues)).not.toContain(first.d);
  });
});

describe('the keys that are trusted', () => {
  it.each(['', '[]', '{"keys":1}', '{"keys":[{"kty":"EC"}]}'])('are no %s', (text) => {
    expect(() => trustedKeys(text)).toThrow('TRUSTED_KEYS.INVALID');
  });
});
