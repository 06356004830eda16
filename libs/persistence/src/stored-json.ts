import { persistenceErrors } from './persistence-error.js';

/**
 * JSON text in which a bigint keeps its kind: `{"$bigint":"818200"}`; a key that itself begins with `$` gets
 * one more. Properties that are undefined are left out.
 * @throws PERSISTENCE.NOT_STORABLE for what would come back as something else: Date, Map, Set, function, NaN.
 */
export function encodeJson(value: unknown): string {
  return JSON.stringify(tagged(value, '$')) ?? 'null';
}

/** The same, with sorted keys: two equal values give the same text. For hashes and fingerprints. */
export function encodeCanonicalJson(value: unknown): string {
  return JSON.stringify(sorted(tagged(value, '$'))) ?? 'null';
}

/** The value that {@link encodeJson} wrote; objects are plain. */
export function decodeJson(text: string): unknown {
  return untagged(JSON.parse(text));
}

function tagged(value: unknown, path: string): unknown {
  switch (typeof value) {
    case 'bigint':
      return { $bigint: value.toString() };
    case 'number':
      if (!Number.isFinite(value)) throw persistenceErrors.notStorable(path, String(value));
      return value;
    case 'function':
    case 'symbol':
      throw persistenceErrors.notStorable(path, typeof value);
    case 'object':
      return value === null ? null : taggedObject(value, path);
    default:
      return value;
  }
}

function taggedObject(value: object, path: string): unknown {
  if (Array.isArray(value)) return value.map((item, index) => tagged(item ?? null, `${path}[${index}]`));
  if (value instanceof Date || value instanceof Map || value instanceof Set || ArrayBuffer.isView(value)) {
    throw persistenceErrors.notStorable(path, value.constructor.name);
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key.startsWith('$') ? `$${key}` : key, tagged(item, `${path}.${key}`)]),
  );
}

function untagged(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(untagged);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value);
  if (entries.length === 1 && entries[0]?.[0] === '$bigint') return BigInt(String(entries[0][1]));
  return Object.fromEntries(entries.map(([key, item]) => [key.startsWith('$$') ? key.slice(1) : key, untagged(item)]));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}
