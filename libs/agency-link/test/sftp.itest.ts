import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import {
  type AgencyLink,
  digestOf,
  type Incoming,
  linkFor,
  LinkAway,
  LinkRefusal,
  signed,
  type TransportSettings,
  verified,
} from '../src/index.js';
import { startSftpServer, testKeys, type TestSftpServer } from '../src/testing/index.js';
import { AGENCY, delivery, PLANTED, property, question, receipt, reply } from './fixture/messages.js';
import { snapshotText } from './fixture/snapshots.js';

const court = testKeys('court#1');
const theirs = testKeys('agency#1');
const strange = testKeys('agency#1');
let server: TestSftpServer;
let link: AgencyLink;
let directory: string;
let made = 0;

beforeAll(async () => {
  server = await startSftpServer();
});
afterAll(() => server?.remove());
beforeEach(() => {
  directory = `${server.directory}/agency-${(made += 1)}`;
  link = linkFor(settings(), { agencyId: AGENCY, identity: { signingKey: court.secret, sshKey: server.clientKey } });
});
afterEach(() => link.close());

const settings = (given: object = {}): TransportSettings => ({
  kind: 'SFTP',
  host: server.host,
  port: server.port,
  user: server.user,
  hostKey: server.hostKey,
  directory,
  keys: [theirs.open],
  ...given,
});

/** As the agency does it: the signature first. */
async function drop(name: string, body: string, { by = theirs, age = 0 } = {}): Promise<void> {
  const path = `${directory}/from-agency/${name}`;
  mkdirSync(`${directory}/from-agency`, { recursive: true });
  writeFileSync(path.replace(/\.json$/, '.jws'), await signed(body, { signingKey: by.secret }));
  writeFileSync(path, body);
  const at = Date.now() / 1000 - age;
  utimesSync(path, at, at);
}
const receiptText = (given: object = {}): string => JSON.stringify(receipt(delivery().deliveryId, given));
async function collected(): Promise<Incoming[]> {
  const all: Incoming[] = [];
  expect(await link.collect(async (incoming) => void all.push(incoming))).toBe(all.length);
  return all;
}
const reasons = (all: readonly Incoming[]): string[] =>
  all.map((each) => (each.kind === 'BROKEN' ? each.broken.reason : each.kind));
const here = (folder: string): string[] =>
  existsSync(`${directory}/${folder}`) ? readdirSync(`${directory}/${folder}`).sort() : [];
const waiting = (): string[] => here('from-agency').filter((name) => !['taken', 'quarantine'].includes(name));

