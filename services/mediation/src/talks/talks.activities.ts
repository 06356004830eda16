import { type StepHandlers } from '@hejie/casework';
import { type MediationActs } from '@hejie/contracts/workflows';
import { IsNull } from 'typeorm';
import { Appraisal } from '../negotiation/appraisal.entity.js';
import { Negotiation } from '../negotiation/negotiation.entity.js';
import { Designation } from '../selection/designation.entity.js';
import { returned } from '../selection/designations.js';
import { endOffers } from './offers.js';
import { endSessions } from './sessions.js';

/** What a case has recorded of its talks as a whole. */
export const talksActivities = {
  /**
   * B6: who was asked for a mediator is asked no longer, and who had accepted is of these talks no longer; a negotiation that had begun has come to
   * nothing, and may begin anew: what was put forward in it stands no more.
   */
  async returnToConsent(_, { tx, caseId, at }) {
    const begun = await tx.manager.findOneBy(Negotiation, { caseId });
    await tx.manager.delete(Negotiation, { caseId });
    await tx.manager.delete(Appraisal, { caseId });
    await tx.manager.update(Designation, { caseId, answer: IsNull() }, { answer: 'DECLINED', answeredAt: at });
    await returned(tx, caseId, at);
    await endOffers(tx, caseId, at);
    await endSessions(tx, caseId);
    return {
      audit: {
        action: 'settlement.asked-anew',
        facts: begun ? { mediatorId: begun.mediatorId, startedAt: begun.startedAt, lastDay: begun.lastDay } : {},
      },
      tasks: { cancelled: 'EVERY' },
    };
  },
} satisfies Partial<StepHandlers<MediationActs>>;
