import { AGENCY_CONTRACT, type AgencyDelivery } from '@hejie/contracts/exchange';
import { legalDateOf, type CourtInstant } from '@hejie/law';
import {
  contentFor,
  deliveryValidUntil,
  publishedDecision,
  STATE_AFTER,
  type AgencyEffect,
  type Subscription,
} from '@hejie/settlement';
import { type Published } from './matters.js';

/** What goes to a body: of the content only what its subscription allows, field by field (PIPL 6). Put again it is the same, byte for byte. */
export function deliveryMessage(
  {
    wireId,
    effect,
    askedAt,
  }: { readonly wireId: string; readonly effect: AgencyEffect; readonly askedAt: CourtInstant },
  { matter, content, entryId }: Published,
  subscription: Subscription,
): AgencyDelivery {
  const { entry, version, decision, decidedAt } = matter;
  const { agencyId, court, purpose, legalBasis, retentionDays } = subscription;
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
    legalBasis,
    keepDays: retentionDays,
    content: contentFor(subscription, content, legalDateOf(askedAt)),
  };
}
