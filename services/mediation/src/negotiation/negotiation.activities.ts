import { inOrder, publishFact, type Recording, type StepHandlers } from '@hejie/casework';
import {
  negotiationExtended,
  negotiationRederived,
  negotiationReminded,
  negotiationStarted,
  negotiationTakenOver,
} from '@hejie/contracts/facts';
import { type MediationActs } from '@hejie/contracts/workflows';
import { wokenMeanwhile } from '../calendar/notices.js';
import { IsNull } from 'typeorm';
import { Mediator } from '../roster/mediator.entity.js';
import { Designation } from '../selection/designation.entity.js';
import { takenOver } from '../selection/recusal-letters.js';
import { ACCEPT_DESIGNATION, answerDesignation, DESIGNATE_MEDIATOR } from '../selection/selection.activities.js';
import { dueSet } from '../selection/due.js';
import { daysOf, endOf } from './end-of-negotiation.js';
import { Appraisal } from './appraisal.entity.js';
import * as letters from './letters.js';
import { Negotiation } from './negotiation.entity.js';

export const negotiationActivities = {
  async startNegotiation({ mediatorId, nth, ...act }, step) {
    const { tx, caseId, at, known } = step;
    const end = endOf(act);
    const days = daysOf(act);
    await answerDesignation(step, mediatorId, 'ACCEPTED');
    await tx.manager.insert(Negotiation, { caseId, mediatorId, startedAt: at, ...days });
    const started: Recording = {
      audit: { action: 'negotiation.started', facts: { mediatorId, ...end } },
      facts: [publishFact(negotiationStarted, { mediatorId, ...end }), dueSet(end.deadline, end.provisional)],
      letters: [letters.started(known.caseNumber, end.lastDay, nth)],
      tasks: { done: [{ kind: ACCEPT_DESIGNATION, outcome: { answer: 'ACCEPTED' } }] },
    };
    return inOrder([started, ...(await wokenMeanwhile(step, { of: 'NEGOTIATION', ...days }))], undefined);
  },

  async resumeNegotiation({ mediatorId, lastDay }, step) {
    const { tx, caseId, known } = step;
    await answerDesignation(step, mediatorId, 'ACCEPTED');
    await tx.manager.update(Negotiation, { caseId }, { mediatorId });
    const { name } = await tx.manager.findOneByOrFail(Mediator, { mediatorId });
    const { deadline, provisional } = await tx.manager.findOneByOrFail(Negotiation, { caseId });
    return {
      audit: { action: 'negotiation.taken-over', facts: { mediatorId, lastDay } },
      facts: [publishFact(negotiationTakenOver, { mediatorId, lastDay }), dueSet(deadline, provisional)],
      letters: [takenOver(known.caseNumber, mediatorId, name, lastDay)],
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

  /** B6: the task of selection, or the 30 days, goes on later by the days on which a complaint was decided. */
  async recordSuspension({ suspended: [from, to], negotiation, selection }, { tx, caseId, step, known }) {
    const days = { from, to };
    if (negotiation) {
      const { from: before, ...act } = negotiation;
      const end = endOf(act);
      await tx.manager.update(Negotiation, { caseId }, daysOf(act));
      return {
        audit: { action: 'negotiation.suspended', facts: { suspended: days, from: before, ...end } },
        facts: [dueSet(end.deadline, end.provisional)],
        letters: [letters.suspended(known.caseNumber, step, days, { from: before, ...end })],
      };
    }
    const { from: before, dueBy: dueAt } = selection!;
    return {
      audit: { action: 'selection.suspended', facts: { suspended: days, from: before, dueBy: dueAt } },
      facts: [dueSet(dueAt)],
      tasks: {
        redated: [
          { kind: DESIGNATE_MEDIATOR, dueAt },
          { kind: ACCEPT_DESIGNATION, dueAt },
        ],
      },
    };
  },

  /** B6: who was asked for a mediator is asked no longer; a negotiation that had begun has come to nothing, and may begin anew. */
  async returnToConsent(_, { tx, caseId, at }) {
    const begun = await tx.manager.findOneBy(Negotiation, { caseId });
    await tx.manager.delete(Negotiation, { caseId });
    await tx.manager.delete(Appraisal, { caseId });
    await tx.manager.update(Designation, { caseId, answer: IsNull() }, { answer: 'DECLINED', answeredAt: at });
    return {
      audit: {
        action: 'settlement.asked-anew',
        facts: begun ? { mediatorId: begun.mediatorId, startedAt: begun.startedAt, lastDay: begun.lastDay } : {},
      },
      tasks: { cancelled: 'EVERY' },
    };
  },
} satisfies Partial<StepHandlers<MediationActs>>;
