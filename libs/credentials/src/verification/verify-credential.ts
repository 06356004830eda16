import { epochMs, legalDateOf, type CourtInstant, type LegalDate } from '@hejie/law';
import {
  repairCredential,
  statusListCredential,
  type RepairCredential,
  type StatusListCredential,
  type StatusPurpose,
} from '../credential/model.js';
import { type TrustedKeys } from '../keys/trusted-keys.js';
import { bitOf, decodedList } from '../status/bitstring.js';
import { STATUS_LIST_LIFE } from '../status/issue-status-list.js';
import { opened } from './opened.js';
import { flawOf, listSays, type VerificationReason } from './reasons.js';

/** VALID by the list of a day; STALE: that list is too old to say; REVOKED, SUSPENDED by the list; INVALID: it, or the list, is not to be believed. */
export type CredentialOutcome = 'VALID' | 'STALE' | 'REVOKED' | 'SUSPENDED' | 'INVALID';

/** What is found on a credential. */
export interface CredentialVerification {
  readonly outcome: CredentialOutcome;
  /** The day of the status list; null where nothing of it is believed. */
  readonly listDay: LegalDate | null;
  readonly reasons: readonly VerificationReason[];
  /** What it says; null where it is INVALID. */
  readonly credential: RepairCredential | null;
}

/** A credential and a status list, as JWT, the public keys that the verifier trusts, and his time. */
export interface CredentialToVerify {
  readonly credential: string;
  readonly statusList: string;
  readonly trustedKeys: TrustedKeys;
  readonly now: CourtInstant;
}

/**
 * Verifies a credential of credit repair without asking anybody: signature, issuer, times and form of the credential and of its status list, then what the list
 * says. Revocation is for good, so that an old list still proves it; whether a suspension stands, only a list of the last seven days says. Never throws.
 */
export async function verifyCredential(asked: CredentialToVerify): Promise<CredentialVerification> {
  const { trustedKeys, now } = asked;
  const [document, list] = await Promise.all([
    opened(asked.credential, repairCredential, trustedKeys, now),
    opened(asked.statusList, statusListCredential, trustedKeys, now),
  ]);
  if ('flaw' in document) return invalid(flawOf('CREDENTIAL', document.flaw));
  if ('flaw' in list) return invalid(flawOf('STATUS_LIST', list.flaw));
  return judged(document.content, list.content, now);
}

const invalid = (reason: VerificationReason): CredentialVerification => ({
  outcome: 'INVALID',
  listDay: null,
  reasons: [reason],
  credential: null,
});

function judged(credential: RepairCredential, list: StatusListCredential, now: CourtInstant): CredentialVerification {
  if (list.issuer !== credential.issuer) return invalid(flawOf('STATUS_LIST', 'ISSUER'));
  const bits = decodedList(list.credentialSubject.encodedList);
  if (bits === null) return invalid(flawOf('STATUS_LIST', 'FORM'));
  const isSet = (purpose: StatusPurpose): boolean | null => bitFor(purpose, credential, list, bits);
  const [revoked, suspended] = [isSet('revocation'), isSet('suspension')];
  if (revoked === null || suspended === null) return invalid(flawOf('STATUS_LIST', 'OTHER_LIST'));
  const stale = epochMs(now) - epochMs(list.validFrom) > STATUS_LIST_LIFE;
  const listDay = legalDateOf(list.validFrom);
  const found = [
    ...(revoked ? (['REVOKED'] as const) : []),
    ...(stale ? (['STALE'] as const) : []),
    ...(suspended ? (['SUSPENDED'] as const) : []),
  ];
  const outcome = found[0] ?? 'VALID';
  const said = found.length === 0 ? (['VALID'] as const) : found;
  return { outcome, listDay, reasons: said.map((what) => listSays(what, listDay)), credential };
}

/** Null where the list has no bit of this purpose for the credential. */
function bitFor(
  purpose: StatusPurpose,
  { credentialStatus }: RepairCredential,
  { id, credentialSubject }: StatusListCredential,
  bits: Uint8Array,
): boolean | null {
  const entry = credentialStatus.find(({ statusPurpose }) => statusPurpose === purpose);
  const itsList = entry?.statusListCredential === id && credentialSubject.statusPurpose.includes(purpose);
  return itsList ? bitOf(bits, Number(entry.statusListIndex)) : null;
}
