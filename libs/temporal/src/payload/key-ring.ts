import { createSecretKey, type KeyObject } from 'node:crypto';
import { PayloadKeyError } from './payload-errors.js';

const KEY_BYTES = 32;
const KEY_ID = /^[A-Za-z0-9._-]{1,64}$/;

/** The keys of the payloads: new ones are written with `active`, old ones stay readable while their key is in the ring. */
export interface KeyRing {
  readonly active: string;
  readonly keys: ReadonlyMap<string, KeyObject>;
}

/**
 * Reads `keyId:base64,keyId2:base64`; the first key is the active one. Rotation: put the new key first,
 * keep the old ones for as long as a history written with them is kept (open cases and the namespace's retention).
 * @throws PayloadKeyError PAYLOAD.KEY_RING, which names the position and never the key.
 */
export function parseKeyRing(text: string): KeyRing {
  const keys = new Map<string, KeyObject>();
  text.split(',').forEach((entry, index) => {
    const position = `entry ${index + 1} of the key ring`;
    const colon = entry.indexOf(':');
    const id = entry.slice(0, Math.max(colon, 0)).trim();
    if (!KEY_ID.test(id))
      throw refusal(`${position} must be keyId:base64 with a key id of letters, digits, '.', '_' or '-'`);
    if (keys.has(id)) throw refusal(`${position} repeats the key id ${id}`);
    const bytes = Buffer.from(entry.slice(colon + 1).trim(), 'base64');
    if (bytes.length !== KEY_BYTES)
      throw refusal(`${position} (${id}) must hold ${KEY_BYTES} bytes in base64, but holds ${bytes.length}`);
    keys.set(id, createSecretKey(bytes));
  });
  const [active] = keys.keys();
  if (active === undefined) throw refusal('the key ring is empty');
  return { active, keys };
}

function refusal(en: string): PayloadKeyError {
  return new PayloadKeyError('PAYLOAD.KEY_RING', '密钥环配置有误', en);
}
