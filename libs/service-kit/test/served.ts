import { afterAll, beforeAll } from '@jest/globals';
import { TestIssuer } from '@hejie/security/testing';
import { testDatabase, type FileDatabase } from '@hejie/testing';
import supertest from 'supertest';
import { makeService, type MadeService } from '../src/index.js';
import { receiptsService } from './receipts.service.js';

/** The example service over a real database and a real issuer, for one test file. */
export interface Served {
  readonly database: FileDatabase;
  readonly issuer: TestIssuer;
  readonly service: MadeService<{ DATABASE_URL: never }>;
  http(): ReturnType<typeof supertest>;
  /** A command with token, key and clock; a key of its own unless one is given. */
  post(path: string, token: string, key?: string): supertest.Test;
  get(path: string, token: string): supertest.Test;
}

export const CLOCK = 'at=2026-10-09T09:00:00+08:00; until=2026-10-10T00:00:00+08:00; rate=86400';

export function serveReceipts(env: NodeJS.ProcessEnv = {}): Served {
  const database = testDatabase({ prefix: 'service_kit' });
  let issuer: TestIssuer;
  let service: Served['service'];
  let keys = 0;
  beforeAll(async () => {
    issuer = await TestIssuer.start();
    const base = {
      DATABASE_URL: database.url,
      PORT: '0',
      OIDC_ISSUER: issuer.issuer,
      COURT_CLOCK: 'compressed',
      LOG_LEVEL: 'silent',
    };
    service = (await makeService(receiptsService, { env: { ...base, ...env } })) as never;
  });
  afterAll(async () => {
    await service?.stop();
    await issuer?.close();
  });
  const http = () => supertest(service.app.getHttpServer());
  return {
    database,
    get issuer() {
      return issuer;
    },
    get service() {
      return service;
    },
    http,
    post: (path, token, key = `key-${++keys}`) =>
      http().post(path).set('authorization', `Bearer ${token}`).set('idempotency-key', key).set('court-clock', CLOCK),
    get: (path, token) => http().get(path).set('authorization', `Bearer ${token}`).set('court-clock', CLOCK),
  };
}
