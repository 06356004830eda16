import { describe, expect, it } from '@jest/globals';
import { Parser } from '@asyncapi/parser';
import { Ajv } from 'ajv';
import { FACTS, TOPICS } from '@hejie/contracts/facts';
import { ASYNCAPI_FILE, documentsOf } from '../scripts/documents.js';

interface Message {
  readonly name: string;
  readonly headers: object;
  readonly payload: { readonly $ref: string };
  readonly examples: [{ readonly headers: object; readonly payload: object }];
}

const documents = documentsOf();
const text = documents.get(ASYNCAPI_FILE)!;
const source = `${import.meta.dirname}/../generated/${ASYNCAPI_FILE}`;
const HINT = 2;

async function read(document: string, from = source) {
  const { document: api, diagnostics } = await new Parser().parse(document, { source: from });
  return {
    api,
    faults: diagnostics
      .filter(({ severity }) => severity < HINT)
      .map(({ message, path }) => `${path.join('.')}: ${message}`),
  };
}

describe('the AsyncAPI document', () => {
  it('is valid AsyncAPI 3', async () => {
    const { faults } = await read(text);
    expect(faults).toEqual([]);
  });

  it('names every topic, and every fact with its case', async () => {
    const { api } = await read(text);
    expect(
      api!
        .channels()
        .all()
        .map((channel) => channel.address()),
    ).toEqual(TOPICS);
    expect(
      api!
        .messages()
        .all()
        .map((message) => message.name())
        .sort(),
    ).toEqual(FACTS.map(({ type }) => type).sort());
    for (const message of api!.messages().all()) expect(message.payload()!.properties()).toHaveProperty('caseId');
  });

  it('shows each fact with headers and data that its schemas admit', () => {
    const ajv = new Ajv({ allErrors: true, validateFormats: false, keywords: ['x-topic'], strictTypes: false });
    for (const message of Object.values(
      (JSON.parse(text) as { components: { messages: Record<string, Message> } }).components.messages,
    )) {
      const [example] = message.examples;
      const payload = JSON.parse(documents.get(message.payload.$ref.slice(2))!) as object;
      expect([
        message.name,
        ajv.validate(message.headers, example.headers),
        ajv.validate(payload, example.payload),
      ]).toEqual([message.name, true, true]);
      expect(ajv.validate(payload, {})).toBe(false);
    }
  });
});

describe('the AsyncAPI document of the exchange with agencies', () => {
  it('is valid AsyncAPI 3, and names the two topics of an agency', async () => {
    const file = 'agency/asyncapi.json';
    const { api, faults } = await read(documents.get(file)!, `${import.meta.dirname}/../generated/${file}`);
    expect(faults).toEqual([]);
    const addresses = api!
      .channels()
      .all()
      .map((channel) => channel.address());
    expect(addresses).toEqual(['agency.{agencyId}.out.v1', 'agency.{agencyId}.in.v1']);
  });
});
