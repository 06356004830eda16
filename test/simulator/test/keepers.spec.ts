import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { controlReceipt, propertyAnswer, searchResult } from '@hejie/contracts/exchange';
import { startKeepers } from '../src/index.js';

const AT = '2026-01-20T10:00:00+08:00';
const LATER = '2026-01-20T10:10:00+08:00';
const SUBJECT = { kind: 'UNIT', name: '某建设公司', idNumber: '91330000MA00000001' };
const ACCOUNT = {
  class: 'DEPOSIT',
  reference: 'account-1',
  keeper: '某银行缙云支行',
  description: '基本存款账户，尾号0001',
  value: '120000.00',
  share: '1',
  charges: '0.00',
  priorControls: 0,
};
const FLAT = { ...ACCOUNT, class: 'REAL_ESTATE', reference: 'flat-1', description: '1幢101室', priorControls: 2 };
const QUERY = {
  caseNumber: '（2026）浙1122执12号',
  askedAt: AT,
  subject: SUBJECT,
  classes: ['DEPOSIT', 'REAL_ESTATE'],
};
const PAPER = { number: '（2026）浙1122执12号之一', hash: `sha256:${'0'.repeat(64)}` };
const ORDER = {
  caseNumber: QUERY.caseNumber,
  orderedAt: AT,
  action: 'CONTROL',
  reference: 'account-1',
  cap: '100000.00',
  from: '2026-01-20',
  to: '2027-01-19',
  ruling: PAPER,
  notice: PAPER,
};

let folder: string;
let server: Awaited<ReturnType<typeof startKeepers>>;
const start = async () => (server = await startKeepers({ port: 0, file: join(folder, 'keepers.json') }));
const stop = () => server.close();
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hejie-keepers-'));
  await start();
});
afterEach(async () => {
  await stop();
  rmSync(folder, { recursive: true });
});

