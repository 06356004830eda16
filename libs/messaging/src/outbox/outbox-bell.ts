import type { DataSource } from 'typeorm';

import type { OutboxRelay } from './outbox-relay.js';

/**
 * Wakes the active relay of the schema once facts are committed: in this process by a call, elsewhere by NOTIFY.
 * Never from inside the transaction that wrote them (a trigger would be there): PostgreSQL lets only one transaction
 * at a time commit with a NOTIFY in it, flush included, and that was measured to halve the rate of commits.
 * A ring may get lost with its process; the relay's poll is behind it.
 */
export class OutboxBell {
  private ringing = false;
  private again = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly relay?: OutboxRelay,
  ) {}

  /** Cheap, and never throws: any number of rings while one is on its way make one more. */
  ring(): void {
    if (this.relay?.wake()) return;
    this.again = this.ringing;
    if (this.ringing) return;
    this.ringing = true;
    void this.notify();
  }

  private async notify(): Promise<void> {
    try {
      await this.dataSource.query(`select pg_notify('outbox.' || current_schema(), '')`);
    } catch {
      // The database is away, and so is the relay's: its next connection reads first.
    }
    this.ringing = false;
    if (this.again) this.ring();
  }
}
