import { inspect } from 'node:util';

import { describe, expect, it } from '@jest/globals';

import { KeyRing } from './key-ring.js';

const k1 = Buffer.alloc(32, 1);
const k2 = Buffer.alloc(32, 2).toString('base64');
const ring = new KeyRing({ current: 'k1', keys: { k1 } });
const CONTEXT = 'intake.party.identity_number';
const IDENTITY = '11010519491231002X';

describe('a key ring', () => {
  it.each([IDENTITY, '', '三亚市中级人民法院', 'a'.repeat(10_000)])('opens what it sealed: %#', (text) => {
    expect(ring.open(ring.seal(text, CONTEXT), CONTEXT)).toBe(text);
  });

  it('shows the key id and nothing of the text', () => {
    const sealed = ring.seal(IDENTITY, CONTEXT);
    expect(sealed).toMatch(/^k1\.[A-Za-z0-9_-]+$/);
    expect(Buffer.from(sealed.split('.')[1] ?? '', 'base64url').toString('latin1')).not.toContain(IDENTITY);
  });

  it('seals the same text differently each time', () => {
    expect(ring.seal(IDENTITY, CONTEXT)).not.toBe(ring.seal(IDENTITY, CONTEXT));
  });

  it('opens older values after a rotation, and seals with the new key', () => {
    const old = ring.seal(IDENTITY, CONTEXT);
    const rotated = new KeyRing({ current: 'k2', keys: { k1, k2 } });
    expect(rotated.open(old, CONTEXT)).toBe(IDENTITY);
    expect(rotated.seal(IDENTITY, CONTEXT)).toMatch(/^k2\./);
    expect(() => ring.open(rotated.seal(IDENTITY, CONTEXT), CONTEXT)).toThrow('ENCRYPTION.KEY_UNKNOWN');
  });

  it('digests equal texts alike, each column by itself, so that they are found without being opened', () => {
    const digest = ring.digest(IDENTITY, CONTEXT);
    expect(ring.digest(IDENTITY, CONTEXT)).toBe(digest);
    expect(ring.digest(IDENTITY, 'intake.party.phone')).not.toBe(digest);
    expect(digest).toMatch(/^k1\.[A-Za-z0-9_-]{43}$/);
    const rotated = new KeyRing({ current: 'k2', keys: { k1, k2 } });
    expect(rotated.digest(IDENTITY, CONTEXT)).not.toBe(digest);
    expect(rotated.digests(IDENTITY, CONTEXT)).toContain(digest);
  });

  it('does not open a value that was moved to another column', () => {
    const sealed = ring.seal(IDENTITY, CONTEXT);
    expect(() => ring.open(sealed, 'intake.party.phone')).toThrow('ENCRYPTION.UNREADABLE');
  });

  it('does not open a value of which any bit was changed', () => {
    const body = Buffer.from(ring.seal('x', CONTEXT).slice(3), 'base64url');
    for (let bit = 0; bit < body.length * 8; bit += 1) {
      const altered = Buffer.from(body);
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => ring.open(`k1.${altered.toString('base64url')}`, CONTEXT)).toThrow('ENCRYPTION.UNREADABLE');
    }
  });

  it.each(['', IDENTITY, 'k1.', 'k1.AAAA', '.AAAA'])('does not take "%s" for a sealed value, nor repeat it', (text) => {
    const opening = () => ring.open(text, CONTEXT);
    expect(opening).toThrow('ENCRYPTION.UNREADABLE');
    expect(opening).not.toThrow(IDENTITY);
  });

  it('shows no key to a logger', () => {
    expect(inspect(ring, { depth: 9, showHidden: true }) + JSON.stringify(ring)).toBe(
      "KeyRing { current: 'k1' }" + '{"current":"k1"}',
    );
  });

  it('refuses keys of the wrong length or name, and a current key that it has not', () => {
    expect(() => new KeyRing({ current: 'k1', keys: { k1: Buffer.alloc(16) } })).toThrow('ENCRYPTION.KEY_INVALID');
    expect(() => new KeyRing({ current: 'K.1', keys: { 'K.1': k1 } })).toThrow('ENCRYPTION.KEY_INVALID');
    expect(() => new KeyRing({ current: 'k9', keys: { k1 } })).toThrow('ENCRYPTION.KEY_UNKNOWN');
  });
});
