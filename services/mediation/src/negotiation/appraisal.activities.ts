import { inOrder, publishFact, type Recording, type StepHandlers } from '@hejie/casework';
import { appraisalEnded, appraisalOrdered } from '@hejie/contracts/facts';
import { type MediationActs } from '@hejie/contracts/workflows';
import { endOfDay } from '@hejie/law';
import { wokenMeanwhile } from '../calendar/notices.js';
import { dueSet } from '../selection/due.js';
import { Appraisal } from './appraisal.entity.js';
import * as letters from './letters.js';
import { Negotiation } from './negotiation.entity.js';
import { daysOf, endOf } from './end-of-negotiation.js';

/** Kind of the task that lies open while an appraisal runs. */
export const END_APPRAISAL = 'END_APPRAISAL';

/** S4, PROC-16: appraisals, whose days do not count where the pack says so. */
export const appraisalActivities = {
  async recordAppraisal({ nth, anew, subject, begins, until, from, ...act }, step) {
    const { tx, caseId, at, by, known } = step;
    const end = endOf(act);
    if (anew) await tx.manager.update(Appraisal, { caseId, nth }, { until });
    else await tx.manager.insert(Appraisal, { caseId, nth, subject, begins, until, orderedBy: by, orderedAt: at });
    await tx.manager.update(Negotiation, { caseId }, daysOf(act));
    const dueAt = endOfDay(until);
    const ordered: Recording = {
      audit: {
        action: anew ? 'appraisal.term-set-anew' : 'appraisal.ordered',
        facts: { nth, begins, until, from, ...end },
      },
      facts: [publishFact(appraisalOrdered, { begins, until, from, ...end }), dueSet(end.deadline, end.provisional)],
      letters: [letters.appraisalOrdered(known.caseNumber, step.step, { subject, begins, until }, from, end)],
      tasks: anew
        ? { redated: [{ kind: END_APPRAISAL, dueAt }] }
        : {
            // One whose term has passed is over, whether somebody has said so or not.
            cancelled: [{ kind: END_APPRAISAL }],
            opened: [
              {
                id: `appraisal/${caseId}/${step.step}`,
                kind: END_APPRAISAL,
                role: 'judges-assistant',
                dueAt,
                facts: { caseNumber: known.caseNumber, begins, until },
                rule: 'PROC-16',
                title: `${known.caseNumber}：评估鉴定完成的，办理终结；不能在期限内完成的，届满前重定期限`,
              },
            ],
          },
    };
    return inOrder([ordered, ...(await wokenMeanwhile(step, { of: 'NEGOTIATION', ...daysOf(act) }))], undefined);
  },

  async recordAppraisalEnd({ nth, begins, until, from, ...act }, step) {
    const { tx, caseId, at, known } = step;
    const end = endOf(act);
    await tx.manager.update(Appraisal, { caseId, nth }, { until, endedAt: at });
    await tx.manager.update(Negotiation, { caseId }, daysOf(act));
    const ended: Recording = {
      audit: { action: 'appraisal.ended', facts: { nth, begins, until, from, ...end } },
      facts: [publishFact(appraisalEnded, { begins, until, from, ...end }), dueSet(end.deadline, end.provisional)],
      letters: [letters.appraisalEnded(known.caseNumber, step.step, { begins, until }, end)],
      tasks: { done: [{ kind: END_APPRAISAL, outcome: { until } }] },
    };
    return inOrder([ended, ...(await wokenMeanwhile(step, { of: 'NEGOTIATION', ...daysOf(act) }))], undefined);
  },
} satisfies Partial<StepHandlers<MediationActs>>;
