import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestIssuer } from '@hejie/security/testing';
import { testDatabase } from '@hejie/testing';
import supertest from 'supertest';
import { makeService, type MadeService } from '../src/index.js';
import { receiptsService, workflowCalls } from './receipts.service.js';

const database = testDatabase({ prefix: 'service_kit' });
let issuer: TestIssuer;
let service: MadeService<never>;
let clerk: string;

const CLOCK = 'at=2026-10-09T09:00:00+08:00; until=2026-10-10T00:00:00+08:00; rate=86400';
const RECEIPT = { amount: '8182.00', valueDate: '2026-10-09' };
let keys = 0;

const http = () => supertest(service.app.getHttpServer());
const post = (path: string, token = clerk, key = `key-${++keys}`) =>
  http().post(path).set('authorization', `Bearer ${token}`).set('idempotency-key', key).set('court-clock', CLOCK);
const receipts = async () => Number((await database.admin.query('select count(*) from receipts.receipts')).rows[0].count);

beforeAll(async () => {
  issuer = await TestIssuer.start();
  const env = { DATABASE_URL: database.url, PORT: '0', OIDC_ISSUER: issuer.issuer, COURT_CLOCK: 'compressed', LOG_LEVEL: 'fatal' };
  service = (await makeService(receiptsService, { env })) as never;
  clerk = await issuer.token({ subject: 'clerk-dongying', roles: ['clerk'], court: '鲁0502' });
});
afterAll(async () => {
  await service?.stop();
  await issuer?.close();
});

describe('a command that is right', () => {
  it('is carried out at the court time of its header', async () => {
    const before = await receipts();
    const answer = await post('/cases/case-1/receipts').send(RECEIPT);
    expect(answer.body).toMatchObject({ amount: '8182.00', recordedAt: expect.stringMatching(/^2026-10-09T09:00:00/) });
    expect(answer.status).toBe(201);
    expect(await receipts()).toBe(before + 1);
  });

  it('repeated with its key gives the same answer and no second receipt', async () => {
    const before = await receipts();
    const first = await post('/cases/case-1/receipts', clerk, 'same').send(RECEIPT);
    const again = await post('/cases/case-1/receipts', clerk, 'same').send(RECEIPT);
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(await receipts()).toBe(before + 1);
  });
});
