import { LinkAway, LinkRefusal, LinkUntrusted } from '@hejie/agency-link';
import { BackgroundLoop, backOff, errorName } from '@hejie/persistence';
import { In, type DataSource, type EntityTarget, type FindOptionsWhere, type ObjectLiteral } from 'typeorm';
import { type Quarantine } from '../inbound/quarantine.js';
import { faultOf } from './fault.js';
import { UnderWay } from './under-way.js';

/** WAITING to be put; PUT, and no answer yet. What is settled has a state of its own. */
export type OpenQuestion = 'WAITING' | 'PUT';

/** A question as its row has it. */
export interface Question extends ObjectLiteral {
  id: string;
  agencyId: string;
  state: string;
  attempts: number;
}

/** Which questions a pump sees to. */
export interface QuestionsOf<Q extends Question> {
  readonly entity: EntityTarget<Q>;
  readonly table: string;
  /** In SQL, about `q`: of which somebody still wants an answer, and whose turn has come. */
  readonly wanted?: string;
  /** Milliseconds between two looks, and after how long at most a body is asked again. */
  readonly pace: number;
  readonly longestMs: number;
}

const BATCH = 32;
const MOST = { atOneBody: 16, altogether: 128 };
/** Longer than a body may take, and no longer, for so long a question waits where this process dies. */
const LEASE_SECONDS = 30;
const FIRST_MS = 1_000;

/**
 * Puts questions to bodies, again later and later until they have answered. Each goes its own way and none waits for another; put twice it is the same there, so that a pump that dies
 * changes nothing, and several share the work.
 */
export abstract class QuestionPump<Q extends Question> extends BackgroundLoop {
  private readonly going = new UnderWay(MOST);

  protected constructor(
    protected readonly dataSource: DataSource,
    private readonly quarantine: Quarantine,
    private readonly questions: QuestionsOf<Q>,
  ) {
    super(questions.pace);
  }

  /** Puts it, or asks after it, and records what is heard. @returns as what it goes on to wait, where it is not settled; null: as before. */
  protected abstract ask(question: Q): Promise<OpenQuestion | null>;

  /** It is refused as it is. Unless a pump says otherwise, it is tried again. @returns whether that settles it. */
  protected refused(_question: Q, _refusal: LinkRefusal): Promise<boolean> {
    return Promise.resolve(false);
  }

  /** After how long it is asked again after what was heard, where that is not later and later, in milliseconds. */
  protected nextIn(_question: Q): Promise<number | undefined> {
    return Promise.resolve(undefined);
  }

  protected async turn(): Promise<void> {
    for (const question of await this.take()) this.going.add(question.agencyId, this.see(question));
  }

  protected override underWay(): readonly Promise<void>[] {
    return this.going.all();
  }

  /** Takes what is due for a time, of each body as much as it has room for. */
  private async take(): Promise<Q[]> {
    if (!this.going.hasRoom) return [];
    const { table, entity, wanted = 'true' } = this.questions;
    const [rows]: [{ id: string }[]] = await this.dataSource.query(
      `with due as materialized (${this.going.withinRoom(
        `select q.id, q.agency_id, q.next_at from ${table} q
            where q.state in ('WAITING', 'PUT') and q.next_at <= now() and q.agency_id <> all($3) and ${wanted}
            order by q.next_at limit $1 for update of q skip locked`,
        '$4',
      )})
       update ${table} set next_at = now() + make_interval(secs => $2), attempts = attempts + 1
        where id in (select id from due) returning id`,
      [BATCH, LEASE_SECONDS, this.going.full, this.going.busy],
    );
    if (rows.length === 0) return [];
    const id = In(rows.map((row) => row.id));
    return this.dataSource.manager.findBy(entity, { id } as unknown as FindOptionsWhere<Q>);
  }

  private async see(question: Q): Promise<void> {
    try {
      await this.put(question);
    } catch (error) {
      // Its time is up some day, and it is taken again; the others go on.
      this.logger.warn(`What became of ${question.id} could not be written down (${errorName(error)})`);
    }
  }

  private async put(question: Q): Promise<void> {
    const { id, agencyId } = question;
    try {
      const state = await this.ask(question);
      await this.again(question, state, null, await this.nextIn(question));
    } catch (error) {
      if (!(error instanceof LinkAway || error instanceof LinkRefusal || error instanceof LinkUntrusted)) throw error;
      if (error instanceof LinkRefusal && !error.isForLater && (await this.refused(question, error))) return;
      if (error instanceof LinkUntrusted) await this.quarantine.keep({ agencyId, reason: error.message, name: id });
      this.logger.warn(`${id} came to nothing at ${agencyId} (${faultOf(error)}); it is tried again`);
      await this.again(question, null, faultOf(error));
    }
  }

  private async again({ id, attempts }: Q, state: string | null, fault: string | null, nextIn?: number): Promise<void> {
    const inMs = nextIn ?? backOff(attempts - 1, FIRST_MS, this.questions.longestMs);
    await this.dataSource.query(
      `update ${this.questions.table} set next_at = now() + make_interval(secs => $2), state = coalesce($3, state), fault = $4
        where id = $1 and state in ('WAITING', 'PUT')`,
      [id, inMs / 1000, state, fault],
    );
  }
}
