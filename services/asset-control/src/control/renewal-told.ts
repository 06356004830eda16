import { publishFact } from '@hejie/casework';
import { controlInEffect, controlLapsed } from '@hejie/contracts/facts';
import { addDays, dateText, legalDateOf, type LegalDate } from '@hejie/law';
import { renewalOf } from '@hejie/settlement';
import { type ToldOf } from '../property/told.js';
import * as letters from './control-letters.js';
import { done, taskOf } from './control-tasks.js';
import {
  awaitReceipt,
  controlOf,
  finished,
  JUDGE,
  OFFICER,
  orderRow,
  receipted,
  renewalRow,
  TAKE_OVER,
  whoAsks,
} from './told-parts.js';

/** What of renewal and lapse is told (S18). */
export const RENEWALS_TOLD: ToldOf = {
  RENEWAL_DUE: ({ controlId, lastDay, askBy, onApplicationOnly, at }, file, occasion) => ({
    letters: [
      letters.renewalDue(
        occasion.under,
        { controlId, lastDay, askBy },
        legalDateOf(at),
        whoAsks(file, controlId, occasion),
      ),
    ],
    // Under 执保 the court does nothing of its own motion.
    tasks: {
      opened: onApplicationOnly
        ? []
        : [
            taskOf(occasion, {
              kind: 'RENEW_CONTROL',
              row: `${controlId}/${lastDay}`,
              role: JUDGE,
              rule: 'PROC-9R',
              zh: `控制措施（${controlId}）将于${dateText(lastDay)}届满，审查是否续行`,
              by: lastDay,
            }),
          ],
    },
  }),
  RENEWAL_ASKED: ({ controlId, lastDay, byPartyId, on }, _, occasion) => ({
    tasks: {
      opened: [
        taskOf(occasion, {
          kind: 'DECIDE_RENEWAL',
          row: `${controlId}/${lastDay}`,
          role: JUDGE,
          rule: 'PROC-9R',
          zh: `当事人申请续行控制措施（${controlId}），须在${dateText(lastDay)}届满前裁定`,
          by: lastDay,
          facts: { byPartyId, on },
        }),
      ],
    },
  }),
  RENEWAL_TIME_OVER: ({ controlId, lastDay }, file, occasion) => ({
    letters: [letters.renewalTimeOver(occasion.under, { controlId, lastDay }, whoAsks(file, controlId, occasion))],
  }),
  RENEWAL_ORDERED: ({ controlId }, file, occasion) => {
    const control = controlOf(file, controlId);
    const row = `${controlId}/${control.lastDay}`;
    return {
      tasks: {
        done: finished(occasion.caseId, 'ORDERED', ['RENEW_CONTROL', row], ['DECIDE_RENEWAL', row]),
        opened: [awaitReceipt(file, controlId, '续行', occasion)],
      },
    };
  },
  RENEWED: ({ controlId, assetId, from, lastDay }, file, occasion) => {
    const control = controlOf(file, controlId);
    const tasks = {
      done: [
        ...receipted(occasion.caseId, renewalRow(control), 'RENEWED'),
        // Its keeper holds it for this court from now on: the other one has nothing to hand over any more (PROC-10).
        ...finished(occasion.caseId, 'RENEWED', [TAKE_OVER, controlId]),
      ],
    };
    // Queued, it has no effect yet: it is told of when it has.
    if (control.state === 'QUEUED') return { tasks };
    return {
      facts: [publishFact(controlInEffect, { controlId, assetId, from, lastDay })],
      letters: [
        letters.inEffect(
          occasion.under,
          { controlId, lastDay },
          // S18: under 执保 the applicant is told in writing when he must ask again.
          renewalOf(file, control)?.notice?.zh ?? null,
          whoAsks(file, controlId, occasion),
        ),
      ],
      tasks,
    };
  },
  RENEWED_TOO_LATE: ({ controlId, newControlId }, file, occasion) => ({
    tasks: {
      done: receipted(occasion.caseId, renewalRow(controlOf(file, controlId)), 'LATE'),
      opened: [
        taskOf(occasion, {
          kind: 'REVIEW_LATE_RENEWAL',
          row: `${controlId}/${controlOf(file, controlId).lastDay}`,
          role: JUDGE,
          rule: 'PROC-9R',
          zh:
            newControlId === null
              ? `续行（${controlId}）在期满之后办理，原措施已经失效，已另行控制`
              : `续行（${controlId}）在期满之后办理，作为新的控制措施（${newControlId}）重新排列顺位`,
        }),
      ],
    },
  }),
  LAPSED: ({ controlId, assetId, lastDay }, file, occasion) => ({
    facts: [
      publishFact(controlLapsed, { controlId, assetId, lastDay, latenessSeconds: occasion.latenessSeconds ?? 0 }),
    ],
    letters: [letters.lapsed(occasion.under, { controlId, lastDay }, whoAsks(file, controlId, occasion))],
    tasks: {
      cancelled: [
        done(occasion.caseId, 'RENEW_CONTROL', `${controlId}/${lastDay}`),
        done(occasion.caseId, 'DECIDE_RENEWAL', `${controlId}/${lastDay}`),
        done(occasion.caseId, TAKE_OVER, controlId),
      ],
      opened: [
        taskOf(occasion, {
          kind: 'CONTROL_LAPSED',
          row: `${controlId}/${lastDay}`,
          role: JUDGE,
          rule: 'PROC-9',
          zh: `控制措施（${controlId}）于${dateText(lastDay)}届满失效，覆盖率下降，审查是否重新控制`,
        }),
      ],
    },
  }),
  CONTROL_REDUNDANT: ({ controlId, keptControlId }, file, occasion) => ({
    tasks: {
      done: receipted(occasion.caseId, orderRow(controlOf(file, controlId)), 'REDUNDANT'),
      opened: [
        taskOf(occasion, {
          kind: 'WITHDRAW_CONTROL',
          row: controlId,
          role: OFFICER,
          rule: 'PROC-14',
          zh: `续行（${keptControlId}）已在期满前办理，原措施继续有效，向协助执行单位撤回重复的控制（${controlId}）`,
        }),
      ],
    },
  }),
  LAPSE_WITHDRAWN: ({ controlId, lastDay }, file, occasion) => ({
    letters: [letters.lapseWithdrawn(occasion.under, { controlId, lastDay }, whoAsks(file, controlId, occasion))],
    tasks: {
      cancelled: controlOf(file, controlId)
        .renewals.slice(-1)
        .map(({ from }) => done(occasion.caseId, 'CONTROL_LAPSED', `${controlId}/${dayBefore(from)}`)),
    },
  }),
};

const dayBefore = (day: LegalDate) => addDays(day, -1);
