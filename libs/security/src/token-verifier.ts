import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { accessErrors } from './access-error.js';
import { type Principal } from './principal.js';
import { isRole } from './roles.js';

/** Whose tokens are trusted, and for whom they must be meant. */
export interface TrustedIssuer {
  /** Issuer identifier, exactly as in the claim `iss`. */
  readonly issuer: string;
  /** This system's audience, as in the claim `aud`. */
  readonly audience: string;
  /** Where the issuer publishes its keys; `<issuer>/jwks` unless given. */
  readonly jwksUri?: string;
}

/** Only asymmetric signatures, and never what the token itself proposes. */
const SIGNATURE_ALGORITHMS = ['ES256', 'PS256', 'EdDSA'] as const;
/** Enough for two well-kept clocks; more would lengthen every token. Seconds. */
const CLOCK_SKEW_SECONDS = 2;

/**
 * Turns an access token (RFC 9068) into a {@link Principal}, or refuses.
 * Keys are fetched from the issuer once and kept ten minutes; an unknown key id asks again, at most every thirty seconds.
 */
export class TokenVerifier {
  private readonly keys: JWTVerifyGetKey;

  constructor(private readonly trusted: TrustedIssuer) {
    const uri = trusted.jwksUri ?? `${trusted.issuer.replace(/\/$/, '')}/jwks`;
    this.keys = createRemoteJWKSet(new URL(uri), {
      timeoutDuration: 3_000,
      cooldownDuration: 30_000,
      cacheMaxAge: 600_000,
    });
  }

  /**
   * Verifies signature, issuer, audience, type and times of a token.
   * @throws AccessError 401 AUTH.TOKEN_EXPIRED, 401 AUTH.TOKEN_INVALID, 503 AUTH.KEYS_UNAVAILABLE.
   */
  async verify(token: string): Promise<Principal> {
    let payload: JWTPayload;
    try {
      ({ payload } = await jwtVerify(token, this.keysOrUnavailable, {
        issuer: this.trusted.issuer,
        audience: this.trusted.audience,
        algorithms: [...SIGNATURE_ALGORITHMS],
        typ: 'at+jwt',
        clockTolerance: CLOCK_SKEW_SECONDS,
        requiredClaims: ['exp', 'iat', 'sub'],
      }));
    } catch (error) {
      if (error instanceof KeysUnavailable) throw accessErrors.keysUnavailable(error.cause);
      if (error instanceof errors.JWTExpired) throw accessErrors.tokenExpired(error);
      throw accessErrors.tokenInvalid(error);
    }
    return principalOf(payload);
  }

  /** A key that does not exist is the token's fault; a key set that cannot be read is not. */
  private readonly keysOrUnavailable: JWTVerifyGetKey = async (header, token) => {
    try {
      return await this.keys(header, token);
    } catch (error) {
      const tokensFault =
        error instanceof errors.JWKSNoMatchingKey ||
        error instanceof errors.JWKSMultipleMatchingKeys ||
        error instanceof errors.JOSENotSupported;
      throw tokensFault ? error : new KeysUnavailable('the published keys could not be read', { cause: error });
    }
  };
}

class KeysUnavailable extends Error {}

/** Reads the claims `sub`, `roles`, `court`, `party_ref`, `case_ids`; a claim of the wrong shape is refused, an unknown role is no role. */
function principalOf(payload: JWTPayload): Principal {
  const { sub, roles = [], court, party_ref: partyRef, case_ids: caseIds } = payload;
  const wellFormed =
    typeof sub === 'string' &&
    sub !== '' &&
    isTextList(roles) &&
    isTextOrAbsent(court) &&
    isTextOrAbsent(partyRef) &&
    (caseIds === undefined || isTextList(caseIds));
  if (!wellFormed) throw accessErrors.tokenInvalid(new Error('a claim has the wrong shape'));
  return {
    subject: sub,
    roles: roles.filter(isRole),
    ...(court !== undefined && { court }),
    ...(partyRef !== undefined && { partyRef }),
    ...(caseIds !== undefined && { caseIds }),
  };
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isTextOrAbsent(value: unknown): value is string | undefined {
  return value === undefined || (typeof value === 'string' && value !== '');
}
