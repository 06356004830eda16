import { linkFor, type AgencyLink, type CourtIdentity } from '@hejie/agency-link';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SubscriptionRow } from '../subscription/subscription.entities.js';

/** How the court proves itself to bodies, and where bundles for the relay (前置机) lie. */
export const LINK_SURROUNDINGS = Symbol('LINK_SURROUNDINGS');
export type LinkSurroundings = Omit<Parameters<typeof linkFor>[1], 'agencyId'> & { readonly identity: CourtIdentity };

/** For how long it is believed that a body's subscription is still the one in force, in milliseconds. */
const BELIEVED_MS = 1_000;

/** The way to a body, and the subscription by which it is told. */
export interface OpenLink {
  readonly link: AgencyLink;
  readonly row: SubscriptionRow;
}

/**
 * The link to each body, kept open: by the subscription that is in force now, for what it allows and how it is reached may have changed since
 * something was decided; where none is, by that under which it was told.
 */
@Injectable()
export class AgencyLinks implements OnApplicationShutdown {
  private readonly open = new Map<string, Promise<OpenLink>>();
  private readonly current = new Map<string, { readonly id: Promise<string>; readonly until: number }>();

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(LINK_SURROUNDINGS) private readonly surroundings: LinkSurroundings,
  ) {}

  /** @param toldUnder the subscription under which something was decided to be told. */
  async of(toldUnder: string): Promise<OpenLink> {
    const known = this.current.get(toldUnder);
    if (known && known.until > Date.now()) return this.linkOf(await known.id);
    const id = this.inForce(toldUnder);
    this.current.set(toldUnder, { id, until: Date.now() + BELIEVED_MS });
    id.catch(() => this.current.delete(toldUnder));
    return this.linkOf(await id);
  }

  async onApplicationShutdown(): Promise<void> {
    const links = await Promise.allSettled(this.open.values());
    await Promise.allSettled(links.map((one) => (one.status === 'fulfilled' ? one.value.link.close() : undefined)));
  }

  private async inForce(toldUnder: string): Promise<string> {
    const [row]: { id: string }[] = await this.dataSource.query(
      `select coalesce(now.id, told.id) as id from subscription told
        left join subscription now on now.court = told.court and now.agency_id = told.agency_id and now.state = 'IN_FORCE'
        where told.id = $1`,
      [toldUnder],
    );
    return row?.id ?? toldUnder;
  }

  private linkOf(id: string): Promise<OpenLink> {
    const known = this.open.get(id);
    if (known) return known;
    const made = this.make(id);
    this.open.set(id, made);
    // What could not be made is made anew by whoever asks next.
    made.catch(() => this.open.delete(id));
    return made;
  }

  private async make(id: string): Promise<OpenLink> {
    const row = await this.dataSource.manager.findOneByOrFail(SubscriptionRow, { id });
    return { row, link: linkFor(row.transport, { ...this.surroundings, agencyId: row.agencyId }) };
  }
}
