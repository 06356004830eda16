import { beforeAll, describe, expect, it } from '@jest/globals';
import { courtInstant } from '@hejie/law';
import { createLocalJWKSet, jwtVerify } from 'jose';
import {
  certificate,
  INDEX,
  ISSUED_AT,
  ISSUER,
  keysOf,
  LIST,
  PINGDU,
  privateKey,
  statusList,
} from '../../test/fixture/court.js';
import { type CredentialKind } from './kinds.js';
import { type SigningKeys } from '../keys/signing-keys.js';

describe('a credential of credit repair', () => {
  let keys: SigningKeys;
  beforeAll(async () => void (keys = keysOf(await privateKey())));
  /** As anybody reads it who knows the standards and nothing of us. */
  const read = (jwt: string) => jwtVerify(jwt, createLocalJWKSet(keys.published), { typ: 'application/vc+jwt' });
  const subjectOf = async (jwt: string) => (await read(jwt)).payload['credentialSubject'];

  it('is a W3C Verifiable Credential secured as a JWT, CR-L-PD', async () => {
    const { payload, protectedHeader } = await read(await certificate(keys));
    expect(protectedHeader).toEqual({ alg: 'ES256', kid: `${ISSUER}#2026`, typ: 'vc+jwt', cty: 'vc' });
    expect(payload).toEqual({
      '@context': ['https://www.w3.org/ns/credentials/v2', { '@vocab': `${ISSUER}#` }],
      id: PINGDU.id,
      type: ['VerifiableCredential', 'CreditRepairCertificate'],
      issuer: ISSUER,
      validFrom: '2026-12-12T09:00:00+08:00',
      credentialStatus: [
        ['revocation', INDEX * 2],
        ['suspension', INDEX * 2 + 1],
      ].map(([statusPurpose, index]) => ({
        type: 'BitstringStatusListEntry',
        statusPurpose,
        statusListIndex: String(index),
        statusListCredential: LIST,
      })),
      credentialSubject: {
        name: PINGDU.claims.subject.name,
        number: '91350100M000100Y43',
        court: PINGDU.claims.court,
        caseNumber: PINGDU.claims.caseNumber,
        statement: PINGDU.claims.statement,
        decidedOn: '2026-12-12',
        scope: 'NO_OTHER_OPEN_CASE',
      },
    });
  });

  it('says where it ends by itself', async () => {
    const validUntil = courtInstant('2027-06-12T00:00:00+08:00');
    expect((await read(await certificate(keys, { validUntil }))).payload).toMatchObject({ validUntil });
  });

  it('has nobody’s identity number in clear, also where the statement repeats it, TV-41', async () => {
    const number = '370502198806150017';
    const subject = { kind: 'PERSON', name: '张三', number } as const;
    const statement = `张三（身份证号${number}，电话13800138000）已履行完毕。`;
    const jwt = await certificate(keys, { claims: { ...PINGDU.claims, subject, statement } });
    expect(await subjectOf(jwt)).toMatchObject({
      name: '张三',
      number: '3705021988****0017',
      statement: '张三（身份证号3705021988****0017，电话****）已履行完毕。',
    });
  });

  it('has no place beyond the end of its list', async () => {
    await expect(certificate(keys, { status: { list: LIST, index: 65_536 } })).rejects.toThrow(
      'CREDENTIAL.STATUS_INDEX',
    );
  });

  it('is not signed where nobody could read it', async () => {
    const wrong = [{ id: 'no url' }, { status: { list: 'status/1', index: 1 } }, { kind: 'Other' as CredentialKind }];
    const refusals = await Promise.all(wrong.map((other) => certificate(keys, other).catch(String)));
    expect(refusals).toEqual([
      'CredentialError: CREDENTIAL.FORM: the credential is wrong at /id',
      expect.stringContaining('/credentialStatus/0/statusListCredential, /credentialStatus/1/'),
      'CredentialError: CREDENTIAL.FORM: the credential is wrong at /type/1',
    ]);
    await expect(statusList(keys, { list: 'status/1' })).rejects.toThrow('CREDENTIAL.FORM');
  });

  it('has a status list that is a credential too, with its day and seven days to live', async () => {
    const { payload, protectedHeader } = await read(await statusList(keys));
    expect(protectedHeader).toMatchObject({ typ: 'vc+jwt' });
    expect(payload).toEqual({
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      id: LIST,
      type: ['VerifiableCredential', 'BitstringStatusListCredential'],
      issuer: ISSUER,
      validFrom: ISSUED_AT,
      credentialSubject: {
        id: `${LIST}#list`,
        type: 'BitstringStatusList',
        statusPurpose: ['revocation', 'suspension'],
        ttl: 604_800_000,
        encodedList: expect.stringMatching(/^uH4sI/),
      },
    });
  });
});
