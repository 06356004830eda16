import { type CourtInstant } from '@hejie/law';
import { certificateTasks } from './certificate-standing.js';
import { applyCreditChange, type CreditChange, type CreditTurn } from './credit-change.js';
import { type CreditFile } from './credit-file.js';
import { type CreditTask } from './credit-task.js';
import { limitTasks, publicationTasks } from './limit-standing.js';
import { correctionTasks } from './open-corrections.js';
import { deletionTasks, type Reading } from './open-deletions.js';
import { penaltyTasks } from './open-penalties.js';
import { openExtensions, type OpenExtension } from './open-extensions.js';
import { openRelistings, type OpenRelisting } from './open-relistings.js';
import { applicationTasks, suspensionTasks } from './repair-tasks.js';
import { type RepairEvent } from './repair-events.js';
import { type SanctionEvent } from './sanction-events.js';

/** From what tasks follow; a further kind of task is a further source. */
const CREDIT_TASK_SOURCES: readonly ((file: CreditFile, turn: Reading) => CreditTask[])[] = [
  publicationTasks,
  deletionTasks,
  correctionTasks,
  limitTasks,
  penaltyTasks,
  suspensionTasks,
  applicationTasks,
  certificateTasks,
];

/**
 * DIS-ART-1, DIS-ART-10-1, LIM-ART-9-2: everything that lies before a person at an instant (待办事项), as the file stands, with its last day by the turn's calendar.
 * Throws `CALENDAR.YEAR_UNKNOWN`.
 */
export const creditTasks = (file: CreditFile, turn: Reading): CreditTask[] =>
  CREDIT_TASK_SOURCES.flatMap((tasksOf) => tasksOf(file, turn));

/** The change with the tasks that it opens and ends, and where it opens or settles whether the debtor is to be listed again, or a term to be made longer. `since`: as of when the file is read before it, where time alone opens some. */
export function withTasks(
  file: CreditFile,
  change: CreditChange,
  turn: CreditTurn,
  since: CourtInstant = turn.at,
): CreditChange {
  const { at, by } = turn;
  const before = creditTasks(file, { ...turn, at: since });
  const changed = applyCreditChange(file, change);
  const after = creditTasks(changed, turn);
  const ended = without(before, after).map((task) => ({ kind: 'TASK_ENDED' as const, at, by, task }));
  const opened = without(after, before).map((task) => ({ kind: 'TASK_OPENED' as const, at, by, task }));
  const considered = [...relistingsOf(file, changed, turn), ...extensionsOf(file, changed, turn)];
  return { ...change, happened: [...change.happened, ...ended, ...opened, ...considered] };
}

function relistingsOf(file: CreditFile, changed: CreditFile, { at, by }: CreditTurn): SanctionEvent[] {
  const [before, after] = [openRelistings(file), openRelistings(changed)];
  const lacking = (others: readonly OpenRelisting[]) => (one: OpenRelisting) =>
    !others.some(({ listingId, revokedId }) => listingId === one.listingId && revokedId === one.revokedId);
  return [
    ...before.filter(lacking(after)).map((one) => ({ kind: 'RELISTING_SETTLED' as const, at, by, ...one })),
    ...after.filter(lacking(before)).map((one) => ({ kind: 'RELISTING_OPEN' as const, at, by, ...one })),
  ];
}

function extensionsOf(file: CreditFile, changed: CreditFile, { at, by }: CreditTurn): RepairEvent[] {
  const [before, after] = [openExtensions(file), openExtensions(changed)];
  const lacking = (others: readonly OpenExtension[]) => (one: OpenExtension) =>
    !others.some(({ listingId, since }) => listingId === one.listingId && since === one.since);
  return [
    ...before
      .filter(lacking(after))
      .map(({ listingId, since }) => ({ kind: 'TERM_EXTENSION_SETTLED' as const, at, by, listingId, since })),
    ...after.filter(lacking(before)).map((one) => ({ kind: 'TERM_EXTENSION_OPEN' as const, at, by, ...one })),
  ];
}

function without(tasks: readonly CreditTask[], others: readonly CreditTask[]): CreditTask[] {
  const ids = new Set(others.map(({ id }) => id));
  return tasks.filter(({ id }) => !ids.has(id));
}
