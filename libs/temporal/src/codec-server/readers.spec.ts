import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestIssuer } from '@hejie/security/testing';
import { codecServerConfig } from './codec-server-config.js';
import { readersOf, type AdmitReader } from './readers.js';

const KEYS = `k1:${Buffer.alloc(32, 1).toString('base64')}`;
let issuer: TestIssuer;
beforeAll(async () => {
  issuer = await TestIssuer.start();
});
afterAll(() => issuer.close());

/** As the server is configured by its environment. */
function configured(over: Record<string, string> = {}): AdmitReader {
  const env = { CODEC_PORT: '1', CODEC_UI_ORIGIN: 'http://127.0.0.1:8233', TEMPORAL_PAYLOAD_KEYS: KEYS };
  const own = { OIDC_ISSUER: issuer.issuer, OIDC_AUDIENCE: issuer.audience };
  const readers = readersOf(codecServerConfig.parse({ ...env, ...own, ...over }));
  if (readers === 'everybody') throw new Error('everybody may read');
  return readers;
}

describe('payloads are shown', () => {
  it('to an operator', async () => {
    await configured()(await issuer.token({ roles: ['operator'] }));
  });

  it.each([
    ['no other role', { roles: ['court-president', 'supervisor'], court: '鲁0502' }, 'AUTH.ROLE_DENIED'],
    ['no operator whose token is bound to cases', { roles: ['operator'], caseIds: ['case-1'] }, 'AUTH.BOUND_TO_CASES'],
  ] as const)('to %s', async (_who, person, code) => {
    await expect(configured()(await issuer.token(person))).rejects.toMatchObject({ status: 403, code });
  });

  it('to no token that is not valid: who bears it is not known', async () => {
    const readers = configured();
    const expired = await issuer.token({ roles: ['operator'] }, { ttl: -60 });
    const forged = await issuer.token({ roles: ['operator'] }, { foreignKey: true });
    await expect(readers(expired)).rejects.toMatchObject({ status: 401, code: 'AUTH.TOKEN_EXPIRED' });
    await expect(readers(forged)).rejects.toMatchObject({ status: 401, code: 'AUTH.TOKEN_INVALID' });
  });

  it('by keys that lie elsewhere than below the issuer, where OIDC_JWKS_URI says so', async () => {
    const published = createServer((_request, response) => {
      void fetch(`${issuer.issuer}/jwks`)
        .then((keys) => keys.text())
        .then((keys) => response.setHeader('content-type', 'application/json').end(keys));
    });
    await new Promise<void>((resolve) => published.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = published.address() as AddressInfo;
      const inside = 'https://identity.inside.example';
      const readers = configured({ OIDC_ISSUER: inside, OIDC_JWKS_URI: `http://127.0.0.1:${port}/keys` });
      await readers(await issuer.token({ roles: ['operator'] }, { issuer: inside }));
    } finally {
      published.closeAllConnections();
      await new Promise((resolve) => published.close(resolve));
    }
  });

  it('to nobody while the keys cannot be read, and that is no refusal', async () => {
    const readers = configured({ OIDC_JWKS_URI: 'http://127.0.0.1:1/jwks' });
    await expect(readers(await issuer.token({ roles: ['operator'] }))).rejects.toMatchObject({
      status: 503,
      code: 'AUTH.KEYS_UNAVAILABLE',
    });
  });

  it('to everybody where that is said, for invented cases', () => {
    const env = { CODEC_PORT: '1', CODEC_UI_ORIGIN: 'http://127.0.0.1:8233', TEMPORAL_PAYLOAD_KEYS: KEYS };
    expect(readersOf(codecServerConfig.parse({ ...env, CODEC_AUTH: 'off' }))).toBe('everybody');
  });
});
