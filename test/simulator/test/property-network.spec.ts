import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { checkKeeper, overHttps, type Answered, type Speak } from '@hejie/agency-conformance';
import { linkFor, type AgencyLink } from '@hejie/agency-link';
import { propertyRequest, type PropertyReply, type PropertyRequest } from '@hejie/contracts/exchange';
import { PROPERTY_NETWORK, startKeepers } from '../src/index.js';
import { AT, COURT_KEY, COURT_KEYS, deliveryIdOf, later } from './fixture/court.js';
import { newPki, type Pki } from './fixture/pki.js';

// Each request is a TLS connection of its own, which takes its time on a busy machine.
jest.setTimeout(60_000);

const pki: Pki = newPki();
const folder = mkdtempSync(join(tmpdir(), 'hejie-network-'));
let publishes: Server;
let running: Awaited<ReturnType<typeof startKeepers>>;
let at = AT;
const open: AgencyLink[] = [];

const start = () =>
  startKeepers({
    port: 0,
    file: join(folder, 'keepers.json'),
    network: {
      port: 0,
      seed: 1,
      courtKeysUrl: `http://127.0.0.1:${(publishes.address() as AddressInfo).port}/agency-keys`,
      tls: { ...pki.server, ca: pki.ca },
    },
  });
async function linkTo(signingKey = COURT_KEY): Promise<AgencyLink> {
  const { keys } = (await (await fetch(`${running.url}/keys`)).json()) as { keys: never };
  const link = linkFor(
    { kind: 'HTTPS', url: running.networkUrl!, ca: pki.ca, keys },
    { agencyId: PROPERTY_NETWORK, identity: { signingKey: signingKey as never, tls: pki.client }, courtTime: () => at },
  );
  open.push(link);
  return link;
}

beforeAll(async () => {
  publishes = createServer((_request, response) => response.end(JSON.stringify({ keys: COURT_KEYS })));
  await new Promise<void>((resolve) => publishes.listen(0, '127.0.0.1', resolve));
  running = await start();
});
afterAll(async () => {
  await Promise.all(open.map((link) => link.close()));
  await running.close();
  publishes.close();
  rmSync(folder, { recursive: true });
});

const ACCOUNT = {
  class: 'DEPOSIT',
  reference: 'account-1',
  keeper: '某银行',
  description: '尾号0001的账户',
  value: '1.00',
  share: '1',
  charges: '0.00',
  priorControls: 0,
};
const idOf = (name: string): string => deliveryIdOf(name).replace('D', 'P');
const caseNumber = '（2026）鲁0502执12号';
const subject = { kind: 'PERSON', name: '某某', idNumber: '370502199001010011' };
const requested = (name: string, request: object): PropertyRequest =>
  propertyRequest.parse({
    ...{ contract: '1', requestId: idOf(name), agencyId: PROPERTY_NETWORK, askedAt: AT },
    ...{ purpose: '查明财产', legalBasis: '网络查询规定第七条', request },
  });
const query = requested('q', { kind: 'QUERY', query: { caseNumber, askedAt: AT, subject, classes: ['DEPOSIT'] } });
const content = Buffer.from('%PDF').toString('base64');
const hash = `sha256:${createHash('sha256').update('%PDF').digest('hex')}`;
const paper = { number: `${caseNumber}之一`, hash, content, mediaType: 'application/pdf' };
const order = (name: string, reference: string, notice: object = paper): PropertyRequest =>
  requested(name, {
    kind: 'ORDER',
    order: { caseNumber, orderedAt: AT, action: 'CONTROL', reference, subject, ruling: paper, notice },
  });
const said = (heard: Awaited<ReturnType<AgencyLink['askProperty']>>) => (heard!.message as PropertyReply).reply;

