import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { testKeys } from '../testing/keys.js';
import { privateKey, publicKey } from './keys.js';
import { signed, verified } from './signature.js';

const pairs = [testKeys('a#1'), testKeys('a#2', 'P-256')];

describe('a detached signature (RFC 7797)', () => {
  it('holds for the very bytes and its own key alone', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 200 }),
        fc.nat(1),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (bytes, which, at, change) => {
          const { secret, open } = pairs[which]!;
          const signature = await signed(bytes, { signingKey: secret });
          expect(await verified(bytes, signature, [pairs[1 - which]!.open, open])).toEqual({ kid: open.kid });
          const altered =
            bytes.length === 0
              ? Uint8Array.of(change)
              : bytes.map((byte, i) => (i === at % bytes.length ? byte ^ change : byte));
          await expect(verified(altered, signature, [open])).rejects.toMatchObject({ reason: 'SIGNATURE_WRONG' });
          await expect(verified(bytes, signature, [pairs[1 - which]!.open])).rejects.toMatchObject({
            reason: 'SIGNER_UNKNOWN',
          });
          const namesake = testKeys(open.kid, which === 0 ? 'Ed25519' : 'P-256').open;
          await expect(verified(bytes, signature, [namesake])).rejects.toMatchObject({ reason: 'SIGNATURE_WRONG' });
        },
      ),
      { numRuns: 40 },
    );
  });

  it.each(['x', '..', 'a.b.c', `${Buffer.from('{}').toString('base64url')}..AA`, `${'A'.repeat(5_000)}..AA`])(
    'has its form: %.20s',
    async (text) => {
      await expect(verified('{}', text, [pairs[0]!.open])).rejects.toMatchObject({ reason: 'SIGNATURE_WRONG' });
    },
  );

  it('has one text alone: the bits that its last letter has too many are none of it', async () => {
    for (const { secret, open } of pairs) {
      const text = await signed('{}', { signingKey: secret });
      const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
      const next = letters[letters.indexOf(text.at(-1)!) + 1]!;
      const other = text.slice(0, -1) + next;
      expect(Buffer.from(other.split('..')[1]!, 'base64url')).toEqual(Buffer.from(text.split('..')[1]!, 'base64url'));
      await expect(verified('{}', other, [open])).rejects.toMatchObject({ reason: 'SIGNATURE_WRONG' });
    }
  });

  it('stands over the bytes as they travel, never over their base64url', async () => {
    const { secret, open } = pairs[0]!;
    const [header, value] = (await signed('{}', { signingKey: secret })).split('..');
    const read = JSON.parse(Buffer.from(header!, 'base64url').toString()) as object;
    expect(read).toEqual({ alg: 'EdDSA', kid: 'a#1', b64: false, crit: ['b64'] });
    const attached = Buffer.from(JSON.stringify({ alg: 'EdDSA', kid: 'a#1' })).toString('base64url');
    await expect(verified('{}', `${attached}..${value}`, [open])).rejects.toMatchObject({ reason: 'SIGNATURE_WRONG' });
  });

  it('is made with a secret key, and known by one that is none', () => {
    const { secret, open } = pairs[1]!;
    expect(publicKey.safeParse(secret).success).toBe(false);
    expect(privateKey.safeParse(open).success).toBe(false);
  });
});
