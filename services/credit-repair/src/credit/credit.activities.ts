import { type StepHandlers } from '@hejie/casework';
import { type CreditRepairActs } from '@hejie/contracts/workflows';
import { decidePublication, passCreditInstant } from '@hejie/settlement';
import { entryOnRecord } from '../entries/entry-on-record.js';
import { actsOf } from './command-decisions.js';
import { creditDesk } from './credit-desk.js';
import { SANCTION_DECISIONS } from './sanction-decisions.js';

/** What the case of a credit record has credit repair decide: each under the record's lock, in the transaction that records it. */
export const creditActivities = {
  reviewCredit: ({ partyId }, step) => creditDesk.reviewed(step, partyId),

  reachCreditDeadline: ({ partyId, lateness }, step) =>
    creditDesk.reached(step, partyId, lateness, (file, turn) =>
      passCreditInstant(file, { at: lateness.deadline }, turn),
    ),

  publishEntry: ({ partyId, listingId }, step) => {
    const { tx, caseId, known } = step;
    // Under the record's lock: what it shows is not entered anew between.
    return creditDesk.decided(step, partyId, async (file, turn) => {
      const record = await entryOnRecord(tx.manager, { caseId, partyId, listingId }, known);
      return decidePublication(file, { listingId, record }, turn);
    });
  },

  ...actsOf(SANCTION_DECISIONS),
} satisfies Partial<StepHandlers<CreditRepairActs>>;
