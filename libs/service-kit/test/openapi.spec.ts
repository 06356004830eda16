import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { describeService, writeOpenApi } from '../src/index.js';
import { receiptsService } from './fixture/receipts.service.js';

const env = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' };

describe('the description of a service', () => {
  it('is the same text each time, and is made without a database', async () => {
    expect(await describeService(receiptsService, env)).toBe(await describeService(receiptsService, env));
  });

  it('says of a command its body, its key, its clock, who may and what is answered', async () => {
    const document = JSON.parse(await describeService(receiptsService, env));
    const { post } = document.paths['/cases/{caseId}/receipts'];
    expect(post.requestBody.content['application/json'].schema).toMatchObject({
      required: ['amount', 'valueDate'],
      additionalProperties: false,
    });
    expect(post.parameters.map(({ name }: { name: string }) => name).sort()).toEqual([
      'Court-Clock',
      'Idempotency-Key',
      'caseId',
    ]);
    expect(post['x-hejie-access']).toEqual({ roles: ['clerk', 'enforcement-judge'], scope: 'court' });
    expect([post.summary, post.description]).toEqual([
      '登记收款',
      '可调用：书记员、执行法官（限本院）。 May call: clerk, enforcement judge (of the court).',
    ]);
    expect(post.responses['201'].content['application/json'].schema.required).toEqual([
      'receiptId',
      'amount',
      'recordedAt',
    ]);
    expect(post.responses.default.content).toHaveProperty(['application/problem+json']);
  });

  it('names every parameter of a path', async () => {
    const document = JSON.parse(await describeService(receiptsService, env));
    expect(document.paths['/cases/{caseId}/receipts/election'].post.parameters[0]).toMatchObject({
      in: 'path',
      name: 'caseId',
      required: true,
    });
  });

  it('that was committed and is no longer true fails the check', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hejie-openapi-'));
    const file = pathToFileURL(join(folder, 'openapi.json'));
    try {
      expect(await writeOpenApi(receiptsService, file, env, ['--check'])).toBe(1);
      expect(await writeOpenApi(receiptsService, file, env, [])).toBe(0);
      expect(await writeOpenApi(receiptsService, file, env, ['--check'])).toBe(0);
      await writeFile(file, (await readFile(file, 'utf8')).replace('receiptId', 'id'));
      expect(await writeOpenApi(receiptsService, file, env, ['--check'])).toBe(1);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
