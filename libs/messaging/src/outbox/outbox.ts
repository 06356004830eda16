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

/** `ahead`: how many facts of the same aggregate come behind it in the same append. */
const APPEND = `
  with told as (
    select * from unnest($1::text[], $2::text[], $3::integer[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[])
      with ordinality as fact (aggregate, aggregate_id, ahead, event_id, case_id, topic, type, payload, headers, occurred_at, place)
  ), numbered as (
    insert into outbox_version as v (aggregate, aggregate_id, version)
    select aggregate, aggregate_id, count(*) from told group by aggregate, aggregate_id order by aggregate, aggregate_id
    on conflict (aggregate, aggregate_id) do update set version = v.version + excluded.version
    returning aggregate, aggregate_id, version
  )
  insert into outbox (event_id, aggregate, aggregate_id, aggregate_version, case_id, topic, type, payload, headers, occurred_at)
  select event_id, aggregate, aggregate_id, version - ahead, case_id, topic, type, payload::jsonb, headers::jsonb, occurred_at
    from told join numbered using (aggregate, aggregate_id) order by place
  returning event_id, aggregate_version`;

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

  /** Writes one fact: see {@link appendAll}. */
  async append<T>(tx: Transaction, fact: NewFact<T>): Promise<AppendedFact> {
    const [appended] = await this.appendAll(tx, [fact as NewFact<unknown>]);
    return appended!;
  }

  /**
   * Writes facts into the caller's transaction, in order; they are published once that is committed, and never otherwise.
   * Transactions on the same aggregate wait for each other from here to their commit.
   * @throws FACT.INVALID when the data of one does not match its definition; nothing is written then.
   */
  async appendAll(tx: Transaction, facts: readonly NewFact<unknown>[]): Promise<AppendedFact[]> {
    if (facts.length === 0) return [];
    const beside = { ...captureTrace(), source: this.source, courtclock: this.clock?.current() };
    const rows = facts.map((fact, place) => rowOf(fact, facts.slice(place + 1), beside));
    const columns = rows[0]!.map((_, column) => rows.map((row) => row[column]));
    const appended: Array<{ event_id: string; aggregate_version: string }> = await tx.manager.query(APPEND, columns);
    const { bell } = this;
    if (bell) tx.afterCommit(() => bell.ring());
    const versions = new Map(appended.map(({ event_id, aggregate_version }) => [event_id, Number(aggregate_version)]));
    return rows.map(([, , , eventId]) => ({
      eventId: eventId as string,
      aggregateVersion: versions.get(eventId as string)!,
    }));
  }
}

function rowOf(fact: NewFact<unknown>, behind: readonly NewFact<unknown>[], beside: object): unknown[] {
  const { definition, caseId, aggregateId, data, occurredAt, step } = fact;
  const { aggregate, topic, type } = definition;
  const checked = definition.schema.safeParse(data);
  if (!checked.success) throw messagingErrors.invalidFact(type, placesOf(checked.error.issues));
  const ahead = behind.filter((next) => next.aggregateId === aggregateId && next.definition.aggregate === aggregate);
  const headers = JSON.stringify({ ...beside, casestep: step });
  const payload = JSON.stringify(data);
  return [aggregate, aggregateId, ahead.length, randomUUID(), caseId, topic, type, payload, headers, occurredAt];
}
