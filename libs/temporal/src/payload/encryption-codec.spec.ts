import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import fc from 'fast-check';
import { DICTIONARY_1 } from './dictionary-1.js';
import { EncryptionCodec, isEncrypted } from './encryption-codec.js';
import { parseKeyRing } from './key-ring.js';

const key = (fill: number): string => Buffer.alloc(32, fill).toString('base64');
const codec = new EncryptionCodec(parseKeyRing(`k1:${key(1)}`));
const CASE = { caseNumber: '(2026)琼0271执前调3号', amount: '8182.00' };
const plain = defaultPayloadConverter.toPayload(CASE) as Payload;
/** Behind form, content and length. */
const keyIdOf = ({ data }: Payload): string =>
  Buffer.from(data ?? [])
    .subarray(3, 5)
    .toString();
/** Behind the head. */
const NONCE_AT = 5;
const encrypted = async (with_ = codec): Promise<Payload> => (await with_.encode([plain]))[0] as Payload;

describe('payload encryption', () => {
  it('gives back what was written', async () => {
    const [read] = await codec.decode([await encrypted()]);
    expect(defaultPayloadConverter.fromPayload(read as Payload)).toEqual(CASE);
  });

  it('shows the key id and no plaintext', async () => {
    const payload = await encrypted();
    expect(isEncrypted(payload)).toBe(true);
    expect(keyIdOf(payload)).toBe('k1');
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
      expect(new Set(all.map((data) => data.subarray(NONCE_AT + 12, NONCE_AT + 28).toString('hex'))).size).toBe(100);
    }
  });

  it('after a rotation writes with the new key and still reads the old one', async () => {
    const rotated = new EncryptionCodec(parseKeyRing(`k2:${key(2)},k1:${key(1)}`));
    const old = await encrypted();
    const fresh = await encrypted(rotated);
    expect(keyIdOf(fresh)).toBe('k2');
    const read = await rotated.decode([old, fresh]);
    expect(read.map((payload) => defaultPayloadConverter.fromPayload(payload))).toEqual([CASE, CASE]);
    await expect(codec.decode([fresh])).rejects.toMatchObject({ code: 'PAYLOAD.UNKNOWN_KEY' });
  });

  it.each([0, 1, NONCE_AT, NONCE_AT + 12, 40])('refuses a payload whose byte %i was changed', async (position) => {
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

  it('leaves what holds nothing as it is', async () => {
    const nothing = defaultPayloadConverter.toPayload(undefined) as Payload;
    expect(await codec.encode([nothing])).toEqual([nothing]);
    expect(await codec.decode([nothing])).toEqual([nothing]);
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
    for (const payload of [noise, defaultPayloadConverter.toPayload(7) as Payload]) {
      const encoded = await written(payload);
      expect(Object.keys(encoded.metadata ?? {})).toEqual(['encoding']);
      expect(length(encoded)).toBeGreaterThan(length(payload));
      const [read] = await codec.decode([encoded]);
      expect(defaultPayloadConverter.fromPayload(read as Payload)).toEqual(
        defaultPayloadConverter.fromPayload(payload),
      );
    }
  });

  it('that names a dictionary which nobody has, or other content, is refused', async () => {
    const { metadata, data } = await written(long);
    for (const said of [0x81, 0x01, 0x00, 0xff]) {
      const changed = Buffer.from(data ?? []);
      changed.writeUInt8(said === changed[1] ? 0x82 : said, 1);
      await expect(codec.decode([{ metadata, data: changed }])).rejects.toMatchObject({ code: 'PAYLOAD.TAMPERED' });
    }
  });

  it('comes back byte for byte whatever it holds, and with everything that it says of itself', async () => {
    const payload = fc
      .record({
        metadata: fc.dictionary(fc.string({ maxLength: 12 }), fc.uint8Array({ maxLength: 20 }), { maxKeys: 3 }),
        data: fc.uint8Array({ maxLength: 600 }),
      })
      .filter(({ metadata }) => Buffer.from(metadata['encoding'] ?? []).toString() !== 'binary/encrypted');
    await fc.assert(
      fc.asyncProperty(payload, async (any) => {
        const [read] = await codec.decode(await codec.encode([any]));
        const plainOf = ({ metadata, data }: Payload) => ({
          metadata: Object.entries(metadata ?? {}).map(([name, value]) => [name, Buffer.from(value).toString('hex')]),
          data: Buffer.from(data ?? []).toString('hex'),
        });
        expect(plainOf(read as Payload)).toEqual(plainOf(any as Payload));
      }),
    );
  });
});

describe('what a step of a case says', () => {
  const STEP = {
    caseId: '2026-琼0271-执前调-31',
    step: 7,
    at: '2026-03-02T09:30:00+08:00',
    by: 'u-4711',
    acts: [{ act: 'recordSignature', version: 1, signatoryId: 's-debtor', signatory: 'DEBTOR' }],
  };

  it('takes some hundred bytes sealed, for both sides know how a case speaks', async () => {
    const plainStep = defaultPayloadConverter.toPayload(STEP) as Payload;
    const [sealed] = await codec.encode([plainStep]);
    expect(plainStep.data?.length).toBeGreaterThan(180);
    expect(sealed?.data?.length).toBeLessThan(130);
  });

  it('is read by every later release: the dictionary has not changed by a character', () => {
    const digest = createHash('sha256').update(DICTIONARY_1).digest('hex');
    expect(digest).toBe('a0fe8dd7e06a652f1d813e8dc574d3559c5c78b09b1660b7fc0c2e9ea2903381');
  });
});

describe('a payload of release 0.2', () => {
  /** Written by that release with key k1. */
  const WRITTEN = {
    short: {
      metadata: {
        encoding: 'binary/encrypted',
        'encryption-cipher': 'AES-256-GCM',
        'encryption-key-id': 'k1',
      },
      data: 'wcalUuqTQ6q42QWWHTnQbgOQgRTprwxNlBkjPDlTI2d+an22vxDr7cqGYJDlW2anBkge9RBwB4Gnb1/piJ8H0emRnrmutF0UmBV/1IdmjSrEmatPCQIkNia0HBZxoe7jVYBGgPKtFoQ1JbqFcp+sMUnssRg=',
    },
    long: {
      metadata: {
        encoding: 'binary/encrypted',
        'encryption-cipher': 'AES-256-GCM',
        'encryption-key-id': 'k1',
        'encryption-compression': 'deflate',
      },
      data: 'b0Xt79gfir9ex1tiaGSvWxFthR4cbHgJQDjF06WE+3GabiyoqHyO8i+cPJ1DoRPWAieG5g+qz16XD5nO6FUBW+bD9Lqlxip3sE1HmmqMYdz4USley3lo',
    },
  };

  it('is read as ever, compressed or not', async () => {
    for (const [name, value] of [
      ['short', CASE],
      ['long', { note: '还款'.repeat(300) }],
    ] as const) {
      const { metadata, data } = WRITTEN[name];
      const asBytes = Object.fromEntries(Object.entries(metadata).map(([key, text]) => [key, Buffer.from(text)]));
      const [read] = await codec.decode([{ metadata: asBytes, data: Buffer.from(data, 'base64') }]);
      expect(defaultPayloadConverter.fromPayload(read as Payload)).toEqual(value);
    }
  });

  it('that was changed is refused', async () => {
    const { metadata, data } = WRITTEN.long;
    const asBytes = Object.fromEntries(Object.entries(metadata).map(([key, text]) => [key, Buffer.from(text)]));
    const { 'encryption-compression': _, ...silent } = asBytes;
    const changed = Buffer.from(data, 'base64');
    changed.writeUInt8(changed.readUInt8(20) ^ 1, 20);
    for (const payload of [
      { metadata: silent, data: Buffer.from(data, 'base64') },
      { metadata: asBytes, data: changed },
      { metadata: asBytes, data: changed.subarray(0, 20) },
    ])
      await expect(codec.decode([payload])).rejects.toMatchObject({ code: 'PAYLOAD.TAMPERED' });
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
