import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';

import { defineFact } from '@hejie/contracts/facts';
import { courtInstant, type CourtClock } from '@hejie/law';

import type { FactRecord, OutgoingRecord } from '../ports.js';
import { toRecord } from './cloud-event.js';
import { decode } from './decode.js';

const opened = defineFact<{ n: number }>(
  { context: 'testing', aggregate: 'probe' },
  'probe-taken',
  { zh: '已取样', en: 'A probe was taken' },
  z.strictObject({ n: z.number() }),
  { n: 1 },
);
const attributes = {
  id: '7c3f2f4e-8a1b-4f0e-9d55-0c1f6a2b3c4d',
  type: opened.type,
  source: '/services/testing',
  subject: '2026-鲁0502-执前调-5~2',
  time: courtInstant('2026-10-09T00:00:00+08:00'),
  aggregateId: 'a-1',
  aggregateVersion: 3,
  trace: { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' },
};

/** The record as it comes back from the wire. */
const onTheWire = (
  { topic, key, value, headers }: OutgoingRecord,
  changes: Record<string, string | undefined> = {},
): FactRecord => ({
  topic,
  partition: 0,
  offset: 0n,
  key: key === null ? null : Buffer.from(key),
  value: value === null ? null : Buffer.from(value),
  headers: Object.fromEntries(
    Object.entries({ ...headers, ...changes })
      .filter(([, text]) => text !== undefined)
      .map(([name, text]) => [name, Buffer.from(String(text))]),
  ),
});
const known = (type: string) => (type === opened.type ? opened : undefined);
const sound = toRecord(opened.topic, attributes, '{"n":7}');
const clock: CourtClock = {
  mode: 'compressed',
  anchorReal: 1_700_000_000_000,
  anchorCourt: courtInstant('2026-10-09T00:00:00+08:00'),
  rate: 0.5,
  holdAt: courtInstant('2026-10-10T00:00:00+08:00'),
};

describe('a fact on the wire', () => {
  it('comes back as it was told', () => {
    const decoded = decode(onTheWire(sound), known);
    expect(decoded).toMatchObject({
      kind: 'fact',
      fact: {
        id: attributes.id,
        caseId: attributes.subject,
        aggregateId: 'a-1',
        aggregateVersion: 3,
        occurredAt: attributes.time,
        data: { n: 7 },
        trace: attributes.trace,
      },
    });
  });

  it("keeps the trace of its own transaction when a producer writes the relay's over the plain header", () => {
    const decoded = decode(
      onTheWire(sound, { traceparent: '00-ffffffffffffffffffffffffffffffff-ffffffffffffffff-01' }),
      known,
    );
    expect(decoded).toMatchObject({ fact: { trace: attributes.trace } });
  });

  it('bears the clock of the court beside itself, and none in real time', () => {
    const record = toRecord(opened.topic, { ...attributes, courtClock: clock }, '{"n":7}');
    expect(record.headers['ce_courtclock']).toBe(JSON.stringify(clock));
    expect(decode(onTheWire(record), known)).toMatchObject({ fact: { courtClock: clock, data: { n: 7 } } });
    expect(Object.keys(sound.headers)).not.toContain('ce_courtclock');
    expect(decode(onTheWire(sound), known)).not.toHaveProperty('fact.courtClock');
  });

  it('bears the step of its case beside itself, where it belongs to one', () => {
    const record = toRecord(opened.topic, { ...attributes, step: 12 }, '{"n":7}');
    expect(record.headers['ce_casestep']).toBe('12');
    expect(decode(onTheWire(record), known)).toMatchObject({ fact: { step: 12, data: { n: 7 } } });
    expect(decode(onTheWire(sound), known)).not.toHaveProperty('fact.step');
  });

  it.each([
    ['no id', { ce_id: undefined }],
    ['an id that is no UUID', { ce_id: '1' }],
    ['no type', { ce_type: undefined }],
    ['another version of CloudEvents', { ce_specversion: '0.3' }],
    ['another content type', { 'content-type': 'application/avro' }],
    ['a time without an offset', { ce_time: '2026-10-09T00:00:00' }],
    ['another case than its key', { ce_subject: 'case-b' }],
    ['a version below one', { ce_aggregateversion: '0' }],
    ['a source that no database can store', { ce_source: '/services/\0' }],
    ['a header of whatever name that no database can store', { 'x-own': 'a\0b' }],
  ])('with %s is no event of ours', (_, changes) => {
    expect(decode(onTheWire(sound, changes), known)).toMatchObject({
      kind: 'dead',
      reason: 'NOT_A_CLOUD_EVENT',
    });
  });

  it('with a key that no database can store is no event of ours', () => {
    const record = { ...onTheWire(sound, { ce_subject: 'a\0' }), key: Buffer.from('a\0') };
    expect(decode(record, known)).toMatchObject({ kind: 'dead', reason: 'NOT_A_CLOUD_EVENT' });
  });

  it.each([
    ['a clock that is no JSON', 'ce_courtclock', '09:00'],
    ['a clock that stands still', 'ce_courtclock', JSON.stringify({ ...clock, rate: 0 })],
    ['a clock of a later form', 'ce_courtclock', JSON.stringify({ ...clock, mode: 'stretched' })],
    ['a step that is no number', 'ce_casestep', 'twelve'],
    ['a step below one', 'ce_casestep', '0'],
  ])('with %s is a fact of its case that this build cannot read', (_, name, text) => {
    expect(decode(onTheWire(sound, { [name]: text }), known)).toMatchObject({
      kind: 'misfit',
      places: `${name} unread`,
      fact: { id: attributes.id, caseId: attributes.subject },
    });
  });

  it('with a second value of a header is read by the last', () => {
    const record = onTheWire(sound);
    const headers = { ...record.headers, ce_type: [Buffer.from('other'), Buffer.from(opened.type)] };
    expect(decode({ ...record, headers }, known)).toMatchObject({ kind: 'fact' });
  });

  it('is the same fact when another system writes its id in capitals', () => {
    expect(decode(onTheWire(sound, { ce_id: attributes.id.toUpperCase() }), known)).toMatchObject({
      fact: { id: attributes.id },
    });
  });

  it('that does not match its schema is a fact of its case all the same, with the place and without the value', () => {
    const decoded = decode(onTheWire(toRecord(opened.topic, attributes, '{"n":"张三"}')), known);
    expect(decoded).toMatchObject({
      kind: 'misfit',
      places: 'n invalid_type',
      fact: { id: attributes.id, caseId: attributes.subject, type: opened.type },
    });
    expect(decoded).not.toHaveProperty('fact.data');
  });

  it('that is broken UTF-8 is dead even if a lenient reader would accept it', () => {
    const record = { ...onTheWire(sound), value: Buffer.from([0x7b, 0x22, 0x6e, 0xff, 0x22, 0x3a, 0x31, 0x7d]) };
    expect(decode(record, known)).toMatchObject({ kind: 'dead', reason: 'NOT_JSON' });
  });

  it('of a type that the listener does not know is left to others, whatever its bytes are', () => {
    expect(decode({ ...onTheWire(sound), value: Buffer.from('?') }, () => undefined)).toMatchObject({
      kind: 'ignored',
    });
  });
});
