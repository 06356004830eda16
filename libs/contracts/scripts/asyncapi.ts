import type { FactDefinition } from '@hejie/contracts/facts';
import { CASE_ID_FORM } from '@hejie/contracts/workflows';
import { schemaFile } from './json-schema.js';

const CASE_ID = `^${CASE_ID_FORM}$`;
const KAFKA_BINDING = '0.5.0';
const EVENT_ID = '6f1d2c1e-8b6a-4c59-9a52-0d6c6b8f3a11';

/** AsyncAPI 3: every topic, every fact on it, its headers, and the sample as an example. */
export function asyncApiOf(facts: readonly FactDefinition[]): object {
  const byTopic = Map.groupBy(facts, (fact) => fact.topic);
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Hejie: facts of enforcement settlements (执行和解事实)',
      version: '1.0.0',
      description:
        'What has happened to a case, on Kafka, as CloudEvents 1.0 in binary mode. Key = case id, so the facts of a case keep their order. ' +
        'A reader ignores fields it does not know: an optional field may be added to a published fact; anything else is a new version.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries([...byTopic].map(([topic, ofTopic]) => [topic, channelOf(topic, ofTopic)])),
    operations: Object.fromEntries(
      [...byTopic].map(([topic, ofTopic]) => [`publish-${topic}`, operationOf(topic, ofTopic)]),
    ),
    components: { messages: Object.fromEntries(facts.map((fact) => [fact.type, messageOf(fact)])) },
  };
}

function channelOf(topic: string, facts: readonly FactDefinition[]): object {
  return {
    address: topic,
    description: `Facts about each ${facts[0]?.aggregate ?? ''}.`,
    messages: Object.fromEntries(facts.map(({ type }) => [type, { $ref: `#/components/messages/${type}` }])),
    bindings: { kafka: { topic, bindingVersion: KAFKA_BINDING } },
  };
}

function operationOf(topic: string, facts: readonly FactDefinition[]): object {
  return {
    action: 'send',
    channel: { $ref: `#/channels/${topic}` },
    summary: 'Published through the outbox of the service that owns the record.',
    messages: facts.map(({ type }) => ({ $ref: `#/channels/${topic}/messages/${type}` })),
  };
}

function messageOf(fact: FactDefinition): object {
  return {
    name: fact.type,
    title: fact.summary.zh,
    summary: fact.summary.en,
    contentType: 'application/json',
    headers: headersOf(fact),
    payload: { $ref: `./${schemaFile(fact.type)}` },
    bindings: {
      kafka: {
        key: { type: 'string', pattern: CASE_ID, description: 'Case id (案件标识)' },
        bindingVersion: KAFKA_BINDING,
      },
    },
    examples: [{ name: 'sample', summary: fact.summary.en, headers: sampleHeaders(fact), payload: fact.sample }],
  };
}

/** CloudEvents attributes as Kafka headers; written by `libs/messaging/src/fact/cloud-event.ts`. */
function headersOf(fact: FactDefinition): object {
  const text = (description: string): object => ({ type: 'string', description });
  return {
    type: 'object',
    required: [
      'content-type',
      'ce_specversion',
      'ce_id',
      'ce_type',
      'ce_source',
      'ce_subject',
      'ce_time',
      'ce_aggregateversion',
    ],
    properties: {
      'content-type': { type: 'string', const: 'application/json' },
      ce_specversion: { type: 'string', const: '1.0' },
      ce_id: { type: 'string', format: 'uuid', description: 'Unique for all time; a second delivery has the same.' },
      ce_type: { type: 'string', const: fact.type },
      ce_source: text('Which service said it, e.g. /services/intake.'),
      ce_subject: fact.topic.includes('.desk.')
        ? { type: 'string', pattern: '^desk/', description: 'Desk of a court; equal to the record key.' }
        : { type: 'string', pattern: CASE_ID, description: 'Case id; equal to the record key.' },
      ce_time: text('When it happened, on the court’s clock: RFC 3339 with +08:00.'),
      ce_aggregateid: text('The aggregate, where it is not the case.'),
      ce_aggregateversion: {
        type: 'string',
        pattern: '^[1-9]\\d*$',
        description: '1, 2, 3 … for each aggregate, without gaps.',
      },
      ce_courtclock: text('The court’s clock under which it was told, as JSON; absent in real time, which refuses it.'),
      traceparent: text('W3C trace context of the transaction that wrote the fact.'),
      tracestate: text('W3C trace state.'),
      ce_traceparent: text('The same; not overwritten by an instrumented producer.'),
      ce_tracestate: text('The same; not overwritten by an instrumented producer.'),
    },
  };
}

function sampleHeaders(fact: FactDefinition): object {
  const { caseId } = fact.sample as { caseId: string };
  const context = fact.topic.split('.')[1] ?? '';
  return {
    'content-type': 'application/json',
    ce_specversion: '1.0',
    ce_id: EVENT_ID,
    ce_type: fact.type,
    ce_source: `/services/${context}`,
    ce_subject: caseId,
    ce_time: '2026-05-08T09:30:00+08:00',
    ce_aggregateid: caseId,
    ce_aggregateversion: '1',
  };
}
