import { CASE_ITSELF, isCaseId } from '@hejie/contracts/workflows';
import { type CourtInstant } from '@hejie/law';
import { Outbox, type NewFact } from '@hejie/messaging';
import { appendAudit, type AuditEntry, type Transaction } from '@hejie/persistence';
import { doneInPlaceOf, taskTerm } from '@hejie/settlement';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { knownCase, type KnownCase } from '../case-directory/directory-entry.js';
import { DocumentRegister, type DocumentOfCase, type IssuedDocument } from '../documents/document-register.js';
import { Letters, type LetterOfCase } from '../letters/letters.js';
import { absencesFrom } from '../work-items/absences.js';
import { factOfItem, type WorkItemTold } from '../work-items/told.js';
import { greenTask } from '../work-items/green.js';
import { deskLawOf } from '../work-items/on-desk.js';
import { type NewWorkItem, type WorkItem } from '../work-items/work-item.js';
import { WorkItems } from '../work-items/work-items.js';
import { type FactOfCase, type NewTask, type Recorded, type Recording, type TaskChanges } from './recording.js';

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

/** What belongs to acts and is written when all of them are done: lines, facts, letters and documents in the order in which they were recorded. */
export interface Unwritten {
  readonly audit: AuditEntry[];
  readonly told: (NewFact<unknown> | LetterOfCase | DocumentOfCase)[];
  /** Tasks that have changed, as they stand by now, by their ids: each is told once. */
  readonly tasks: Map<string, { readonly item: WorkItem; readonly at: CourtInstant; readonly step?: number }>;
}

/** Nothing yet. */
export const nothingUnwritten = (): Unwritten => ({ audit: [], told: [], tasks: new Map() });

/** How the service tells of its tasks. */
export const WORK_ITEM_TOLD = Symbol('WORK_ITEM_TOLD');

/** Writes everything that belongs to an act: audit, facts, letters, documents and tasks, in the transaction of its rows. The only way to. */
@Injectable()
export class CaseRecorder {
  constructor(
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Letters) private readonly letters: Letters,
    @Inject(WorkItems) private readonly workItems: WorkItems,
    @Inject(WORK_ITEM_TOLD) private readonly itemTold: WorkItemTold,
    @Optional() @Inject(DocumentRegister) private readonly register?: DocumentRegister,
  ) {}

  /**
   * @returns the act's answer.
   * @throws ProblemError 409 LETTER.ID_TAKEN, WORK_ITEM.ID_TAKEN where an id comes again with another content; 409
   *   WORK_ITEM.CLOSED, 404 WORK_ITEM.UNKNOWN for a task that cannot be done; FACT.INVALID; as
   *   `DocumentRegister.issue`.
   */
  record(tx: Transaction, occasion: Occasion, recorded: Recorded): Promise<void>;
  record<A>(tx: Transaction, occasion: Occasion, recorded: Recorded<A>): Promise<A>;
  async record(tx: Transaction, occasion: Occasion, recorded: Recorded | Recorded<unknown>): Promise<unknown> {
    const unwritten = nothingUnwritten();
    await this.collect(tx, occasion, recorded, unwritten);
    await this.write(tx, unwritten);
    return recorded.answer;
  }

  /** Changes the tasks of an act at once, for the next act may ask for them, and notes the rest for {@link write}. */
  async collect(
    tx: Transaction,
    occasion: Occasion,
    recorded: Recorded | Recorded<unknown>,
    unwritten: Unwritten,
  ): Promise<void> {
    for (const recording of recordingsOf(recorded)) {
      const { at = occasion.at, by = occasion.by } = recording;
      await this.note(tx, { ...occasion, at, by }, recording, unwritten);
    }
  }

  /** Writes what was noted of one case, each kind in one statement, however many acts and letters a step has. */
  async write(tx: Transaction, { audit, told, tasks }: Unwritten): Promise<void> {
    const issued = new Map<DocumentOfCase, IssuedDocument>();
    for (const document of told.filter(isDocument)) {
      const made = await this.makes().issue(tx, document);
      if (made) issued.set(document, made);
    }
    await appendAudit(tx, [...audit, ...[...issued.values()].map((made) => made.audit)]);
    const written = await this.letters.write(tx, told.filter(isLetter));
    const facts = told.flatMap((one) => {
      if (isLetter(one)) return written.get(one) ?? [];
      return isDocument(one) ? (issued.get(one)?.fact ?? []) : one;
    });
    // What has become of tasks follows from the rest, and is told after it.
    // A task of no case (of an account, of a desk) stands on the list of its service alone: facts are of cases.
    const ofTasks = [...tasks.values()]
      .filter(({ item }) => isCaseId(item.caseId))
      .map(({ item, at, step }) => factOfItem(this.itemTold, item, at, step));
    await this.outbox.appendAll(tx, [...facts, ...ofTasks]);
  }

  private makes(): DocumentRegister {
    if (this.register) return this.register;
    throw new Error('A document is ordered of a service that makes none: `documents` of its definition');
  }

  private async note(
    tx: Transaction,
    occasion: Occasion,
    { audit, facts = [], letters = [], documents = [], tasks = {} }: Recording,
    unwritten: Unwritten,
  ): Promise<void> {
    const { caseId, at, by, step } = occasion;
    const { action, facts: said = {} } = audit;
    unwritten.audit.push({ caseId, actor: by, action, at, facts: said });
    const known = once(() => occasion.known ?? knownCase(tx, caseId));
    const done = await this.changeTasks(tx, occasion, tasks, known, (changed) => {
      for (const item of changed) unwritten.tasks.set(item.id, { item, at, step });
    });
    unwritten.audit.push(...(await inPlaceOfOthers(tx, occasion, done)));
    unwritten.told.push(...facts.map((fact) => told(occasion, fact)));
    for (const { to, ...letter } of letters)
      for (const { partyId } of to ?? (await known()).parties)
        unwritten.told.push({ ...letter, caseId, partyId, at, step });
    for (const order of documents) unwritten.told.push({ order, caseId, known: await known(), at, by, step });
  }

  private async changeTasks(
    tx: Transaction,
    { caseId, at, by }: Occasion,
    { done = [], cancelled = [], redated = [], restated = [], inHand = [], opened = [], reopened = [] }: TaskChanges,
    known: () => Promise<KnownCase>,
    changed: (items: readonly WorkItem[]) => void,
  ): Promise<readonly WorkItem[]> {
    const completed: WorkItem[] = [];
    for (const { outcome, ifOpen, ...which } of done)
      completed.push(
        ...(await ('id' in which
          ? this.workItems[ifOpen ? 'completeIfOpen' : 'complete'](tx, which.id, by, outcome, at)
          : this.workItems.completeOpen(tx, caseId, which, by, outcome, at))),
      );
    changed(completed);
    if (cancelled === 'EVERY') changed(await this.workItems.cancelForCase(tx, caseId, at));
    else
      for (const { why, ...which } of cancelled)
        changed(
          await ('id' in which
            ? this.workItems.cancel(tx, which.id, at, why)
            : this.workItems.cancelForCase(tx, caseId, at, which, why)),
        );
    for (const { dueAt, ...which } of redated) changed(await this.workItems.redate(tx, caseId, which, dueAt));
    for (const { id, ...content } of restated) changed(await this.workItems.restate(tx, id, content));
    for (const { id, ...hands } of inHand) changed(await this.workItems.inHand(tx, id, hands));
    for (const task of opened) {
      const item = await onDeskOf(tx, task, { caseId, at, known: await known() });
      changed(await this.workItems.open(tx, item, (task.dueAt ?? null) === null));
    }
    for (const { unlessHeard = false, ...task } of reopened) {
      if (unlessHeard && (await this.workItems.isHeard(tx, task.id))) continue;
      changed(await this.workItems.reopen(tx, await onDeskOf(tx, task, { caseId, at, known: await known() })));
    }
    return completed;
  }
}

