import { createHash } from 'node:crypto';
import { type AgencyEntry, type AgencyContent } from '@hejie/settlement';

const hex = (of: string): string => createHash('sha256').update(of).digest('hex');

/** How bodies know an entry: opaque, and the same for all of its decisions. */
export const entryIdOf = (caseId: string, { partyId, kind, rowId }: AgencyEntry): string =>
  `E${hex([caseId, partyId, kind, rowId].join('|')).slice(0, 32)}`;

/** The idempotency key of a delivery at its body: another one in each round. */
export const wireIdOf = (caseId: string, publicationId: string, deliveryId: string, round: number): string =>
  `D${hex([caseId, publicationId, ...deliveryId.split('/'), round].join('|')).slice(0, 32)}`;

/** The id of a question to a body; `n` counts those about the same. */
export const questionIdOf = (...about: readonly (string | number)[]): string => `Q${hex(about.join('|')).slice(0, 32)}`;

/** What proves to the court that a body keeps the right person or unit, without naming him; undefined where he has no number on record. */
export function identityDigestOf(entryId: string, content: AgencyContent): string | undefined {
  const number = content.identityNumber ?? content.unitCode;
  return number === undefined ? undefined : `sha256:${hex(`${entryId}|${number}`)}`;
}

/** The publication of the n-th decision about an entry, within its case. */
export function publicationIdOf(caseId: string, { partyId, kind, rowId }: AgencyEntry, version: number): string {
  const within = (id: string): string => (id.startsWith(`${caseId}.`) ? id.slice(caseId.length + 1) : id);
  return [within(partyId), kind.toLowerCase(), within(rowId), version].join('.');
}
