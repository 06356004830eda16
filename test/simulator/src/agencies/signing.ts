import { decodeProtectedHeader, FlattenedSign, flattenedVerify, importJWK, type JWK } from 'jose';

const ALGORITHMS = ['EdDSA', 'ES256'];

const imported = new WeakMap<JWK, ReturnType<typeof importJWK>>();
function keyOf(jwk: JWK, alg: string): ReturnType<typeof importJWK> {
  const known = imported.get(jwk) ?? importJWK(jwk, alg);
  imported.set(jwk, known);
  return known;
}

/** Detached JWS (RFC 7797) over exactly these bytes. */
export async function signature(bytes: Uint8Array, key: JWK): Promise<string> {
  const alg = key.kty === 'OKP' ? 'EdDSA' : 'ES256';
  const signed = await new FlattenedSign(bytes)
    .setProtectedHeader({ alg, b64: false, crit: ['b64'], kid: key.kid })
    .sign(await keyOf(key, alg));
  return `${signed.protected}..${signed.signature}`;
}

/** Whether one of these keys has signed exactly these bytes. */
export async function trusted(bytes: Uint8Array, detached: string, keys: readonly JWK[]): Promise<boolean> {
  const [header = '', payload, value = '', ...more] = detached.split('.');
  if (payload !== '' || more.length > 0) return false;
  try {
    const { kid, alg, b64 } = decodeProtectedHeader({ protected: header });
    const key = keys.find((one) => one.kid === kid);
    if (key === undefined || alg === undefined || b64 !== false) return false;
    const jws = { protected: header, payload: bytes, signature: value };
    await flattenedVerify(jws, await keyOf(key, alg), { algorithms: ALGORITHMS });
    return true;
  } catch {
    return false;
  }
}