/** The simulator signs and verifies by itself: a fault of the court's library shows here. */
describe('the court’s way to those who keep property, and the simulated network', () => {
  it('understand each other from the query to the receipt, on the court’s time, over a restart', async () => {
    await fetch(`${running.url}/population`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ subjects: [{ idNumber: subject.idNumber, property: [ACCOUNT], whereabouts: '甲地' }] }),
    });
    const link = await linkTo();
    expect(said(await link.askProperty(query))).toMatchObject({ kind: 'QUERY', answer: { state: 'PENDING' } });
    at = later(10);
    expect(await link.propertyReply(query.requestId)).toMatchObject({
      message: { at: later(10), reply: { answer: { state: 'ANSWERED', found: [ACCOUNT] } } },
    });
    const search = requested('s', { kind: 'SEARCH', search: { caseNumber, askedAt: AT, subject } });
    expect(said(await link.askProperty(search))).toMatchObject({ result: { state: 'FOUND', place: '甲地' } });
    expect(said(await link.askProperty(order('o', 'account-1')))).toMatchObject({ receipt: { state: 'DONE' } });
    await running.close();
    running = await start();
    const again = await linkTo();
    expect(said((await again.propertyReply(idOf('o')))!)).toMatchObject({ receipt: { state: 'DONE', rank: 1 } });
    expect(await again.propertyReply(idOf('nothing'))).toBeNull();
  });

  it('refuses what nobody keeps, an id that stands for something else, and whoever is not the court', async () => {
    const link = await linkTo();
    await expect(link.askProperty(order('n', 'nothing'))).rejects.toMatchObject({ status: 422 });
    const altered = { ...paper, content: Buffer.from('%PDE').toString('base64') };
    await expect(link.askProperty(order('a', 'account-1', altered))).rejects.toMatchObject({ status: 422 });
    await expect(link.askProperty({ ...order('x', 'account-1'), requestId: idOf('o') })).resolves.toBeTruthy();
    const other = {
      ...query,
      request: {
        ...query.request,
        query: { ...(query.request as never as { query: object }).query, classes: ['VEHICLE'] },
      },
    };
    await expect(link.askProperty(other as never)).rejects.toMatchObject({ status: 409 });
    const stranger = await linkTo({ ...COURT_KEY, kid: 'stranger' });
    await expect(stranger.askProperty(query)).rejects.toMatchObject({ status: 401 });
    const plain = await fetch(`${running.url}/property-queries/${query.requestId}?at=${encodeURIComponent(AT)}`);
    expect(plain.status).toBe(404);
  });
});

describe('the conformance kit, of a body that keeps property', () => {
  const trial = async (wrong: (answered: Answered, asked: Parameters<Speak>[0]) => Answered = (right) => right) => {
    const { keys } = (await (await fetch(`${running.url}/keys`)).json()) as { keys: never };
    const right = overHttps({ url: running.networkUrl!, ca: pki.ca, ...pki.client });
    const speak: Speak = async (asked) => wrong(await right(asked), asked);
    const { results } = await checkKeeper(
      { agencyId: PROPERTY_NETWORK, speak, courtKey: COURT_KEY, agencyKeys: keys },
      ['DEPOSIT', 'VEHICLE'],
    );
    return results.filter(({ outcome }) => outcome !== 'PASSED').map(({ id }) => id);
  };

  it('passes the simulated network in each requirement', async () => {
    expect(await trial()).toEqual([]);
  });

  it.each<[string, readonly string[], Parameters<typeof trial>[0]]>([
    ['不签名', ['ANSWERS_SIGNED'], ({ status, body }) => ({ status, body })],
    [
      '什么都受理',
      ['PROPERTY_ONCE', 'PROPERTY_SIGNATURE', 'PROPERTY_UNKNOWN'],
      (answered) => ({ ...answered, status: answered.status >= 400 ? 202 : answered.status }),
    ],
    [
      '以其他单位的名义答复',
      ['PROPERTY_ANSWER', 'ANSWERS_SIGNED'],
      (answered) => ({
        ...answered,
        body: Buffer.from(answered.body.toString().replaceAll(PROPERTY_NETWORK, 'another')),
      }),
    ],
  ])('fails one where it is: %s', async (_zh, expected, wrong) => {
    expect(await trial(wrong)).toEqual(expected);
  });
});
