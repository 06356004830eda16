import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { DICTIONARY_1 } from './dictionary-1.js';

/** Beginnings that both sides know, by the number that a payload names. 0 is nobody's: not compressed. */
const DICTIONARIES: ReadonlyMap<number, Buffer> = new Map([[1, Buffer.from(DICTIONARY_1, 'utf8')]]);
const CURRENT = 1;
/** A payload is a few kilobytes: with a smaller window less memory is cleared for each. */
const SMALL = { windowBits: 14, memLevel: 7 };
/** Shorter ones gain nothing. */
const COMPRESSED_FROM_BYTES = 16;

/** Bytes as they are kept, and the dictionary with which they were compressed; 0 for bytes that are kept as they are. */
export interface Compressed {
  readonly bytes: Uint8Array;
  readonly dictionary: number;
}

/** Compresses bytes with the current dictionary, where that makes them shorter. */
export function compress(plain: Uint8Array): Compressed {
  const asTheyAre = { bytes: plain, dictionary: 0 };
  if (plain.length < COMPRESSED_FROM_BYTES) return asTheyAre;
  const bytes = deflateRawSync(plain, { dictionary: DICTIONARIES.get(CURRENT), ...SMALL });
  return bytes.length < plain.length ? { bytes, dictionary: CURRENT } : asTheyAre;
}

/** @throws Error for bytes that were not compressed so, or a dictionary that this release does not have. */
export function decompress({ bytes, dictionary }: Compressed): Uint8Array {
  if (dictionary === 0) return bytes;
  const known = DICTIONARIES.get(dictionary);
  if (known === undefined) throw new Error(`dictionary ${dictionary} is unknown to this release`);
  return inflateRawSync(bytes, { dictionary: known });
}