async function call(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: { 'content-type': 'application/json', connection: 'close' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
}
const settle = (behaviour: object = {}) =>
  call('PUT', '/population', {
    subjects: [{ idNumber: SUBJECT.idNumber, property: [ACCOUNT, FLAT] }],
    behaviour,
  });
const answer = async (at: string) =>
  propertyAnswer.parse((await call('GET', `/property-queries/q-1?at=${encodeURIComponent(at)}`)).body);
const receipt = async (at: string) =>
  controlReceipt.parse((await call('GET', `/control-orders/o-1?at=${encodeURIComponent(at)}`)).body);

describe('the keepers of property', () => {
  it('answer a query by class, when their time has come, and say what they do not answer', async () => {
    await settle({ REAL_ESTATE: { unanswered: '登记系统维护' } });
    expect(await call('PUT', '/property-queries/q-1', QUERY)).toMatchObject({ status: 202 });
    expect(await answer(AT)).toMatchObject({ state: 'PENDING', found: [] });
    expect(await answer(LATER)).toEqual({
      queryId: 'q-1',
      state: 'ANSWERED',
      classes: [{ class: 'DEPOSIT', answeredAt: LATER, asOf: '2026-01-20', limits: null }],
      found: [ACCOUNT],
      unanswered: [{ class: 'REAL_ESTATE', reason: '登记系统维护' }],
    });
  });

  it('find nothing of whom they do not know', async () => {
    await call('PUT', '/property-queries/q-1', QUERY);
    expect(await answer(LATER)).toMatchObject({ state: 'ANSWERED', found: [] });
  });

  it('carry an order out up to its cap, once, and queue it behind other courts', async () => {
    await settle();
    expect(await call('PUT', '/control-orders/o-1', ORDER)).toMatchObject({ status: 202 });
    expect(await call('PUT', '/control-orders/o-1', ORDER)).toMatchObject({ status: 202 });
    expect(await call('PUT', '/control-orders/o-1', { ...ORDER, cap: '1.00' })).toMatchObject({ status: 409 });
    expect(await receipt(AT)).toEqual({ orderId: 'o-1', state: 'PENDING' });
    const done = { orderId: 'o-1', state: 'DONE', receivedAt: LATER, by: '某银行缙云支行', rank: 1 };
    expect(await receipt(LATER)).toEqual({ ...done, amount: '100000.00', effectiveOn: '2026-01-20' });
    await call('PUT', '/control-orders/o-2', { ...ORDER, reference: 'flat-1' });
    const queued = await call('GET', `/control-orders/o-2?at=${encodeURIComponent(LATER)}`);
    expect(queued.body).toMatchObject({ state: 'QUEUED', rank: 3 });
  });

  it('release, refuse with their reason, or stay silent', async () => {
    await settle({ REAL_ESTATE: { refuses: '已过户' }, DEPOSIT: { silent: true } });
    await call('PUT', '/control-orders/o-1', { ...ORDER, reference: 'flat-1' });
    expect(await receipt(LATER)).toMatchObject({ state: 'REFUSED', reason: '已过户' });
    await call('PUT', '/control-orders/o-2', ORDER);
    const silent = await call('GET', `/control-orders/o-2?at=${encodeURIComponent('2027-01-20T10:00:00+08:00')}`);
    expect(silent.body).toEqual({ orderId: 'o-2', state: 'PENDING' });
    await settle();
    const { cap: _cap, from: _from, to: _to, ...release } = ORDER;
    await call('PUT', '/control-orders/o-3', { ...release, action: 'RELEASE' });
    const done = await call('GET', `/control-orders/o-3?at=${encodeURIComponent(LATER)}`);
    expect(done.body).toMatchObject({ state: 'DONE', receivedAt: LATER });
  });

  it('look for persons and vehicles, each as they behave, and say of whom they know nothing that he is not found', async () => {
    const car = { ...ACCOUNT, class: 'VEHICLE', reference: 'car-1', description: '浙K某某号轿车' };
    const behaviour = { WHEREABOUTS: { answersAfterMinutes: 20 } };
    const vehiclesAt = { 'car-1': '某某路停车场' };
    const of = (whereabouts?: string) => ({ idNumber: SUBJECT.idNumber, property: [car], vehiclesAt, whereabouts });
    await call('PUT', '/population', { subjects: [of('某某小区')], behaviour });
    const search = { caseNumber: QUERY.caseNumber, askedAt: AT, subject: SUBJECT };
    const vehicle = { ...search, vehicle: 'car-1' };
    expect(await call('PUT', '/searches/s-1', search)).toMatchObject({ status: 202 });
    expect(await call('PUT', '/searches/s-1', vehicle)).toMatchObject({ status: 409 });
    expect(await call('PUT', '/searches/s-2', vehicle)).toMatchObject({ status: 202 });
    expect(await call('PUT', '/searches/s-3', { ...search, vehicle: 'car-9' })).toMatchObject({ status: 404 });
    const looked = async (id: string, at: string) =>
      searchResult.parse((await call('GET', `/searches/${id}?at=${encodeURIComponent(at)}`)).body);
    expect(await looked('s-1', LATER)).toEqual({ searchId: 's-1', state: 'PENDING' });
    expect(await looked('s-2', LATER)).toMatchObject({ state: 'FOUND', receivedAt: LATER, place: '某某路停车场' });
    const later = '2026-01-20T10:20:00+08:00';
    expect(await looked('s-1', later)).toMatchObject({ state: 'FOUND', asOf: later, place: '某某小区' });
    await call('PUT', '/population', { subjects: [of()], behaviour });
    expect(await looked('s-1', later)).toMatchObject({ state: 'NOT_FOUND' });
  });

  it('refuse what they do not understand or do not keep', async () => {
    expect(await call('PUT', '/control-orders/o-1', ORDER)).toMatchObject({ status: 404 });
    expect(await call('PUT', '/property-queries/q-1', { ...QUERY, classes: [] })).toMatchObject({ status: 422 });
    expect(await call('GET', `/property-queries/q-9?at=${encodeURIComponent(AT)}`)).toMatchObject({ status: 404 });
  });

  it('remember over a restart', async () => {
    await settle();
    await call('PUT', '/property-queries/q-1', QUERY);
    await stop();
    await start();
    expect(await answer(LATER)).toMatchObject({ state: 'ANSWERED', found: [ACCOUNT, FLAT] });
  });
});
