import { AGENCY_CONTRACT, type AgencyDelivery } from '@hejie/contracts/exchange';
import { type CourtInstant, type LegalDate } from '@hejie/law';
import {
  deliveredContent,
  deliveryValidUntil,
  publicationBasis,
  publishedDecision,
  STATE_AFTER,
  type AgencyEffect,
  type Subscription,
} from '@hejie/settlement';
import { type Published } from './matters.js';

/**
 * What goes to a body on a day: of the content only what its subscription allows and the action needs, field by field (PIPL 6), with the article by which it is told. Put again it is the same, byte for
 * byte, unless its subscription has changed or ended meanwhile.
 */
export function deliveryMessage(
  {
    wireId,
    effect,
    askedAt,
  }: { readonly wireId: string; readonly effect: AgencyEffect; readonly askedAt: CourtInstant },
  { matter, content, entryId }: Published,
  subscription: Subscription,
  on: LegalDate,
): AgencyDelivery {
  const { entry, version, decision, decidedAt } = matter;
  const { agencyId, court, purpose, retentionDays } = subscription;
  const { action } = publishedDecision(decision);
  return {
    contract: AGENCY_CONTRACT,
    deliveryId: wireId,
    agencyId,
    court,
    entry: { id: entryId, kind: entry.kind, version },
    decision,
    action,
    effect,
    stateAfter: STATE_AFTER[action],
    decidedAt,
    expiresAt: deliveryValidUntil(askedAt),
    purpose,
    legalBasis: publicationBasis(matter, subscription),
    keepDays: retentionDays,
    content: deliveredContent(subscription, { action, kind: entry.kind, effect }, content, on),
  };
}
