import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ControlOrder, type PropertyQuery } from '@hejie/contracts/exchange';
import { courtInstant, legalDate, type Yuan } from '@hejie/law';
import { HttpPropertyExchange } from '../src/exchange/http-property-exchange.js';
import { ExchangeAway, ExchangeRefusal } from '../src/exchange/property-exchange.js';
import { ACCOUNT, FLAT, KeepersProcess } from './fixture/keepers.js';

const AT = courtInstant('2026-06-02T10:00:00+08:00');
const LATER = courtInstant('2026-06-02T10:10:00+08:00');
const CASE = '（2026）鲁0502执12号';
const ID = '91370502MA3C5RL07J';
const query: PropertyQuery = {
  caseNumber: CASE,
  askedAt: AT,
  subject: { kind: 'UNIT', name: '东营市某某机械有限公司', idNumber: ID },
  classes: ['DEPOSIT', 'REAL_ESTATE'],
};
const paper = { number: `${CASE}之一`, hash: `sha256:${'0'.repeat(64)}` };
const order: ControlOrder = {
  caseNumber: CASE,
  orderedAt: AT,
  action: 'CONTROL',
  reference: 'account-1',
  cap: '100000.00' as Yuan,
  from: legalDate('2026-06-02'),
  to: legalDate('2027-06-01'),
  ruling: paper,
  notice: paper,
};

let keepers: KeepersProcess;
let exchange: HttpPropertyExchange;
beforeAll(async () => {
  keepers = await KeepersProcess.prepare();
  await keepers.start();
  await keepers.settle(ID, [ACCOUNT, FLAT]);
  exchange = new HttpPropertyExchange(keepers.url);
}, 30_000);
afterAll(() => keepers?.end());

/** What every real side of the port is held to. */
describe('the exchange with those who keep property', () => {
  it('takes a query once, and answers it when its time has come', async () => {
    await exchange.putQuery('q-1', query);
    await exchange.putQuery('q-1', query);
    expect(await exchange.answer('q-1', AT)).toMatchObject({ queryId: 'q-1', state: 'PENDING', found: [] });
    expect(await exchange.answer('q-1', LATER)).toMatchObject({ state: 'ANSWERED', found: [ACCOUNT, FLAT] });
    expect(await exchange.answer('q-1', LATER)).toEqual(await exchange.answer('q-1', LATER));
  });

  it('takes an order once, and gives its receipt when its time has come', async () => {
    await exchange.putOrder('o-1', order);
    await exchange.putOrder('o-1', order);
    expect(await exchange.receipt('o-1', AT)).toEqual({ orderId: 'o-1', state: 'PENDING' });
    expect(await exchange.receipt('o-1', LATER)).toMatchObject({ state: 'DONE', rank: 1, amount: '100000.00' });
  });

  it('takes a search once, and says what came of it when its time has come', async () => {
    const { caseNumber, askedAt, subject } = query;
    await exchange.putSearch('s-1', { caseNumber, askedAt, subject });
    await exchange.putSearch('s-1', { caseNumber, askedAt, subject });
    expect(await exchange.searched('s-1', AT)).toEqual({ searchId: 's-1', state: 'PENDING' });
    expect(await exchange.searched('s-1', LATER)).toMatchObject({ state: 'NOT_FOUND', receivedAt: LATER });
    const stranger = { caseNumber, askedAt, subject, vehicle: 'nothing' };
    await expect(exchange.putSearch('s-2', stranger)).rejects.toThrow(ExchangeRefusal);
  });

  it('refuses the same id with other content, and what nobody keeps', async () => {
    await expect(exchange.putQuery('q-1', { ...query, classes: ['DEPOSIT'] })).rejects.toThrow(ExchangeRefusal);
    await expect(exchange.putOrder('o-2', { ...order, reference: 'nothing' })).rejects.toThrow(ExchangeRefusal);
    await expect(exchange.receipt('o-9', AT)).rejects.toThrow(ExchangeRefusal);
  });

  it('names nobody in what it throws', async () => {
    const refused = await exchange.putQuery('q-1', { ...query, classes: ['DEPOSIT'] }).catch((error: Error) => error);
    expect(String(refused)).not.toMatch(/东营市|91370502/);
  });

  it('remembers over a restart', async () => {
    await keepers.stop();
    const away = await exchange.putQuery('q-2', query).catch((error: unknown) => error);
    expect(away).toBeInstanceOf(ExchangeAway);
    await keepers.start();
    expect(await exchange.answer('q-1', LATER)).toMatchObject({ state: 'ANSWERED' });
  }, 30_000);
});

