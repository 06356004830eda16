import { linkFor, type AgencyLink, type CourtIdentity } from '@hejie/agency-link';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type LegalDate } from '@hejie/law';
import { subscriptionOn } from '@hejie/settlement';
import { DataSource } from 'typeorm';
import { SubscriptionRow } from '../subscription/subscription.entities.js';
import { subscriptionsOfBody } from '../subscription/subscriptions.js';

/** How the court proves itself to bodies, and where bundles for the relay (前置机) lie. */
export const LINK_SURROUNDINGS = Symbol('LINK_SURROUNDINGS');
export type LinkSurroundings = Omit<Parameters<typeof linkFor>[1], 'agencyId'> & { readonly identity: CourtIdentity };

/** For how long it is believed that a body's subscription is still the one in force on its day, in milliseconds. */
const BELIEVED_MS = 1_000;

/** The way to a body, and the subscription by which it is told. */
export interface OpenLink {
  readonly link: AgencyLink;
  readonly row: SubscriptionRow;
}

/**
 * The link to each body, kept open: by the subscription that is in force on the day, for what it allows and how it is reached may have changed since
 * something was decided; where none is, by the last one, and where none has begun, by that under which it was told.
 */
@Injectable()
export class AgencyLinks implements OnApplicationShutdown {
  private readonly open = new Map<string, Promise<OpenLink>>();
  private readonly current = new Map<
    string,
    { readonly on: LegalDate; readonly row: Promise<SubscriptionRow | null>; readonly until: number }
  >();

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(LINK_SURROUNDINGS) private readonly surroundings: LinkSurroundings,
  ) {}

  /** @param toldUnder the subscription under which something was decided to be told. */
  async of(toldUnder: string, on: LegalDate): Promise<OpenLink> {
    const known = this.current.get(toldUnder);
    if (known && known.on === on && known.until > Date.now()) return this.over(toldUnder, await known.row);
    const row = this.inForce(toldUnder, on);
    this.current.set(toldUnder, { on, row, until: Date.now() + BELIEVED_MS });
    row.catch(() => this.current.delete(toldUnder));
    return this.over(toldUnder, await row);
  }

  /** The link stays open; what the subscription says is as it was read last, for it may have ended since. */
  private async over(toldUnder: string, row: SubscriptionRow | null): Promise<OpenLink> {
    if (row === null) return this.by(toldUnder);
    const { link } = await this.by(row.id);
    return { link, row };
  }

  /** By that very subscription, on whatever day. */
  by(id: string): Promise<OpenLink> {
    const known = this.open.get(id);
    if (known) return known;
    const made = this.make(id);
    this.open.set(id, made);
    // What could not be made is made anew by whoever asks next.
    made.catch(() => this.open.delete(id));
    return made;
  }

  async onApplicationShutdown(): Promise<void> {
    const links = await Promise.allSettled(this.open.values());
    await Promise.allSettled(links.map((one) => (one.status === 'fulfilled' ? one.value.link.close() : undefined)));
  }

  private async inForce(toldUnder: string, on: LegalDate): Promise<SubscriptionRow | null> {
    const { manager } = this.dataSource;
    const told = await manager.findOneBy(SubscriptionRow, { id: toldUnder });
    if (!told) return null;
    const { agencyId, court } = told;
    return subscriptionOn(await subscriptionsOfBody(manager, { agencyId, court }), on) ?? told;
  }

  private async make(id: string): Promise<OpenLink> {
    const row = await this.dataSource.manager.findOneByOrFail(SubscriptionRow, { id });
    return { row, link: linkFor(row.transport, { ...this.surroundings, agencyId: row.agencyId }) };
  }
}
