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
import { Mediator } from '../roster/mediator.entity.js';
import { guideWanted } from '../selection/guidance.js';
import { takenOver } from '../selection/recusal-letters.js';
import { ACCEPT_DESIGNATION, answerDesignation, DESIGNATE_MEDIATOR } from '../selection/selection.activities.js';
import { dueSet } from '../selection/due.js';
import { daysOf, endOf } from './end-of-negotiation.js';
import { Extension } from './extension.entity.js';
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
      letters: [letters.started(known, end.lastDay, nth)],
      tasks: {
        done: [{ kind: ACCEPT_DESIGNATION, outcome: { answer: 'ACCEPTED' } }],
        opened: await guideWanted(step, mediatorId),
      },
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
      letters: [takenOver(known.caseNumber, step.step, mediatorId, name, lastDay)],
      tasks: {
        done: [{ kind: ACCEPT_DESIGNATION, outcome: { answer: 'ACCEPTED' } }],
        opened: await guideWanted(step, mediatorId),
      },
    };
  },

  remindNegotiation({ daysBefore, lastDay, lateness: { latenessSeconds } }, { known }) {
    return Promise.resolve({
      audit: { action: 'negotiation.reminded', facts: { daysBefore, lastDay, latenessSeconds } },
      facts: [publishFact(negotiationReminded, { daysBefore, lastDay, latenessSeconds })],
      letters: [letters.reminder(known.caseNumber, daysBefore, lastDay)],
    });
  },

  async recordExtension({ nth, days, signedBy, request, from, ...act }, step) {
    const { tx, caseId, at, by, known } = step;
    const end = endOf(act);
    await tx.manager.update(Negotiation, { caseId }, daysOf(act));
    if (request) {
      const { hash = null, ...kept } = request;
      const row = { caseId, nth, days, signedBy: [...signedBy], ...kept, hash, recordedBy: by, recordedAt: at };
      await tx.manager.insert(Extension, row);
    }
    const signed = request && { requestSignedOn: request.signedOn, requestHash: request.hash };
    const extended: Recording = {
      audit: { action: 'negotiation.extended', facts: { nth, days, signedBy, ...signed, from, ...end } },
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
} satisfies Partial<StepHandlers<MediationActs>>;
