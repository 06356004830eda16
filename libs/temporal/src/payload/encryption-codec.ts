import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Payload, PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';
import type { KeyRing } from './key-ring.js';
import { PayloadKeyError } from './payload-errors.js';

// CommonJS whose names Node cannot see: a named import works under Jest only.
const { temporal } = proto;

const ENCODING = 'binary/encrypted';
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const COMPRESSION = 'encryption-compression';
const DEFLATE = 'deflate';
/** Shorter payloads gain nothing worth the time. */
const COMPRESSED_FROM_BYTES = 512;

/**
 * Encrypts every payload before it leaves the process: arguments, results, memo, summaries, failure attributes.
 * AES-256-GCM with a random 96-bit nonce; `data` is nonce, ciphertext, tag; the metadata names the key.
 * What gets shorter by it is compressed before: ciphertext cannot be. The metadata says so, and the tag vouches for it.
 * A payload that is not encrypted is passed on as it is, because the server and its tools write some themselves.
 */
export class EncryptionCodec implements PayloadCodec {
  constructor(private readonly ring: KeyRing) {}

  async encode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => this.encrypt(payload));
  }

  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => (isEncrypted(payload) ? this.decrypt(payload) : payload));
  }

  private encrypt(payload: Payload): Payload {
    const keyId = this.ring.active;
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.key(keyId), nonce);
    const { content, compression } = compressed(temporal.api.common.v1.Payload.encode(payload).finish());
    if (compression !== undefined) cipher.setAAD(bytes(compression));
    const data = Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
    return {
      metadata: {
        encoding: bytes(ENCODING),
        'encryption-cipher': bytes('AES-256-GCM'),
        'encryption-key-id': bytes(keyId),
        ...(compression !== undefined && { [COMPRESSION]: bytes(compression) }),
      },
      data,
    };
  }

  private decrypt(payload: Payload): Payload {
    const keyId = text(payload.metadata?.['encryption-key-id']);
    const key = this.key(keyId);
    const compression = text(payload.metadata?.[COMPRESSION]);
    const data = payload.data ?? new Uint8Array();
    if (data.length < NONCE_BYTES + TAG_BYTES) throw tampered(keyId);
    try {
      const decipher = createDecipheriv(CIPHER, key, data.subarray(0, NONCE_BYTES));
      decipher.setAuthTag(data.subarray(data.length - TAG_BYTES));
      if (compression !== '') decipher.setAAD(bytes(compression));
      const content = Buffer.concat([
        decipher.update(data.subarray(NONCE_BYTES, data.length - TAG_BYTES)),
        decipher.final(),
      ]);
      const plain = compression === DEFLATE ? inflateRawSync(content) : content;
      const original = temporal.api.common.v1.Payload.decode(plain);
      return { metadata: original.metadata, data: original.data };
    } catch {
      // The cause is left out on purpose: OpenSSL says nothing more, and its message could grow to say too much.
      throw tampered(keyId);
    }
  }

  private key(keyId: string) {
    const key = this.ring.keys.get(keyId);
    if (key === undefined) {
      throw new PayloadKeyError(
        'PAYLOAD.UNKNOWN_KEY',
        `密钥环中没有密钥“${keyId}”`,
        `key ${JSON.stringify(keyId)} is not in the key ring`,
      );
    }
    return key;
  }
}

/** Was this payload written by the codec? */
export function isEncrypted(payload: Payload): boolean {
  return text(payload.metadata?.['encoding']) === ENCODING;
}

function compressed(plain: Uint8Array): { content: Uint8Array; compression?: typeof DEFLATE } {
  if (plain.length < COMPRESSED_FROM_BYTES) return { content: plain };
  const content = deflateRawSync(plain);
  return content.length < plain.length ? { content, compression: DEFLATE } : { content: plain };
}

function tampered(keyId: string): PayloadKeyError {
  return new PayloadKeyError(
    'PAYLOAD.TAMPERED',
    `用密钥“${keyId}”加密的数据已被改动`,
    `the payload written with key ${JSON.stringify(keyId)} was changed or cut off`,
  );
}

const bytes = (value: string): Uint8Array => Buffer.from(value, 'utf8');
const text = (value: Uint8Array | null | undefined): string => Buffer.from(value ?? []).toString('utf8');
