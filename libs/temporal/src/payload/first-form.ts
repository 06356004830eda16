import { createDecipheriv, type KeyObject } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import type { Payload } from '@temporalio/common';
import proto from '@temporalio/proto';
import { tampered } from './payload-errors.js';

// CommonJS whose names Node cannot see: a named import works under Jest only.
const { temporal } = proto;

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_ID = 'encryption-key-id';
const COMPRESSION = 'encryption-compression';

/** The form in which payloads were written until release 0.2: the metadata names the key, and `deflate` where it was compressed. */
export const writtenInFirstForm = ({ metadata }: Payload): boolean => metadata?.[KEY_ID] !== undefined;

/**
 * Reads the first form; written it is no more.
 * @throws PayloadKeyError PAYLOAD.TAMPERED; whatever `keyOf` throws for a key that is not in the ring.
 */
export function openFirstForm({ metadata, data }: Payload, keyOf: (keyId: string) => KeyObject): Payload {
  const keyId = text(metadata?.[KEY_ID]);
  const key = keyOf(keyId);
  const sealed = data ?? new Uint8Array();
  if (sealed.length < NONCE_BYTES + TAG_BYTES) throw tampered(keyId);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES));
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
    const compression = metadata?.[COMPRESSION];
    if (compression) decipher.setAAD(compression);
    const content = sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES);
    const opened = Buffer.concat([decipher.update(content), decipher.final()]);
    const whole = temporal.api.common.v1.Payload.decode(compression ? inflateRawSync(opened) : opened);
    return { metadata: whole.metadata, data: whole.data };
  } catch {
    // As for every form: nothing of the content may stand in an error.
    throw tampered(keyId);
  }
}

const text = (value: Uint8Array | null | undefined): string => Buffer.from(value ?? []).toString('utf8');
