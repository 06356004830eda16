import { createHash } from 'node:crypto';
import {
  AGENCY_CONTRACT,
  controlOrder,
  propertyQuery,
  propertyReply,
  searchRequest,
  type ControlOrder,
  type PropertyQuery,
  type PropertyReply,
  type PropertyRequest,
  type SearchRequest,
} from '@hejie/contracts/exchange';
import { type CourtInstant } from '@hejie/law';
import { type PropertyRequested, type Subscription } from '@hejie/settlement';
import { type PropertyKind, type PropertyPartRow, type PropertyRequestRow } from './property-request.entities.js';

/** What asset control puts, by its kind. */
export type PropertyContent =
  | { readonly kind: 'QUERY'; readonly of: PropertyQuery }
  | { readonly kind: 'SEARCH'; readonly of: SearchRequest }
  | { readonly kind: 'ORDER'; readonly of: ControlOrder };

const SHAPES = { QUERY: propertyQuery, SEARCH: searchRequest, ORDER: controlOrder } as const;

/** What stands in a row. */
export const contentOf = ({ kind, content }: Pick<PropertyRequestRow, 'kind' | 'content'>): PropertyContent =>
  ({ kind, of: SHAPES[kind].parse(JSON.parse(content)) }) as PropertyContent;

/** What a body has said last; null: nothing yet. */
export const replyOf = ({ reply }: Pick<PropertyPartRow, 'reply'>): PropertyReply['reply'] | null =>
  reply === null ? null : propertyReply.parse(JSON.parse(reply)).reply;

/** As of when it was asked or ordered. */
export const askedAtOf = (content: PropertyContent): CourtInstant =>
  content.kind === 'ORDER' ? content.of.orderedAt : content.of.askedAt;

/** As much of it as says to whom it goes. */
export function requestedOf(content: PropertyContent): PropertyRequested {
  const { caseNumber } = content.of;
  if (content.kind === 'QUERY') return { kind: 'QUERY', caseNumber, classes: content.of.classes };
  if (content.kind === 'ORDER')
    return { kind: 'ORDER', caseNumber, action: content.of.action, reference: content.of.reference };
  const { vehicle } = content.of;
  return { kind: 'SEARCH', caseNumber, ...(vehicle !== undefined && { vehicle }) };
}

/** How a body knows its part: opaque, and the same whenever it is put. */
export const partIdOf = (kind: PropertyKind, requestId: string, agencyId: string): string =>
  `P${createHash('sha256').update([kind, requestId, agencyId].join('|')).digest('hex').slice(0, 32)}`;

/**
 * What goes to a body, byte for byte the same whenever it is put. 网络查询规定7: of a query the classes that it keeps; property by the name that the body itself has given it.
 */
export function propertyMessage(
  content: PropertyContent,
  { id: requestId, agencyId, classes, reference, askedAt }: PropertyPartRow,
  { purpose, legalBasis }: Pick<Subscription, 'purpose' | 'legalBasis'>,
): PropertyRequest {
  const named = reference ?? '';
  const request: PropertyRequest['request'] =
    content.kind === 'QUERY'
      ? { kind: 'QUERY', query: { ...content.of, classes } }
      : content.kind === 'ORDER'
        ? { kind: 'ORDER', order: { ...content.of, reference: named } }
        : { kind: 'SEARCH', search: { ...content.of, ...(reference !== null && { vehicle: named }) } };
  return { contract: AGENCY_CONTRACT, requestId, agencyId, purpose, legalBasis, askedAt, request };
}
