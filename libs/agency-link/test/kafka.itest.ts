import { MESSAGE_KIND_HEADER, SIGNATURE_HEADER } from '@hejie/contracts/exchange';
import {
  type FactRecord,
  KafkaFactPublisher,
  type KafkaSettings,
  PublicationRefused,
  RawTopicSource,
} from '@hejie/messaging';
import { eventually } from '@hejie/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  type AgencyLink,
  ensureAgencyTopics,
  type Incoming,
  linkFor,
  LinkAway,
  signed,
  verified,
} from '../src/index.js';
import { type SecuredKafka, startSecuredKafka, testKeys } from '../src/testing/index.js';
import { AGENCY, delivery, property, question, receipt } from './fixture/messages.js';

const court = testKeys('court#1');
const theirs = testKeys('agency#1');
const OTHER = 'tax';
let kafka: SecuredKafka;
let link: AgencyLink;
const sources: RawTopicSource[] = [];

beforeAll(async () => {
  kafka = await startSecuredKafka([AGENCY, OTHER]);
  for (const agencyId of [AGENCY, OTHER]) {
    // Twice: granting what is granted changes nothing.
    for (let time = 0; time < 2; time += 1)
      await ensureAgencyTopics(kafka.court, { agencyId, principal: `User:${agencyId}`, retentionDays: 30 });
  }
  link = linkFor(
    { kind: 'KAFKA', keys: [theirs.open] },
    { agencyId: AGENCY, identity: { signingKey: court.secret }, kafka: kafka.court },
  );
});
afterAll(async () => {
  await Promise.all([...sources.map((source) => source.stop()), link?.close()]);
  await kafka?.remove();
});

/** As an agency reads, and what its client had to say. */
function reading(name: string, topic: string, group: string): { records: () => Promise<FactRecord[]>; said: string[] } {
  const said: string[] = [];
  const log = { debug: note, info: note, warn: note, error: note };
  function note(fields: object, text: string): void {
    said.push(`${JSON.stringify(fields)} ${text}`);
  }
  const source = new RawTopicSource({ ...kafka.as(name), topic, group, log });
  sources.push(source);
  const all: FactRecord[] = [];
  return {
    said,
    async records() {
      await source.drain(async (record) => void all.push(record));
      return all;
    },
  };
}
async function writing(settings: KafkaSettings, topic: string, body: string, signature: string): Promise<void> {
  const publisher = new KafkaFactPublisher(settings);
  const headers = { [MESSAGE_KIND_HEADER]: 'RECEIPT', [SIGNATURE_HEADER]: signature };
  try {
    await publisher.publish([{ topic, key: null, value: body, headers }]);
  } finally {
    await publisher.close();
  }
}

describe('an agency on a broker of its own topics', () => {
  it('reads what the court signed, in order of each entry, and is heard', async () => {
    const sent = delivery();
    expect(await link.deliver(sent)).toBeNull();
    const asked = question();
    expect(await link.readBack(asked)).toBeNull();
    const sought = property();
    expect(await link.askProperty(sought)).toBeNull();
    const mine = reading(AGENCY, `agency.${AGENCY}.out.v1`, `agency.${AGENCY}.reader`);
    const records = await eventually(async () => {
      const all = await mine.records();
      expect(all).toHaveLength(3);
      return all;
    });
    const [first, second, third] = records.map(({ key, value, headers }) => ({
      key: key?.toString(),
      body: value!.toString(),
      kind: String(headers[MESSAGE_KIND_HEADER]),
      signature: String(headers[SIGNATURE_HEADER]),
    }));
    expect(first).toMatchObject({ kind: 'DELIVERY', key: sent.entry.id });
    expect(JSON.parse(first!.body)).toEqual(sent);
    await expect(verified(first!.body, first!.signature, [court.open])).resolves.toEqual({ kid: 'court#1' });
    expect(second).toMatchObject({ kind: 'QUESTION', key: asked.entryId });
    expect(third).toMatchObject({ kind: 'PROPERTY_REQUEST', key: sought.requestId });

    const body = JSON.stringify(receipt(sent.deliveryId));
    const topic = `agency.${AGENCY}.in.v1`;
    const signature = await signed(body, { signingKey: theirs.secret });
    await writing(kafka.as(AGENCY), topic, body, signature);
    await writing(kafka.as(AGENCY), topic, body.replace('APPLIED', 'STALE'), signature);
    const heard: Incoming[] = [];
    await eventually(async () => {
      await link.collect(async (incoming) => void heard.push(incoming));
      expect(heard).toHaveLength(2);
    });
    expect(heard).toMatchObject([
      { kind: 'RECEIPT', message: { deliveryId: sent.deliveryId, state: 'APPLIED' } },
      { kind: 'BROKEN', broken: { reason: 'SIGNATURE_WRONG', name: '0/1' } },
    ]);
  });

  it('may not read what goes to another, nor write in its stead, nor to itself', async () => {
    const others = reading(AGENCY, `agency.${OTHER}.out.v1`, `agency.${AGENCY}.spy`);
    const group = reading(AGENCY, `agency.${AGENCY}.out.v1`, `agency.${OTHER}.reader`);
    await Promise.all([others.records(), group.records()]);
    // TOPIC_AUTHORIZATION_FAILED; of a group that he may not read in he does not even learn who leads it.
    await eventually(() => expect(others.said.join()).toContain('"code":"29"'));
    await eventually(() => expect(group.said.join()).toContain('KafkaJSGroupCoordinatorNotFound'));
    expect([...(await others.records()), ...(await group.records())]).toEqual([]);
    for (const topic of [`agency.${OTHER}.in.v1`, `agency.${AGENCY}.out.v1`]) {
      const refused = writing(kafka.as(AGENCY), topic, '{}', 'x');
      await expect(refused).rejects.toBeInstanceOf(PublicationRefused);
    }
  });

  it('refuses by name what goes to a topic that nobody has created: nothing creates it on the way', async () => {
    const missing = linkFor(
      { kind: 'KAFKA', keys: [theirs.open] },
      { agencyId: 'housing', identity: { signingKey: court.secret }, kafka: kafka.court },
    );
    const refused = { code: 'AGENCY_LINK.REFUSED', status: 0, reason: 'UNKNOWN_TOPIC_OR_PARTITION', isForLater: true };
    await expect(missing.deliver({ ...delivery(), agencyId: 'housing' })).rejects.toMatchObject(refused);
    await missing.close();
  });

  it('is away where the broker does not know the court', async () => {
    const stranger = linkFor(
      { kind: 'KAFKA', keys: [theirs.open] },
      { agencyId: AGENCY, identity: { signingKey: court.secret }, kafka: kafka.as('stranger') },
    );
    await expect(stranger.deliver(delivery())).rejects.toBeInstanceOf(LinkAway);
    await stranger.close();
  });
});
