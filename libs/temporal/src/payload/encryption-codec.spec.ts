import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { EncryptionCodec, isEncrypted } from './encryption-codec.js';
import { parseKeyRing } from './key-ring.js';

const key = (fill: number): string => Buffer.alloc(32, fill).toString('base64');
const codec = new EncryptionCodec(parseKeyRing(`k1:${key(1)}`));
const CASE = { caseNumber: '(2026)琼0271执前调3号', amount: '8182.00' };
const plain = defaultPayloadConverter.toPayload(CASE) as Payload;
const encrypted = async (with_ = codec): Promise<Payload> => (await with_.encode([plain]))[0] as Payload;

describe('payload encryption', () => {
  it('gives back what was written', async () => {
    const [read] = await codec.decode([await encrypted()]);
    expect(defaultPayloadConverter.fromPayload(read as Payload)).toEqual(CASE);
  });

  it('shows the key id and no plaintext', async () => {
    const payload = await encrypted();
    expect(isEncrypted(payload)).toBe(true);
    expect(Buffer.from(payload.metadata?.['encryption-key-id'] ?? []).toString()).toBe('k1');
    expect(Buffer.from(payload.data ?? []).includes('8182')).toBe(false);
  });

  it('writes the same value differently each time, also within one message and where it is compressed', async () => {
    for (const value of [CASE, null, '', { note: '还款'.repeat(1_000) }]) {
      const payload = defaultPayloadConverter.toPayload(value) as Payload;
      const together = await codec.encode(Array<Payload>(50).fill(payload));
      const apart = await Promise.all(Array.from({ length: 50 }, () => codec.encode([payload])));
      const all = [...together, ...apart.flat()].map(({ data }) => Buffer.from(data ?? []));
      expect(new Set(all.map((data) => data.toString('hex'))).size).toBe(100);
      // Behind the nonce no beginning is that of another: a keystream that came again would show equal ones.
      expect(new Set(all.map((data) => data.subarray(12, 28).toString('hex'))).size).toBe(100);
    }
  });

  it('after a rotation writes with the new key and still reads the old one', async () => {
    const rotated = new EncryptionCodec(parseKeyRing(`k2:${key(2)},k1:${key(1)}`));
    const old = await encrypted();
    const fresh = await encrypted(rotated);
    expect(Buffer.from(fresh.metadata?.['encryption-key-id'] ?? []).toString()).toBe('k2');
    const read = await rotated.decode([old, fresh]);
    expect(read.map((payload) => defaultPayloadConverter.fromPayload(payload))).toEqual([CASE, CASE]);
    await expect(codec.decode([fresh])).rejects.toMatchObject({ code: 'PAYLOAD.UNKNOWN_KEY' });
  });

  it.each([0, 12, 30])('refuses a payload whose byte %i was changed', async (position) => {
    const payload = await encrypted();
    const data = Buffer.from(payload.data ?? []);
    data.writeUInt8(data.readUInt8(position) ^ 1, position);
    await expect(codec.decode([{ ...payload, data }])).rejects.toMatchObject({ code: 'PAYLOAD.TAMPERED' });
  });

  it('refuses a payload that was cut off, or written with another key under the same id', async () => {
    const payload = await encrypted();
    await expect(codec.decode([{ ...payload, data: payload.data?.subarray(0, 20) }])).rejects.toThrow(
      'PAYLOAD.TAMPERED',
    );
    const stranger = new EncryptionCodec(parseKeyRing(`k1:${key(9)}`));
    await expect(stranger.decode([payload])).rejects.toThrow('PAYLOAD.TAMPERED');
  });

  it('passes on what the server wrote in the clear', async () => {
    expect(await codec.decode([plain])).toEqual([plain]);
  });
});

describe('a long payload', () => {
  /** 60 instalments of a plan. */
  const PLAN = Array.from({ length: 60 }, (_, month) => ({
    number: month + 1,
    dueOn: `20${26 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-28`,
    amount: '5000.00',
  }));
  const long = defaultPayloadConverter.toPayload(PLAN) as Payload;
  const length = ({ data }: Payload): number => data?.length ?? 0;
  const written = async (payload: Payload): Promise<Payload> => (await codec.encode([payload]))[0] as Payload;

  it('is written several times shorter, and read as it was', async () => {
    const payload = await written(long);
    expect(length(payload)).toBeLessThan(length(long) / 4);
    const [read] = await codec.decode([payload]);
    expect(defaultPayloadConverter.fromPayload(read as Payload)).toEqual(PLAN);
  });

  it('is written as it is where that is shorter, and so is a short one', async () => {
    const noise = defaultPayloadConverter.toPayload(randomBytes(2_000)) as Payload;
    for (const payload of [noise, plain]) {
      const encoded = await written(payload);
      expect(Object.keys(encoded.metadata ?? {})).toEqual(['encoding', 'encryption-cipher', 'encryption-key-id']);
      expect(length(encoded)).toBeGreaterThan(length(payload));
      const [read] = await codec.decode([encoded]);
      expect(defaultPayloadConverter.fromPayload(read as Payload)).toEqual(
        defaultPayloadConverter.fromPayload(payload),
      );
    }
  });

  it('whose word of its compression was taken away or changed is refused', async () => {
    const { metadata, data } = await written(long);
    const { 'encryption-compression': _, ...silent } = metadata ?? {};
    for (const changed of [silent, { ...metadata, 'encryption-compression': Buffer.from('zstd') }])
      await expect(codec.decode([{ metadata: changed, data }])).rejects.toMatchObject({ code: 'PAYLOAD.TAMPERED' });
  });
});

describe('the key ring', () => {
  it('is active in its first key', () => {
    expect(parseKeyRing(`k2:${key(2)}, k1:${key(1)}`).active).toBe('k2');
  });

  it.each([
    ['', 'entry 1'],
    ['k1', 'entry 1'],
    [`k1:${key(1)},:${key(2)}`, 'entry 2'],
    [`k1:${key(1)},k1:${key(2)}`, 'repeats'],
    ['k1:c2hvcnQ=', 'must hold 32 bytes'],
  ])('refuses %j', (text, reason) => {
    expect(() => parseKeyRing(text)).toThrow(reason);
  });

  it('never repeats a key in its refusal', () => {
    const secret = Buffer.alloc(31, 7).toString('base64');
    let message = '';
    try {
      parseKeyRing(`k1:${secret}`);
    } catch (error) {
      message = String(error);
    }
    expect(message).toContain('k1');
    expect(message).not.toContain(secret);
  });
});
