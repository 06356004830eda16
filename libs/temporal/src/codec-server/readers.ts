import { issuerOf, refusal, TokenVerifier } from '@hejie/security';
import { type CodecServerConfig } from './codec-server-config.js';

/** Lets the bearer of a token read payloads. @throws AccessError 401, 403, or 503 while the issuer's keys cannot be read. */
export type AdmitReader = (bearerToken: string) => Promise<void>;

/**
 * Who may read payloads, as the server is configured: operators, or everybody who reaches it. A payload does not say of which
 * case it is, so a token that is bound to cases opens none.
 */
export function readersOf(settings: CodecServerConfig): AdmitReader | 'everybody' {
  if (settings.CODEC_AUTH === 'off') return 'everybody';
  const tokens = new TokenVerifier(issuerOf(settings));
  return async (bearerToken) => {
    const denied = refusal(await tokens.verify(bearerToken), { roles: ['operator'], scope: 'any' }, {});
    if (denied) throw denied;
  };
}
