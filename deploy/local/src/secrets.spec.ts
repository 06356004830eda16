import { createPublicKey, sign, createPrivateKey, verify } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { Secrets } from './secrets.js';

const folder = mkdtempSync(join(tmpdir(), 'hejie-secrets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the key that signs credentials', () => {
  it('is the same after each start, its own in each folder, and signs', () => {
    const issuer = 'http://127.0.0.1:7105';
    const text = new Secrets(join(folder, 'a')).signingKeys('credentials', issuer);
    expect(new Secrets(join(folder, 'a')).signingKeys('credentials', issuer)).toBe(text);
    expect(new Secrets(join(folder, 'b')).signingKeys('credentials', issuer)).not.toBe(text);
    const { keys } = JSON.parse(text) as { keys: Record<string, string>[] };
    expect(keys).toMatchObject([{ kty: 'OKP', crv: 'Ed25519', kid: `${issuer}#local-1` }]);
    const key = createPrivateKey({ key: keys[0]!, format: 'jwk' });
    const said = Buffer.from('x');
    expect(verify(null, said, createPublicKey(key), sign(null, said, key))).toBe(true);
  });
});
