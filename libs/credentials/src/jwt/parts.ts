/**
 * The three parts of a JWT as bytes, or null for any text that is not spelled in the one way in which a JWT is: base64url leaves bits over that
 * change nothing when they are flipped, and a changed text must not pass for the one that was issued.
 */
export function partsOf(jwt: string): readonly [header: Buffer, payload: Buffer, signature: Buffer] | null {
  const parts = jwt.split('.');
  const [header, payload, signature] = parts.map((part) => Buffer.from(part, 'base64url'));
  if (parts.length !== 3 || header === undefined || payload === undefined || signature === undefined) return null;
  return jwtOf(header, payload, signature) === jwt ? [header, payload, signature] : null;
}

/** The JWT of three parts. */
export function jwtOf(...parts: readonly [header: Uint8Array, payload: Uint8Array, signature: Uint8Array]): string {
  return parts.map((part) => Buffer.from(part).toString('base64url')).join('.');
}
