import { type CourtInstant } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { greenDue, greenItemOf } from '@hejie/settlement';
import { type KnownCase } from '../case-directory/directory-entry.js';
import { GreenPerson } from './green-person.entity.js';
import { deskLawOf } from './on-desk.js';
import { type NewWorkItem } from './work-item.js';

type Opened = Omit<NewWorkItem, 'caseId' | 'court' | 'createdAt'>;

/** Who is named for a matter of the green channel of a court, or nobody any more. */
export interface GreenNaming {
  readonly court: string;
  readonly item: string;
  readonly subject: string | null;
}

/** Writes who is named; said again, it changes nothing. */
export async function keepGreenPerson(
  { manager }: Transaction,
  { court, item, subject }: GreenNaming,
  since: CourtInstant,
): Promise<void> {
  if (subject === null) await manager.delete(GreenPerson, { court, item });
  else await manager.upsert(GreenPerson, { court, item, subject, since }, ['court', 'item']);
}

/**
 * A8, SEED4: a task of a case on the green channel lies before others, is due by its own clock, and in the hands of who is named for its matter. What the law gives to one
 * person stays his.
 */
export async function greenTask<T extends Opened>(
  tx: Transaction,
  task: T,
  known: KnownCase,
  openedAt: CourtInstant,
): Promise<T & Pick<NewWorkItem, 'green' | 'greenDueAt' | 'claimedBy' | 'dueAt'>> {
  const { pack, calendar } = deskLawOf({ ...known, calendarEditions: known.calendarEditions ?? [] });
  const { kind, dueAt: due = null } = task;
  const item = greenItemOf(kind, pack);
  const person =
    item === null ? null : await tx.manager.findOneBy(GreenPerson, { court: known.court, item: item.item });
  const isAssigned = task.assignee !== undefined && task.assignee !== null;
  return {
    ...task,
    green: true,
    dueAt: greenDue({ kind, openedAt, due }, pack, calendar),
    greenDueAt: greenDue({ kind, openedAt, due: null }, pack, calendar),
    claimedBy: isAssigned ? null : (person?.subject ?? null),
  };
}
