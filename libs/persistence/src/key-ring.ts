import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

import { persistenceErrors } from './persistence-error.js';

const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_ID = /^[a-z0-9-]{1,32}$/;

export interface KeyRingSettings {
  /** The key that seals from now on. */
  current: string;
  /** All keys that may still be needed to open, by id: 32 bytes each, or those bytes in base64. */
  keys: Readonly<Record<string, Uint8Array | string>>;
}

/**
 * Seals personal data (identity numbers, accounts, addresses) with AES-256-GCM. A sealed value is
 * `<key id>.<base64url of nonce, ciphertext and tag>`; the key id lets keys rotate. The context, such as
 * `intake.party.identityNumber`, is authenticated with it: a value copied into another column does not open.
 */
export class KeyRing {
  readonly current: string;
  /** Hidden from the language itself, so that no logger prints it. */
  readonly #keys: ReadonlyMap<string, Buffer>;

  /** @throws ENCRYPTION.KEY_INVALID, or ENCRYPTION.KEY_UNKNOWN when the current key is not in the ring. */
  constructor(settings: KeyRingSettings) {
    this.#keys = new Map(Object.entries(settings.keys).map(([id, key]) => [id, keyBytes(id, key)]));
    this.current = settings.current;
    this.key(this.current);
  }

  /** Seals with the current key and a fresh nonce: equal texts give different sealed values. */
  seal(text: string, context: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.key(this.current), nonce).setAAD(associated(this.current, context));
    const body = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `${this.current}.${body.toString('base64url')}`;
  }

  /** @throws ENCRYPTION.KEY_UNKNOWN, ENCRYPTION.UNREADABLE. The sealed value never appears in the error. */
  open(sealed: string, context: string): string {
    const [keyId = '', encoded = ''] = sealed.split('.', 2);
    if (!KEY_ID.test(keyId) || !encoded) throw persistenceErrors.unreadable(context);
    const key = this.key(keyId);
    const body = Buffer.from(encoded, 'base64url');
    if (body.length < NONCE_BYTES + TAG_BYTES) throw persistenceErrors.unreadable(context);
    try {
      const decipher = createDecipheriv(ALGORITHM, key, body.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
        .setAAD(associated(keyId, context))
        .setAuthTag(body.subarray(-TAG_BYTES));
      return Buffer.concat([decipher.update(body.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString(
        'utf8',
      );
    } catch (error) {
      throw persistenceErrors.unreadable(context, error);
    }
  }

  /**
   * A keyed digest (HMAC-SHA-256) under the current key, to find equal texts by without opening them: `<key id>.<base64url>`. Its key is derived, so
   * that it says nothing of what is sealed; the context keeps equal texts of two columns apart.
   */
  digest(text: string, context: string): string {
    return this.digestBy(this.current, text, context);
  }

  /** The digests of a text under every key of the ring: what it may be found by, whichever key was current when it was written. */
  digests(text: string, context: string): string[] {
    return [...this.#keys.keys()].map((id) => this.digestBy(id, text, context));
  }

  private digestBy(id: string, text: string, context: string): string {
    const derived = createHmac('sha256', this.key(id)).update(`digest\n${context}`, 'utf8').digest();
    return `${id}.${createHmac('sha256', derived).update(text, 'utf8').digest('base64url')}`;
  }

  private key(id: string): Buffer {
    const key = this.#keys.get(id);
    if (!key) throw persistenceErrors.keyUnknown(id);
    return key;
  }
}

function keyBytes(id: string, key: Uint8Array | string): Buffer {
  const bytes = typeof key === 'string' ? Buffer.from(key, 'base64') : Buffer.from(key);
  if (!KEY_ID.test(id) || bytes.length !== KEY_BYTES) throw persistenceErrors.keyInvalid(id);
  return bytes;
}

function associated(keyId: string, context: string): Buffer {
  return Buffer.from(`${keyId}\n${context}`, 'utf8');
}
