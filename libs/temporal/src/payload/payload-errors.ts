/**
 * A payload cannot be written or read: the ring is wrong (`PAYLOAD.KEY_RING`), the key is not in it
 * (`PAYLOAD.UNKNOWN_KEY`), or the bytes are not those that were written (`PAYLOAD.TAMPERED`).
 * The message never holds key or plaintext.
 */
export class PayloadKeyError extends Error {
  override readonly name = 'PayloadKeyError';

  constructor(
    readonly code: 'PAYLOAD.KEY_RING' | 'PAYLOAD.UNKNOWN_KEY' | 'PAYLOAD.TAMPERED',
    readonly zh: string,
    readonly en: string,
  ) {
    super(`${code}: ${en}`);
  }
}

/** The bytes are not those that were written with the key. */
export function tampered(keyId: string): PayloadKeyError {
  return new PayloadKeyError(
    'PAYLOAD.TAMPERED',
    `用密钥“${keyId}”加密的数据已被改动`,
    `the payload written with key ${JSON.stringify(keyId)} was changed or cut off`,
  );
}
