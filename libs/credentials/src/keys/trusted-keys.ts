import { type JSONWebKeySet } from 'jose';
import { z } from 'zod';
import { CredentialError } from '../credential-error.js';

/** Public keys that a verifier trusts, a JWKS: each says by its `kid`, `<issuer>#<name>`, whose it is and signs for no other. */
export type TrustedKeys = JSONWebKeySet;

/** Algorithms of signatures, and the curve of each. SM2 (GB/T 32918) is not among those that jose knows. */
const CURVES: Readonly<Record<string, string>> = { 'EC P-256': 'ES256', 'OKP Ed25519': 'EdDSA' };
export const ALGORITHMS = Object.values(CURVES);

/** The algorithm with which a key signs; null for a key of any other kind. */
export const algorithmOf = ({ kty, crv }: { readonly kty: string; readonly crv: string }): string | null =>
  CURVES[`${kty} ${crv}`] ?? null;

/** The issuer whose key it is. */
export const issuerOfKey = (kid: string): string => kid.replace(/#[^#]*$/, '');

/**
 * Reads a JWKS that a court has published.
 * @throws CredentialError TRUSTED_KEYS.INVALID
 */
export function trustedKeys(jwks: string): TrustedKeys {
  try {
    return publicKeys.parse(JSON.parse(jwks.replace(/^\uFEFF/, '')));
  } catch {
    throw new CredentialError('TRUSTED_KEYS.INVALID', '不是公钥集（JWKS）', 'this is no set of public keys (JWKS)');
  }
}

const publicKeys = z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string() })) });
