import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { COURT_TIME_HEADER, SIGNATURE_HEADER } from '@hejie/contracts/exchange';

import { type AgencyLink, linkFor, LinkAway, LinkRefusal, LinkUntrusted, signed, verified } from '../src/index.js';
import { type TestCertificate, testKeys, type TestPki, testPki } from '../src/testing/index.js';
import { type FixtureAgency, fixtureAgency } from './fixture/agency.js';
import { AGENCY, delivery, PLANTED, property, question, receipt, reply, shown, staff } from './fixture/messages.js';

const court = testKeys('court#1', 'P-256');
let courtPki: TestPki;
let agencyPki: TestPki;
let strangePki: TestPki;
let client: TestCertificate;
let agency: FixtureAgency;
let agencyCertificate: TestCertificate;
const open: AgencyLink[] = [];

beforeAll(() => {
  courtPki = testPki('Court CA');
  agencyPki = testPki('Agency CA');
  strangePki = testPki('Strange CA');
  client = courtPki.issue('court');
  agencyCertificate = agencyPki.issue('agency');
});
afterAll(() => {
  for (const pki of [courtPki, agencyPki, strangePki]) pki?.remove();
});
beforeEach(async () => {
  agency = await agencyWith(agencyCertificate);
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((link) => link.close()));
  await agency.close();
});

const agencyWith = (certificate: TestCertificate): Promise<FixtureAgency> =>
  fixtureAgency({ ...certificate, ca: courtPki.ca, crl: courtPki.crl() });

function linkTo(to: FixtureAgency, tls: TestCertificate | undefined = client, courtTime?: () => string): AgencyLink {
  const settings = {
    kind: 'HTTPS' as const,
    url: to.url,
    ca: agencyPki.ca,
    crl: agencyPki.crl(),
    keys: [to.keys.open],
  };
  const link = linkFor(settings, { agencyId: AGENCY, identity: { signingKey: court.secret, tls }, courtTime });
  open.push(link);
  return link;
}

const failing = async (work: Promise<unknown>): Promise<Error> => {
  const error = await work.then(
    () => new Error('It did not fail'),
    (cause: unknown) => cause as Error,
  );
  expect(JSON.stringify({ ...error, message: error.message })).not.toContain(PLANTED);
  return error;
};
const mistrust = (reason: string): object => ({ name: 'LinkUntrusted', reason });

