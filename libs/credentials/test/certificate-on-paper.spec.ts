import { beforeAll, describe, expect, it } from '@jest/globals';
import { courtInstant } from '@hejie/law';
import { qrImage, readQr, trustedKeys, unpacked, verifyCredential, type SigningKeys } from '../src/index.js';
import { certificate, INDEX, keysOf, PINGDU, privateKey, statusList } from './fixture/court.js';

describe('S21: a certificate on paper, at a tender board without a network', () => {
  let keys: SigningKeys;
  let paper: Uint8Array;
  beforeAll(async () => {
    keys = keysOf(await privateKey());
    paper = qrImage(await certificate(keys)).png;
  });
  /** What the board finds with the list that it fetched last, and the keys that it keeps. */
  const boardFinds = async (on: string, list: string) =>
    await verifyCredential({
      credential: unpacked(readQr(paper)!),
      statusList: list,
      trustedKeys: trustedKeys(JSON.stringify(keys.published)),
      now: courtInstant(`${on}T14:00:00+08:00`),
    });
  const listOf = (on: string, other = {}) =>
    statusList(keys, { asOf: courtInstant(`${on}T06:00:00+08:00`), revoked: [], suspended: [], ...other });

  it('is valid by the list of the day, and says so to the word', async () => {
    const found = await boardFinds('2026-12-14', await listOf('2026-12-14'));
    expect(found).toMatchObject({ outcome: 'VALID', listDay: '2026-12-14' });
    expect(found.credential!.credentialSubject.statement).toBe(PINGDU.claims.statement);
  });

  it('K14: is revoked by a relapse, and stays valid only to whoever has an older list, for a week', async () => {
    const [before, after] = [await listOf('2027-03-01'), await listOf('2027-03-02', { revoked: [INDEX] })];
    expect(await boardFinds('2027-03-03', after)).toMatchObject({ outcome: 'REVOKED', listDay: '2027-03-02' });
    expect(await boardFinds('2027-03-03', before)).toMatchObject({ outcome: 'VALID', listDay: '2027-03-01' });
    expect(await boardFinds('2027-03-09', before)).toMatchObject({ outcome: 'STALE', listDay: '2027-03-01' });
  });

  it('is suspended, and reinstated by the next list', async () => {
    expect(await boardFinds('2027-03-03', await listOf('2027-03-02', { suspended: [INDEX] }))).toMatchObject({
      outcome: 'SUSPENDED',
    });
    expect(await boardFinds('2027-03-05', await listOf('2027-03-04'))).toMatchObject({ outcome: 'VALID' });
  });
});
