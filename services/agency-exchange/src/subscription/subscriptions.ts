import { type Transaction } from '@hejie/persistence';
import { type PlatformConsent, type Subscription } from '@hejie/settlement';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { PlatformConsentRow, SubscriptionRow, type SubscriptionState } from './subscription.entities.js';

/** Of these its days say whether it is in force: one that has been replaced may still be, until the first day of the next. */
const EVER_IN_FORCE: readonly SubscriptionState[] = ['IN_FORCE', 'REPLACED', 'ENDED'];

/** Who is told what, as the law reads it. */
@Injectable()
export class Subscriptions {
  /** Every subscription of a court that was ever in force: on which days it is, it says. */
  async ofCourt(manager: EntityManager, court: string): Promise<readonly Subscription[]> {
    const rows = await manager.find(SubscriptionRow, {
      where: { court, state: In([...EVER_IN_FORCE]) },
      order: { nationalList: 'DESC', agencyId: 'ASC' },
    });
    return rows.map(subscriptionOf);
  }

  /** K11: what a party wishes platforms to hear. */
  async consentsOf(manager: EntityManager, caseId: string, partyId: string): Promise<readonly PlatformConsent[]> {
    const row = await manager.findOneBy(PlatformConsentRow, { caseId, partyId });
    return row ? [consentOf(row)] : [];
  }
}

/** Of a body, of one court or of all that tell it anything. */
export function subscriptionsOfBody(
  manager: EntityManager,
  of: { readonly agencyId: string; readonly court?: string },
): Promise<SubscriptionRow[]> {
  return manager.find(SubscriptionRow, { where: { ...of, state: In([...EVER_IN_FORCE]) }, order: { id: 'ASC' } });
}

/** A row as the law reads it. */
export function subscriptionOf(row: SubscriptionRow): Subscription {
  const { id, agencyId, court, name, category, nationalList, purpose, legalBasis, entries, fields, effects } = row;
  const { proof, schedule, retentionDays, staffQuestions, keeps, validFrom, validTo } = row;
  const said = { id, agencyId, court, name, category, nationalList, purpose, legalBasis, entries, fields, effects };
  return { ...said, proof, schedule, retentionDays, staffQuestions, ...(keeps && { keeps }), validFrom, validTo };
}

const consentOf = ({ partyId, kind, agencyIds, at, withdrawnAt }: PlatformConsentRow): PlatformConsent => ({
  partyId,
  kind,
  agencyIds: agencyIds ?? 'ALL',
  at,
  ...(withdrawnAt && { withdrawnAt }),
});

/** Until the commit nobody else proposes or decides about subscriptions of the court: numbers have no gaps, and the national list is one. */
export async function holdSubscriptions({ manager }: Transaction, court: string): Promise<void> {
  await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`subscriptions/${court}`]);
}
