import { PNG } from 'pngjs';
import encodeQR from 'qr';
import { CredentialError } from '../credential-error.js';
import { packed } from './packed.js';

/** A credential as a QR code. */
export interface QrImage {
  /** What the code holds, as a scanner gives it. */
  readonly text: string;
  /** M restores 15 % of the code where it is damaged, L 7 %. */
  readonly level: 'M' | 'L';
  /** True for a dark module, row by row, with the light edge; for documents that draw it themselves. */
  readonly matrix: readonly (readonly boolean[])[];
  readonly png: Uint8Array;
}

/** The light edge that the standard asks for, in modules. */
const EDGE = 4;
/** What the largest code holds of Base45 at each level, in characters (ISO/IEC 18004, version 40). */
const LEVELS = [
  { level: 'M', ecc: 'medium', capacity: 3391 },
  { level: 'L', ecc: 'low', capacity: 4296 },
] as const;

/**
 * The QR code of a credential, with level M where it fits, else L; `scale` is the side of a module in pixels.
 * @throws CredentialError CREDENTIAL.TOO_LONG_FOR_QR
 */
export function qrImage(credential: string, scale = 6): QrImage {
  const text = packed(credential);
  const fitting = LEVELS.find(({ capacity }) => text.length <= capacity);
  if (fitting === undefined)
    throw new CredentialError(
      'CREDENTIAL.TOO_LONG_FOR_QR',
      '凭证过长，二维码容纳不下',
      'the credential is too long for a QR code',
    );
  const { level, ecc } = fitting;
  const matrix = encodeQR(text, 'raw', { ecc, encoding: 'alphanumeric', border: EDGE });
  return { text, level, matrix, png: png(matrix, scale) };
}

function png(matrix: readonly (readonly boolean[])[], scale: number): Uint8Array {
  const side = matrix.length * scale;
  const image = new PNG({ width: side, height: side, colorType: 0, inputColorType: 0, inputHasAlpha: false });
  matrix.forEach((row, y) => {
    const line = Buffer.alloc(side, 255);
    row.forEach((dark, x) => dark && line.fill(0, x * scale, (x + 1) * scale));
    for (let copy = 0; copy < scale; copy++) line.copy(image.data, (y * scale + copy) * side);
  });
  // Each row as its difference from the one above (filter `Up`): most rows of a module are the same.
  return PNG.sync.write(image, { colorType: 0, inputColorType: 0, inputHasAlpha: false, filterType: 2 });
}
