import { createHash } from 'node:crypto';

import { type CryptoKey, flattenedVerify, FlattenedSign, importJWK } from 'jose';

import { LinkUntrusted } from '../link-error.js';
import type { CourtIdentity, PrivateKey, PublicKey } from './keys.js';

/** A signature holds a `kid` and little else. */
const SIGNATURE_LIMIT = 4_000;
const ALGORITHM = { OKP: 'EdDSA', EC: 'ES256' } as const;

const imported = new WeakMap<PrivateKey | PublicKey, Promise<CryptoKey | Uint8Array>>();
function keyOf(jwk: PrivateKey | PublicKey): Promise<CryptoKey | Uint8Array> {
  const known = imported.get(jwk) ?? importJWK(jwk, ALGORITHM[jwk.kty]);
  imported.set(jwk, known);
  return known;
}

/** `sha256:` and the digest of these bytes: by it what was signed is known again. */
export const digestOf = (bytes: string | Uint8Array): string =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** The detached JWS (RFC 7797, `b64: false`) over these very bytes: `<protected header>..<signature>`. */
export async function signed(bytes: string | Uint8Array, identity: Pick<CourtIdentity, 'signingKey'>): Promise<string> {
  const { signingKey } = identity;
  const alg = ALGORITHM[signingKey.kty];
  const jws = await new FlattenedSign(utf8(bytes))
    .setProtectedHeader({ alg, kid: signingKey.kid, b64: false, crit: ['b64'] })
    .sign(await keyOf(signingKey));
  return `${jws.protected}..${jws.signature}`;
}

/**
 * Who has signed these bytes.
 * @throws LinkUntrusted where nobody of `keys` has.
 */
export async function verified(
  bytes: string | Uint8Array,
  signature: string | undefined,
  keys: readonly PublicKey[],
): Promise<{ kid: string }> {
  if (signature === undefined || signature === '') throw new LinkUntrusted('SIGNATURE_MISSING');
  const parts = signature.length > SIGNATURE_LIMIT ? null : /^([\w-]+)\.\.([\w-]+)$/.exec(signature);
  if (!parts) throw new LinkUntrusted('SIGNATURE_WRONG');
  const [, header = '', value = ''] = parts;
  // One text alone stands for a signature: some decoders overlook the bits that the last letter has too many.
  if (Buffer.from(value, 'base64url').toString('base64url') !== value) throw new LinkUntrusted('SIGNATURE_WRONG');
  const kid = kidOf(header);
  const key = keys.find((known) => known.kid === kid);
  if (!key) throw new LinkUntrusted('SIGNER_UNKNOWN');
  try {
    await flattenedVerify({ protected: header, payload: utf8(bytes), signature: value }, await keyOf(key), {
      algorithms: [ALGORITHM[key.kty]],
    });
  } catch (cause) {
    throw new LinkUntrusted('SIGNATURE_WRONG', undefined, { cause });
  }
  return { kid: key.kid };
}

/** The key that a header names, where the header is one of the contract: only over bytes as they travel. */
function kidOf(header: string): string | undefined {
  let read: unknown;
  try {
    read = JSON.parse(Buffer.from(header, 'base64url').toString('utf8'));
  } catch {
    throw new LinkUntrusted('SIGNATURE_WRONG');
  }
  const { kid, b64 } = (read ?? {}) as { kid?: unknown; b64?: unknown };
  if (b64 !== false) throw new LinkUntrusted('SIGNATURE_WRONG');
  return typeof kid === 'string' ? kid : undefined;
}

const encoder = new TextEncoder();
const utf8 = (bytes: string | Uint8Array): Uint8Array => (typeof bytes === 'string' ? encoder.encode(bytes) : bytes);
