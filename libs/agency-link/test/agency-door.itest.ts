import { Agent, request } from 'node:https';

import { SIGNATURE_HEADER } from '@hejie/contracts/exchange';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { type AgencyDoor, type Brought, digestOf, fingerprintOf, signed, startAgencyDoor } from '../src/index.js';
import { type TestCertificate, testKeys, type TestPki, testPki } from '../src/testing/index.js';
import { AGENCY, delivery, PLANTED, property, receipt, reply } from './fixture/messages.js';
import { snapshotText } from './fixture/snapshots.js';

const court = testKeys('court#1');
const theirs = testKeys('agency#1');
let pki: TestPki;
let strangePki: TestPki;
let certificate: TestCertificate;
let serverCertificate: TestCertificate;
let door: AgencyDoor;
let brought: Brought[] = [];
let failures: unknown[] = [];

beforeAll(async () => {
  pki = testPki();
  strangePki = testPki('Strange CA');
  certificate = pki.issue('agency');
  serverCertificate = pki.issue('court');
  door = await startAgencyDoor({
    port: 0,
    tls: { ...serverCertificate, ca: pki.ca, crl: pki.crl() },
    agencyOf: async (fingerprint) =>
      fingerprint === fingerprintOf(certificate.cert) ? { agencyId: AGENCY, keys: [theirs.open] } : undefined,
    identityKeys: [court.open],
    async receive(what) {
      if (what.kind === 'SNAPSHOT') for await (const _ of what.snapshot);
      if (what.kind === 'NOTICE') throw new Error('no room');
      brought.push(what);
      return { status: 202 };
    },
    async feed(agencyId, after, limit) {
      const body = JSON.stringify({ agencyId, after, limit });
      const signature = await signed(body, { signingKey: court.secret });
      return { messages: [{ position: after + 1, kind: 'DELIVERY', body, signature }], next: after + 1 };
    },
    failed: (error) => failures.push(error),
  });
});
afterAll(async () => {
  await door?.close();
  for (const authority of [pki, strangePki]) authority?.remove();
});
beforeEach(() => {
  [brought, failures] = [[], []];
});

interface Said {
  readonly method?: string;
  readonly path: string;
  readonly body?: string;
  readonly signature?: string;
  readonly tls?: TestCertificate | null;
}
/** A connection of its own each time. */
async function asked(said: Said): Promise<{ status: number; body: string }> {
  const { method = 'POST', path, body, signature, tls = certificate } = said;
  const agent = new Agent({ ca: pki.ca, ...tls });
  const headers = signature === undefined ? {} : { [SIGNATURE_HEADER]: signature };
  try {
    return await new Promise((resolve, reject) => {
      const asking = request({ host: '127.0.0.1', port: door.port, method, path: `/hejie/v1${path}`, agent, headers });
      asking.on('error', reject);
      asking.on('response', async (response) => {
        let text = '';
        for await (const part of response) text += String(part);
        resolve({ status: response.statusCode!, body: text });
      });
      asking.end(body);
    });
  } finally {
    agent.destroy();
  }
}
const bySignature = async (path: string, body: string, by = theirs): Promise<Said> => ({
  path,
  body,
  signature: await signed(body, { signingKey: by.secret }),
});

