import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { CompactSign, importJWK, type JWK } from 'jose';
import { faultOf, signedBy } from './signing.js';

const pair = (type: 'ed25519' | 'ec', kid: string): { secret: JWK; published: JWK } => {
  const { publicKey, privateKey } =
    type === 'ec' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('ed25519');
  return {
    secret: { ...privateKey.export({ format: 'jwk' }), kid },
    published: { ...publicKey.export({ format: 'jwk' }), kid },
  };
};
const [edwards, curve, stranger] = [pair('ed25519', 'a-1'), pair('ec', 'a-2'), pair('ed25519', 'a-1')];
const KEYS = [edwards.published, curve.published];
const BYTES = Buffer.from('{"某":"文"}');

describe('the signature of an answer', () => {
  it('holds with each of the published keys, Ed25519 and P-256', async () => {
    for (const { secret } of [edwards, curve])
      expect(await faultOf(BYTES, await signedBy(secret, BYTES), KEYS)).toBeNull();
  });

  it('is told what is wrong with it', async () => {
    const signed = await signedBy(edwards.secret, BYTES);
    const usual = await new CompactSign(BYTES)
      .setProtectedHeader({ alg: 'EdDSA', kid: 'a-1' })
      .sign(await importJWK(edwards.secret, 'EdDSA'));
    const [header, , value] = usual.split('.');
    for (const [bytes, signature, fault] of [
      [BYTES, undefined, '没有 hejie-signature'],
      [BYTES, usual, '不是分离式 JWS'],
      [BYTES, `${header}..${value}`, 'b64:false'],
      [Buffer.from('{"某":"别的"}'), signed, '与收到的字节不符'],
      [BYTES, await signedBy(stranger.secret, BYTES), '与收到的字节不符'],
      [BYTES, await signedBy({ ...stranger.secret, kid: 'b' }, BYTES), '不在已登记的公钥之中'],
      [BYTES, 'x..y', '与收到的字节不符'],
    ] as const)
      expect(await faultOf(bytes, signature, KEYS)).toContain(fault);
  });
});
