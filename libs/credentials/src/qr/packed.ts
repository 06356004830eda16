import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { jwtOf, partsOf } from '../jwt/parts.js';
import { base45, fromBase45 } from './base45.js';

/** Marks what our QR codes hold: this way of packing, its first edition. */
const MARK = 'HJ1:';
/** A credential that unfolds to more than this is none of ours. Bytes. */
const LARGEST = 64 * 1024;

/**
 * A credential as a QR code holds it: its parts, without the base64 that would hide from the compression what is alike in them, with a NUL byte between
 * them, which no JSON text has; deflated; in Base45. Less than half of the data that the JWT itself would be.
 */
export function packed(jwt: string): string {
  const parts = partsOf(jwt);
  if (parts === null) throw new TypeError('only a JWT is packed');
  const [header, payload, signature] = parts;
  const nul = Buffer.alloc(1);
  return MARK + base45(deflateRawSync(Buffer.concat([header, nul, payload, nul, signature]), { level: 9 }));
}

/** The credential that a text of a QR code, or a file, holds: packed, or the JWT as it is. Anything else is left as it is, for the verification to refuse. */
export function unpacked(text: string): string {
  const trimmed = text.trim();
  if (!trimmed.startsWith(MARK)) return trimmed;
  const deflated = fromBase45(trimmed.slice(MARK.length));
  if (deflated === null) return trimmed;
  let bytes: Buffer;
  try {
    bytes = inflateRawSync(deflated, { maxOutputLength: LARGEST });
  } catch {
    return trimmed;
  }
  const first = bytes.indexOf(0);
  const second = bytes.indexOf(0, first + 1);
  if (first === -1 || second === -1) return trimmed;
  return jwtOf(bytes.subarray(0, first), bytes.subarray(first + 1, second), bytes.subarray(second + 1));
}
