import { type CourtInstant } from '@hejie/law';
import { Outbox } from '@hejie/messaging';
import { appendAudit, type Transaction } from '@hejie/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { knownCase, type KnownCase } from '../case-directory/directory-entry.js';
import { Letters } from '../letters/letters.js';
import { WorkItems } from '../work-items/work-items.js';
import { type FactOfCase, type Recorded, type Recording, type TaskChanges } from './recording.js';

/** In which case something is recorded, when by the court's clock, and who acted. */
export interface Occasion {
  readonly caseId: string;
  readonly at: CourtInstant;
  /** Subject of the token; {@link CASE_ITSELF} where the case acts by itself. */
  readonly by: string;
  /** The step of the case that it belongs to; absent for what happens outside of one, e.g. a filing. */
  readonly step?: number;
  /** What the directory has of the case, where the caller has read it already. */
  readonly known?: KnownCase;
}

/** Writes everything that belongs to an act: audit, facts, letters and tasks, in the transaction of its rows. The only way to. */
@Injectable()
export class CaseRecorder {
  constructor(
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Letters) private readonly letters: Letters,
    @Inject(WorkItems) private readonly workItems: WorkItems,
  ) {}

  /**
   * @returns the act's answer.
   * @throws ProblemError 409 LETTER.ID_TAKEN, WORK_ITEM.ID_TAKEN where an id comes again with another content; 409
   *   WORK_ITEM.CLOSED, 404 WORK_ITEM.UNKNOWN for a task that cannot be done; FACT.INVALID.
   */
  record(tx: Transaction, occasion: Occasion, recorded: Recorded): Promise<void>;
  record<A>(tx: Transaction, occasion: Occasion, recorded: Recorded<A>): Promise<A>;
  async record(tx: Transaction, occasion: Occasion, recorded: Recorded | Recorded<unknown>): Promise<unknown> {
    for (const recording of recordingsOf(recorded)) {
      const { at = occasion.at, by = occasion.by } = recording;
      await this.write(tx, { ...occasion, at, by }, recording);
    }
    return recorded.answer;
  }

  private async write(
    tx: Transaction,
    occasion: Occasion,
    { audit, facts = [], letters = [], tasks = {} }: Recording,
  ): Promise<void> {
    const { caseId, at, by } = occasion;
    const { action, facts: said = {} } = audit;
    await appendAudit(tx, { caseId, actor: by, action, at, facts: said });
    const known = once(() => occasion.known ?? knownCase(tx, caseId));
    await this.changeTasks(tx, occasion, tasks, known);
    for (const fact of facts) await this.publish(tx, occasion, fact);
    for (const { to, ...letter } of letters)
      for (const { partyId } of to ?? (await known()).parties)
        await this.letters.write(tx, occasion, { ...letter, partyId });
  }

  private async publish(tx: Transaction, { caseId, at, step }: Occasion, fact: FactOfCase): Promise<void> {
    const { definition } = fact;
    // The sample is a valid instance: it says whether facts of this kind have the instant under this name.
    const dated = 'at' in (definition.sample as object) ? { at } : {};
    const data = { caseId, ...fact.data, ...dated };
    await this.outbox.append(tx, { definition, caseId, aggregateId: caseId, data, occurredAt: at, step });
  }

  private async changeTasks(
    tx: Transaction,
    { caseId, at, by }: Occasion,
    { done = [], cancelled = [], redated = [], opened = [] }: TaskChanges,
    known: () => Promise<KnownCase>,
  ): Promise<void> {
    for (const { outcome, ...which } of done) {
      const ids = 'id' in which ? [which.id] : await this.workItems.openOfKind(tx, caseId, which.kind);
      for (const id of ids) await this.workItems.complete(tx, id, by, outcome, at);
    }
    if (cancelled === 'EVERY') await this.workItems.cancelForCase(tx, caseId, at);
    else
      for (const which of cancelled)
        await ('id' in which
          ? this.workItems.cancel(tx, which.id, at)
          : this.workItems.cancelForCase(tx, caseId, at, which.kind));
    for (const { kind, dueAt } of redated) await this.workItems.redate(tx, caseId, kind, dueAt);
    for (const task of opened) {
      const { court } = await known();
      await this.workItems.open(tx, { ...task, caseId, court, createdAt: at });
    }
  }
}

function recordingsOf(recorded: Recorded | Recorded<unknown>): readonly Recording[] {
  if ('nothingHappened' in recorded) return [];
  return 'inOrder' in recorded ? recorded.inOrder : [recorded];
}

/** Asks at most once. */
function once<T>(ask: () => T | Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => (answer ??= Promise.resolve(ask()));
}
