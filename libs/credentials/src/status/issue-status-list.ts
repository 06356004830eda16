import { type CourtInstant } from '@hejie/law';
import { STATUS_LIST, STATUS_PURPOSES, credentialOf, statusListCredential } from '../credential/model.js';
import { signed } from '../jwt/signed.js';
import { type SigningKeys } from '../keys/signing-keys.js';
import { encodedList } from './bitstring.js';
import { statusBit } from './status-entries.js';

/** How long a status list may be relied on: seven days. Milliseconds. */
export const STATUS_LIST_LIFE = 7 * 86_400_000;

/** A status list as it stands at an instant; indexes are those with which the credentials were issued. */
export interface StatusListToIssue {
  /** The URL where it is published; its credentials name it. */
  readonly list: string;
  readonly asOf: CourtInstant;
  /** Revoked (撤销), for good. */
  readonly revoked: readonly number[];
  /** Suspended (中止), until taken out of here. */
  readonly suspended: readonly number[];
}

/**
 * The status list (状态清单) of a court's credentials as a signed credential (W3C Bitstring Status List 1.0): revocation and suspension in one list.
 * To be issued anew whenever a status changes, and daily, so that a verifier has one of today.
 * @throws CredentialError CREDENTIAL.FORM, CREDENTIAL.STATUS_INDEX
 */
export async function issueStatusList(
  { list, asOf, revoked, suspended }: StatusListToIssue,
  keys: SigningKeys,
): Promise<string> {
  const set = [
    ...revoked.map((index) => statusBit(index, 'revocation')),
    ...suspended.map((index) => statusBit(index, 'suspension')),
  ];
  const credential = credentialOf(keys.issuer, STATUS_LIST, {
    id: list,
    validFrom: asOf,
    credentialSubject: {
      id: `${list}#list`,
      type: 'BitstringStatusList',
      statusPurpose: STATUS_PURPOSES,
      ttl: STATUS_LIST_LIFE,
      encodedList: encodedList(set),
    },
  });
  return await signed(credential, statusListCredential, keys);
}
