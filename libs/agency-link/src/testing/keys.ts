import { generateKeyPairSync } from 'node:crypto';

import { type PrivateKey, privateKey, publicHalf, type PublicKey } from '../signing/keys.js';

/** A pair of keys of a test. */
export function testKeys(kid: string, curve: 'Ed25519' | 'P-256' = 'Ed25519'): { secret: PrivateKey; open: PublicKey } {
  const pair =
    curve === 'Ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const secret = privateKey.parse({ ...pair.privateKey.export({ format: 'jwk' }), kid });
  return { secret, open: publicHalf(secret) };
}
