import { gunzipSync, gzipSync } from 'node:zlib';

/** The least that a status list has: with fewer entries it would tell of whom it speaks. Bits. */
export const LIST_BITS = 131_072;
/** No list is read beyond this: a small text may unfold to any size. Bytes. */
const LARGEST = 16 * 1024 * 1024;

/** A bitstring with these bits set, the first at the left, compressed and in base64url with the mark `u` of its base. */
export function encodedList(set: Iterable<number>): string {
  const bytes = new Uint8Array(LIST_BITS / 8);
  for (const bit of set) bytes[bit >> 3]! |= 0x80 >> (bit & 7);
  return `u${gzipSync(bytes).toString('base64url')}`;
}

/** The bytes of a bitstring; null where there is none to be read. */
export function decodedList(encoded: string): Uint8Array | null {
  if (!/^u[\w-]+$/.test(encoded)) return null;
  try {
    const bytes = gunzipSync(Buffer.from(encoded.slice(1), 'base64url'), { maxOutputLength: LARGEST });
    return bytes.length * 8 < LIST_BITS ? null : bytes;
  } catch {
    return null;
  }
}

/** Is the bit set? Null beyond the end of the list. */
export function bitOf(bytes: Uint8Array, bit: number): boolean | null {
  const byte = bytes[bit >> 3];
  return byte === undefined ? null : (byte & (0x80 >> (bit & 7))) !== 0;
}
