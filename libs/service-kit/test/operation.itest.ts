import { describe, expect, it } from '@jest/globals';
import { casePath } from '@hejie/contracts/http';
import { Readiness } from '../src/index.js';
import { CASE_ID } from './fixture/receipts.service.js';
import { serveReceipts } from './fixture/served.js';

const served = serveReceipts();
const PATH = casePath(CASE_ID, '/receipts');

describe('what operators ask a service', () => {
  it('it lives', async () => {
    await served.http().get('/health/live').expect(200, { status: 'live' });
  });

  it('it is ready while its database answers', async () => {
    await served
      .http()
      .get('/health/ready')
      .expect(200, { ready: true, checks: { postgres: 'up' } });
  });

  it('it is not ready while something it needs is down or does not answer, and says what but not why', async () => {
    let down = true;
    served.service.app
      .get(Readiness)
      .register('kafka', () => (down ? Promise.reject(new Error('geheim at 10.0.0.1')) : Promise.resolve()));
    const answer = await served.http().get('/health/ready').expect(503);
    expect(answer.body).toEqual({ ready: false, checks: { postgres: 'up', kafka: 'down' } });
    down = false;
    await served.http().get('/health/ready').expect(200);
  });

  it('it stays ready without what it can do without, and says that it is down', async () => {
    served.service.app.get(Readiness).register('letters', () => Promise.reject(new Error('away')), { required: false });
    const { body } = await served.http().get('/health/ready').expect(200);
    expect(body).toMatchObject({ ready: true, checks: { letters: 'down' } });
  });

  it('its metrics count requests by route, never by case', async () => {
    const clerk = await served.issuer.token({ roles: ['clerk'], court: '鲁0502' });
    await served.get(PATH, clerk).expect(200);
    const { text } = await served.http().get('/metrics').expect(200);
    expect(text).toMatch(
      /^http_server_request_duration_seconds_count\{.*route="\/cases\/:caseId\/receipts",status="200"\} 1$/m,
    );
    expect(text).not.toContain(CASE_ID);
  });

  it('its metrics are for this machine only', async () => {
    await served.http().get('/metrics').set('x-forwarded-for', '10.0.0.1').expect(404);
  });

  it('its interface is described, and the description can be read in a browser', async () => {
    const { body } = await served.http().get('/openapi.json').expect(200);
    expect(body.info.title).toBe('Hejie receipts');
    expect((await served.http().get('/docs').redirects(1).expect(200)).text).toContain('swagger-ui');
    const { body: pointer } = await served.http().get('/').expect(200);
    expect(pointer).toEqual({ service: 'receipts', docs: '/docs', openapi: '/openapi.json', ready: '/health/ready' });
  });

  it('its answers carry the id of the request, the given one or a new one, and protective headers', async () => {
    const answer = await served.http().get('/health/live').set('x-request-id', 'abc-1');
    expect(answer.headers).toMatchObject({ 'x-request-id': 'abc-1', 'x-content-type-options': 'nosniff' });
    expect(answer.headers).not.toHaveProperty('x-powered-by');
    const odd = await served.http().get('/health/live').set('x-request-id', 'a b"c');
    expect(odd.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});
