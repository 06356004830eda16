import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import {
  type AgencyLink,
  type Incoming,
  linkFor,
  LinkRefusal,
  type RelayPass,
  type RelaySettings,
  runRelay,
} from '../src/index.js';
import { ownFolder, testKeys, type TestPki, testPki } from '../src/testing/index.js';
import { type FixtureAgency, fixtureAgency } from './fixture/agency.js';
import { AGENCY, delivery, property, question } from './fixture/messages.js';

const RUN_TYPESCRIPT = join(import.meta.dirname, '../../messaging/test/fixture/run-typescript.mjs');
const RELAY_PROCESS = join(import.meta.dirname, 'fixture/relay-process.ts');
const court = testKeys('court#1');
const relay = testKeys('relay#1');
let pki: TestPki;
let tls: ReturnType<TestPki['issue']>;
let agency: FixtureAgency;
let home: string;
let link: AgencyLink;

beforeAll(() => {
  pki = testPki();
  tls = pki.issue('everybody');
});
afterAll(() => pki?.remove());
beforeEach(async () => {
  agency = await fixtureAgency({ ...tls, ca: pki.ca });
  home = ownFolder('relay');
  link = linkFor(
    { kind: 'RELAY', route: 'north', relayKeys: [relay.open], keys: [agency.keys.open] },
    { agencyId: AGENCY, identity: { signingKey: court.secret }, relayDirectory: home },
  );
});
afterEach(async () => {
  await link.close();
  await agency.close();
  rmSync(home, { recursive: true, force: true });
});

const settings = (given: Partial<RelaySettings> = {}): RelaySettings => ({
  bundlesIn: `${home}/to-relay`,
  receiptsOut: `${home}/from-relay`,
  memory: `${home}/relay`,
  routes: {
    north: {
      agencyId: AGENCY,
      transport: { kind: 'HTTPS', url: agency.url, ca: pki.ca, keys: [agency.keys.open] },
    },
  },
  identity: { signingKey: relay.secret, tls },
  courtKeys: [court.open],
  once: true,
  ...given,
});
const relayed = (given: Partial<RelaySettings> = {}): Promise<RelayPass> => runRelay(settings(given));
async function collected(): Promise<Incoming[]> {
  const all: Incoming[] = [];
  await link.collect(async (incoming) => void all.push(incoming));
  return all;
}
const files = (folder: string): string[] =>
  readdirSync(`${home}/${folder}/north`).filter((name) => name.endsWith('.ndjson'));
const alter = (path: string): void => writeFileSync(path, readFileSync(path, 'utf8').replace('"number"', '"number" '));
/** As if it had been sent long ago. */
const age = (folder: string): void => {
  for (const name of readdirSync(`${home}/${folder}`)) utimesSync(`${home}/${folder}/${name}`, 0, 0);
};
const many = (count: number): ReturnType<typeof delivery>[] => Array.from({ length: count }, () => delivery());
const putAll = (all: readonly ReturnType<typeof delivery>[]): Promise<unknown> =>
  Promise.all(all.map((each) => link.deliver(each)));
const inOrder = (all: readonly { deliveryId: string }[]): object[] =>
  [...all].sort((a, b) => (a.deliveryId < b.deliveryId ? -1 : 1));
const answered = (all: readonly Incoming[]): Set<string> =>
  new Set(all.map((each) => (each.kind === 'RECEIPT' ? each.message.deliveryId : each.kind)));