describe('a keeper who does not answer as agreed', () => {
  const served = async (answer: Parameters<typeof createServer>[1]): Promise<[Server, HttpPropertyExchange]> => {
    const server = createServer(answer as never);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return [server, new HttpPropertyExchange(`http://127.0.0.1:${port}`, undefined, 200)];
  };
  const stopped = (server: Server) => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };

  it.each([
    ['is silent', () => undefined],
    ['fails', (_: unknown, response: { writeHead(status: number): { end(): void } }) => response.writeHead(500).end()],
    [
      'has too much to do',
      (_: unknown, response: { writeHead(status: number): { end(): void } }) => response.writeHead(429).end(),
    ],
    [
      'does not know the court (401)',
      (_: unknown, response: { writeHead(status: number): { end(): void } }) => response.writeHead(401).end(),
    ],
    [
      'does not let the court in (403)',
      (_: unknown, response: { writeHead(status: number): { end(): void } }) => response.writeHead(403).end(),
    ],
    [
      'answers about something else',
      (_: unknown, response: { end(text: string): void }) => response.end('{"orderId":"o-2","state":"PENDING"}'),
    ],
    [
      'speaks in another shape',
      (_: unknown, response: { end(text: string): void }) => response.end('{"state":"DONE"}'),
    ],
    [
      'sends elsewhere',
      (_: unknown, response: { writeHead(status: number, headers: object): { end(): void } }) =>
        response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    ],
  ])('%s: it is tried again, and not taken for a refusal', async (_, answer) => {
    const [server, strange] = await served(answer as never);
    const error = await strange.receipt('o-1', AT).catch((failure: unknown) => failure);
    expect(error).toHaveProperty('message');
    expect(error).not.toBeInstanceOf(ExchangeRefusal);
    if (_ !== 'sends elsewhere') expect(error).not.toBeInstanceOf(ExchangeAway);
    await stopped(server);
  });

  it.each([
    ['breaks off', (_: unknown, response: { destroy(): void }) => response.destroy()],
    [
      'breaks off in the midst of it',
      (_: unknown, response: { write(text: string, then: () => void): void; destroy(): void }) =>
        response.write('{"orderId":', () => response.destroy()),
    ],
    [
      'is not behind his door (503)',
      (_: unknown, response: { writeHead(status: number): { end(): void } }) => response.writeHead(503).end(),
    ],
  ])('%s: he is away, which is nothing of the one request', async (_, answer) => {
    const [server, strange] = await served(answer as never);
    await expect(strange.receipt('o-1', AT)).rejects.toThrow(ExchangeAway);
    await stopped(server);
  });
});

describe('the door of the exchange', () => {
  it('may stand below a path, with or without a slash at its end, and is told who asks', async () => {
    const asked: (string | undefined)[][] = [];
    const server = createServer(({ url, headers: { authorization } }, response) => {
      asked.push([url, authorization]);
      response.end('{"orderId":"o-1","state":"PENDING"}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const door = `http://127.0.0.1:${(server.address() as AddressInfo).port}/court`;
    for (const base of [door, `${door}/`])
      await new HttpPropertyExchange(base, 'a secret of the court').receipt('o-1', AT);
    const path = `/court/control-orders/o-1?at=${encodeURIComponent(AT)}`;
    expect(asked).toEqual(Array(2).fill([path, 'Bearer a secret of the court']));
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
});
