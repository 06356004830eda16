import { AskedTimes, CaseRecorder, inOrder } from '@hejie/casework';
import { epochMs, LawError } from '@hejie/law';
import { UnitOfWork, type Transaction } from '@hejie/persistence';
import {
  accept,
  applyPublicationChange,
  recordOutcomes,
  requestOf,
  type DeliveryOutcome,
  type PublicationChange,
  type PublicationFile,
  type PublicationTurn,
} from '@hejie/settlement';
import { withCourtClock } from '@hejie/temporal';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { publicationDesk } from '../publication/publication-desk.js';
import { type DeliveryRequest } from './delivery-request.entity.js';

/** Who acts where a body's word comes in. */
export const AGENCY_EXCHANGE = 'agency-exchange';

type Put = Pick<DeliveryRequest, 'caseId' | 'publicationId' | 'deliveryId' | 'askedAt' | 'clock'>;

/** Outcomes of one publication that are not on record yet. */
interface Batch {
  readonly key: Pick<Put, 'caseId' | 'publicationId'>;
  readonly put: Put[];
  readonly outcomes: DeliveryOutcome[];
  readonly written: Promise<void>;
  readonly writes: (writing: Promise<void>) => void;
}

/**
 * Records what bodies say of deliveries. While what was said of a publication is being written, what comes of it meanwhile waits for the next
 * transaction: however many bodies answer at once, a publication is decided on a few times and not once for each of them.
 */
@Injectable()
export class DeliveryRecorder {
  private readonly waiting = new Map<string, Batch>();
  private readonly writing = new Set<string>();

  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
    @Inject(AskedTimes) private readonly times: AskedTimes,
  ) {}

  /** @returns once it is on record. */
  record(put: Put, outcomes: readonly DeliveryOutcome[]): Promise<void> {
    const { caseId, publicationId } = put;
    const name = `${caseId} ${publicationId}`;
    const batch = this.waiting.get(name) ?? emptyBatch({ caseId, publicationId });
    this.waiting.set(name, batch);
    batch.put.push(put);
    batch.outcomes.push(...outcomes);
    if (!this.writing.has(name)) void this.writeAll(name);
    return batch.written;
  }

  private async writeAll(name: string): Promise<void> {
    this.writing.add(name);
    try {
      // Whoever answers in the same breath is written with it.
      await new Promise((resolve) => setImmediate(resolve));
      for (let batch = this.waiting.get(name); batch; batch = this.waiting.get(name)) {
        this.waiting.delete(name);
        const writing = this.write(batch);
        batch.writes(writing);
        await writing.catch(() => undefined);
      }
    } finally {
      this.writing.delete(name);
    }
  }

  private async write(batch: Batch): Promise<void> {
    const { put, outcomes } = batch;
    const named = outcomes.map(({ at }) => at);
    const times = await Promise.all(put.map((one) => this.times.of(one, named)));
    const { at, clock } = times.reduce((one, other) => (epochMs(one.at) >= epochMs(other.at) ? one : other));
    await withCourtClock(clock, () =>
      this.unitOfWork
        .run((tx) => this.inOne(tx, batch, at))
        .catch((refusal: unknown) => {
          if (!(refusal instanceof LawError && refusal.code === 'CASE.ENDED')) throw refusal;
          // It has ended and stays so: what is said of it is written, and changes nothing.
          return this.unitOfWork.run((tx) => this.inOne(tx, batch, at, true));
        }),
    );
  }

  private async inOne(
    tx: Transaction,
    { key: { caseId, publicationId }, put, outcomes }: Batch,
    at: PublicationTurn['at'],
    ended = false,
  ): Promise<void> {
    const deliveryIds = put.map(({ deliveryId }) => deliveryId);
    let after: PublicationFile | undefined;
    let change: PublicationChange | undefined;
    const decide = (file: PublicationFile, turn: PublicationTurn) => {
      change = recordOutcomes(file, outcomes, turn);
      after = applyPublicationChange(file, change);
      return accept(change);
    };
    const key = { caseId, about: publicationId, at, by: AGENCY_EXCHANGE };
    const recordings = ended
      ? await publicationDesk.putRight(tx, key, decide)
      : await publicationDesk.entered(tx, key, decide);
    await noteReached(tx.manager, { caseId, publicationId }, outcomes);
    await this.settleRequests(tx, { caseId, publicationId }, deliveryIds, after!, change!);
    await this.recorder.record(tx, { caseId, at, by: AGENCY_EXCHANGE }, inOrder(recordings, undefined));
  }

  /** What a body has said changes nothing: it is asked no more than its delivery wants. A receipt that came late has the later decision read back once. */
  private async settleRequests(
    { manager }: Transaction,
    { caseId, publicationId }: Batch['key'],
    deliveryIds: readonly string[],
    { deliveries }: PublicationFile,
    { deliveries: changed = [], happened }: PublicationChange,
  ): Promise<void> {
    const same = deliveries.filter(({ id }) => deliveryIds.includes(id) && !changed.some((one) => one.id === id));
    const done = same.filter((one) => requestOf(one) === null).map(({ id }) => id);
    if (done.length > 0)
      await manager.query(
        `update delivery_request set kind = null where case_id = $1 and publication_id = $2 and delivery_id = any($3)`,
        [caseId, publicationId, done],
      );
    const late = happened
      .filter(({ kind }) => kind === 'LATE_RECEIPT')
      .map((one) => (one as { deliveryId: string }).deliveryId);
    if (late.length > 0)
      await manager.query(
        `update delivery_request r set kind = 'READ_BACK', attempts = 0, next_at = now()
           from publication_content c, publication_content newest
          where c.case_id = $1 and c.publication_id = $2
            and newest.case_id = c.case_id and newest.entry_id = c.entry_id
            and newest.version = (select max(version) from publication_content where case_id = c.case_id and entry_id = c.entry_id)
            and r.case_id = newest.case_id and r.publication_id = newest.publication_id and r.delivery_id = any($3) and r.kind is null`,
        [caseId, publicationId, late],
      );
  }
}

function emptyBatch(key: Batch['key']): Batch {
  let writes: Batch['writes'] = () => undefined;
  const written = new Promise<void>((resolve) => (writes = resolve));
  return { key, put: [], outcomes: [], written, writes };
}

/**
 * Which deliveries were put to their body, and have reached it: these are asked for, and not put again in their round. What a body shows says nothing of
 * that: it may be of what it was told before.
 */
async function noteReached(
  manager: EntityManager,
  { caseId, publicationId }: Batch['key'],
  outcomes: readonly DeliveryOutcome[],
): Promise<void> {
  const rows = outcomes
    .filter(({ kind }) => kind !== 'SHOWN' && kind !== 'LAPSED' && kind !== 'SUBSCRIPTION_ENDED')
    .map(({ deliveryId, round, kind }) => ({ delivery_id: deliveryId, round, reached: kind !== 'DISPATCHED' }));
  if (rows.length === 0) return;
  await manager.query(
    `update delivery_request r set dispatched = true, put = r.put or n.reached, fault = null
       from (select delivery_id, round, bool_or(reached) as reached
               from jsonb_to_recordset($3) as o (delivery_id text, round integer, reached boolean) group by 1, 2) n
      where r.case_id = $1 and r.publication_id = $2 and r.delivery_id = n.delivery_id and r.round = n.round`,
    [caseId, publicationId, JSON.stringify(rows)],
  );
}
