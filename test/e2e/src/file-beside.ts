import { eventually } from '@hejie/testing';
import { staff, type CourtCase, type Task } from './court-case.js';
import type { Bearing, Doors, Person } from './doors.js';
import type { Records } from './records.js';

type Row = Readonly<Record<string, unknown>>;
interface Shown {
  readonly stage: string;
  readonly ending?: string;
  readonly due: { readonly at: string } | null;
  readonly rows: Readonly<Record<string, readonly Row[]>>;
}

/** A file beside a settlement: commanded and read over HTTP, what it has written to parties and told others read in its tables. */
export abstract class FileBeside {
  /** Of the service in the database. */
  protected abstract readonly schema: 'asset_control' | 'credit_repair';
  protected abstract readonly door: 'asset-control' | 'credit-repair';
  /** A command that the file always refuses: what it brings is its clock, by which the case goes on (see {@link passes}). */
  protected abstract readonly idle: { readonly path: string; readonly person: Person; readonly body: object };

  constructor(
    protected readonly doors: Doors,
    readonly courtCase: CourtCase,
    private readonly records: Records,
    /** Of the file below the case. */
    private readonly below: string,
  ) {}

  /** Who the parties are, as documents name them. */
  async identified(identities: Readonly<Record<'CREDITOR' | 'DEBTOR', object>>, at: string): Promise<this> {
    for (const side of ['CREDITOR', 'DEBTOR'] as const) {
      const path = `/parties/${encodeURIComponent(this.courtCase.partyId(side))}/identity`;
      await this.courtCase.does(this.door, path, staff('clerk'), identities[side], { at, method: 'PUT' });
    }
    return this;
  }

  /** A command below the file that must be accepted. */
  async does(path: string, person: Person, body: object, at: string | Bearing): Promise<void> {
    const bearing = typeof at === 'string' ? { at } : at;
    await this.courtCase.does(this.door, `${this.below}${path}`, person, body, bearing);
  }

  /** A command that must be refused. @returns code of the refusal. */
  async refused(path: string, person: Person, body: object, at: string | Bearing): Promise<string> {
    const bearing = typeof at === 'string' ? { at } : at;
    const answer = await this.doors.command(
      this.door,
      this.courtCase.path(`${this.below}${path}`),
      person,
      body,
      bearing,
    );
    if (answer.status < 400) throw new Error(`${path} was accepted: ${JSON.stringify(answer.body)}`);
    return answer.body.code as string;
  }

  async reads<T>(path = '', person: Person = staff('enforcement-judge')): Promise<T> {
    const { status, body } = await this.doors.read(this.door, this.courtCase.path(`${this.below}${path}`), person);
    if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
    return body as T;
  }

  shown(): Promise<Shown> {
    return this.reads<Shown>();
  }

  /** Rows of a kind in the file. */
  async rows(kind: string): Promise<readonly Row[]> {
    return (await this.shown()).rows[kind] ?? [];
  }

  /** Court time passes in the case from one instant to another, and every deadline up to then comes by its own timer. */
  async passes(from: string, until: string): Promise<void> {
    const { path, person, body } = this.idle;
    await this.refused(path, person, body, { at: from, until });
    await this.once(`nothing is due before ${until}`, async () => {
      const { due } = await this.shown();
      return due === null || due.at > until;
    });
  }

  /** Waits for what another service or a keeper sets in motion. */
  async once(what: string, isSo: () => Promise<boolean>): Promise<void> {
    const seen = async (): Promise<void> => {
      if (!(await isSo())) throw new Error(`${what}: not so yet, the file is ${JSON.stringify(await this.shown())}`);
    };
    await eventually(seen, { timeout: 30_000 });
  }

  /** Tasks of a kind with state and instant of their end, as the court's desk shows them. */
  async tasks(kind: string): Promise<[state: string, due: string | null][]> {
    return (await this.courtCase.tasks(this.door, { kind })).map(({ state, dueAt }) => [state, dueAt]);
  }

  /** The row of which the open task of a kind speaks, once it is there. */
  async rowOfTask(kind: string): Promise<string> {
    let open: Task | undefined;
    await this.once(`a task ${kind}`, async () => {
      open = (await this.courtCase.tasks(this.door, { kind })).find(({ state }) => state === 'OPEN');
      return open !== undefined;
    });
    return open!.facts.rowId as string;
  }

  /** Letters of a kind: to whom, and of which instant. */
  async letters(kind: string): Promise<[partyId: string, issuedAt: string][]> {
    const rows = await this.records.rows<{ party: string; at: Date }>(
      `select party_id as party, issued_at as at from ${this.schema}.notice where case_id = $1 and kind = $2 order by issued_at, party_id`,
      [this.courtCase.caseId, kind],
    );
    return rows.map(({ party, at }) => [party, courtTime(at)]);
  }

  /** What the service has told of the case under a name, in order. */
  async facts(name: string): Promise<Row[]> {
    const rows = await this.records.rows<{ payload: Row }>(
      `select payload from ${this.schema}.outbox where case_id = $1 and type like $2 order by id`,
      [this.courtCase.caseId, `%.${name}.v1`],
    );
    return rows.map(({ payload }) => payload);
  }
}

const EIGHT_HOURS_MS = 8 * 3_600_000;
const courtTime = (at: Date): string =>
  new Date(at.getTime() + EIGHT_HOURS_MS).toISOString().replace(/\.000Z$/, '+08:00');
