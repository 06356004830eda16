import { Injectable } from '@nestjs/common';
import { courtInstant, endOfDay, epochMs, type CourtInstant, type JsonValue } from '@hejie/law';
import { fingerprintOf, type Transaction } from '@hejie/persistence';
import { conflict, notFound } from '@hejie/service-kit';
import { shapes } from '@hejie/contracts/facts';
import { In, JsonContains, LessThan, Raw, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import { containing, instantOrLast, pageFrom, placeAfter, type Page, type Place } from '../paging/page.js';
import { WorkItemEntity } from './work-item.entity.js';
import { type NewWorkItem, type WorkItem, type WorkItemFilter } from './work-item.js';

/** Whose tasks: a court's, for some roles; for one person unless `assignee` is left out. */
export interface Desk {
  readonly court: string;
  readonly roles: readonly string[];
  readonly assignee?: string;
  /** The only cases whose tasks are shown; every case of the court when left out. */
  readonly caseIds?: readonly string[];
}

/** The tasks of people that one service keeps. All changes are made in the caller's transaction. */
@Injectable()
export class WorkItems {
  /**
   * Opens a task. The same task again changes nothing, whatever has become of it meanwhile. @returns it, where it is new.
   * @param termByPack its term is the pack's, and runs from when it was opened first.
   * @throws ProblemError 409 WORK_ITEM.ID_TAKEN for another task under the same id.
   */
  async open(tx: Transaction, item: NewWorkItem, termByPack = false): Promise<Changed> {
    const row = opened(item);
    if (await this.isNew(tx, row)) return [row];
    const before = await this.get(tx, item.id);
    // So does the clock of the green channel.
    const { dueAt } = before.green || termByPack ? before : row;
    if (contentOf(before) === contentOf({ ...row, dueAt })) return [];
    throw conflict(
      'WORK_ITEM.ID_TAKEN',
      `编号为“${item.id}”的待办事项已经存在，内容不同`,
      `A task with the id "${item.id}" and another content exists already`,
    );
  }

  /** Opens a task anew, whatever has become of it meanwhile: what it follows from has come about again. Its earlier ends are in the audit. */
  async reopen(tx: Transaction, item: NewWorkItem): Promise<Changed> {
    const first = opened(item);
    if (await this.isNew(tx, first)) return [first];
    const before = await this.held(tx, item.id);
    const row = { ...first, revision: before.revision + 1 };
    await tx.manager.upsert<ObjectLiteral>(WorkItemEntity, row, ['id']);
    return [row];
  }

  /** Inserts a task whose id is new; of any other nothing changes. */
  private async isNew(tx: Transaction, row: WorkItem): Promise<boolean> {
    // TypeORM's type of partial values does not end on recursive JSON; the row's own type is stricter anyway.
    const inserted = await tx.manager
      .createQueryBuilder()
      .insert()
      .into<ObjectLiteral>(WorkItemEntity)
      .values(row)
      .orIgnore()
      .returning('id')
      .execute();
    return (inserted.raw as unknown[]).length > 0;
  }

  /** Was a person ever told of a task of this id, whatever he has done since? */
  isHeard(tx: Transaction, id: string): Promise<boolean> {
    return tx.manager.existsBy(WorkItemEntity, { id });
  }

  /**
   * A person has done a task. Doing it again with the same outcome is the same deed. @returns it, where it was not done before.
   * @param by the person's `subject`; @param at the court's time.
   * @throws ProblemError 404 WORK_ITEM.UNKNOWN; 409 WORK_ITEM.CLOSED when it was cancelled, or done otherwise or by another.
   */
  async complete(
    tx: Transaction,
    id: string,
    by: string,
    outcome: Record<string, JsonValue>,
    at: CourtInstant,
  ): Promise<Changed> {
    const item = await this.held(tx, id);
    if (item.state === 'OPEN') return this.done(tx, { id }, by, outcome, at);
    if (item.state === 'DONE' && item.doneBy === by && fingerprintOf(item.outcome) === fingerprintOf(outcome))
      return [];
    const { why } = (item.outcome ?? {}) as { readonly why?: string };
    throw conflict(
      'WORK_ITEM.CLOSED',
      why === undefined ? '该待办事项已办结或已撤销，无需再办' : `该待办事项已撤销：${why}`,
      'The task has been done or cancelled already: nothing is left to do',
    );
  }

  /** As {@link complete}; one that nobody has opened, or that is closed, stays as it is. */
  completeIfOpen(
    tx: Transaction,
    id: string,
    by: string,
    outcome: Record<string, JsonValue>,
    at: CourtInstant,
  ): Promise<Changed> {
    return this.done(tx, { id }, by, outcome, at);
  }

  /**
   * What is left open for a case is no longer needed, e.g. because the case has ended; of it what is selected, if anything is.
   */
  cancelForCase(tx: Transaction, caseId: string, at: CourtInstant, which?: OpenTasks, why?: string): Promise<Changed> {
    return this.change(tx, { caseId, ...selected(which) }, cancelled(at, why));
  }

  /** One task is no longer needed; one that is done or cancelled already stays as it is. */
  cancel(tx: Transaction, id: string, at: CourtInstant, why?: string): Promise<Changed> {
    return this.change(tx, { id }, cancelled(at, why));
  }

  /** Whatever is open of those tasks of a case is due at another instant; its ladder is climbed anew. */
  redate(
    tx: Transaction,
    caseId: string,
    which: OpenTasks | { readonly id: string },
    dueAt: CourtInstant,
  ): Promise<Changed> {
    const of = 'id' in which ? { id: which.id } : selected(which);
    return this.change(
      tx,
      { caseId, dueAt: Raw(OTHER_INSTANT, { dueAt }), ...of },
      { dueAt: () => WITHIN_GREEN, escalationLevel: 0 },
    );
  }

  /** A person's act has done whatever is open of those tasks of a case. */
  completeOpen(
    tx: Transaction,
    caseId: string,
    which: OpenTasks,
    by: string,
    outcome: Record<string, JsonValue>,
    at: CourtInstant,
  ): Promise<Changed> {
    return this.done(tx, { caseId, ...selected(which) }, by, outcome, at);
  }

  /** One task says something else; one that is done or cancelled stays as it is. */
  restate(
    tx: Transaction,
    id: string,
    content: Pick<NewWorkItem, 'facts'> & Partial<Pick<NewWorkItem, 'rule' | 'title'>>,
  ): Promise<Changed> {
    return this.change(tx, { id }, content);
  }

  /** N1: a task is in other hands. */
  inHand(tx: Transaction, id: string, hands: Pick<WorkItem, 'claimedBy' | 'delegatedTo'>): Promise<Changed> {
    return this.change(tx, { id }, hands);
  }

  /** E7: a task that is open was raised so far; told by who raised it. */
  async escalate(tx: Transaction, id: string, level: number, dueAt: CourtInstant): Promise<void> {
    await tx.manager.update(
      WorkItemEntity,
      { id, state: 'OPEN' as const, dueAt, escalationLevel: LessThan(level) },
      { escalationLevel: level },
    );
  }

  /** One task, held until the commit. @throws ProblemError 404 WORK_ITEM.UNKNOWN. */
  async held(tx: Transaction, id: string): Promise<WorkItem> {
    const item = await tx.manager.findOne(WorkItemEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!item) throw unknownWorkItem();
    return item;
  }

  private done(
    tx: Transaction,
    which: ObjectLiteral,
    by: string,
    outcome: Record<string, JsonValue>,
    at: CourtInstant,
  ): Promise<Changed> {
    return this.change(tx, which, { state: 'DONE', doneAt: at, doneBy: by, outcome });
  }

  /** Changes what is open of those tasks. @returns them as they stand then. */
  private async change({ manager }: Transaction, which: ObjectLiteral, values: ObjectLiteral): Promise<Changed> {
    const { raw } = await manager
      .createQueryBuilder()
      .update(WorkItemEntity)
      .set({ ...values, revision: () => 'revision + 1' })
      .where({ ...which, state: 'OPEN' })
      .returning('id')
      .execute();
    const ids = (raw as { readonly id: string }[]).map(({ id }) => id);
    return ids.length === 0 ? [] : manager.find(WorkItemEntity, { where: { id: In(ids) }, order: { id: 'ASC' } });
  }

  /** One task. @throws ProblemError 404 WORK_ITEM.UNKNOWN. */
  async get(tx: Transaction, id: string): Promise<WorkItem> {
    const item = await tx.manager.findOneBy(WorkItemEntity, { id });
    if (!item) throw unknownWorkItem();
    return item;
  }

  /**
   * The tasks of one court for some roles, page by page: what is open first, then the most urgent; of a mediator's only those of
   * `assignee`. @throws ProblemError 400 LIST.CURSOR_INVALID.
   */
  async list(tx: Transaction, desk: Desk, filter: Omit<WorkItemFilter, 'role'>): Promise<Page<WorkItem>> {
    return pageOfTasks(tx.manager.createQueryBuilder(WorkItemEntity, 'item'), desk, filter);
  }
}

/** A list of tasks, whosever table it reads, as its person may see it. @param query of rows named `item`. @throws as {@link WorkItems.list}. */
export async function pageOfTasks<T extends ListedTask>(
  query: SelectQueryBuilder<T>,
  { court, roles, assignee, caseIds }: Desk,
  { state, caseId, kind, dueBy, text, limit, after }: Omit<WorkItemFilter, 'role'>,
): Promise<Page<T>> {
  query.andWhere('item.court = :court and item.role = any(:roles)', { court, roles });
  if (caseIds !== undefined) query.andWhere('item.caseId = any(:caseIds)', { caseIds });
  if (assignee !== undefined)
    query.andWhere(`(item.assignee = :assignee or (item.assignee is null and item.role <> 'mediator'))`, {
      assignee,
    });
  if (state !== undefined) query.andWhere('item.state = :state', { state });
  if (caseId !== undefined) query.andWhere('item.caseId = :caseId', { caseId });
  if (kind !== undefined) query.andWhere('item.kind = :kind', { kind });
  if (dueBy !== undefined) query.andWhere('item.dueAt <= :dueBy', { dueBy: endOfDay(dueBy) });
  if (text !== undefined) query.andWhere('item.title ilike :text', { text: containing(text) });
  if (after !== undefined) {
    const [closed, later, due, created, id] = placeAfter(after, PLACE);
    const place = '(:closed::boolean, :later::boolean, :due::timestamptz, :created::timestamptz, :id)';
    query.andWhere(`(${ORDER.join(', ')}) > ${place}`, {
      closed,
      later,
      due,
      created,
      id,
    });
  }
  const rows = await query
    .orderBy(ORDER[0])
    .addOrderBy(ORDER[1])
    .addOrderBy(ORDER[2])
    .addOrderBy(ORDER[3])
    .addOrderBy(ORDER[4])
    .limit(limit + 1)
    .getMany();
  return pageFrom(rows, limit, placeOf, (item) => item);
}

/** What a list of tasks is ordered and filtered by. */
type ListedTask = Pick<
  WorkItem,
  'id' | 'caseId' | 'court' | 'kind' | 'role' | 'assignee' | 'dueAt' | 'title' | 'state' | 'createdAt' | 'green'
>;

/** No longer needed, and why, where the person should know. */
const cancelled = (at: CourtInstant, why?: string) =>
  ({ state: 'CANCELLED', doneAt: at, ...(why !== undefined && { outcome: { why } }) }) as const;

/** What has changed of tasks, as it stands by now. */
type Changed = readonly WorkItem[];

/** An instant that is another than the one given, also where there was none. */
const OTHER_INSTANT = (column: string): string => `${column} is distinct from ${WITHIN_GREEN}`;

/** A8: a term that moves stays within the clock of the green channel. */
const WITHIN_GREEN = 'least(:dueAt::timestamptz, green_due_at)';

/** Tasks of a case of one kind, whose ids begin so, or about one party. */
type OpenTasks = { readonly kind: string } | { readonly under: string } | { readonly partyId: string };

function selected(which?: OpenTasks) {
  if (which === undefined) return {};
  if ('partyId' in which) return { facts: JsonContains({ partyId: which.partyId }) };
  return 'kind' in which
    ? { kind: which.kind }
    : { id: Raw((id) => `starts_with(${id}, :under)`, { under: which.under }) };
}

/** Open before closed, the green channel before others (A8), due soon before due late or never, old before new. */
const ORDER = [
  `item.state <> 'OPEN'`,
  'not item.green',
  `coalesce(item.dueAt, 'infinity')`,
  'item.createdAt',
  'item.id',
] as const;

/** The place of a task in that order. */
const PLACE = z.tuple([z.boolean(), z.boolean(), instantOrLast, shapes.instant, shapes.text(400)]);

const placeOf = ({ state, green, dueAt, createdAt, id }: ListedTask): Place => [
  state !== 'OPEN',
  !green,
  dueAt ?? 'infinity',
  createdAt,
  id,
];

/** 404 WORK_ITEM.UNKNOWN. */
export function unknownWorkItem() {
  return notFound('WORK_ITEM.UNKNOWN', '未找到该待办事项', 'There is no such task');
}

/** The row of a task that lies before a person. */
const opened = (item: NewWorkItem): WorkItem => ({
  dueAt: null,
  rule: null,
  assignee: null,
  claimedBy: null,
  green: false,
  greenDueAt: null,
  ...item,
  state: 'OPEN',
  doneAt: null,
  doneBy: null,
  outcome: null,
  delegatedTo: null,
  escalationLevel: 0,
  revision: 1,
});

/** What is asked of whom and until when. When it was asked is no part of it: an open question may be asked again. */
function contentOf({ caseId, court, kind, role, assignee, dueAt, facts, rule, title }: WorkItem): string {
  const due = dueAt === null ? null : courtInstant(epochMs(dueAt));
  return fingerprintOf({ caseId, court, kind, role, assignee, due, facts, rule, title });
}
