import { inOrder, publishFact, type Recording, type StepHandlers } from '@hejie/casework';
import {
  negotiationExtended,
  negotiationRederived,
  negotiationReminded,
  negotiationStarted,
} from '@hejie/contracts/facts';
import { type MediationActs, type NegotiationEnd } from '@hejie/contracts/workflows';
import { wokenMeanwhile } from '../calendar/notices.js';
import { ACCEPT_DESIGNATION, answerDesignation } from '../selection/selection.activities.js';
import { dueSet } from '../selection/due.js';
import * as letters from './letters.js';
import { Negotiation } from './negotiation.entity.js';

export const negotiationActivities = {
  async startNegotiation({ mediatorId, ...act }, step) {
    const { tx, caseId, at, known } = step;
    const end = endOf(act);
    const days = daysOf(act);
    await answerDesignation(step, mediatorId, 'ACCEPTED');
    await tx.manager.insert(Negotiation, { caseId, mediatorId, startedAt: at, ...days });
    const started: Recording = {
      audit: { action: 'negotiation.started', facts: { mediatorId, ...end } },
      facts: [publishFact(negotiationStarted, { mediatorId, ...end }), dueSet(end.deadline, end.provisional)],
      letters: [letters.started(known.caseNumber, end.lastDay)],
      tasks: { done: [{ kind: ACCEPT_DESIGNATION, outcome: { answer: 'ACCEPTED' } }] },
    };
    return inOrder([started, ...(await wokenMeanwhile(step, { of: 'NEGOTIATION', ...days }))], undefined);
  },

  remindNegotiation({ daysBefore, lastDay, lateness: { latenessSeconds } }, { known }) {
    return Promise.resolve({
      audit: { action: 'negotiation.reminded', facts: { daysBefore, lastDay, latenessSeconds } },
      facts: [publishFact(negotiationReminded, { daysBefore, lastDay, latenessSeconds })],
      letters: [letters.reminder(known.caseNumber, daysBefore, lastDay)],
    });
  },

  async recordExtension({ nth, days, signedBy, from, ...act }, step) {
    const { tx, caseId, known } = step;
    const end = endOf(act);
    await tx.manager.update(Negotiation, { caseId }, daysOf(act));
    const extended: Recording = {
      audit: { action: 'negotiation.extended', facts: { nth, days, signedBy, from, ...end } },
      facts: [publishFact(negotiationExtended, { days, from, ...end }), dueSet(end.deadline, end.provisional)],
      letters: [letters.extended(known.caseNumber, nth, from, end)],
    };
    return inOrder([extended, ...(await wokenMeanwhile(step, { of: 'NEGOTIATION', ...daysOf(act) }))], undefined);
  },

  async recordRederivation({ from, moved, editions, ...act }, step) {
    const { tx, caseId, known } = step;
    const end = endOf(act);
    await tx.manager.update(Negotiation, { caseId }, daysOf(act));
    return {
      audit: { action: 'negotiation.rederived', facts: { from, moved, editions, ...end } },
      facts: [publishFact(negotiationRederived, { from, moved, ...end }), dueSet(end.deadline, end.provisional)],
      letters: [letters.rederived(known.caseNumber, step.step, from, end.lastDay, moved)],
    };
  },
} satisfies Partial<StepHandlers<MediationActs>>;

/** The end, as people and facts are told it. */
const endOf = ({ lastDay, deadline, provisional }: NegotiationEnd) => ({ lastDay, deadline, provisional });

/** The end, and what it was derived from, as they are kept. */
const daysOf = ({ startedOn, extensions, ...end }: NegotiationEnd) => ({
  ...endOf(end),
  startedOn: startedOn ?? null,
  extensions: extensions ? [...extensions] : null,
});
