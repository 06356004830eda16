import { randomUUID } from 'node:crypto';

import type { FactDefinition } from '@hejie/contracts/facts';
import type { CourtInstant } from '@hejie/law';
import type { Transaction } from '@hejie/persistence';

import { placesOf } from '../fact/decode.js';
import type { CourtClockContext } from '../fact/court-clock.js';
import { captureTrace } from '../fact/trace-context.js';
import { messagingErrors } from '../messaging-error.js';
import type { OutboxBell } from './outbox-bell.js';

/** Something that has happened, about to be told. */
export interface NewFact<T> {
  readonly definition: FactDefinition<T>;
  /** The case it is about: opaque, no personal data; orders the facts of a case on its topic. */
  readonly caseId: string;
  /** Whose facts are numbered one after another. */
  readonly aggregateId: string;
  readonly data: NoInfer<T>;
  /** Court time, never the machine's. */
  readonly occurredAt: CourtInstant;
  /** The step of the case that the fact belongs to; travels beside it, as CloudEvents extension `casestep`. */
  readonly step?: number;
}

/** What became of an appended fact. */
export interface AppendedFact {
  readonly eventId: string;
  readonly aggregateVersion: number;
}

const APPEND = `
  with numbered as (
    insert into outbox_version as v (aggregate, aggregate_id, version) values ($1, $2, 1)
    on conflict (aggregate, aggregate_id) do update set version = v.version + 1
    returning version
  )
  insert into outbox (event_id, aggregate, aggregate_id, aggregate_version, case_id, topic, type, payload, headers, occurred_at)
  select $3, $1, $2, version, $4, $5, $6, $7, $8, $9 from numbered
  returning aggregate_version`;

/** The only way to publish a fact: a row beside the rows that it tells of, in one transaction (发件箱). */
export class Outbox {
  /**
   * @param source who speaks, as CloudEvents names it: `/services/<name>`
   * @param bell rung after each commit; without one the relay finds the fact at its next poll
   * @param clock what it says goes beside the fact, as the trace does
   */
  constructor(
    private readonly source: string,
    private readonly bell?: Pick<OutboxBell, 'ring'>,
    private readonly clock?: Pick<CourtClockContext, 'current'>,
  ) {}

  /**
   * Writes the fact into the caller's transaction; it is published once that is committed, and never otherwise.
   * Transactions on the same aggregate wait for each other from here to their commit.
   * @throws FACT.INVALID when the data does not match the definition; nothing is written then.
   */
  async append<T>(tx: Transaction, fact: NewFact<T>): Promise<AppendedFact> {
    const { definition, caseId, aggregateId, data, occurredAt, step } = fact;
    const checked = definition.schema.safeParse(data);
    if (!checked.success) throw messagingErrors.invalidFact(definition.type, placesOf(checked.error.issues));
    const eventId = randomUUID();
    const headers = JSON.stringify({
      ...captureTrace(),
      source: this.source,
      casestep: step,
      courtclock: this.clock?.current(),
    });
    const rows: Array<{ aggregate_version: string }> = await tx.manager.query(APPEND, [
      definition.aggregate,
      aggregateId,
      eventId,
      caseId,
      definition.topic,
      definition.type,
      JSON.stringify(data),
      headers,
      occurredAt,
    ]);
    const { bell } = this;
    if (bell) tx.afterCommit(() => bell.ring());
    return { eventId, aggregateVersion: Number(rows[0]?.aggregate_version) };
  }
}
