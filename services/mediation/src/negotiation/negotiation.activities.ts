import { publishFact, type StepHandlers } from '@hejie/casework';
import {
  negotiationExtended,
  negotiationRederived,
  negotiationReminded,
  negotiationStarted,
} from '@hejie/contracts/facts';
import { type MediationActs, type NegotiationEnd } from '@hejie/contracts/workflows';
import { ACCEPT_DESIGNATION, answerDesignation } from '../selection/selection.activities.js';
import * as letters from './letters.js';
import { Negotiation } from './negotiation.entity.js';

export const negotiationActivities = {
  async startNegotiation({ mediatorId, ...act }, step) {
    const { tx, caseId, at, known } = step;
    const end = endOf(act);
    await answerDesignation(step, mediatorId, 'ACCEPTED');
    await tx.manager.insert(Negotiation, { caseId, mediatorId, startedAt: at, ...end });
    return {
      audit: { action: 'negotiation.started', facts: { mediatorId, ...end } },
      facts: [publishFact(negotiationStarted, { mediatorId, ...end })],
      letters: [letters.started(known.caseNumber, end.lastDay)],
      tasks: { done: [{ kind: ACCEPT_DESIGNATION, outcome: { answer: 'ACCEPTED' } }] },
    };
  },

  remindNegotiation({ daysBefore, lastDay, lateness: { latenessSeconds } }, { known }) {
    return Promise.resolve({
      audit: { action: 'negotiation.reminded', facts: { daysBefore, lastDay, latenessSeconds } },
      facts: [publishFact(negotiationReminded, { daysBefore, lastDay, latenessSeconds })],
      letters: [letters.reminder(known.caseNumber, daysBefore, lastDay)],
    });
  },

  async recordExtension({ nth, days, signedBy, from, ...act }, { tx, caseId, known }) {
    const end = endOf(act);
    await tx.manager.update(Negotiation, { caseId }, end);
    return {
      audit: { action: 'negotiation.extended', facts: { nth, days, signedBy, from, ...end } },
      facts: [publishFact(negotiationExtended, { days, from, ...end })],
      letters: [letters.extended(known.caseNumber, nth, from, end)],
    };
  },

  async recordRederivation({ from, moved, editions, ...act }, { tx, caseId, known, step }) {
    const end = endOf(act);
    await tx.manager.update(Negotiation, { caseId }, end);
    return {
      audit: { action: 'negotiation.rederived', facts: { from, moved, editions, ...end } },
      facts: [publishFact(negotiationRederived, { from, moved, ...end })],
      letters: [letters.rederived(known.caseNumber, step, from, end.lastDay, moved)],
    };
  },
} satisfies Partial<StepHandlers<MediationActs>>;

const endOf = ({ lastDay, deadline, provisional }: NegotiationEnd): NegotiationEnd => ({
  lastDay,
  deadline,
  provisional,
});
