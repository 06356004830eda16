import { CredentialError } from '../credential-error.js';
import { STATUS_PURPOSES, type StatusPurpose } from '../credential/model.js';
import { LIST_BITS } from './bitstring.js';

/** Credentials in one status list; with more of them, a further list is opened. Each has a bit for every purpose, side by side. */
export const STATUS_LIST_SIZE = LIST_BITS / STATUS_PURPOSES.length;

/**
 * The bit that says of a credential whether it is revoked, or suspended.
 * @throws CredentialError CREDENTIAL.STATUS_INDEX for a place that the list has not.
 */
export function statusBit(index: number, purpose: StatusPurpose): number {
  if (!Number.isInteger(index) || index < 0 || index >= STATUS_LIST_SIZE)
    throw new CredentialError(
      'CREDENTIAL.STATUS_INDEX',
      `状态清单中没有该位置，应为 0 至 ${STATUS_LIST_SIZE - 1} 的整数`,
      `a status list has the places 0 to ${STATUS_LIST_SIZE - 1}`,
    );
  return index * STATUS_PURPOSES.length + STATUS_PURPOSES.indexOf(purpose);
}

/** Where a verifier finds the status of a credential. */
export const statusEntries = ({ list, index }: { readonly list: string; readonly index: number }) =>
  STATUS_PURPOSES.map((purpose) => ({
    type: 'BitstringStatusListEntry',
    statusPurpose: purpose,
    statusListIndex: String(statusBit(index, purpose)),
    statusListCredential: list,
  }));
