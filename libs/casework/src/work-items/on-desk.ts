import { packOf, type CourtCalendar, type CourtInstant, type PolicyPack } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { dueColour, responsibleFor } from '@hejie/settlement';
import { In } from 'typeorm';
import { DirectoryEntry } from '../case-directory/directory-entry.js';
import { calendarWith } from '../files/sitting.js';
import { absencesFrom } from './absences.js';
import { type WorkItem, type WorkItemOnDesk } from './work-item.js';

/** With what the tasks of a case are coloured: its pack, and the calendar as it knows it. */
export interface DeskLaw {
  readonly pack: PolicyPack;
  readonly calendar: CourtCalendar;
}

/** The pack that a case has pinned, and the calendar with the notices that it has adopted since it was opened. Of a task that belongs to no case: the national rules. */
export function deskLawOf(entry: Pick<DirectoryEntry, 'packId' | 'calendarEditions'> | undefined): DeskLaw {
  const pack = packOf(entry?.packId ?? 'national');
  return { pack, calendar: calendarWith(pack, { calendarEditions: [] }, entry?.calendarEditions ?? []) };
}

/** The tasks of one court as they lie on a desk at an instant: who is responsible today, and how near their terms are. */
export async function onDesk(
  tx: Transaction,
  court: string,
  items: readonly WorkItem[],
  at: CourtInstant,
): Promise<WorkItemOnDesk[]> {
  const caseIds = [...new Set(items.map(({ caseId }) => caseId))];
  const entries = await tx.manager.findBy(DirectoryEntry, { caseId: In(caseIds) });
  const laws = new Map(entries.map((entry) => [entry.caseId, deskLawOf(entry)]));
  const absences = await absencesFrom(tx, court, at);
  return items.map(({ revision: _, greenDueAt: __, ...item }) => {
    const { pack, calendar } = laws.get(item.caseId) ?? deskLawOf(undefined);
    const isOpen = item.state === 'OPEN';
    return {
      ...item,
      responsible: isOpen ? responsibleFor(item, at, absences) : item.doneBy,
      colour: isOpen ? dueColour(item.dueAt, at, pack, calendar) : null,
    };
  });
}