/** N1: a line for each task that a person did and another has in hand; what the case does by itself is nobody's. */
async function inPlaceOfOthers(
  tx: Transaction,
  { caseId, at, by: actor }: Occasion,
  done: readonly WorkItem[],
): Promise<AuditEntry[]> {
  const claimed = actor === CASE_ITSELF ? [] : done.filter(({ claimedBy }) => claimedBy !== null);
  const [first] = claimed;
  if (first === undefined) return [];
  const absences = await absencesFrom(tx, first.court, at);
  return claimed.flatMap((item) => {
    const inPlaceOf = doneInPlaceOf(item, actor, at, absences);
    if (inPlaceOf === null) return [];
    return [
      { caseId, actor, action: 'work-item.done-in-place', at, facts: { id: item.id, kind: item.kind, inPlaceOf } },
    ];
  });
}

/** A task as it is opened: due as its pack says where the law sets no term (E7), of a case on the green channel with what that brings (A8). */
async function onDeskOf(
  tx: Transaction,
  { dueAt, ...opened }: NewTask,
  { caseId, at, known }: { readonly caseId: string; readonly at: CourtInstant; readonly known: KnownCase },
): Promise<NewWorkItem> {
  const task = { ...opened, dueAt: dueAt ?? termByPack(opened.kind, at, known) };
  const item = known.greenChannel === true ? await greenTask(tx, task, known, at) : task;
  return { ...item, caseId, court: known.court, createdAt: at };
}

function termByPack(kind: string, openedAt: CourtInstant, known: KnownCase): CourtInstant | null {
  const { pack, calendar } = deskLawOf({ ...known, calendarEditions: known.calendarEditions ?? [] });
  return taskTerm({ kind, openedAt }, pack, calendar);
}

function told({ caseId, at, step }: Occasion, fact: FactOfCase): NewFact<unknown> {
  const { definition } = fact;
  // The sample is a valid instance: it says whether facts of this kind have the instant under this name.
  const dated = 'at' in (definition.sample as object) ? { at } : {};
  const data = { caseId, ...fact.data, ...dated };
  return { definition, caseId, aggregateId: caseId, data, occurredAt: at, step };
}

const isLetter = (one: Unwritten['told'][number]): one is LetterOfCase => 'occasion' in one;
const isDocument = (one: Unwritten['told'][number]): one is DocumentOfCase => 'order' in one;

function recordingsOf(recorded: Recorded | Recorded<unknown>): readonly Recording[] {
  if ('nothingHappened' in recorded) return [];
  return 'inOrder' in recorded ? recorded.inOrder : [recorded];
}

/** Asks at most once. */
function once<T>(ask: () => T | Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => (answer ??= Promise.resolve(ask()));
}
