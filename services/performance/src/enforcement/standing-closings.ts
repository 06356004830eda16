import { formatYuan } from '@hejie/law';
import { standingClosings, type ClosingEntry, type EnforcementClosing } from '@hejie/settlement';
import { type EntityManager } from 'typeorm';
import { RecordedClosing } from './enforcement-closing.entity.js';

/** The closings of a case as they stand. */
export async function standingClosingsOf(
  manager: EntityManager,
  caseId: string,
): Promise<readonly EnforcementClosing[]> {
  return standingClosings((await closingsOf(manager, caseId)).map(entryOf));
}

/** Closings of a case and their corrections, in the order in which they were recorded. */
export function closingsOf(manager: EntityManager, caseId: string): Promise<RecordedClosing[]> {
  return manager.find(RecordedClosing, { where: { caseId }, order: { entry: 'ASC' } });
}

export function entryOf({
  caseNumber,
  mode,
  closedOn,
  document,
  corrects,
  withdraws,
  ...row
}: RecordedClosing): ClosingEntry {
  const kept = row.controlsKept && { controlsKept: true as const };
  return { caseNumber, mode, closedOn, document, corrects, withdraws, performance: performanceOf(row), ...kept };
}

export const performanceOf = ({
  performedOn,
  performedAmount,
}: Pick<RecordedClosing, 'performedOn' | 'performedAmount'>) =>
  performedOn === null ? null : { on: performedOn, amount: formatYuan(performedAmount!) };
