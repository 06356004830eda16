import { publishFact } from '@hejie/casework';
import { controlInEffect, controlOrdered } from '@hejie/contracts/facts';
import { keeperAnswerBy, usedRefreezes } from '@hejie/settlement';
import { type PropertyOccasion, type ToldOf } from '../property/told.js';
import { refrozenTask } from '../release/release-tasks.js';
import * as letters from './control-letters.js';
import { taskOf } from './control-tasks.js';
import { OBJECTIONS_TOLD } from './objection-told.js';
import { RENEWALS_TOLD } from './renewal-told.js';
import { SURVEY_TOLD } from './survey-told.js';
import {
  awaitReceipt,
  controlOf,
  finished,
  JUDGE,
  namedControl,
  OFFICER,
  orderRow,
  overdue,
  receipted,
  TAKE_OVER,
  whoAsks,
  withoutRelease,
} from './told-parts.js';

/** 查扣冻12, 股权规定6②: somebody who is no party of the case is told in writing, by an officer. */
const tell = (whom: 'CO_OWNERS' | 'COMPANY', row: string, zh: string, occasion: PropertyOccasion) =>
  taskOf(occasion, { kind: `TELL_${whom}`, row, role: OFFICER, rule: 'PROC-9', zh });

/** What of the controls themselves is told. */
const OF_CONTROLS: ToldOf = {
  CONTROL_ORDERED: ({ controlId, assetId, receiptBy }, file, occasion) => ({
    facts: [publishFact(controlOrdered, { controlId, assetId, receiptBy })],
    tasks: {
      opened: [awaitReceipt(file, controlId, '控制', occasion)],
      done: usedRefreezes(file, assetId).map((set) => refrozenTask({ ...occasion, file }, set, [controlId])),
    },
  }),
  CONTROL_EFFECTIVE: ({ controlId, assetId, effectiveOn, lastDay, notice, others }, file, occasion) => ({
    facts: [publishFact(controlInEffect, { controlId, assetId, from: effectiveOn, lastDay })],
    letters: [
      letters.inEffect(occasion.under, { controlId, lastDay }, notice?.zh ?? null, whoAsks(file, controlId, occasion)),
      ...(others.coOwnerPartyIds.length === 0
        ? []
        : [letters.coOwnersTold(occasion.under, controlId, others.coOwnerPartyIds)]),
    ],
    tasks: {
      done: receipted(occasion.caseId, orderRow(controlOf(file, controlId)), 'DONE'),
      opened: [
        ...(others.coOwnersUnknown
          ? [tell('CO_OWNERS', controlId, '查明共有人并书面通知共有财产已被控制', occasion)]
          : []),
        ...(others.company ? [tell('COMPANY', controlId, '将股权冻结情况书面通知股权所在公司', occasion)] : []),
      ],
    },
  }),
  PRESERVATION_BROUGHT_IN: ({ controlId, from, heldBy }, _, occasion) => ({
    tasks: {
      opened:
        heldBy === null
          ? []
          : [
              taskOf(occasion, {
                kind: TAKE_OVER,
                row: controlId,
                role: OFFICER,
                rule: 'PROC-10',
                zh: `保全措施（${controlId}，${from}）由其他法院采取，联系该院将保全的财产移交本院`,
              }),
            ],
    },
  }),
  CONTROL_QUEUED: ({ controlId }, file, { caseId }) => ({
    tasks: { done: receipted(caseId, orderRow(controlOf(file, controlId)), 'QUEUED') },
  }),
  CONTROL_REFUSED: ({ controlId, reason, at }, file, occasion, { calendar }) => ({
    tasks: {
      done: receipted(occasion.caseId, orderRow(controlOf(file, controlId)), 'REFUSED'),
      opened: [
        taskOf(occasion, {
          kind: 'REVIEW_REFUSED_CONTROL',
          row: controlId,
          role: JUDGE,
          rule: 'PROC-14',
          zh: '协助执行单位未予协助，十五日内审查并书面答复',
          by: keeperAnswerBy(at, calendar).value,
          facts: { reason },
        }),
      ],
    },
  }),
  RECEIPT_OVERDUE: ({ controlId, noticeNumber }, file, occasion) =>
    overdue(
      'RECEIPT',
      controlId,
      `协助执行单位逾期未回执（${namedControl(file, controlId)}），督促`,
      'PROC-13',
      occasion,
      `${controlId}/${noticeNumber}`,
    ),
};

/** What of applications to lift is told. */
const OF_LIFTS: ToldOf = {
  LIFT_APPLIED: ({ applicationId, decideBy }, _, occasion) => ({
    tasks: {
      opened: [
        {
          ...taskOf(occasion, {
            kind: 'DECIDE_LIFT',
            row: applicationId,
            role: JUDGE,
            rule: 'PROC-21',
            zh: '审查解除保全申请',
          }),
          dueAt: decideBy,
        },
      ],
    },
  }),
  LIFT_DECIDED: ({ applicationId, granted, releaseId }, { liftApplications }, occasion) => {
    const { caseId, under } = occasion;
    const { byPartyId: partyId } = liftApplications.find(({ id }) => id === applicationId)!;
    return {
      letters: [letters.decided(under, 'lift', applicationId, granted, [{ partyId }])],
      tasks: {
        done: finished(
          caseId,
          granted ? 'GRANTED' : 'REFUSED',
          ['DECIDE_LIFT', applicationId],
          ['LIFT_OVERDUE', applicationId],
        ),
        opened: granted && releaseId === null ? [withoutRelease(`lift/${applicationId}`, 'PROC-21', occasion)] : [],
      },
    };
  },
  LIFT_OVERDUE: ({ applicationId }, _, occasion) =>
    overdue('LIFT', applicationId, '解除保全申请逾期未审查', 'PROC-21', occasion),
};

/** What of queries and controls is told beside the audit line: facts, letters, tasks with their last day and role. */
export const CONTROL_TOLD: ToldOf = {
  ...SURVEY_TOLD,
  ...OF_CONTROLS,
  ...RENEWALS_TOLD,
  ...OBJECTIONS_TOLD,
  ...OF_LIFTS,
};