describe('an agency behind a relay', () => {
  it('gets what the court signed in one bundle, byte for byte, and its answers come back in one', async () => {
    const sent = many(3);
    await Promise.all([putAll(sent), link.readBack(question()), link.askProperty(property())]);
    expect(files('to-relay')).toEqual(['BUNDLE-00000001.ndjson']);
    expect(await relayed()).toEqual({ carried: 5, answered: 5 });
    const told = agency.asked.filter(({ method }) => method === 'PUT').map(({ body }) => JSON.parse(body));
    expect(inOrder(told.filter(({ deliveryId }) => deliveryId))).toEqual(inOrder(sent));
    const all = await collected();
    expect(all.map(({ kind }) => kind).sort()).toEqual(['PROPERTY_REPLY', 'RECEIPT', 'RECEIPT', 'RECEIPT', 'SHOWN']);
    expect(await relayed()).toEqual({ carried: 0, answered: 0 });
    expect(await collected()).toEqual([]);
    // Each knows that the other has it all: nothing but the last, by which the numbers go on, is kept, and nothing goes to and fro.
    for (const memory of ['memory/north/sent', 'relay/north/sent']) {
      age(memory);
      expect(readdirSync(`${home}/${memory}`)).toHaveLength(1);
    }
    expect(await relayed()).toEqual({ carried: 0, answered: 0 });
    expect([...files('to-relay'), ...files('from-relay')]).toEqual([]);
  });

  it('is told everything, and heard to the last, though the relay is killed in the middle', async () => {
    const sent = many(12);
    await putAll(sent);
    const { answer } = agency;
    const child = spawn(
      process.execPath,
      ['--no-warnings', '-C', '@hejie/source', '--import', RUN_TYPESCRIPT, RELAY_PROCESS],
      {
        env: { ...process.env, NODE_OPTIONS: '', RELAY: JSON.stringify(settings({ once: false })) },
        stdio: 'inherit',
      },
    );
    const ended = once(child, 'exit');
    agency.answer = async (asked) => {
      if (agency.asked.length < 6) return answer(asked);
      child.kill('SIGKILL');
      return null;
    };
    expect(await ended).toEqual([null, 'SIGKILL']);
    expect(agency.asked).toHaveLength(6);
    agency.answer = answer;
    await relayed();
    expect(agency.asked).toHaveLength(13);
    expect(answered(await collected())).toEqual(new Set(sent.map(({ deliveryId }) => deliveryId)));
  });

  it('is not told anything by a bundle that was altered, and the court puts it again', async () => {
    const [first, second] = many(2);
    await link.deliver(first!);
    await link.deliver(second!);
    alter(`${home}/to-relay/north/BUNDLE-00000001.ndjson`);
    const warned: string[] = [];
    await relayed({ warn: (route, code) => warned.push(`${route} ${code}`) });
    expect(warned).toEqual(['north SIGNATURE_WRONG']);
    // Nor by the one behind it.
    expect(agency.asked).toEqual([]);
    expect(await collected()).toMatchObject([
      { kind: 'BROKEN', broken: { reason: 'SIGNATURE_WRONG', name: 'BUNDLE-00000001.ndjson' } },
    ]);
    age('memory/north/sent');
    await collected();
    expect(await relayed()).toEqual({ carried: 2, answered: 2 });
    expect(agency.asked.map(({ path }) => path.split('/').at(-1))).toEqual([first!.deliveryId, second!.deliveryId]);
  });

  it('is not told anything by a bundle that another has signed, or of another number', async () => {
    const strange = testKeys('court#1');
    const other = linkFor(
      { kind: 'RELAY', route: 'north', relayKeys: [relay.open], keys: [agency.keys.open] },
      { agencyId: AGENCY, identity: { signingKey: strange.secret }, relayDirectory: `${home}/other` },
    );
    await other.deliver(delivery());
    await link.deliver(delivery());
    await link.deliver(delivery());
    const put = (from: string, to: string): void => {
      for (const end of ['jws', 'ndjson']) writeFileSync(`${to}.${end}`, readFileSync(`${from}.${end}`));
    };
    const first = `${home}/to-relay/north/BUNDLE-00000001`;
    put(`${home}/other/to-relay/north/BUNDLE-00000001`, first);
    await relayed();
    put(`${home}/to-relay/north/BUNDLE-00000002`, first);
    await relayed();
    expect(agency.asked).toEqual([]);
    const reasons = (await collected()).map((each) => each.kind === 'BROKEN' && each.broken.reason);
    expect(reasons).toEqual(['SIGNATURE_WRONG', 'BUNDLE_ALTERED']);
    await other.close();
  });

  it('is not heard by a bundle that was altered on its way back, and once the relay has put it again', async () => {
    await putAll(many(2));
    await relayed();
    alter(`${home}/from-relay/north/BUNDLE-00000001.ndjson`);
    expect(await collected()).toMatchObject([{ kind: 'BROKEN', broken: { reason: 'SIGNATURE_WRONG' } }]);
    age('relay/north/sent');
    await relayed();
    expect(answered(await collected()).size).toBe(2);
  });

  it('waits while it is away, and each of its messages comes after the one before', async () => {
    await putAll(many(3));
    const bundle = readFileSync(`${home}/to-relay/north/BUNDLE-00000001.ndjson`, 'utf8').split('\n');
    const second = JSON.parse(JSON.parse(bundle[2]!).body).deliveryId as string;
    const { answer } = agency;
    agency.answer = async (asked) => (asked.path.includes(second) ? null : answer(asked));
    expect(await relayed()).toEqual({ carried: 1, answered: 1 });
    expect(await relayed()).toEqual({ carried: 0, answered: 0 });
    agency.answer = answer;
    expect(await relayed()).toEqual({ carried: 2, answered: 2 });
    expect(answered(await collected()).size).toBe(3);
  });

  it('is asked again after it had too much to do, and the court hears of nothing but its answer', async () => {
    const { answer } = agency;
    agency.answer = async () => ({ status: 429, body: '' });
    const sent = delivery();
    await link.deliver(sent);
    const warned: string[] = [];
    expect(await relayed({ warn: (route, code) => warned.push(`${route} ${code}`) })).toMatchObject({ answered: 0 });
    expect(warned).toEqual(['north AGENCY_LINK.REFUSED']);
    agency.answer = answer;
    expect(await relayed()).toEqual({ carried: 1, answered: 1 });
    expect(answered(await collected())).toEqual(new Set([sent.deliveryId]));
  });

  it('is heard with what comes after a line that a kill has cut', async () => {
    const sent = delivery();
    await link.deliver(sent);
    mkdirSync(`${home}/relay/north`, { recursive: true });
    writeFileSync(`${home}/relay/north/answers.ndjson`, '\n{"kind":"RECEIPT","bo');
    expect(await relayed()).toEqual({ carried: 1, answered: 1 });
    expect(answered(await collected())).toEqual(new Set([sent.deliveryId]));
  });

  it.each([400, 409, 413, 422])(
    'has refused with %i, and the court learns of it as if it had asked itself',
    async (status) => {
      agency.answer = async () => ({ status, body: JSON.stringify({ code: 'FIELD_MISSING' }) });
      const sent = delivery();
      await link.deliver(sent);
      expect(await relayed()).toEqual({ carried: 1, answered: 1 });
      const [refused, ...others] = await collected();
      expect(others).toEqual([]);
      expect(refused).toMatchObject({ kind: 'REFUSED', refused: { about: 'DELIVERY', id: sent.deliveryId } });
      const { refusal } = (refused as Extract<Incoming, { kind: 'REFUSED' }>).refused;
      expect(refusal).toBeInstanceOf(LinkRefusal);
      expect(refusal).toMatchObject({ status, reason: 'FIELD_MISSING', isForLater: false });
      await expect(relayed()).resolves.toMatchObject({ carried: 0 });
    },
  );

  it('has refused, and nobody but the relay can say so', async () => {
    agency.answer = async () => ({ status: 422, body: '' });
    await link.deliver(delivery());
    await relayed();
    const path = `${home}/from-relay/north/BUNDLE-00000001.ndjson`;
    writeFileSync(path, readFileSync(path, 'utf8').replace('"status":422', '"status":400'));
    expect(await collected()).toMatchObject([{ kind: 'BROKEN', broken: { reason: 'SIGNATURE_WRONG' } }]);
  });

  it('is heard again where the court could not take what came', async () => {
    await putAll(many(3));
    await relayed();
    let taken = 0;
    const failing = link.collect(async () => {
      taken += 1;
      if (taken === 2) throw new Error('no room');
    });
    await expect(failing).rejects.toThrow('no room');
    expect(await collected()).toHaveLength(2);
  });

  it('gets nothing twice by two processes of the court at the same time, and is heard', async () => {
    mkdirSync(`${home}/memory/north`, { recursive: true });
    const second = linkFor(
      { kind: 'RELAY', route: 'north', relayKeys: [relay.open], keys: [agency.keys.open] },
      { agencyId: AGENCY, identity: { signingKey: court.secret }, relayDirectory: home },
    );
    await Promise.all([link, second].flatMap((each) => many(3).map((one) => each.deliver(one))));
    expect(files('to-relay').sort()).toEqual(['BUNDLE-00000001.ndjson', 'BUNDLE-00000002.ndjson']);
    expect(await relayed()).toEqual({ carried: 6, answered: 6 });
    // And is heard by both at the same time: by one of them at least, and what comes later is, too.
    const all: Incoming[] = [];
    const collect = (): Promise<unknown> =>
      Promise.all([link, second].map((each) => each.collect(async (incoming) => void all.push(incoming))));
    await collect();
    await link.deliver(delivery());
    await relayed();
    await collect();
    expect(answered(all).size).toBe(7);
    await second.close();
  });
});
