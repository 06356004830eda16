import { type CourtCalendar, type PolicyPack } from '@hejie/law';
import { type FindingTerms } from '../breach/grace.js';
import { type AgreementTerms } from './terms.js';

/**
 * SET-GRACE, SET-DUE-REST: until when each instalment of an agreement is performed in time, and how long the court waits after that before it
 * finds a breach of itself. The grace is the parties' term, the waiting the pack's; on rest days the agreement goes before the pack, and
 * where both are silent the first working day after them is in time (民法典203).
 */
export function findingTerms(
  { grace, restDay }: Pick<AgreementTerms, 'grace' | 'restDay'>,
  { performance }: Pick<PolicyPack, 'performance'>,
  calendar: CourtCalendar,
): FindingTerms {
  return {
    graceWorkingDays: grace?.unit === 'WORKING' ? grace.days : 0,
    graceDays: grace?.unit === 'CALENDAR' ? grace.days : 0,
    roll: (restDay ?? performance.restDay ?? 'NEXT_WORKDAY') === 'NEXT_WORKDAY',
    waitingWorkingDays: performance.graceWorkingDays,
    calendar,
  };
}
