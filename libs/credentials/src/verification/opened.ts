import { epochMs, type CourtInstant } from '@hejie/law';
import { createLocalJWKSet, errors, jwtVerify } from 'jose';
import { type z } from 'zod';
import { JWT_TYPE } from '../jwt/signed.js';
import { partsOf } from '../jwt/parts.js';
import { ALGORITHMS, issuerOfKey, type TrustedKeys } from '../keys/trusted-keys.js';

/** Why a credential, or a status list, is not to be believed. */
export type Flaw = 'FORM' | 'KEY_UNKNOWN' | 'SIGNATURE' | 'ISSUER' | 'NOT_YET_VALID' | 'EXPIRED';

/** What every credential says of itself. */
interface Issued {
  readonly issuer: string;
  readonly validFrom: CourtInstant;
  readonly validUntil?: CourtInstant;
}

/** How far the clock of a verifier may be behind that of a court: he is anybody, and may be without a network. Milliseconds. */
const CLOCK_SKEW = 5 * 60_000;

/** The content of a credential whose form, signature, issuer and times hold at an instant, else its first flaw. Never throws. */
export async function opened<Content extends Issued>(
  jwt: string,
  model: z.ZodType<Content>,
  keys: TrustedKeys,
  now: CourtInstant,
): Promise<{ readonly content: Content } | { readonly flaw: Flaw }> {
  if (partsOf(jwt) === null) return { flaw: 'FORM' };
  let verified;
  try {
    verified = await jwtVerify(jwt, createLocalJWKSet(keys), {
      algorithms: ALGORITHMS,
      typ: JWT_TYPE,
      currentDate: new Date(epochMs(now)),
    });
  } catch (error) {
    return { flaw: flawOf(error) };
  }
  const { data: content } = model.safeParse(verified.payload);
  const { kid } = verified.protectedHeader;
  if (content === undefined || kid === undefined) return { flaw: 'FORM' };
  if (issuerOfKey(kid) !== content.issuer) return { flaw: 'ISSUER' };
  if (epochMs(content.validFrom) > epochMs(now) + CLOCK_SKEW) return { flaw: 'NOT_YET_VALID' };
  if (content.validUntil !== undefined && epochMs(content.validUntil) <= epochMs(now)) return { flaw: 'EXPIRED' };
  return { content };
}

function flawOf(error: unknown): Flaw {
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'SIGNATURE';
  if (error instanceof errors.JWTExpired) return 'EXPIRED';
  const ofKeys = error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys;
  // What is no error of jose comes from a trusted key that cannot be used.
  return ofKeys || !(error instanceof errors.JOSEError) ? 'KEY_UNKNOWN' : 'FORM';
}
