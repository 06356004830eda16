const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** RFC 9285: bytes in the characters that a QR code holds most tightly, three for two bytes. */
export function base45(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 2) {
    const [first = 0, second] = bytes.subarray(at, at + 2);
    const n = second === undefined ? first : first * 256 + second;
    const digits = [n % 45, Math.floor(n / 45) % 45, Math.floor(n / 2025)];
    text += digits
      .slice(0, second === undefined ? 2 : 3)
      .map((digit) => ALPHABET[digit])
      .join('');
  }
  return text;
}

/** The bytes of a text in Base45; null for a text that no bytes are written as. */
export function fromBase45(text: string): Uint8Array | null {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 3) {
    const digits = [...text.slice(at, at + 3)].map((character) => ALPHABET.indexOf(character));
    if (digits.length === 1 || digits.includes(-1)) return null;
    const [ones = 0, fortyFives = 0, squares = 0] = digits;
    const n = ones + fortyFives * 45 + squares * 2025;
    if (n > (digits.length === 3 ? 0xffff : 0xff)) return null;
    bytes.push(...(digits.length === 3 ? [n >> 8, n & 0xff] : [n]));
  }
  return Uint8Array.from(bytes);
}
