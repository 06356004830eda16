import { PNG } from 'pngjs';
import decodeQR from 'qr/decode.js';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** The largest picture that is unfolded: a page scanned at 600 dots an inch has 35 million. Pixels. */
const LARGEST = 50_000_000;
/** Readings that are tried of a picture which is hard to read; never by the clock, so that one picture always reads alike. */
const EFFORT = 64;

/** Is it a picture of the kind PNG? */
export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.equals(bytes.subarray(0, SIGNATURE.length));
}

/** What the QR code in a PNG holds; null where none can be read. Never throws. */
export function readQr(bytes: Uint8Array): string | null {
  const buffer = Buffer.from(bytes);
  if (!isPng(buffer) || buffer.length < 24 || buffer.readUInt32BE(16) * buffer.readUInt32BE(20) > LARGEST) return null;
  try {
    const { width, height, data } = PNG.sync.read(buffer);
    return decodeQR({ width, height, data }, { effort: EFFORT, timeLimit: Infinity });
  } catch {
    return null;
  }
}
