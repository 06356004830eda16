import { MESSAGE_KIND_HEADER, SIGNATURE_HEADER } from '@hejie/contracts/exchange';
import {
  type FactRecord,
  KafkaFactPublisher,
  type KafkaSettings,
  PublicationRefused,
  RawTopicSource,
} from '@hejie/messaging';

import type { Heard, Incoming, SnapshotReader } from '../agency-link.js';
import { LinkAway, LinkRefusal, LinkUntrusted } from '../link-error.js';
import type { Carrier } from '../signing-link.js';
import { hear, idOf, isAnswerKind, type Outgoing, safeCode, type Speaker } from '../signing/messages.js';
import { digestOf } from '../signing/signature.js';
import { courtGroup, inTopic, outTopic } from './topics.js';

/** Two topics of a broker: one to the agency, one from it. */
export class KafkaCarrier implements Carrier {
  private readonly publisher: KafkaFactPublisher;
  private readonly source: RawTopicSource;
  private readonly topic: string;

  constructor(
    kafka: KafkaSettings,
    private readonly speaker: Speaker,
  ) {
    const { agencyId } = speaker;
    this.topic = outTopic(agencyId);
    this.publisher = new KafkaFactPublisher(kafka);
    this.source = new RawTopicSource({ ...kafka, topic: inTopic(agencyId), group: courtGroup(agencyId) });
  }

  async carry(out: Outgoing): Promise<Heard | null> {
    const { kind, signature, body } = out.signed;
    const headers = { [MESSAGE_KIND_HEADER]: kind, [SIGNATURE_HEADER]: signature };
    try {
      await this.publisher.publish([{ topic: this.topic, key: keyOf(out), value: body, headers }]);
    } catch (cause) {
      if (cause instanceof PublicationRefused) throw new LinkRefusal(0, safeCode(cause.reason), { cause });
      throw new LinkAway({ cause });
    }
    return null;
  }

  async answerTo(): Promise<Heard | null> {
    return null;
  }

  async snapshot(): Promise<SnapshotReader | null> {
    return null;
  }

  collect(take: (incoming: Incoming) => Promise<void>): Promise<number> {
    return this.source.drain(async (record) => take(await this.incoming(record)));
  }

  async close(): Promise<void> {
    await Promise.all([this.publisher.close(), this.source.stop()]);
  }

  private async incoming(record: FactRecord): Promise<Incoming> {
    const value = record.value ?? Buffer.alloc(0);
    const kind = header(record, MESSAGE_KIND_HEADER) ?? '';
    try {
      if (!isAnswerKind(kind)) throw new LinkUntrusted('SCHEMA');
      return await hear(kind, value, header(record, SIGNATURE_HEADER), this.speaker);
    } catch (error) {
      if (!(error instanceof LinkUntrusted)) throw error;
      const name = `${record.partition}/${record.offset}`;
      return { kind: 'BROKEN', broken: { reason: error.reason, digest: digestOf(value), name } };
    }
  }
}

/** Records of one entry arrive in their order. */
const keyOf = (out: Outgoing): string => {
  if (out.kind === 'DELIVERY') return out.message.entry.id;
  return out.kind === 'QUESTION' ? out.message.entryId : idOf(out);
};

function header({ headers }: FactRecord, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? undefined : value?.toString('latin1');
}
