import type pg from 'pg';
import type { DataSource } from 'typeorm';

import { toRecord } from '../fact/cloud-event.js';
import type { CourtClock, CourtInstant } from '@hejie/law';
import type { OutgoingRecord } from '../ports.js';

/** A fact read from the outbox, ready to be published, with the id to mark afterwards. */
export interface UnpublishedFact {
  readonly id: string;
  readonly caseId: string;
  readonly record: OutgoingRecord;
}

/** What the broker has refused, and is not to be read for the time being. */
export interface Waiting {
  readonly cases: readonly string[];
  readonly topics: readonly string[];
}

interface OutboxRow {
  id: string;
  event_id: string;
  aggregate_id: string;
  aggregate_version: string;
  case_id: string;
  topic: string;
  type: string;
  payload: string;
  headers: { source: string; casestep?: number; courtclock?: CourtClock };
  occurred_at: CourtInstant;
}

// Unpublished rows, never "id above my cursor": a transaction that took a low id may commit late.
// The parked cases as a subquery: it is hashed, where a list would be walked through for each row.
const SELECT = `select id, event_id, aggregate_id, aggregate_version, case_id, topic, type, payload::text as payload, headers, occurred_at
  from outbox as fact
  where published_at is null and id <> all($2::bigint[]) and case_id not in (select unnest($3::text[]))`;
const READ = { name: 'outbox-read', text: `${SELECT} order by id limit $1` };
// Facts of refused topics are passed over however many they are; behind one of them the others of its case wait.
export const READ_BESIDE = {
  name: 'outbox-read-beside',
  text: `${SELECT} and topic <> all($4::text[]) and (
    select count(*) from outbox as first
    where first.published_at is null and first.case_id = fact.case_id and first.id < fact.id and first.topic = any($4::text[])
  ) = 0 order by id limit $1`,
};
const MARK = {
  name: 'outbox-mark',
  text: 'update outbox set published_at = clock_timestamp() where id = any($1::bigint[])',
};

const SETTINGS = [
  // The statistics say "nearly nothing is unpublished", and after an outage that is wrong: the planner would read and
  // sort the whole backlog for each batch. The partial index has the order already.
  'set enable_bitmapscan = off; set enable_seqscan = off; set enable_sort = off',
  // A mark that a crash of the database forgets is published again, and listeners know it by its id: no need to wait for the disk.
  'set synchronous_commit = off',
  'set idle_session_timeout = 0',
].join('; ');

/** One connection of the relay: listens, holds the lock that makes it the only one, reads and marks. */
export class RelaySession {
  private rung = false;
  private ring: (() => void) | undefined;
  private leading = false;
  private failure: Error | undefined;

  private constructor(private readonly client: pg.PoolClient) {
    client.on('notification', () => this.wake());
    client.on('error', (error) => {
      this.failure = error;
      this.wake();
    });
  }

  /** Takes a connection out of the service's pool for good: same role, same search_path. */
  static async open(dataSource: DataSource): Promise<RelaySession> {
    const pool = (dataSource.driver as unknown as { master: pg.Pool }).master;
    const client = await pool.connect();
    const session = new RelaySession(client);
    try {
      const { rows } = await client.query<{ channel: string }>(`select 'outbox.' || current_schema() as channel`);
      await client.query(`listen ${client.escapeIdentifier(rows[0]?.channel ?? '')}`);
      await client.query(SETTINGS);
      return session;
    } catch (error) {
      session.close();
      throw error;
    }
  }

  /** Is this the one relay of the schema? The lock is the session's: it ends with the connection, whatever happens. */
  async lead(): Promise<boolean> {
    if (this.leading) return true;
    const { rows } = await this.client.query<{ held: boolean }>(
      `select pg_try_advisory_lock(hashtextextended('hejie outbox ' || current_schema(), 0)) as held`,
    );
    this.leading = rows[0]?.held ?? false;
    return this.leading;
  }

  /** Unpublished facts in the order of their ids, without those on their way to the broker, and without what waits. */
  async read(limit: number, onTheirWay: readonly string[], waiting: Waiting): Promise<UnpublishedFact[]> {
    const { cases, topics } = waiting;
    const values = [limit, onTheirWay, cases];
    const query = topics.length === 0 ? { ...READ, values } : { ...READ_BESIDE, values: [...values, topics] };
    const { rows } = await this.client.query<OutboxRow>(query);
    return rows.map((row) => ({ id: row.id, caseId: row.case_id, record: recordOf(row) }));
  }

  /** Reads asked for after this see the marks: one connection does one thing after another. */
  async mark(ids: readonly string[]): Promise<void> {
    await this.client.query({ ...MARK, values: [ids] });
  }

  /** Waits until a fact was committed, the connection broke, somebody called {@link wake}, or the time is over. @returns whether it rang. */
  async woken(milliseconds: number): Promise<boolean> {
    const rung =
      this.rung ||
      (await new Promise<boolean>((resolve) => {
        const timer = setTimeout(() => resolve(false), milliseconds);
        this.ring = () => {
          clearTimeout(timer);
          resolve(true);
        };
      }));
    this.heard();
    if (this.failure) throw this.failure;
    return rung;
  }

  /** The next read sees whatever has rung until now. */
  heard(): void {
    this.ring = undefined;
    this.rung = false;
  }

  /** Ring before the wait counts: what was committed during a read is read next. */
  wake(): void {
    this.rung = true;
    this.ring?.();
  }

  /** Destroys the connection, and with it lock and listening. */
  close(): void {
    this.client.release(true);
  }
}

function recordOf(row: OutboxRow): OutgoingRecord {
  const { source, casestep, courtclock, ...trace } = row.headers;
  return toRecord(
    row.topic,
    {
      id: row.event_id,
      type: row.type,
      source,
      subject: row.case_id,
      time: row.occurred_at,
      aggregateId: row.aggregate_id,
      aggregateVersion: Number(row.aggregate_version),
      ...(casestep !== undefined && { step: casestep }),
      trace,
      ...(courtclock && { courtClock: courtclock }),
    },
    row.payload,
  );
}
