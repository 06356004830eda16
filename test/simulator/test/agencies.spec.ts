import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { overHttps, Unanswered } from '@hejie/agency-conformance';
import { faultlessPopulation, startAgencies, type AgenciesOptions, type RunningAgencies } from '../src/index.js';
import { COURT_KEYS, delivery, entryIdOf, signed } from './fixture/court.js';
import { newPki, type Pki } from './fixture/pki.js';

// Each request is a TLS connection of its own, which takes its time on a busy machine.
jest.setTimeout(60_000);

const ID = 'credit-china';
let pki: Pki;
let stranger: Pki;
let folder: string;
let running: RunningAgencies;
beforeAll(() => void ([pki, stranger] = [newPki(), newPki()]));
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'hejie-agencies-'))));
afterEach(async () => {
  await running.close();
  rmSync(folder, { recursive: true });
});

const start = async (given: Partial<AgenciesOptions> = {}) => {
  const file = join(folder, 'agencies.ndjson');
  running = await startAgencies({ port: 0, controlPort: 0, tls: { ...pki.server, ca: pki.ca }, file, ...given });
};
const speak = (certificate?: { cert: string; key: string }) =>
  overHttps({ url: `${running.url}/${ID}`, ca: pki.ca, ...certificate });
const put = async (message: ReturnType<typeof delivery>) => {
  const body = Buffer.from(JSON.stringify(message));
  const asked = {
    method: 'PUT',
    path: `/deliveries/${message.deliveryId}`,
    body,
    signature: await signed(body),
  } as const;
  return JSON.parse(String((await speak(pki.client)(asked)).body)) as object;
};
const control = async (method: string, path: string, body?: object): Promise<unknown> => {
  const headers = { 'content-type': 'application/json', connection: 'close' };
  const response = await fetch(`${running.controlUrl}${path}`, { method, headers, body: JSON.stringify(body) });
  const text = await response.text();
  return text === '' ? response.status : JSON.parse(text);
};
const settle = (given: object = {}) => {
  const { agencies, ...rest } = faultlessPopulation(3, COURT_KEYS);
  return control('PUT', '/population', { ...rest, agencies: agencies.map((one) => ({ ...one, ...given })) });
};
// In real time: the doors read the clock of the machine where no court time is told.
const soon = { expiresAt: '2099-01-01T00:00:00+08:00' as never };

