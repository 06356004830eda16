import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { agencyDelivery, agencyReceipt } from '@hejie/contracts/exchange';
import { AGENCY_SHAPES, agencySchema, agencyTitle, type AgencyShape } from '../scripts/agency-schemas.js';
import { breakagesOf } from '../scripts/compatibility.js';
import { documentsOf } from '../scripts/documents.js';
import { schemaFile, type JsonSchema } from '../scripts/json-schema.js';

const documents = documentsOf();
const ID = '0123456789abcdef0123456789abcdef';
const DELIVERY = {
  contract: '1',
  deliveryId: `D${ID}`,
  agencyId: 'taxation',
  court: '琼02',
  entry: { id: `E${ID}`, kind: 'LISTING', version: 2 },
  decision: 'DELETED',
  action: 'DELETE',
  effect: 'PUBLICITY',
  stateAfter: 'ABSENT',
  decidedAt: '2026-12-11T10:00:00+08:00',
  expiresAt: '2027-01-10T10:00:00+08:00',
  purpose: '失信被执行人信息公开',
  legalBasis: '失信规定第八条',
  keepDays: 30,
  content: { partyName: '某某' },
};
const RECEIPT = {
  ...{ contract: '1', deliveryId: `D${ID}`, agencyId: 'taxation', state: 'REJECTED', at: '2026-12-11T10:00:01+08:00' },
  ...{ appliedVersion: 0, reason: { code: 'SCHEMA', path: 'content.termLastDay', zh: '缺少必填字段' } },
};

describe('the documents of the exchange with agencies', () => {
  it('accept what the shapes accept, and a field that is added later', () => {
    for (const [name, shape, sample] of [
      ['delivery', agencyDelivery, DELIVERY],
      ['receipt', agencyReceipt, RECEIPT],
    ] as const) {
      const valid = new Ajv().compile(agencySchema(name));
      expect(shape.parse(sample)).toEqual(sample);
      expect(valid(sample)).toBe(true);
      expect(valid({ ...sample, addedLater: 1 })).toBe(true);
      expect(valid({ ...sample, agencyId: 'No Agency' })).toBe(false);
    }
  });

  it('hold a schema of each message, and refer to no file that is not there', () => {
    const names = (Object.keys(AGENCY_SHAPES) as AgencyShape[]).map((name) => schemaFile(agencyTitle(name)));
    expect(names.filter((name) => !documents.has(name))).toEqual([]);
    const referring = [...documents].filter(([file]) => file.startsWith('agency/') && !file.endsWith('.schema.json'));
    expect(referring).toHaveLength(3);
    const files = referring.flatMap(([, text]) =>
      [...text.matchAll(/"\.\/([^"]+)"/g)].map(([, file]) => `agency/${file}`),
    );
    expect(files.length).toBeGreaterThan(15);
    expect(files.filter((file) => !documents.has(file))).toEqual([]);
  });

  it('may gain a field that may leave; a decision, a required field, a field less is another version', () => {
    const file = schemaFile(agencyTitle('delivery'));
    const published = agencySchema('delivery');
    const properties = published.properties as Record<string, JsonSchema>;
    const content = properties.content!;
    const breakages = (changed: object) =>
      breakagesOf(new Map([[file, published]]), new Map([[file, { ...published, ...changed }]]));
    const fields = { ...(content.properties as object), phone: { type: 'string' } };
    expect(breakages({ properties: { ...properties, content: { ...content, properties: fields } } })).toEqual([]);
    const decision = { ...properties.decision, enum: ['LISTED'] };
    const { purpose: _purpose, ...less } = properties;
    for (const changed of [
      { properties: { ...properties, decision } },
      { properties: less },
      {
        properties: { ...properties, phone: { type: 'string' } },
        required: [...(published.required as string[]), 'phone'],
      },
    ])
      expect(breakages(changed)).toMatchObject([
        { fact: 'agency/delivery.v1', remedy: expect.stringContaining('agency/delivery.v2') },
      ]);
  });
});