describe('an agency over HTTPS', () => {
  it('gets what the court signed, byte for byte, and is heard', async () => {
    const sent = delivery();
    const heard = await linkTo(agency, client, () => '2026-12-11T10:00:00+08:00').deliver(sent);
    expect(heard).toMatchObject({ kind: 'RECEIPT', message: { deliveryId: sent.deliveryId, state: 'APPLIED' } });
    const [asked] = agency.asked;
    expect(asked).toMatchObject({ method: 'PUT', path: `/hejie/v1/deliveries/${sent.deliveryId}` });
    expect(JSON.parse(asked!.body)).toEqual(sent);
    expect(asked!.headers[COURT_TIME_HEADER]).toBe('2026-12-11T10:00:00+08:00');
    const signature = String(asked!.headers[SIGNATURE_HEADER]);
    await expect(verified(asked!.body, signature, [court.open])).resolves.toEqual({ kid: 'court#1' });
    await expect(verified(`${asked!.body} `, signature, [court.open])).rejects.toMatchObject(
      mistrust('SIGNATURE_WRONG'),
    );
    const { body, signature: theirs } = heard!.signed;
    await expect(verified(body, theirs, [agency.keys.open])).resolves.toEqual({ kid: 'agency#1' });
  });

  it('is read back, asked about staff and for receipts', async () => {
    const link = linkTo(agency);
    expect(await link.readBack(question())).toMatchObject({ kind: 'SHOWN', message: { state: 'ABSENT' } });
    expect(await link.askStaff(staff())).toBeNull();
    const { deliveryId } = delivery();
    expect(await link.receipt(deliveryId)).toMatchObject({ kind: 'RECEIPT' });
    agency.answer = async () => ({ status: 404, body: '' });
    expect(await link.receipt(deliveryId)).toBeNull();
    expect(await link.snapshot()).toBeNull();
  });

  it('is asked about property, and for what it has to say by now', async () => {
    const link = linkTo(agency, client, () => '2026-12-11T10:00:00+08:00');
    const asked = property();
    const { requestId } = asked;
    expect(await link.askProperty(asked)).toMatchObject({ kind: 'PROPERTY_REPLY', message: { requestId } });
    expect(await link.propertyReply(requestId)).toMatchObject({ kind: 'PROPERTY_REPLY' });
    const path = `/hejie/v1/property-requests/${requestId}`;
    expect(agency.asked.map((one) => [one.method, one.path])).toEqual([
      ['PUT', path],
      ['GET', path],
    ]);
    expect(JSON.parse(agency.asked[0]!.body)).toEqual(asked);
    expect(agency.asked[1]!.headers[COURT_TIME_HEADER]).toBe('2026-12-11T10:00:00+08:00');
    agency.answer = async () => ({ status: 202, body: '' });
    expect(await link.askProperty(asked)).toBeNull();
    agency.answer = async () => ({ status: 404, body: '' });
    expect(await link.propertyReply(requestId)).toBeNull();
    agency.answer = async () => ({ status: 422, body: JSON.stringify({ code: 'KEEPER.UNKNOWN' }) });
    expect(await failing(link.askProperty(asked))).toMatchObject({ status: 422, isForLater: false });
    agency.answer = () => agency.saying(reply(`P${'0'.repeat(32)}`));
    expect(await failing(link.askProperty(asked))).toMatchObject(mistrust('OTHER_MATTER'));
    expect(await failing(link.propertyReply(requestId))).toMatchObject(mistrust('OTHER_MATTER'));
    agency.answer = () => agency.saying({ ...reply(requestId), agencyId: 'tax' });
    expect(await failing(link.propertyReply(requestId))).toMatchObject(mistrust('OTHER_AGENCY'));
  });

  it('is heard when it refuses a delivery with its signature, and refuses without', async () => {
    const sent = delivery();
    const no = { code: 'SCHEMA' as const, path: '/content', zh: '缺少字段' };
    agency.answer = () => agency.saying(receipt(sent.deliveryId, { state: 'REJECTED', reason: no }), 422);
    expect(await linkTo(agency).deliver(sent)).toMatchObject({ message: { state: 'REJECTED', reason: no } });
    agency.answer = async () => ({ status: 400, body: JSON.stringify({ code: `AGENCY.NO_${PLANTED}` }) });
    expect(await failing(linkTo(agency).deliver(sent))).toMatchObject({ status: 400, reason: 'AGENCY.NO_' });
    agency.answer = async () => ({ status: 307, headers: { location: `${agency.url}/elsewhere` }, body: '' });
    expect(await failing(linkTo(agency).deliver(sent))).toBeInstanceOf(LinkRefusal);
  });

  it.each([
    ['altered', 'SIGNATURE_WRONG', { zh: '改' }],
    ['signed by another', 'SIGNER_UNKNOWN', {}],
    ['not signed', 'SIGNATURE_MISSING', {}],
    ['of another agency', 'OTHER_AGENCY', { agencyId: 'tax' }],
    ['about another delivery', 'OTHER_MATTER', { deliveryId: `D${'0'.repeat(32)}` }],
    ['beside the contract', 'SCHEMA', { [PLANTED]: PLANTED }],
  ])('is not believed when its answer is %s', async (how, reason, changed) => {
    const sent = delivery();
    const body = JSON.stringify({ ...receipt(sent.deliveryId), ...(how === 'altered' ? {} : changed) });
    const strange = testKeys('agency#2');
    const signer = how === 'signed by another' ? strange.secret : agency.keys.secret;
    const signature = await signed(body, { signingKey: signer });
    agency.answer = async () => ({
      status: 200,
      body: how === 'altered' ? body.replace('APPLIED', 'REJECTED') : body,
      ...(how === 'not signed' ? {} : { headers: { [SIGNATURE_HEADER]: signature } }),
    });
    expect(await failing(linkTo(agency).deliver(sent))).toMatchObject(mistrust(reason));
  });

  it('is not believed when it shows another entry than the one asked for', async () => {
    agency.answer = () => agency.saying(shown({ entryId: `E${'0'.repeat(32)}`, effect: 'PUBLICITY' }));
    expect(await failing(linkTo(agency).readBack(question()))).toMatchObject(mistrust('OTHER_MATTER'));
  });

  it('is away when it hangs up, is closed, or its gateway finds nobody', async () => {
    const link = linkTo(agency);
    agency.answer = async () => null;
    expect(await failing(link.deliver(delivery()))).toBeInstanceOf(LinkAway);
    agency.answer = async () => ({ status: 503, body: 'busy' });
    expect(await failing(link.deliver(delivery()))).toBeInstanceOf(LinkAway);
    await agency.close();
    expect(await failing(link.deliver(delivery()))).toBeInstanceOf(LinkAway);
  });

  it('hangs up a connection that was kept, and gets it again on a new one', async () => {
    const link = linkTo(agency);
    const { answer } = agency;
    await link.deliver(delivery());
    agency.answer = async (asked) => {
      agency.answer = answer;
      return asked.method === 'PUT' ? null : answer(asked);
    };
    expect(await link.deliver(delivery())).toMatchObject({ kind: 'RECEIPT' });
  });
});

describe('mutual TLS', () => {
  const certificates: ReadonlyArray<readonly [string, () => TestCertificate | undefined]> = [
    ['none', () => undefined],
    ['one of another authority', () => strangePki.issue('court')],
    ['an expired one', () => courtPki.issue('court', { expired: true })],
    ['a revoked one', () => revoked(courtPki)],
  ];
  it.each(certificates)('lets no court in that shows %s', async (_, certificate) => {
    const shownHere = certificate();
    const other = await agencyWith(agencyCertificate);
    const settings = { kind: 'HTTPS' as const, url: other.url, ca: agencyPki.ca, keys: [other.keys.open] };
    const link = linkFor(settings, { agencyId: AGENCY, identity: { signingKey: court.secret, tls: shownHere } });
    const error = await failing(link.deliver(delivery()));
    // By an alert, or by hanging up, as the agency's server likes.
    expect(error instanceof LinkUntrusted || error instanceof LinkAway).toBe(true);
    expect(other.asked).toEqual([]);
    await link.close();
    await other.close();
  });

  it.each([
    ['of another authority', 'UNABLE_TO_', () => strangePki.issue('agency')],
    ['expired', 'CERT_HAS_EXPIRED', () => agencyPki.issue('agency', { expired: true })],
    ['revoked', 'CERT_REVOKED', () => revoked(agencyPki)],
  ])('sends nothing to an agency whose certificate is %s', async (_, code, certificate) => {
    const other = await agencyWith(certificate());
    const error = await failing(linkTo(other).deliver(delivery()));
    expect(error).toMatchObject(mistrust('CERTIFICATE'));
    expect(error.message).toContain(code);
    expect(other.asked).toEqual([]);
    await other.close();
  });
});

function revoked(pki: TestPki): TestCertificate {
  const certificate = pki.issue('revoked');
  pki.revoke(certificate);
  return certificate;
}
