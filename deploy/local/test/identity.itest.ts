import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccessError, demonstrationToken, mayAct, ROLE_NAMES, TokenVerifier } from '@hejie/security';
import { DEMONSTRATION_COURTS, DEMONSTRATION_PERSONS } from '../identity/persons.js';
import { startIdentity, type RunningIdentity } from '../identity/server.js';

let folder: string;
let identity: RunningIdentity;
let tokens: TokenVerifier;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hejie-identity-'));
  identity = await startIdentity({ host: '127.0.0.1', port: 0, dataFolder: folder });
  tokens = new TokenVerifier({ issuer: identity.issuer, audience: 'hejie' });
});
afterAll(async () => {
  await identity?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a token for the command line', () => {
  it.each(ROLE_NAMES)('is given to a demonstration %s, and services accept it', async (role) => {
    const principal = await tokens.verify(await demonstrationToken(identity.issuer, { role }));
    expect(principal.roles).toEqual([role]);
  });

  it.each(Object.keys(DEMONSTRATION_COURTS))('of a judge in %s names that court', async (court) => {
    const principal = await tokens.verify(
      await demonstrationToken(identity.issuer, { role: 'enforcement-judge', court }),
    );
    expect(principal.court).toBe(court);
    expect(mayAct(principal, { roles: ['enforcement-judge'], scope: 'court' }, { court })).toBe(true);
  });

  it('of a party names the party as cases register it, and no court', async () => {
    const principal = await tokens.verify(await demonstrationToken(identity.issuer, { subject: 'creditor-demo' }));
    expect(principal).toEqual({ subject: 'creditor-demo', roles: ['party'], partyRef: 'creditor-demo' });
  });

  it.each([-60, -3600])('asked with a life of %s seconds has expired', async (ttl) => {
    const token = await demonstrationToken(identity.issuer, { role: 'clerk', ttl });
    await expect(tokens.verify(token)).rejects.toMatchObject({ code: 'AUTH.TOKEN_EXPIRED' });
  });

  it('is not given for longer than an hour', async () => {
    await expect(demonstrationToken(identity.issuer, { role: 'clerk', ttl: 3_601 })).rejects.toThrow('ttl');
  });

  it('is not given to somebody unknown', async () => {
    await expect(demonstrationToken(identity.issuer, { subject: 'emperor' })).rejects.toThrow(
      'there is no such demonstration person',
    );
  });
});

describe('a log-in with a browser', () => {
  it('shows the persons, and the one chosen gets a token that services accept', async () => {
    const browser = new Browser(identity.issuer);
    const verifier = randomBytes(32).toString('base64url');
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const redirect = 'http://127.0.0.1:5173/callback';
    const request = {
      client_id: 'hejie-console',
      response_type: 'code',
      scope: 'openid hejie',
      redirect_uri: redirect,
      code_challenge: challenge,
      code_challenge_method: 'S256',
      state: 's',
      nonce: 'n',
    };
    const page = await browser.go(`/auth?${new URLSearchParams(request)}`);
    expect(await page.text()).toContain('东营市东营区人民法院 执行法官');

    const back = await browser.go(
      new URL(page.url).pathname,
      new URLSearchParams({ subject: 'enforcement-judge.dongying' }),
    );
    const code = new URL(back.headers.get('location')!).searchParams.get('code')!;
    const exchange = {
      grant_type: 'authorization_code',
      client_id: 'hejie-console',
      code,
      redirect_uri: redirect,
      code_verifier: verifier,
    };
    const answer = (await (await browser.go('/token', new URLSearchParams(exchange))).json()) as {
      access_token: string;
    };
    expect(await tokens.verify(answer.access_token)).toEqual({
      subject: 'enforcement-judge.dongying',
      roles: ['enforcement-judge'],
      court: '鲁0502',
    });
  });

  it('that nobody began is refused', async () => {
    const answer = await fetch(`${identity.issuer}/login/nothing`, {
      method: 'POST',
      body: new URLSearchParams({ subject: 'creditor-demo' }),
    });
    expect(answer.status).toBe(400);
  });
});

/** Keeps cookies and follows redirects as long as they stay with the provider. */
class Browser {
  private readonly cookies = new Map<string, string>();
  constructor(private readonly origin: string) {}

  async go(path: string, form?: URLSearchParams): Promise<Response> {
    const url = new URL(path, this.origin);
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, {
      method: form ? 'POST' : 'GET',
      body: form,
      redirect: 'manual',
      headers: { cookie },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0]!.split('=') as [string, string];
      this.cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    const staysHere = location !== null && new URL(location, this.origin).origin === this.origin;
    return staysHere ? this.go(location) : answer;
  }
}

describe('the provider', () => {
  it('has one subject a person', () => {
    const subjects = DEMONSTRATION_PERSONS.map(({ subject }) => subject);
    expect(new Set(subjects).size).toBe(subjects.length);
  });

  it('keeps its keys for the owner only, and tokens outlive a restart', async () => {
    expect((await stat(join(folder, 'keys.json'))).mode & 0o777).toBe(0o600);
    const before = await readFile(join(folder, 'keys.json'), 'utf8');
    const again = await startIdentity({ host: '127.0.0.1', port: 0, dataFolder: folder });
    await again.close();
    expect(await readFile(join(folder, 'keys.json'), 'utf8')).toBe(before);
  });

  it('publishes no private key', async () => {
    const { keys } = (await (await fetch(`${identity.issuer}/jwks`)).json()) as { keys: object[] };
    expect(keys).toHaveLength(1);
    expect(keys[0]).not.toHaveProperty('d');
  });

  it('refuses to listen beyond this machine', async () => {
    await expect(startIdentity({ host: '0.0.0.0', port: 0, dataFolder: folder })).rejects.toThrow('loopback only');
  });

  it('no token of another issuer is accepted', async () => {
    const other = await startIdentity({ host: '127.0.0.1', port: 0, dataFolder: folder });
    const token = await demonstrationToken(other.issuer, { role: 'clerk' });
    await other.close();
    await expect(tokens.verify(token)).rejects.toBeInstanceOf(AccessError);
  });
});
