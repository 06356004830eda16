import { DEMONSTRATION_CLIENT, DEMONSTRATION_GRANT, DEMONSTRATION_TOKEN_LIFE as TOKEN_TTL } from '@hejie/security';
import { Provider, errors, interactionPolicy, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import { type IdentityKeys } from './keys.js';
import { claimsOf, findPerson, personOf } from './persons.js';
import { SessionStore } from './session-store.js';

/** Audience of the tokens, and the resource that clients ask for. */
export const AUDIENCE = 'hejie';
const RESOURCE = 'urn:hejie';

/** The OpenID Connect provider of the local stack: JWT access tokens (RFC 9068) for the demonstration persons. */
export function identityProvider(issuer: string, keys: IdentityKeys): Provider {
  const provider = new Provider(issuer, configuration(keys));
  provider.registerGrantType(DEMONSTRATION_GRANT, demonstrationGrant(provider), ['subject', 'role', 'court', 'ttl']);
  return provider;
}

function configuration(keys: IdentityKeys): Configuration {
  return {
    adapter: SessionStore,
    jwks: { keys: keys.signing as never },
    cookies: { keys: [...keys.cookies] },
    clients: [
      {
        client_id: DEMONSTRATION_CLIENT,
        token_endpoint_auth_method: 'none',
        grant_types: [DEMONSTRATION_GRANT],
        response_types: [],
        redirect_uris: [],
      },
      {
        // A native client may return to any port of the loopback (RFC 8252), so a console may run anywhere on this machine.
        client_id: 'hejie-console',
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        redirect_uris: ['http://127.0.0.1/callback'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    scopes: ['openid', 'hejie'],
    claims: { openid: ['sub', 'roles', 'court', 'party_ref'] },
    ttl: { AccessToken: TOKEN_TTL, IdToken: TOKEN_TTL, Interaction: 3_600, Session: 43_200, Grant: 43_200 },
    findAccount: (_context, subject) => {
      const person = personOf(subject);
      return person && { accountId: subject, claims: () => ({ sub: subject, ...claimsOf(person) }) };
    },
    extraTokenClaims: (_context, token) => {
      const person = 'accountId' in token && token.accountId !== undefined ? personOf(token.accountId) : undefined;
      return person && claimsOf(person);
    },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: resourceServer,
      },
    },
    interactions: { policy: loginOnly(), url: (_context, interaction) => `/login/${interaction.uid}` },
    loadExistingGrant: async (context) => {
      const { client, session, provider } = context.oidc;
      const grant = new provider.Grant({ accountId: session!.accountId, clientId: client!.clientId });
      grant.addOIDCScope('openid');
      grant.addResourceScope(RESOURCE, 'hejie');
      await grant.save();
      return grant;
    },
  };
}

/** Our own client on our own machine: choosing a person is the consent, so nobody is asked twice. */
function loginOnly(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  return policy;
}

function resourceServer(_context: KoaContextWithOIDC, resource: string) {
  if (resource !== RESOURCE) throw new errors.InvalidTarget();
  return {
    scope: 'hejie',
    audience: AUDIENCE,
    accessTokenFormat: 'jwt' as const,
    accessTokenTTL: TOKEN_TTL,
    jwt: { sign: { alg: 'ES256' as const } },
  };
}

/**
 * A token for a demonstration person without a log-in, for the command line and for tests. The life of the token may
 * be asked shorter than usual, down to one that has ended already; never longer.
 */
function demonstrationGrant(provider: Provider) {
  return async (context: KoaContextWithOIDC): Promise<void> => {
    const { subject, role, court, ttl } = context.oidc.params as Record<
      'subject' | 'role' | 'court' | 'ttl',
      string | undefined
    >;
    if (subject === undefined && role === undefined) throw new errors.InvalidRequest('subject or role is missing');
    const person = findPerson({ subject, role, court });
    if (!person) throw new errors.InvalidRequest('there is no such demonstration person');

    const life = lifeOf(ttl);
    const now = Math.floor(Date.now() / 1000);
    const token = new provider.AccessToken({
      accountId: person.subject,
      client: context.oidc.client!,
      gty: DEMONSTRATION_GRANT,
      scope: 'hejie',
      resourceServer: new provider.ResourceServer(RESOURCE, resourceServer(context, RESOURCE)),
      expiresIn: life,
      grantId: '',
    } as never);
    // A token that has ended must have begun before that.
    Object.assign(token, { iat: Math.min(now, now + life - 1), exp: now + life });
    context.oidc.entity('AccessToken', token);
    context.body = {
      access_token: await token.save(),
      token_type: 'Bearer',
      expires_in: Math.max(life, 0),
      scope: 'hejie',
    };
  };
}

function lifeOf(ttl: string | undefined): number {
  if (ttl === undefined) return TOKEN_TTL;
  const seconds = Number(ttl);
  if (!/^-?\d{1,5}$/.test(ttl) || seconds > TOKEN_TTL || seconds < -TOKEN_TTL) {
    throw new errors.InvalidRequest(`ttl must be a whole number of seconds up to ${TOKEN_TTL}`);
  }
  // Zero reads as "not set" to the provider, and has ended all the same.
  return seconds === 0 ? -1 : seconds;
}
