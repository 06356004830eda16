import { decodeProtectedHeader, FlattenedSign, flattenedVerify, importJWK, type JWK } from 'jose';

const algorithmOf = ({ kty }: JWK): string => (kty === 'OKP' ? 'EdDSA' : 'ES256');

/** Detached JWS (RFC 7797) of the court over these bytes. */
export async function signedBy(key: JWK, bytes: Uint8Array): Promise<string> {
  const alg = algorithmOf(key);
  const { protected: header, signature } = await new FlattenedSign(bytes)
    .setProtectedHeader({ alg, b64: false, crit: ['b64'], kid: key.kid })
    .sign(await importJWK(key, alg));
  return `${header}..${signature}`;
}

/** What is wrong with a signature of the agency over these bytes; null: nothing. */
export async function faultOf(
  bytes: Uint8Array,
  detached: string | undefined,
  keys: readonly JWK[],
): Promise<string | null> {
  if (detached === undefined) return '没有 hejie-signature';
  const [header = '', payload, signature = '', ...more] = detached.split('.');
  if (payload !== '' || more.length > 0) return '签名不是分离式 JWS（<头>..<签名>）';
  try {
    const { alg, kid, b64, crit } = decodeProtectedHeader({ protected: header });
    if (b64 !== false || !(crit as string[] | undefined)?.includes('b64'))
      return '签名头应含 b64:false 和 crit:["b64"]（RFC 7797）';
    if (alg !== 'EdDSA' && alg !== 'ES256') return '签名算法应为 EdDSA 或者 ES256';
    const key = keys.find((one) => one.kid === kid);
    if (key === undefined) return `签名头的 kid（${String(kid)}）不在已登记的公钥之中`;
    await flattenedVerify({ protected: header, payload: bytes, signature }, await importJWK(key, alg), {
      algorithms: [alg],
    });
    return null;
  } catch {
    return '签名与收到的字节不符';
  }
}
