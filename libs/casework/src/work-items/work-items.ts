import { Injectable } from '@nestjs/common';
import { courtInstant, endOfDay, epochMs, type CourtInstant, type JsonValue } from '@hejie/law';
import { fingerprintOf, type Transaction } from '@hejie/persistence';
import { conflict, notFound } from '@hejie/service-kit';
import { shapes } from '@hejie/contracts/facts';
import { JsonContains, Raw, type ObjectLiteral } from 'typeorm';
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
   * Opens a task. The same task again changes nothing, whatever has become of it meanwhile.
   * @throws ProblemError 409 WORK_ITEM.ID_TAKEN for another task under the same id.
   */
  async open(tx: Transaction, item: NewWorkItem): Promise<void> {
    const row = opened(item);
    // TypeORM's type of partial values does not end on recursive JSON; the row's own type is stricter anyway.
    const inserted = await tx.manager
      .createQueryBuilder()
      .insert()
      .into<ObjectLiteral>(WorkItemEntity)
      .values(row)
      .orIgnore()
      .returning('id')
      .execute();
    if ((inserted.raw as unknown[]).length > 0 || contentOf(await this.get(tx, item.id)) === contentOf(row)) return;
    throw conflict(
      'WORK_ITEM.ID_TAKEN',
      `编号为“${item.id}”的待办事项已经存在，内容不同`,
      `A task with the id "${item.id}" and another content exists already`,
    );
  }

  /** Opens a task anew, whatever has become of it meanwhile: what it follows from has come about again. Its earlier ends are in the audit. */
  async reopen(tx: Transaction, item: NewWorkItem): Promise<void> {
    await tx.manager.upsert<ObjectLiteral>(WorkItemEntity, opened(item), ['id']);
  }

  /** Was a person ever told of a task of this id, whatever he has done since? */
  isHeard(tx: Transaction, id: string): Promise<boolean> {
    return tx.manager.existsBy(WorkItemEntity, { id });
  }

  /**
   * A person has done a task. Doing it again with the same outcome is the same deed.
   * @param by the person's `subject`; @param at the court's time.
   * @throws ProblemError 404 WORK_ITEM.UNKNOWN; 409 WORK_ITEM.CLOSED when it was cancelled, or done otherwise or by another.
   */
  async complete(
    tx: Transaction,
    id: string,
    by: string,
    outcome: Record<string, JsonValue>,
    at: CourtInstant,
  ): Promise<WorkItem> {
    const item = await tx.manager.findOne(WorkItemEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!item) throw unknownWorkItem();
    if (item.state === 'OPEN') {
      const done = { state: 'DONE', doneAt: at, doneBy: by, outcome } as const;
      await tx.manager.update<ObjectLiteral>(WorkItemEntity, { id }, done);
      return Object.assign(item, done);
    }
    if (item.state === 'DONE' && item.doneBy === by && fingerprintOf(item.outcome) === fingerprintOf(outcome))
      return item;
    throw conflict('WORK_ITEM.CLOSED', '该待办事项已办结或已撤销', 'The task has been done or cancelled already');
  }

  /** As {@link complete}; one that nobody has opened, or that is closed, stays as it is. */
  async completeIfOpen(
    tx: Transaction,
    id: string,
    by: string,
    outcome: Record<string, JsonValue>,
    at: CourtInstant,
  ): Promise<void> {
    const done = { state: 'DONE', doneAt: at, doneBy: by, outcome } as const;
    await tx.manager.update<ObjectLiteral>(WorkItemEntity, { id, state: 'OPEN' }, done);
  }

  /**
   * What is left open for a case is no longer needed, e.g. because the case has ended; of it what is selected, if anything is.
   * @returns how many tasks were cancelled.
   */
  async cancelForCase(tx: Transaction, caseId: string, at: CourtInstant, which?: OpenTasks): Promise<number> {
    const cancelled = await tx.manager.update(
      WorkItemEntity,
      { caseId, state: 'OPEN' as const, ...selected(which) },
      { state: 'CANCELLED', doneAt: at },
    );
    return cancelled.affected ?? 0;
  }

  /** One task is no longer needed; one that is done or cancelled already stays as it is. */
  async cancel(tx: Transaction, id: string, at: CourtInstant): Promise<void> {
    await tx.manager.update(WorkItemEntity, { id, state: 'OPEN' as const }, { state: 'CANCELLED', doneAt: at });
  }

  /** Whatever is open of those tasks of a case is due at another instant. */
  async redate(
    tx: Transaction,
    caseId: string,
    which: OpenTasks | { readonly id: string },
    dueAt: CourtInstant,
  ): Promise<void> {
    const of = 'id' in which ? { id: which.id } : selected(which);
    await tx.manager.update(WorkItemEntity, { caseId, state: 'OPEN' as const, ...of }, { dueAt });
  }

  /** A person's act has done whatever is open of those tasks of a case. */
  async completeOpen(
    tx: Transaction,
    caseId: string,
    which: OpenTasks,
    by: string,
    outcome: Record<string, JsonValue>,
    at: CourtInstant,
  ): Promise<void> {
    const done = { state: 'DONE', doneAt: at, doneBy: by, outcome } as const;
    await tx.manager.update<ObjectLiteral>(WorkItemEntity, { caseId, state: 'OPEN', ...selected(which) }, done);
  }

  /** One task says something else; one that is done or cancelled stays as it is. */
  async restate(
    tx: Transaction,
    id: string,
    content: Pick<NewWorkItem, 'facts'> & Partial<Pick<NewWorkItem, 'rule' | 'title'>>,
  ): Promise<void> {
    // TypeORM's type of partial values does not end on recursive JSON.
    await tx.manager.update(WorkItemEntity, { id, state: 'OPEN' as const }, content as ObjectLiteral);
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
    const { court, roles, assignee, caseIds } = desk;
    const { state, caseId, kind, dueBy, text, limit, after } = filter;
    const query = tx.manager
      .createQueryBuilder(WorkItemEntity, 'item')
      .where('item.court = :court and item.role = any(:roles)', { court, roles });
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
      const [closed, due, created, id] = placeAfter(after, PLACE);
      query.andWhere(`(${ORDER.join(', ')}) > (:closed::boolean, :due::timestamptz, :created::timestamptz, :id)`, {
        closed,
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
      .limit(limit + 1)
      .getMany();
    return pageFrom(rows, limit, placeOf, (item) => item);
  }
}

/** Tasks of a case of one kind, whose ids begin so, or about one party. */
type OpenTasks = { readonly kind: string } | { readonly under: string } | { readonly partyId: string };

function selected(which?: OpenTasks) {
  if (which === undefined) return {};
  if ('partyId' in which) return { facts: JsonContains({ partyId: which.partyId }) };
  return 'kind' in which
    ? { kind: which.kind }
    : { id: Raw((id) => `starts_with(${id}, :under)`, { under: which.under }) };
}

/** Open before closed, due soon before due late or never, old before new. */
const ORDER = [`item.state <> 'OPEN'`, `coalesce(item.dueAt, 'infinity')`, 'item.createdAt', 'item.id'] as const;

/** The place of a task in that order. */
const PLACE = z.tuple([z.boolean(), instantOrLast, shapes.instant, shapes.text(400)]);

const placeOf = ({ state, dueAt, createdAt, id }: WorkItem): Place => [
  state !== 'OPEN',
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
  ...item,
  state: 'OPEN',
  doneAt: null,
  doneBy: null,
  outcome: null,
});

/** What is asked of whom and until when. When it was asked is no part of it: an open question may be asked again. */
function contentOf({ caseId, court, kind, role, assignee, dueAt, facts, rule, title }: WorkItem): string {
  const due = dueAt === null ? null : courtInstant(epochMs(dueAt));
  return fingerprintOf({ caseId, court, kind, role, assignee, due, facts, rule, title });
}