describe('an agency that files are put for, on an OpenSSH server', () => {
  it('finds each message with its signature, whole, once', async () => {
    const sent = delivery();
    expect(await link.deliver(sent)).toBeNull();
    expect(await link.readBack(question())).toBeNull();
    expect(here('to-agency').filter((name) => /\.part$/.test(name))).toEqual([]);
    const path = `${directory}/to-agency/DELIVERY-${sent.deliveryId}`;
    const body = readFileSync(`${path}.json`);
    expect(JSON.parse(body.toString())).toEqual(sent);
    await expect(verified(body, readFileSync(`${path}.jws`, 'utf8'), [court.open])).resolves.toEqual({
      kid: 'court#1',
    });
    const { ino } = statSync(`${path}.json`);
    await link.deliver(sent);
    expect(statSync(`${path}.json`).ino).toBe(ino);
    const asked = property();
    expect(await link.askProperty(asked)).toBeNull();
    expect(await link.propertyReply(asked.requestId)).toBeNull();
    expect(here('to-agency')).toContain(`PROPERTY_REQUEST-${asked.requestId}.json`);
    await drop('PROPERTY_REPLY-1.json', JSON.stringify(reply(asked.requestId)));
    expect(await collected()).toMatchObject([{ kind: 'PROPERTY_REPLY', message: { requestId: asked.requestId } }]);
  });

  it('is heard in the order of its files, each once, also when the same comes again under another name', async () => {
    const [first, second] = [receiptText({ state: 'RECEIVED' }), receiptText()];
    await drop('RECEIPT-b.json', first, { age: 60 });
    await drop('RECEIPT-a.json', second);
    const all = await collected();
    expect(all.map((each) => each.kind === 'RECEIPT' && each.evidence)).toEqual([digestOf(first), digestOf(second)]);
    await drop('RECEIPT-c.json', second);
    expect(await collected()).toEqual([]);
    expect(waiting()).toEqual([]);
  });

  it('has a file left where it is that is still being written, and one of which only the signature is there', async () => {
    mkdirSync(`${directory}/from-agency`, { recursive: true });
    const half = receiptText().slice(0, 40);
    writeFileSync(`${directory}/from-agency/RECEIPT-x.json.part`, half);
    writeFileSync(`${directory}/from-agency/RECEIPT-x.jws`, await signed(half, { signingKey: theirs.secret }));
    expect(await collected()).toEqual([]);
    expect(waiting()).toEqual(['RECEIPT-x.json.part', 'RECEIPT-x.jws']);
  });

  it('is not believed where a file was cut, altered, foreign-signed, unsigned or of no form, and nothing of it is handed over', async () => {
    const body = receiptText();
    await drop('RECEIPT-cut.json', body, { age: 60 });
    writeFileSync(`${directory}/from-agency/RECEIPT-cut.json`, body.slice(0, -20));
    await drop('RECEIPT-foreign.json', body, { by: strange, age: 50 });
    await drop('RECEIPT-other.json', receiptText({ agencyId: 'tax' }), { age: 40 });
    await drop('DELIVERY-back.json', JSON.stringify(delivery()), { age: 30 });
    await drop(`${PLANTED}.json`, body, { age: 20 });
    writeFileSync(`${directory}/from-agency/RECEIPT-unsigned.json`, body);
    const at = Date.now() / 1000 - 70;
    utimesSync(`${directory}/from-agency/RECEIPT-cut.json`, at, at);
    const all = await collected();
    expect(reasons(all)).toEqual([
      'SIGNATURE_WRONG',
      'SIGNATURE_WRONG',
      'OTHER_AGENCY',
      'SCHEMA',
      'SCHEMA',
      'SIGNATURE_MISSING',
    ]);
    expect(JSON.stringify(all)).not.toContain(PLANTED);
    expect(waiting()).toEqual([]);
    expect(here('from-agency/taken')).toEqual([]);
    // Broken in the same way again it is known; rightly signed it is heard.
    await drop('RECEIPT-foreign.json', body, { by: strange });
    expect(await collected()).toEqual([]);
    await drop('RECEIPT-foreign.json', body);
    expect(reasons(await collected())).toEqual(['RECEIPT']);
  });

  it('is heard again where what was handed over could not be taken', async () => {
    await drop('RECEIPT-a.json', receiptText());
    const failing = link.collect(async () => Promise.reject(new Error('no room')));
    await expect(failing).rejects.toThrow('no room');
    expect(waiting()).toHaveLength(2);
    expect(reasons(await collected())).toEqual(['RECEIPT']);
  });

  it('has its newest snapshot read, and put away once it was worked through', async () => {
    mkdirSync(`${directory}/from-agency`, { recursive: true });
    const put = async (day: string, text: string): Promise<void> =>
      writeFileSync(`${directory}/from-agency/SNAPSHOT-${day}.ndjson`, text);
    await put('2026-12-10', await snapshotText(theirs.secret, 1));
    await put('2026-12-11', await snapshotText(theirs.secret, 3_000));
    const read = async (): Promise<number> => {
      const snapshot = (await link.snapshot())!;
      let lines = 0;
      for await (const _ of snapshot) lines += 1;
      if (lines === 3_000) await snapshot.taken();
      return lines;
    };
    expect(await read()).toBe(3_000);
    expect(await link.snapshot()).toBeNull();
    await put('2026-12-12', (await snapshotText(theirs.secret, 5)).slice(0, -200));
    await expect(read()).rejects.toMatchObject({ name: 'LinkUntrusted' });
    expect(here('from-agency/quarantine')).toEqual(['SNAPSHOT-2026-12-12.ndjson']);
  });
});

describe('the server of an agency', () => {
  it('is not spoken to where its host key is another', async () => {
    const other = linkFor(settings({ hostKey: `SHA256:${'A'.repeat(43)}` }), {
      agencyId: AGENCY,
      identity: { signingKey: court.secret, sshKey: server.clientKey },
    });
    await expect(other.deliver(delivery())).rejects.toMatchObject({ name: 'LinkUntrusted', reason: 'HOST_KEY' });
    expect(here('to-agency')).toEqual([]);
    await other.close();
  });

  it('refuses a court without its key', async () => {
    const other = linkFor(settings(), { agencyId: AGENCY, identity: { signingKey: court.secret } });
    await expect(other.deliver(delivery())).rejects.toBeInstanceOf(LinkRefusal);
    await other.close();
  });

  it('is away, and is reached again when it is back', async () => {
    await link.deliver(delivery());
    await server.stop();
    await expect(link.deliver(delivery())).rejects.toBeInstanceOf(LinkAway);
    await server.start();
    expect(await link.deliver(delivery())).toBeNull();
    expect(here('to-agency')).toHaveLength(4);
  });
});