describe('the process of the agencies', () => {
  it('speaks to whoever shows a certificate of its authority, and to nobody else', async () => {
    await start();
    await settle();
    const asked = { method: 'GET', path: '/contract' } as const;
    expect(await speak(pki.client)(asked)).toMatchObject({ status: 200 });
    await expect(speak()(asked)).rejects.toThrow(Unanswered);
    await expect(speak(stranger.client)(asked)).rejects.toThrow(Unanswered);
    expect(await overHttps({ url: `${running.url}/nobody`, ca: pki.ca, ...pki.client })(asked)).toMatchObject({
      status: 404,
    });
  });

  it('goes on after a restart from what it had, to the same answers', async () => {
    await start();
    await settle({ delayMinutes: 60 });
    const waiting = delivery(ID, 'waiting', 'ADD', 1, soon);
    const received = await put(waiting);
    await settle();
    const told = [delivery(ID, 'e', 'ADD', 1, soon), delivery(ID, 'e', 'DELETE', 2, soon)];
    const answers = [await put(told[0]!), await put(told[1]!)];
    expect(answers).toMatchObject([{ state: 'APPLIED' }, { state: 'APPLIED' }]);
    await running.close();
    // Killed in the middle of a line.
    appendFileSync(join(folder, 'agencies.ndjson'), '{"agencyId":"credit-ch');
    await start();
    await put(delivery(ID, 'f', 'ADD', 1, soon));
    await put(delivery(ID, 'f', 'DELETE', 2, soon));
    await running.close();
    await start();
    expect([await put(told[0]!), await put(told[1]!)]).toEqual(answers);
    expect(await put(waiting)).toEqual(received);
    const entries = (await control('GET', `/agencies/${ID}/entries`)) as {
      entryId: string;
      state: string;
      version: number;
    }[];
    const standing = entries.map(({ entryId, state, version }) => [entryId, state, version]);
    expect(standing).toEqual(['e', 'f'].map((entry) => [entryIdOf(entry), 'ABSENT', 2]).sort());
  });

  it('remembers what it did of itself under its behaviour of then', async () => {
    await start();
    await settle({ delayMinutes: 60 });
    await put(delivery(ID, 'e', 'ADD', 1, soon));
    const later = encodeURIComponent('2098-01-01T00:00:00+08:00');
    const entries = await control('GET', `/agencies/${ID}/entries?at=${later}`);
    expect(entries).toMatchObject([{ state: 'PRESENT' }]);
    await settle({ lies: 'ALWAYS' });
    await running.close();
    await start();
    expect(await control('GET', `/agencies/${ID}/entries?at=${later}`)).toEqual(entries);
  });

  it('is directed at its other door: an old copy published again, an entry tampered with, keys to verify by', async () => {
    await start();
    const keys = (await settle()) as Record<string, { keys: { kid: string }[] }>;
    expect(keys[ID]!.keys).toEqual([running.agencies.get(ID)!.publicKey]);
    await put(delivery(ID, 'e', 'ADD', 1, soon));
    await put(delivery(ID, 'e', 'DELETE', 2, soon));
    expect(await control('POST', `/agencies/${ID}/republish`, {})).toEqual({ republished: 1 });
    const identityDigest = `sha256:${'0'.repeat(64)}`;
    await control('POST', `/agencies/${ID}/tamper`, { entryId: entryIdOf('x'), effect: 'SHARING', identityDigest });
    const entries = (await control('GET', `/agencies/${ID}/entries`)) as object[];
    expect(entries).toHaveLength(2);
    expect(entries).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ entryId: entryIdOf('e'), state: 'PRESENT', version: 1 }),
        expect.objectContaining({ entryId: entryIdOf('x'), state: 'PRESENT', identityDigest }),
      ]),
    );
    expect(await control('POST', '/agencies/nobody/republish', {})).toMatchObject({ title: '没有这一单位' });
    expect(await control('PUT', '/population', { seed: 1 })).toMatchObject({ title: expect.any(String) });
  });

  it('loses a request by breaking the connection', async () => {
    await start();
    await settle({ loss: { share: 1, afterEffect: 1 } });
    await expect(put(delivery(ID, 'e', 'ADD', 1, soon))).rejects.toThrow(Unanswered);
    expect(await control('GET', `/agencies/${ID}/entries`)).toMatchObject([{ state: 'PRESENT' }]);
  });

  it('brings its receipts to the court’s door, until they have arrived', async () => {
    const came: { path: string | undefined; signature: unknown; body: string }[] = [];
    let refusals = 2;
    const door = createServer(
      { ...pki.server, ca: pki.ca, requestCert: true, rejectUnauthorized: true },
      (request, response) => {
        let body = '';
        request.on('data', (part) => (body += String(part)));
        request.on('end', () => {
          refusals -= 1;
          if (refusals < 0) came.push({ path: request.url, signature: request.headers['hejie-signature'], body });
          response.writeHead(refusals < 0 ? 200 : 503).end();
        });
      },
    );
    await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
    const url = `https://127.0.0.1:${(door.address() as AddressInfo).port}`;
    await start({ court: { url, ca: pki.ca, certificateOf: () => pki.client } });
    await settle({ pushes: true });
    const told = await put(delivery(ID, 'e', 'ADD', 1, soon));
    for (let turn = 0; came.length === 0 && turn < 100; turn += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(came).toEqual([
      { path: '/hejie/v1/receipts', signature: expect.stringContaining('..'), body: JSON.stringify(told) },
    ]);
    door.close();
    door.closeAllConnections();
  });
});
