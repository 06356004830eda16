import { beforeAll, describe, expect, it } from '@jest/globals';
import { addMs, courtInstant, type CourtInstant } from '@hejie/law';
import fc from 'fast-check';
import { SignJWT, decodeJwt, type JWK, type JWTPayload } from 'jose';
import {
  certificate,
  INDEX,
  ISSUED_AT,
  ISSUER,
  keysOf,
  LIST,
  NOW,
  PINGDU,
  privateKey,
  statusList,
} from '../../test/fixture/court.js';
import { type SigningKeys } from '../keys/signing-keys.js';
import { verifyCredential, type CredentialToVerify, type CredentialVerification } from './verify-credential.js';

describe('the verification of a credential', () => {
  let key: JWK;
  let keys: SigningKeys;
  let credential: string;
  let list: string;
  beforeAll(async () => {
    key = await privateKey();
    keys = keysOf(key);
    [credential, list] = [await certificate(keys), await statusList(keys)];
  });
  const verified = (other: Partial<CredentialToVerify> = {}): Promise<CredentialVerification> =>
    verifyCredential({ credential, statusList: list, trustedKeys: keys.published, now: NOW, ...other });
  const outcomeOf = async (other: Partial<CredentialToVerify>): Promise<string> => {
    const { outcome, reasons } = await verified(other);
    return outcome === 'INVALID' ? reasons.map(({ code }) => code).join() : outcome;
  };
  /** A credential of the court's own key with something else in it, or in its header. */
  const forged = async (jwt: string, change: (payload: JWTPayload) => JWTPayload, header = {}): Promise<string> =>
    new SignJWT(change(decodeJwt(jwt)))
      .setProtectedHeader({ alg: 'ES256', kid: keys.current.kid, typ: 'vc+jwt', ...header })
      .sign(keys.current);

  describe('says VALID', () => {
    it('with the day of the status list and what the credential says', async () => {
      const found = await verified();
      expect(found).toMatchObject({
        outcome: 'VALID',
        listDay: '2026-12-12',
        reasons: [
          {
            code: 'CREDENTIAL.VALID',
            zh: '依2026年12月12日的状态清单：签名、签发人、有效期均无误，既未撤销，也未中止。',
            en: expect.stringContaining('By the status list of 2026-12-12'),
          },
        ],
      });
      expect(found.credential).toMatchObject({ issuer: ISSUER, credentialSubject: { scope: 'NO_OTHER_OPEN_CASE' } });
    });

    it('of a key of the other kind', async () => {
      const others = keysOf(await privateKey(`${ISSUER}#ed`, 'EdDSA'));
      const both = { credential: await certificate(others), statusList: await statusList(others) };
      expect(await outcomeOf({ ...both, trustedKeys: others.published })).toBe('VALID');
    });

    it('of what a retired key signed, as long as it is published, by a list of the new one', async () => {
      const { d: _, ...retired } = key;
      const rotated = keysOf(await privateKey(`${ISSUER}#2027`), retired);
      const statusListOfNew = await statusList(rotated);
      expect(await outcomeOf({ statusList: statusListOfNew, trustedKeys: rotated.published })).toBe('VALID');
      const withdrawn = { keys: rotated.published.keys.slice(0, 1) };
      expect(await outcomeOf({ statusList: statusListOfNew, trustedKeys: withdrawn })).toBe('CREDENTIAL.KEY_UNKNOWN');
    });

    it('where others stand around it in the list', async () => {
      const around = [INDEX - 1, INDEX + 1];
      expect(await outcomeOf({ statusList: await statusList(keys, { revoked: around, suspended: around }) })).toBe(
        'VALID',
      );
    });
  });

  const WEEK = 7 * 86_400_000;
  it.each<[string, number, string]>([
    ['seven days after the list', WEEK, 'VALID'],
    ['a second later', WEEK + 1000, 'STALE'],
    ['where its own clock is a little behind', -5 * 60_000, 'VALID'],
    ['where it is further behind', -5 * 60_000 - 1000, 'CREDENTIAL.NOT_YET_VALID'],
  ])('%s: %d ms, %s', async (_, ms, outcome) => {
    expect(await outcomeOf({ now: addMs(ISSUED_AT, ms) })).toBe(outcome);
  });

  it('says STALE with the day of the list, and what the credential says', async () => {
    const found = await verified({ now: courtInstant('2027-01-12T10:00:00+08:00') });
    expect(found).toMatchObject({ outcome: 'STALE', listDay: '2026-12-12', reasons: [{ code: 'CREDENTIAL.STALE' }] });
    expect(found.credential).not.toBeNull();
  });

  it.each<[string, { revoked?: number[]; suspended?: number[] }, CourtInstant, string, string[]]>([
    ['revoked', { revoked: [INDEX] }, NOW, 'REVOKED', ['CREDENTIAL.REVOKED']],
    ['suspended', { suspended: [INDEX] }, NOW, 'SUSPENDED', ['CREDENTIAL.SUSPENDED']],
    [
      'revoked and suspended',
      { revoked: [INDEX], suspended: [INDEX] },
      NOW,
      'REVOKED',
      ['CREDENTIAL.REVOKED', 'CREDENTIAL.SUSPENDED'],
    ],
    [
      'revoked by an old list, which is for good',
      { revoked: [INDEX] },
      addMs(ISSUED_AT, 30 * 86_400_000),
      'REVOKED',
      ['CREDENTIAL.REVOKED', 'CREDENTIAL.STALE'],
    ],
    [
      'suspended by an old list, which may be over',
      { suspended: [INDEX] },
      addMs(ISSUED_AT, 30 * 86_400_000),
      'STALE',
      ['CREDENTIAL.STALE', 'CREDENTIAL.SUSPENDED'],
    ],
  ])('says of one that is %s', async (_, set, now, outcome, codes) => {
    const found = await verified({ statusList: await statusList(keys, set), now });
    expect([found.outcome, found.reasons.map(({ code }) => code)]).toEqual([outcome, codes]);
  });

  describe('says INVALID', () => {
    it('and nothing of what it says', async () => {
      expect(await verified({ trustedKeys: { keys: [] } })).toMatchObject({
        outcome: 'INVALID',
        listDay: null,
        credential: null,
        reasons: [{ zh: expect.stringMatching(/^凭证/), en: expect.stringMatching(/^The credential /) }],
      });
    });

    it('of a credential that another key signed under the same name', async () => {
      const others = keysOf(await privateKey());
      expect(await outcomeOf({ credential: await certificate(others) })).toBe('CREDENTIAL.SIGNATURE');
      expect(await outcomeOf({ statusList: await statusList(others) })).toBe('STATUS_LIST.SIGNATURE');
    });

    it('of one whose key is trusted for another issuer only', async () => {
      const other = keysOf(await privateKey('https://other.court.example#1'));
      const trustedKeys = { keys: [...keys.published.keys, ...other.published.keys] };
      const claimed = await new SignJWT(decodeJwt(credential))
        .setProtectedHeader({ alg: 'ES256', kid: other.current.kid, typ: 'vc+jwt' })
        .sign(other.current);
      expect(await outcomeOf({ credential: claimed, trustedKeys })).toBe('CREDENTIAL.ISSUER');
      expect(await outcomeOf({ statusList: await statusList(other), trustedKeys })).toBe('STATUS_LIST.ISSUER');
    });

    it.each<[string, (payload: JWTPayload) => JWTPayload, object, string]>([
      ['is an access token by its type', (payload) => payload, { typ: 'at+jwt' }, 'FORM'],
      ['says nothing of its type', (payload) => payload, { typ: undefined }, 'FORM'],
      ['names no key', (payload) => payload, { kid: undefined }, 'FORM'],
      ['is of another kind', (payload) => ({ ...payload, type: ['VerifiableCredential', 'Other'] }), {}, 'FORM'],
      ['is of an older data model', (payload) => ({ ...payload, '@context': ['other', {}] }), {}, 'FORM'],
      ['has no subject', ({ credentialSubject: _, ...payload }) => payload, {}, 'FORM'],
      ['is valid from no day', (payload) => ({ ...payload, validFrom: '2026-02-30T00:00:00+08:00' }), {}, 'FORM'],
      ['names an issuer in part', (payload) => ({ ...payload, issuer: 'https://credit.court.example' }), {}, 'ISSUER'],
      ['ends at this instant', (payload) => ({ ...payload, validUntil: NOW }), {}, 'EXPIRED'],
      ['has a signature that has run out', (payload) => ({ ...payload, exp: 1 }), {}, 'EXPIRED'],
    ])('of one that %s', async (_, change, header, flaw) => {
      expect(await outcomeOf({ credential: await forged(credential, change, header) })).toBe(`CREDENTIAL.${flaw}`);
    });

    it('of one whose algorithm is none, or that of a secret that everybody knows', async () => {
      const payload = credential.split('.')[1]!;
      const none = Buffer.from('{"alg":"none","typ":"vc+jwt"}').toString('base64url');
      const secret = await new SignJWT(decodeJwt(credential))
        .setProtectedHeader({ alg: 'HS256', kid: keys.current.kid, typ: 'vc+jwt' })
        .sign(Buffer.from(JSON.stringify(keys.published)));
      for (const forgery of [`${none}.${payload}.`, secret])
        expect(await outcomeOf({ credential: forgery })).toMatch(/^CREDENTIAL\.(FORM|KEY_UNKNOWN)$/);
    });

    it.each<[string, (payload: JWTPayload) => JWTPayload, string]>([
      ['is another one', (payload) => ({ ...payload, id: `${ISSUER}/status/2` }), 'OTHER_LIST'],
      ['is for another purpose', (payload) => of(payload, { statusPurpose: ['revocation'] }), 'OTHER_LIST'],
      ['cannot be unfolded', (payload) => of(payload, { encodedList: 'uAAAA' }), 'FORM'],
      ['is of tomorrow', (payload) => ({ ...payload, validFrom: '2026-12-13T09:00:00+08:00' }), 'NOT_YET_VALID'],
    ])('where the list %s', async (_, change, flaw) => {
      expect(await outcomeOf({ statusList: await forged(list, change) })).toBe(`STATUS_LIST.${flaw}`);
    });
    const of = (payload: JWTPayload, other: object): JWTPayload => ({
      ...payload,
      credentialSubject: { ...(payload['credentialSubject'] as object), ...other },
    });

    it('where the credential and the list are taken for one another', async () => {
      expect(await outcomeOf({ credential: list })).toBe('CREDENTIAL.FORM');
      expect(await outcomeOf({ statusList: credential })).toBe('STATUS_LIST.FORM');
    });

    it('where a trusted key is broken', async () => {
      const trustedKeys = { keys: [{ ...keys.published.keys[0]!, x: 'AA' }] };
      expect(await outcomeOf({ trustedKeys })).toBe('CREDENTIAL.KEY_UNKNOWN');
    });
  });

  it('of any text is INVALID, and no error', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `${credential.slice(0, 300)}${text}`),
        ),
        async (text) => {
          expect((await verified({ credential: text })).outcome).toBe('INVALID');
        },
      ),
    );
  });

  it('of a credential in which any character is another one is never VALID', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(credential.length - 1), fc.integer({ min: 1, max: 127 }), async (at, bits) => {
        const altered = Buffer.from(credential);
        altered[at]! ^= bits;
        expect((await verified({ credential: altered.toString() })).outcome).toBe('INVALID');
      }),
      // The last character has bits that a lenient reader takes for nothing.
      {
        numRuns: 500,
        examples: Array.from({ length: 127 }, (_, bits) => [credential.length - 1, bits + 1] as [number, number]),
      },
    );
  });

  it('of a list in which any character is another one is never VALID', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(list.length - 1), fc.integer({ min: 1, max: 127 }), async (at, bits) => {
        const altered = Buffer.from(list);
        altered[at]! ^= bits;
        expect((await verified({ statusList: altered.toString() })).outcome).toBe('INVALID');
      }),
      { numRuns: 200 },
    );
  });

  it('follows the list, whoever stands in it', async () => {
    const places = fc.uniqueArray(fc.constantFrom(INDEX, INDEX - 1, INDEX + 1, 0, 65_535));
    await fc.assert(
      fc.asyncProperty(places, places, async (revoked, suspended) => {
        const expected = revoked.includes(INDEX) ? 'REVOKED' : suspended.includes(INDEX) ? 'SUSPENDED' : 'VALID';
        expect(await outcomeOf({ statusList: await statusList(keys, { revoked, suspended }) })).toBe(expected);
      }),
      { numRuns: 40 },
    );
  });

  it('holds for every kind of document and scope', async () => {
    const kind = 'VoluntaryPerformanceCertificate';
    const ofThisCase = await certificate(keys, { kind, claims: { ...PINGDU.claims, scope: 'THIS_CASE' } });
    expect((await verified({ credential: ofThisCase })).credential).toMatchObject({
      type: ['VerifiableCredential', kind],
      credentialSubject: { scope: 'THIS_CASE' },
      credentialStatus: [{ statusListCredential: LIST }, { statusListCredential: LIST }],
    });
  });
});
