import { requireHeard } from '../case/transition.js';
import { CASE_STATES, type Command } from '../case/states.js';
import { type PerformanceState } from '../performance/performance-state.js';
import { accept, refuse, type Decision } from './decision.js';
import { noApplication } from './ruling.js';

/**
 * SET-ART-9-1: the creditor who applied to resume withdraws his application (撤回恢复执行申请), until the judge has ruled on it; the choice is his again. For the two years it
 * ends the procedure that it opened, and they begin anew (SET-ART-10-2). `RESUMPTION_WITHDRAWAL.NOT_APPLICANT`, `RULING.NO_APPLICATION`; `CASE.WRONG_STAGE` where none lies before the judge.
 * @returns the number of the application.
 */
export function decideResumptionWithdrawal(
  { stage, application = noApplication() }: Pick<PerformanceState, 'stage' | 'application'>,
  partyId: string,
): Decision<number> {
  requireHeard(CASE_STATES, stage, 'withdrawResumption' satisfies Command);
  if (partyId === application.partyId) return accept(application.number);
  return refuse({
    code: 'RESUMPTION_WITHDRAWAL.NOT_APPLICANT',
    rule: 'SET-ART-9-1',
    path: '/partyId',
    zh: '只有提出恢复执行申请的申请执行人可以撤回该申请。',
    en: 'Only the creditor who applied to resume may withdraw the application.',
  });
}
