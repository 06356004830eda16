import { legalDateOf, period, type CourtInstant, type LegalDate } from '@hejie/law';
import { type CreditFile } from './credit-file.js';
import { type CreditTask } from './credit-task.js';
import { type Reading } from './open-deletions.js';

/** 民诉法解释185: days from the receipt of the decision to ask for reconsideration, and for the court above to decide. */
const RECONSIDERATION_DAYS = 3;
const RECONSIDERED_IN_DAYS = 5;

/** PROC-27, 民诉法119: the last day to ask the court above to look again at a fine or detention that was served then; it rolls (PER-3). */
export const penaltyReconsiderationUntil = (
  servedAt: CourtInstant,
  { calendar }: Pick<Reading, 'calendar'>,
): LegalDate => period({ start: legalDateOf(servedAt), unit: 'day', n: RECONSIDERATION_DAYS }, calendar).value;

/** PROC-27, 民诉法119: a fine or detention that the court above looks at again, as a task: its result is to be recorded within five days. */
export const penaltyTasks = ({ penalties }: CreditFile, { calendar }: Reading): CreditTask[] =>
  penalties.flatMap(({ id, reconsideration }): CreditTask[] => {
    if (reconsideration === undefined || reconsideration.decided !== undefined) return [];
    const since = legalDateOf(reconsideration.filedAt);
    const lastDay = period({ start: since, unit: 'day', n: RECONSIDERED_IN_DAYS }, calendar).value;
    const kind = 'DECIDE_PENALTY_RECONSIDERATION';
    return [{ id: `PENALTY_RECONSIDERATION:${id}`, kind, rowId: id, since, lastDay, mandatory: true }];
  });
