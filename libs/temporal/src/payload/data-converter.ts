import { fileURLToPath } from 'node:url';
import type { DataConverter } from '@temporalio/common';
import { EncryptionCodec } from './encryption-codec.js';
import type { KeyRing } from './key-ring.js';

/** Path of the module that puts failure messages and stack traces into payloads; the bundle needs the same one. */
export const failureConverterPath = fileURLToPath(new URL('../../failure-converter.cjs', import.meta.url));

/** How every client and worker of Hejie writes to the server: encrypted with the active key, failures included. */
export function encryptedDataConverter(ring: KeyRing): DataConverter {
  return { failureConverterPath, payloadCodecs: [new EncryptionCodec(ring)] };
}

/** The same form without encryption: for golden histories, which hold invented cases and are read by people. */
export const plainDataConverter: DataConverter = { failureConverterPath };
