import { createHash, createPrivateKey } from 'node:crypto';
import { type JWK } from 'jose';

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** A number from 0 to 1, the same for the same seed and occasion. */
export const chance = (seed: number, ...occasion: readonly (string | number)[]): number =>
  sha256([seed, ...occasion].join('|')).readUInt32BE() / 2 ** 32;

/** DER of an Ed25519 private key before its 32 bytes (RFC 8410). */
const ED25519_PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The key with which an agency signs: of its seed, so that a killed process has it again. */
export function agencyKey(seed: number, agencyId: string): { readonly secret: JWK; readonly published: JWK } {
  const der = Buffer.concat([ED25519_PKCS8, sha256(`key|${seed}|${agencyId}`)]);
  const { kty, crv, x, d } = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }).export({ format: 'jwk' });
  const published: JWK = { kty, crv, x, kid: `${agencyId}-1`, alg: 'EdDSA', use: 'sig' };
  return { secret: { ...published, d }, published };
}
