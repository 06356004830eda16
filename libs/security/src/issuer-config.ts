import { z } from 'zod';
import { type TrustedIssuer } from './token-verifier.js';

/** Configuration of whoever verifies tokens; what is said of a key here stands in `.env.example`. */
export const issuerConfig = {
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .default('http://127.0.0.1:7100')
    .describe('The one issuer whose tokens are trusted, exactly as in the claim `iss`.'),
  OIDC_JWKS_URI: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Where that issuer publishes its keys; `<issuer>/jwks` unless given.'),
  OIDC_AUDIENCE: z.string().min(1).default('hejie').describe('The claim `aud` of the tokens that are meant for us.'),
};

/** The issuer that is trusted, as configured. */
export const issuerOf = ({
  OIDC_ISSUER: issuer,
  OIDC_AUDIENCE: audience,
  OIDC_JWKS_URI: jwksUri,
}: z.infer<z.ZodObject<typeof issuerConfig>>): TrustedIssuer => ({ issuer, audience, jwksUri });
