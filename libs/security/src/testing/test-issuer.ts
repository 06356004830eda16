import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import { type Principal } from '../principal.js';
import { type TrustedIssuer } from '../token-verifier.js';

/** What a test may ask for beside the person: a token that is wrong in one way. */
export interface TokenWish {
  /** Seconds until it expires; negative: it already has. Default 300. */
  readonly ttl?: number;
  readonly issuer?: string;
  readonly audience?: string;
  /** JOSE type; an access token is `at+jwt`. */
  readonly typ?: string;
  /** Sign with a key the issuer never published. */
  readonly foreignKey?: boolean;
  /** Further or overriding claims. */
  readonly claims?: Record<string, unknown>;
}

/**
 * A real issuer for tests: signs tokens and publishes its keys over HTTP on loopback.
 * The same tokens as the local identity provider, without its log-in pages.
 */
export class TestIssuer {
  readonly audience = 'hejie';

  private constructor(
    private readonly server: Server,
    readonly issuer: string,
    private readonly key: CryptoKey,
    private readonly foreign: CryptoKey,
  ) {}

  /** Starts on a free port. Call {@link close} afterwards. */
  static async start(): Promise<TestIssuer> {
    const own = await generateKeyPair('ES256');
    const foreign = await generateKeyPair('ES256');
    const jwk: JWK = { ...(await exportJWK(own.publicKey)), kid: 'test-1', alg: 'ES256', use: 'sig' };
    const server = createServer((request, response) => {
      response.writeHead(request.url === '/jwks' ? 200 : 404, { 'content-type': 'application/json' });
      response.end(request.url === '/jwks' ? JSON.stringify({ keys: [jwk] }) : '{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return new TestIssuer(server, `http://127.0.0.1:${port}`, own.privateKey, foreign.privateKey);
  }

  /** What a service must be configured with to trust this issuer. */
  get trusted(): TrustedIssuer {
    return { issuer: this.issuer, audience: this.audience };
  }

  /** A signed access token for a person. */
  async token(person: Partial<Principal> & Pick<Principal, 'roles'>, wish: TokenWish = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const { subject = 'person-1', roles, court, partyRef, caseIds } = person;
    return new SignJWT({ roles, court, party_ref: partyRef, case_ids: caseIds, ...wish.claims })
      .setProtectedHeader({ alg: 'ES256', kid: 'test-1', typ: wish.typ ?? 'at+jwt' })
      .setSubject(subject)
      .setIssuer(wish.issuer ?? this.issuer)
      .setAudience(wish.audience ?? this.audience)
      .setIssuedAt(now - 600)
      .setExpirationTime(now + (wish.ttl ?? 300))
      .sign(wish.foreignKey ? this.foreign : this.key);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
