import { randomBytes } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { CompactEncrypt, decodeProtectedHeader } from 'jose';
import { ContentKeys, openContent, sealContent } from './sealed-content.js';

const NAME = '张三丰';
const old = `k-1:${randomBytes(32).toString('base64')}`;
const fresh = `k-2:${randomBytes(32).toString('base64')}`;

it('content is opened by who has the key, also after the keys have changed', async () => {
  const sealed = await sealContent({ partyName: NAME }, new ContentKeys(old));
  expect(decodeProtectedHeader(sealed)).toEqual({ alg: 'dir', enc: 'A256GCM', kid: 'k-1' });
  const rotated = new ContentKeys(`${fresh},${old}`);
  expect(await openContent(sealed, rotated)).toEqual({ partyName: NAME });
  expect(decodeProtectedHeader(await sealContent({}, rotated)).kid).toBe('k-2');
});

it('content is not opened by another key, altered, or sealed otherwise, and no error names it', async () => {
  const keys = new ContentKeys(old);
  const sealed = await sealContent({ partyName: NAME }, keys);
  const parts = sealed.split('.');
  const altered = [...parts.slice(0, 3), `${parts[3]!.startsWith('A') ? 'B' : 'A'}${parts[3]!.slice(1)}`, parts[4]];
  const text = await new CompactEncrypt(new TextEncoder().encode(NAME))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: 'k-1' })
    .encrypt(keys.key('k-1'));
  const weaker = await new CompactEncrypt(new TextEncoder().encode('{}'))
    .setProtectedHeader({ alg: 'A256KW', enc: 'A128CBC-HS256', kid: 'k-1' })
    .encrypt(keys.key('k-1'));
  for (const [what, ring, code] of [
    [sealed, new ContentKeys(fresh), 'CONTENT.KEY_UNKNOWN'],
    [sealed, new ContentKeys(fresh.replace('k-2', 'k-1')), 'CONTENT.UNREADABLE'],
    [altered.join('.'), keys, 'CONTENT.UNREADABLE'],
    [text, keys, 'CONTENT.UNREADABLE'],
    [weaker, keys, 'CONTENT.UNREADABLE'],
    ['', keys, 'CONTENT.UNREADABLE'],
  ] as const) {
    const error = (await openContent(what, ring).catch((thrown: unknown) => thrown)) as Error;
    expect(error).toMatchObject({ code });
    expect(`${error.stack} ${JSON.stringify(error)}`).not.toContain(NAME);
    expect(error.cause).toBeUndefined();
  }
});

it.each(['', 'k-1', 'k-1:AAAA', `K 1:${randomBytes(32).toString('base64')}`, `${old},${old}`])(
  'keys that are none are refused, and not named: %#',
  (text) => {
    const refused = () => new ContentKeys(text);
    expect(refused).toThrow(expect.objectContaining({ code: 'CONTENT_KEYS.INVALID' }));
    const [, key = 'none'] = text.split(':');
    expect(refused).not.toThrow(expect.objectContaining({ message: expect.stringContaining(key) }));
  },
);
