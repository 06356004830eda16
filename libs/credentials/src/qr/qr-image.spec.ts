import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PNG } from 'pngjs';
import { certificate, keysOf, PINGDU, privateKey } from '../../test/fixture/court.js';
import { type SigningKeys } from '../keys/signing-keys.js';
import { packed, unpacked } from './packed.js';
import { qrImage } from './qr-image.js';
import { isPng, readQr } from './read-qr.js';

describe('the QR code of a credential', () => {
  let keys: SigningKeys;
  let jwt: string;
  beforeAll(async () => {
    keys = keysOf(await privateKey());
    jwt = await certificate(keys);
  });
  const withStatement = (statement: string): Promise<string> =>
    certificate(keys, { claims: { ...PINGDU.claims, statement } });

  it('gives back the credential to the letter', () => {
    const { text, png, level } = qrImage(jwt);
    expect(level).toBe('M');
    expect(isPng(png)).toBe(true);
    expect(readQr(png)).toBe(text);
    expect(unpacked(readQr(png)!)).toBe(jwt);
  });

  it('needs less than half of the data of the JWT itself, in a code that can be printed', () => {
    const { text, matrix } = qrImage(jwt);
    // A code holds two characters of its narrow alphabet in 11 bits, any other text by the byte.
    expect(text.length * 5.5).toBeLessThan((jwt.length * 8) / 2);
    expect(text).toMatch(/^HJ1:[0-9A-Z $%*+\-./:]+$/);
    expect(matrix.length).toBeLessThanOrEqual(8 + 125);
    expect(matrix.every((row) => row.length === matrix.length)).toBe(true);
  });

  it('has a light edge of four modules around the matrix', () => {
    const { matrix, png } = qrImage(jwt, 2);
    const { width, height, data } = PNG.sync.read(Buffer.from(png));
    expect([width, height]).toEqual([matrix.length * 2, matrix.length * 2]);
    const dark = (x: number, y: number): boolean => data[(y * width + x) * 4] === 0;
    expect(Array.from({ length: width }, (_, x) => dark(x, 7)).some(Boolean)).toBe(false);
    expect([dark(8, 8), dark(9, 9)]).toEqual([true, true]);
  });

  it('is read from a picture in which it is turned, lies on a page and is stained', () => {
    const code = PNG.sync.read(Buffer.from(qrImage(jwt, 4).png));
    const [side, middle, left, top] = [code.width, code.width / 2, 180, 120];
    const page = new PNG({ width: side + 300, height: side + 200 });
    page.data.fill(0xff);
    for (let y = 0; y < side; y++)
      for (let x = 0; x < side; x++) {
        // Turned by a right angle; a stain of a few modules in its middle.
        const stained = x > middle - 8 && x < middle + 8 && y > middle - 8 && y < middle + 8;
        const value = stained ? 128 : code.data[(x * side + (side - 1 - y)) * 4]!;
        const pixel = ((y + top) * page.width + x + left) * 4;
        page.data[pixel] = page.data[pixel + 1] = page.data[pixel + 2] = value;
      }
    expect(unpacked(readQr(PNG.sync.write(page, { filterType: 0 }))!)).toBe(jwt);
  });

  it('takes level L where M cannot hold it, and is refused where neither can', async () => {
    const words = (count: number): string =>
      Array.from({ length: count }, (_, n) => String.fromCodePoint(0x4e00 + ((n * 7919) % 20_000))).join('');
    const long = await withStatement(words(850));
    const { level, png } = qrImage(long);
    expect(level).toBe('L');
    expect(unpacked(readQr(png)!)).toBe(long);
    const tooLong = await withStatement(words(2000));
    expect(() => qrImage(tooLong)).toThrow('CREDENTIAL.TOO_LONG_FOR_QR');
  });

  it('is not read from what is no picture, an empty one, or one that claims to be endless', () => {
    const empty = PNG.sync.write(new PNG({ width: 50, height: 50 }));
    const endless = Buffer.from(empty);
    endless.writeUInt32BE(60_000, 16);
    endless.writeUInt32BE(60_000, 20);
    const all = [Buffer.from(jwt), Buffer.alloc(0), empty, empty.subarray(0, 40), empty.subarray(0, 10), endless];
    expect(all.map(readQr)).toEqual(all.map(() => null));
  });
});

describe('what a QR code holds', () => {
  it('is any JWT', () => {
    const json = fc.json({ maxDepth: 2 });
    fc.assert(
      fc.property(json, json, fc.uint8Array({ maxLength: 80 }), (header, payload, signature) => {
        const jwt = [header, payload, signature].map((part) => Buffer.from(part).toString('base64url')).join('.');
        expect(unpacked(packed(jwt))).toBe(jwt);
        expect(unpacked(`\n${jwt} `)).toBe(jwt);
      }),
    );
  });

  it('is left as it is where it is nothing of ours', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(unpacked(`HJ1:${text}`)).toMatch(/^HJ1:|^[\w-]*\.[\w-]*\./)));
    expect(unpacked('HJ1:GGW')).toBe('HJ1:GGW');
  });

  it('is nothing but a JWT', () => expect(() => packed('text')).toThrow(TypeError));
});