describe("the court's door for agencies", () => {
  it('takes what an agency has signed, and tells its keys', async () => {
    const body = JSON.stringify(receipt(delivery().deliveryId));
    expect(await asked(await bySignature('/receipts', body))).toEqual({ status: 202, body: '' });
    expect(brought).toMatchObject([{ agencyId: AGENCY, kind: 'RECEIPT', evidence: digestOf(body) }]);
    const said = JSON.stringify(reply(property().requestId));
    expect(await asked(await bySignature('/property-replies', said))).toEqual({ status: 202, body: '' });
    expect(brought.at(-1)).toMatchObject({ agencyId: AGENCY, kind: 'PROPERTY_REPLY', evidence: digestOf(said) });
    const keys = await asked({ method: 'GET', path: '/keys' });
    expect(JSON.parse(keys.body)).toEqual({ keys: [court.open] });
    expect(keys.body).not.toContain('"d"');
  });

  it('gives an agency its feed, as much as it asks for', async () => {
    const feed = await asked({ method: 'GET', path: '/feed?after=7&limit=9999' });
    expect(JSON.parse(feed.body)).toMatchObject({ next: 8, messages: [{ position: 8, kind: 'DELIVERY' }] });
    expect(feed.body).toContain('\\"limit\\":500');
    expect(await asked({ method: 'GET', path: '/feed?after=-1' })).toMatchObject({ status: 400 });
  });

  it('reads a snapshot as it comes, and refuses one that was cut', async () => {
    const text = await snapshotText(theirs.secret, 500);
    expect(await asked({ method: 'PUT', path: '/snapshots', body: text })).toMatchObject({ status: 202 });
    const cut = await asked({ method: 'PUT', path: '/snapshots', body: text.slice(0, 5_000) });
    expect(cut.status).toBe(422);
    expect(brought).toHaveLength(1);
  });

  it.each([
    ['altered', 401, 'SIGNATURE_WRONG'],
    ['signed by another', 401, 'SIGNER_UNKNOWN'],
    ['not signed', 401, 'SIGNATURE_MISSING'],
    ['in the name of another agency', 403, 'OTHER_AGENCY'],
    ['beside the contract', 422, 'SCHEMA'],
    ['too large', 413, 'TOO_LARGE'],
  ])('refuses what is %s, and says so to the court', async (how, status, reason) => {
    const { deliveryId } = delivery();
    const given = {
      'in the name of another agency': { agencyId: 'tax' },
      'beside the contract': { [PLANTED]: 1 },
      'too large': { reason: 'x'.repeat(1024 * 1024) },
    }[how];
    const body = JSON.stringify({ ...receipt(deliveryId), ...given });
    const said = await bySignature('/receipts', body, how === 'signed by another' ? testKeys('strange') : theirs);
    const answer = await asked({
      ...said,
      ...(how === 'altered' ? { body: body.replace('APPLIED', 'REJECTED') } : {}),
      ...(how === 'not signed' ? { signature: undefined } : {}),
    });
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toMatchObject({ code: `AGENCY_LINK.${reason}` });
    expect(answer.body).not.toContain(PLANTED);
    // What is too large is not read to its end, and has no digest.
    const told = reason === 'TOO_LARGE' ? [] : [{ agencyId: AGENCY, kind: 'BROKEN', broken: { reason } }];
    expect(brought).toMatchObject(told);
  });

  it('says nothing of a fault behind it', async () => {
    const notice = { contract: '1', noticeId: 'n-1', agencyId: AGENCY, kind: 'DEATH', on: '2026-12-01' };
    const subject = { kind: 'PERSON', name: PLANTED };
    const body = JSON.stringify({ ...notice, subject, at: '2026-12-02T09:00:00+08:00' });
    const answer = await asked(await bySignature('/notices', body));
    expect(answer.status).toBe(500);
    expect(answer.body).not.toMatch(/no room/);
    expect(failures).toHaveLength(1);
  });

  const strangers: ReadonlyArray<readonly [string, () => TestCertificate | null]> = [
    ['no certificate', () => null],
    ['one of another authority', () => strangePki.issue('agency')],
    ['an expired one', () => pki.issue('agency', { expired: true })],
    ['one that was revoked meanwhile', () => revoked()],
  ];
  it.each(strangers)('lets nobody in with %s', async (_, stranger) => {
    await expect(asked({ method: 'GET', path: '/keys', tls: stranger() })).rejects.toThrow();
  });

  it('lets nobody in whose certificate belongs to no agency', async () => {
    expect(await asked({ method: 'GET', path: '/keys', tls: pki.issue('nobody') })).toMatchObject({ status: 403 });
  });
});

function revoked(): TestCertificate {
  const gone = pki.issue('gone');
  pki.revoke(gone);
  door.renew({ ...serverCertificate, ca: pki.ca, crl: pki.crl() });
  return gone;
}
