import { legalDateOf, type CourtInstant } from '../basics/instants.js';
import { type LegalDate } from '../basics/dates.js';
import { LawError } from '../basics/law-error.js';

/** What a party has confirmed in a 送达地址确认书: whether documents may reach it electronically. */
export interface ConfirmedService {
  readonly electronic: boolean;
  /** The instant of the confirmation; a later one takes its place. */
  readonly at: CourtInstant;
}

/**
 * 民诉法90, 解释136: may a document be served electronically? With the consent of the recipient, confirmed in the 送达地址确认书; the last one before it was sent counts.
 * @param sentAt when the document was sent; @param confirmations of the recipient, in any order.
 * @returns the confirmation by which it may. @throws LawError `SERVICE.NO_ELECTRONIC_CONSENT`.
 */
export function decideElectronicService({
  sentAt,
  confirmations,
}: {
  readonly sentAt: CourtInstant;
  readonly confirmations: readonly ConfirmedService[];
}): ConfirmedService {
  const last = confirmations
    .filter(({ at }) => at <= sentAt)
    .reduce<ConfirmedService | undefined>((latest, one) => (latest && latest.at > one.at ? latest : one), undefined);
  if (last?.electronic) return last;
  throw new LawError({
    code: 'SERVICE.NO_ELECTRONIC_CONSENT',
    rule: '民诉法90',
    zh: last
      ? '受送达人在送达地址确认书中不同意电子送达，应以其他方式送达。'
      : '受送达人尚未在送达地址确认书中同意电子送达，应先登记其送达地址确认书，或者以其他方式送达。',
    en: last
      ? 'The recipient does not consent to electronic service in the confirmed address: serve it in another way.'
      : 'The recipient has not consented to electronic service: record the confirmed address first, or serve it in another way.',
  });
}

/** What is known of one service. */
export interface KnownService {
  readonly way: string;
  readonly sentAt: CourtInstant;
  readonly receivedAt: CourtInstant | null;
  /** When it reached his system, where the recipient has proved that. */
  readonly provenAt?: CourtInstant;
}

/**
 * 解释135: the day on which a document was served. Electronically: the day on which the sender's system shows that it was sent, unless the recipient proves that it
 * reached his system on another; in any other way the day on which it was received.
 * @returns undefined while it is not served.
 */
export function servedOn({ way, sentAt, receivedAt, provenAt }: KnownService): LegalDate | undefined {
  const at = way === 'ELECTRONIC' ? (provenAt ?? sentAt) : receivedAt;
  return at === null ? undefined : legalDateOf(at);
}
