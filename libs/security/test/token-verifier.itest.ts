import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SignJWT, UnsecuredJWT } from 'jose';
import { TestIssuer } from '../src/testing/index.js';
import { TokenVerifier } from '../src/token-verifier.js';

let issuer: TestIssuer;
let tokens: TokenVerifier;
const clerk = { subject: 'clerk-1', roles: ['clerk'] as const, court: '鲁0502' };

beforeAll(async () => {
  issuer = await TestIssuer.start();
  tokens = new TokenVerifier(issuer.trusted);
});
afterAll(() => issuer.close());

describe('a token of the trusted issuer', () => {
  it('says who acts, in which role and court', async () => {
    expect(await tokens.verify(await issuer.token(clerk))).toEqual({
      subject: 'clerk-1',
      roles: ['clerk'],
      court: '鲁0502',
    });
  });

  it('says which party acts, and in which cases only', async () => {
    const token = await issuer.token({
      subject: 'p',
      roles: ['party'],
      partyRef: 'creditor-demo',
      caseIds: ['case-1'],
    });
    expect(await tokens.verify(token)).toEqual({
      subject: 'p',
      roles: ['party'],
      partyRef: 'creditor-demo',
      caseIds: ['case-1'],
    });
  });

  it('gives no role that Hejie does not know', async () => {
    const token = await issuer.token(clerk, { claims: { roles: ['clerk', 'emperor', '__proto__', 'constructor'] } });
    expect((await tokens.verify(token)).roles).toEqual(['clerk']);
  });

  it('is refused as expired once it has expired, beyond two seconds of skew', async () => {
    await expect(tokens.verify(await issuer.token(clerk, { ttl: -3 }))).rejects.toMatchObject({
      status: 401,
      code: 'AUTH.TOKEN_EXPIRED',
    });
    await expect(tokens.verify(await issuer.token(clerk, { ttl: 1 }))).resolves.toBeDefined();
  });
});

describe('a token is refused', () => {
  const refused = { status: 401, code: 'AUTH.TOKEN_INVALID' };

  it.each([
    ['of another issuer', { issuer: 'http://elsewhere' }],
    ['for another audience', { audience: 'another-system' }],
    ['of another kind, such as an identity token', { typ: 'JWT' }],
    ['signed with a key the issuer never published', { foreignKey: true }],
    ['whose roles are no list', { claims: { roles: 'clerk' } }],
    ['whose court is no text', { claims: { court: { $ne: '' } } }],
    ['whose court is empty', { claims: { court: '' } }],
  ])('%s', async (_what, wish) => {
    await expect(tokens.verify(await issuer.token(clerk, wish))).rejects.toMatchObject(refused);
  });

  it('without a signature', async () => {
    const claims = { sub: 'clerk-1', roles: ['clerk'], iss: issuer.issuer, aud: 'hejie', iat: 1, exp: 4_000_000_000 };
    await expect(tokens.verify(new UnsecuredJWT(claims).encode())).rejects.toMatchObject(refused);
  });

  it('signed symmetrically, whatever the secret', async () => {
    const secret = new TextEncoder().encode('published-key-as-secret-published-key-as-secret');
    const token = await new SignJWT({ sub: 'x', roles: ['clerk'] })
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: 'test-1' })
      .setIssuer(issuer.issuer)
      .setAudience('hejie')
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(secret);
    await expect(tokens.verify(token)).rejects.toMatchObject(refused);
  });

  it('that is no token at all', async () => {
    await expect(tokens.verify('not.a.token')).rejects.toMatchObject(refused);
    await expect(tokens.verify('')).rejects.toMatchObject(refused);
  });

  it('altered by one character', async () => {
    const [header, , signature] = (await issuer.token(clerk)).split('.');
    const forged = Buffer.from(
      JSON.stringify({
        sub: 'x',
        roles: ['court-president'],
        iss: issuer.issuer,
        aud: 'hejie',
        iat: 1,
        exp: 4_000_000_000,
      }),
    ).toString('base64url');
    await expect(tokens.verify(`${header}.${forged}.${signature}`)).rejects.toMatchObject(refused);
  });
});

describe('when the issuer cannot be reached', () => {
  it('nobody is called unauthorised: it is not known yet', async () => {
    const gone = await TestIssuer.start();
    const token = await gone.token(clerk);
    const verifier = new TokenVerifier(gone.trusted);
    await gone.close();
    await expect(verifier.verify(token)).rejects.toMatchObject({ status: 503, code: 'AUTH.KEYS_UNAVAILABLE' });
  });

  it('those whose key is known go on working', async () => {
    const gone = await TestIssuer.start();
    const verifier = new TokenVerifier(gone.trusted);
    const token = await gone.token(clerk);
    await verifier.verify(token);
    await gone.close();
    await expect(verifier.verify(token)).resolves.toMatchObject({ subject: 'clerk-1' });
  });
});
