import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { linkFor, type AgencyLink } from '@hejie/agency-link';
import { agencyPopulation, startAgencies, type RunningAgencies } from '../src/index.js';
import { AT, COURT_KEY, COURT_KEYS, delivery, deliveryIdOf, entryIdOf, later } from './fixture/court.js';
import { newPki } from './fixture/pki.js';

// Each request is a TLS connection of its own, which takes its time on a busy machine.
jest.setTimeout(60_000);

const ID = 'taxation';
let running: RunningAgencies;
let link: AgencyLink;
let at = AT;

beforeAll(async () => {
  const pki = newPki();
  running = await startAgencies({ port: 0, controlPort: 0, tls: { ...pki.server, ca: pki.ca } });
  const profile = {
    agencyId: ID,
    name: '税务部门',
    delayMinutes: 60,
    byEffect: { SANCTION: { strictFields: { required: ['sex'] } } },
  };
  running.agencies.settle(agencyPopulation.parse({ seed: 1, courtKeys: COURT_KEYS, agencies: [profile] }));
  const keys = [running.agencies.get(ID)!.publicKey];
  link = linkFor(
    { kind: 'HTTPS', url: `${running.url}/${ID}`, ca: pki.ca, keys: keys as never },
    { agencyId: ID, identity: { signingKey: COURT_KEY as never, tls: pki.client }, courtTime: () => at },
  );
});
afterAll(async () => {
  await link.close();
  await running.close();
});

/** The simulator signs and verifies by itself: a fault of the court's library shows here. */
describe('the court’s way to an agency, and a simulated one', () => {
  it('understand each other from the delivery to the snapshot, on the court’s time', async () => {
    const message = delivery(ID, 'e', 'ADD', 1);
    expect(await link.deliver(message)).toMatchObject({ message: { state: 'RECEIVED', at: AT } });
    at = later(60);
    expect(await link.receipt(message.deliveryId)).toMatchObject({ message: { state: 'APPLIED', at: later(60) } });
    expect(await link.receipt(deliveryIdOf('unknown'))).toBeNull();
    const question = {
      contract: '1',
      questionId: deliveryIdOf('q').replace('D', 'Q'),
      agencyId: ID,
      entryId: entryIdOf('e'),
    } as const;
    expect(await link.readBack({ ...question, effect: 'PUBLICITY' })).toMatchObject({
      message: { state: 'PRESENT', version: 1 },
    });
    const snapshot = (await link.snapshot())!;
    const lines: object[] = [];
    for await (const line of snapshot) lines.push(line);
    expect(lines).toMatchObject([{ entryId: entryIdOf('e'), state: 'PRESENT' }]);
    expect(snapshot.end()).toMatchObject({ count: 1, agencyId: ID });
  });

  it('hear a refusal with its reason, and a question that is answered later', async () => {
    const refused = await link.deliver(delivery(ID, 'e', 'ADD', 1, { effect: 'SANCTION' }));
    expect(refused).toMatchObject({ message: { state: 'REJECTED', reason: { code: 'SCHEMA', path: 'content.sex' } } });
    const subject = { kind: 'PERSON', name: '某某', identityNumber: '460200199001010011' } as const;
    const basis = { purpose: '失信规定第八条', legalBasis: '失信规定第八条', askedAt: AT };
    const questionId = deliveryIdOf('s').replace('D', 'Q');
    expect(await link.askStaff({ contract: '1', questionId, agencyId: ID, subject, ...basis })).toBeNull();
  });
});
