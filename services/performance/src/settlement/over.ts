import { CREDITOR_ELECTION, SUIT_ON_SETTLEMENT } from '../breach/choices.js';
import { LONG_PERFORMANCE_APPROVAL } from '../effect/long-performances.js';
import { TERMINATION_RULING } from '../effect/termination-task.js';
import { STAY_RULING } from '../effect/stays.js';
import { ENDING_FOR_NOW_APPROVAL } from '../enforcement/endings-for-now.js';
import { CONTROL_GUARANTOR, GUARANTOR_RULING } from '../guarantor/guarantors.js';
import { RESUMPTION_RULING, VOIDANCE_RULING } from '../resumption/pending.js';

/** Kind of the work item to take up measures again once enforcement has resumed. */
export const RESTORE_MEASURES = 'RESTORE_MEASURES';

const CHOSEN_AND_RULED = [
  CREDITOR_ELECTION,
  SUIT_ON_SETTLEMENT,
  RESUMPTION_RULING,
  VOIDANCE_RULING,
  RESTORE_MEASURES,
  ENDING_FOR_NOW_APPROVAL,
];
const NOTHING_OWED = [STAY_RULING, TERMINATION_RULING, LONG_PERFORMANCE_APPROVAL, GUARANTOR_RULING, CONTROL_GUARANTOR];

/**
 * Tasks that have nothing left to do once a settlement is performed or its enforcement has ended; `paid`: nothing is owed any more. What else is open
 * goes on: money is paid out (PROC-30), objections are decided and followed (SET-ART-12-1), a suspicion is looked into.
 */
export const over = (paid: boolean): { readonly kind: string }[] =>
  [...CHOSEN_AND_RULED, ...(paid ? NOTHING_OWED : [])].map((kind) => ({ kind }));
