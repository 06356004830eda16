import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';
import type { Payload, PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';
import { compress, decompress } from './compression.js';
import { openFirstForm, writtenInFirstForm } from './first-form.js';
import type { KeyRing } from './key-ring.js';
import { PayloadKeyError, tampered } from './payload-errors.js';

// CommonJS whose names Node cannot see: a named import works under Jest only.
const { temporal } = proto;
const { Payload: Whole } = temporal.api.common.v1;

const ENCODING = 'binary/encrypted';
const JSON_PLAIN = 'json/plain';
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** First byte of `data`: how the rest is written. */
const FORM = 2;
/** Bit of the second byte: the content is the JSON of a plain payload, as nearly all are; else a whole payload. The others name the dictionary. */
const JSON_CONTENT = 0x80;

/**
 * Encrypts every payload before it leaves the process: arguments, results, memo, summaries, failure attributes.
 * AES-256-GCM with a random 96-bit nonce. `data` is a head (form, content, length and name of the key), nonce, ciphertext and tag;
 * the tag vouches for the head. A history holds a dozen payloads a step, so the seal is kept short, and the content is compressed
 * before, where that is shorter: ciphertext cannot be. What was written in the first form is read as ever.
 * A payload that is not encrypted is passed on as it is, because the server and its tools write some themselves; so is one that
 * holds nothing.
 */
export class EncryptionCodec implements PayloadCodec {
  constructor(private readonly ring: KeyRing) {}

  async encode(payloads: Payload[]): Promise<Payload[]> {
    // Where nothing is said there is nothing to hide: an activity without an answer.
    return payloads.map((payload) => (payload.data?.length ? this.encrypt(payload) : payload));
  }

  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => (isEncrypted(payload) ? this.decrypt(payload) : payload));
  }

  private encrypt(payload: Payload): Payload {
    const keyId = this.ring.active;
    const json = isPlainJson(payload);
    const { bytes: content, dictionary } = compress(json ? (payload.data ?? NOTHING) : Whole.encode(payload).finish());
    const name = Buffer.from(keyId, 'utf8');
    const head = Buffer.concat([Buffer.of(FORM, (json ? JSON_CONTENT : 0) | dictionary, name.length), name]);
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.key(keyId), nonce).setAAD(head);
    const data = Buffer.concat([head, nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
    return { metadata: { encoding: bytes(ENCODING) }, data };
  }

  private decrypt(payload: Payload): Payload {
    if (writtenInFirstForm(payload)) return openFirstForm(payload, (keyId) => this.key(keyId));
    const data = Buffer.from(payload.data ?? NOTHING);
    const [form, content = 0, length = 0] = data;
    const head = data.subarray(0, 3 + length);
    const keyId = text(head.subarray(3));
    if (form !== FORM || data.length < head.length + NONCE_BYTES + TAG_BYTES) throw tampered(keyId);
    const key = this.key(keyId);
    try {
      const opened = open(key, head, data.subarray(head.length));
      const plain = decompress({ bytes: opened, dictionary: content & ~JSON_CONTENT });
      if (content & JSON_CONTENT) return { metadata: { encoding: bytes(JSON_PLAIN) }, data: plain };
      const { metadata, data: original } = Whole.decode(plain);
      return { metadata, data: original };
    } catch {
      // The cause is left out on purpose: OpenSSL says nothing more, and its message could grow to say too much.
      throw tampered(keyId);
    }
  }

  private key(keyId: string): KeyObject {
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

/** @param sealed nonce, ciphertext and tag. */
function open(key: KeyObject, head: Uint8Array, sealed: Buffer): Buffer {
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES)).setAAD(head);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  const content = sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES);
  return Buffer.concat([decipher.update(content), decipher.final()]);
}

/** A payload of JSON that says nothing else of itself: a search attribute, for one, names its type too. */
function isPlainJson({ metadata }: Payload): boolean {
  return Object.keys(metadata ?? {}).length === 1 && text(metadata?.['encoding']) === JSON_PLAIN;
}

const NOTHING = new Uint8Array();
const bytes = (value: string): Uint8Array => Buffer.from(value, 'utf8');
const text = (value: Uint8Array | null | undefined): string => Buffer.from(value ?? NOTHING).toString('utf8');
