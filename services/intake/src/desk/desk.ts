import {
  absencesFrom,
  CaseDirectory,
  deskLawOf,
  pageOfTasks,
  type Desk as WhoseDesk,
  type Page,
} from '@hejie/casework';
import { type FactData, type intakeWorkItemChanged } from '@hejie/contracts/facts';
import { type CourtInstant } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { isRole } from '@hejie/security';
import { colourChanges, responsibleFor, type DueColour } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { DeskItem } from './desk-item.entity.js';
import { type DeskFilter, type DeskItemShown } from './desk-views.js';

type ItemTold = FactData<typeof intakeWorkItemChanged>;

/** The tasks of every service on one desk (待办事项总台). */
@Injectable()
export class Desk {
  constructor(@Inject(CaseDirectory) private readonly directory: CaseDirectory) {}

  /**
   * A service has told how a task of its stands. @returns how it stands with that, and until when it was due before; nothing where a later change was told already.
   */
  async heard(
    tx: Transaction,
    service: string,
    told: ItemTold,
  ): Promise<{ readonly item: DeskItem; readonly dueBefore: CourtInstant | null } | undefined> {
    const { at: _, ...stands } = told;
    if (!isRole(stands.role)) throw new Error(`DESK.UNKNOWN_ROLE: ${stands.role} is no role of this build`);
    const id = `${service}:${stands.itemId}`;
    const lock = { mode: 'pessimistic_write' } as const;
    const before = await tx.manager.findOne(DeskItem, { where: { id }, lock });
    if (before && before.revision >= stands.revision) return undefined;
    const moved = before?.dueAt !== stands.dueAt;
    const item: DeskItem = {
      ...stands,
      role: stands.role,
      green: stands.green === true,
      id,
      service,
      ...(await this.colours(tx, stands)),
      climbed: before?.climbed ?? null,
      escalationLevel: before && !moved ? before.escalationLevel : 0,
    };
    await tx.manager.save(DeskItem, item);
    return { item, dueBefore: before ? before.dueAt : item.dueAt };
  }

  /** The desk of a person, page by page, as of an instant. @throws ProblemError 400 LIST.CURSOR_INVALID. */
  async list(tx: Transaction, desk: WhoseDesk, filter: DeskFilter, at: CourtInstant): Promise<Page<DeskItemShown>> {
    const { colour, assignee, ...listed } = filter;
    const query = tx.manager.createQueryBuilder(DeskItem, 'item').where('true');
    if (colour !== undefined) query.andWhere(`item.state = 'OPEN' and ${COLOURED[colour]}`, { now: at });
    if (assignee !== undefined)
      query.andWhere('(coalesce(item.assignee, item.claimedBy) = :who or item.delegatedTo = :who)', { who: assignee });
    const { items, next } = await pageOfTasks(query, desk, listed);
    const absences = await absencesFrom(tx, desk.court, at);
    return {
      items: items.map(({ climbed: _, amberAt, redAt, revision: __, id: ___, ...item }) => ({
        ...item,
        responsible: item.state === 'OPEN' ? responsibleFor(item, at, absences) : item.doneBy,
        colour: item.state === 'OPEN' ? colourOf({ ...item, amberAt, redAt }, at) : null,
      })),
      next,
    };
  }

  private async colours(tx: Transaction, { caseId, dueAt }: Pick<ItemTold, 'caseId' | 'dueAt'>) {
    if (dueAt === null) return { amberAt: null, redAt: null };
    const { pack, calendar } = deskLawOf((await this.directory.find(caseId, tx.manager)) ?? undefined);
    return colourChanges(dueAt, pack, calendar);
  }
}

/** Each colour as a list asks for it. */
const COLOURED: Readonly<Record<DueColour, string>> = {
  GREEN: 'item.amberAt > :now',
  AMBER: 'item.amberAt <= :now and item.redAt > :now and item.dueAt > :now',
  RED: 'item.redAt <= :now and item.dueAt > :now',
  OVERDUE: 'item.dueAt <= :now',
};

function colourOf(
  { dueAt, amberAt, redAt }: Pick<DeskItem, 'dueAt' | 'amberAt' | 'redAt'>,
  at: CourtInstant,
): DueColour | null {
  if (dueAt === null) return null;
  if (dueAt <= at) return 'OVERDUE';
  if (redAt !== null && redAt <= at) return 'RED';
  return amberAt !== null && amberAt <= at ? 'AMBER' : 'GREEN';
}
