import { mayAskReconsideration, objectionRound, type PropertyFile } from '@hejie/settlement';
import { type PropertyOccasion, type ToldOf } from '../property/told.js';
import * as letters from './control-letters.js';
import { taskOf } from './control-tasks.js';
import { RECONSIDERATIONS_TOLD, toDecide } from './reconsideration-told.js';
import { finished, JUDGE, objectionOf, OFFICER, overdue, withoutRelease } from './told-parts.js';

/** What of objections, and of suits upon them, is told (PROC-18, PROC-19). */
export const OBJECTIONS_TOLD: ToldOf = {
  OBJECTION_RECEIVED: ({ objectionId, decideBy }, _, occasion) => ({
    tasks: { opened: [toDecide(objectionId, '审查执行异议', decideBy, occasion)] },
  }),
  OBJECTION_DECIDED: ({ objectionId, upheld, releaseId }, file, occasion) => {
    const { caseId, under } = occasion;
    const objection = objectionOf(file, objectionId);
    const { byPartyId: partyId, kind } = objection;
    const round = objectionRound(objection);
    return {
      letters: [
        kind === 'OUTSIDER' && upheld
          ? letters.stayed(under, objectionId, [{ partyId }])
          : letters.decided(under, 'objection', round, upheld, [{ partyId }]),
      ],
      tasks: {
        done: finished(
          caseId,
          upheld ? 'UPHELD' : 'DISMISSED',
          ['DECIDE_OBJECTION', round],
          ['OBJECTION_OVERDUE', round],
        ),
        opened: [
          ...(kind === 'OVER_LIMIT' && upheld && releaseId === null
            ? [withoutRelease(`objection/${round}`, 'PROC-18', occasion)]
            : []),
          taskOf(occasion, {
            kind: 'SERVE_OBJECTION_RULING',
            row: round,
            role: OFFICER,
            rule: kind === 'OVER_LIMIT' ? 'PROC-18' : 'PROC-19',
            zh: '送达异议裁定，登记送达日期',
          }),
        ],
      },
    };
  },
  OBJECTION_OVERDUE: ({ objectionId }, file, occasion) =>
    overdue('OBJECTION', objectionId, '执行异议逾期未审查', 'PROC-18', occasion, roundOf(file, objectionId)),
  OBJECTION_SERVED: ({ objectionId, suitBy, reconsiderBy }, file, occasion) => {
    const round = roundOf(file, objectionId);
    const to = mayAskReconsideration(objectionOf(file, objectionId), occasion.known.parties);
    const may = to.map((partyId) => ({ partyId }));
    return {
      letters: reconsiderBy === null ? [] : [letters.mayAskAbove(occasion.under, round, reconsiderBy, may)],
      tasks: {
        done: finished(occasion.caseId, 'SERVED', ['SERVE_OBJECTION_RULING', round]),
        opened: [
          ...(suitBy === null
            ? []
            : [
                taskOf(occasion, {
                  kind: 'AWAIT_OBJECTION_SUIT',
                  row: objectionId,
                  role: JUDGE,
                  rule: 'PROC-19',
                  zh: '等待执行异议之诉，期间中止对异议所涉财产的执行',
                  by: suitBy,
                }),
              ]),
          ...(reconsiderBy === null
            ? []
            : [
                taskOf(occasion, {
                  kind: 'AWAIT_RECONSIDERATION',
                  row: round,
                  role: JUDGE,
                  rule: 'PROC-18',
                  zh: '等待就异议裁定申请复议，期间不停止执行',
                  by: reconsiderBy,
                }),
              ]),
        ],
      },
    };
  },
  ...RECONSIDERATIONS_TOLD,
  // Upheld, the task is that of the release.
  OBJECTION_FINAL: ({ objectionId, upheld, releaseId }, _, occasion) => ({
    tasks: {
      done: finished(occasion.caseId, 'NOT_SUED', ['AWAIT_OBJECTION_SUIT', objectionId]),
      opened: [
        ...(upheld && releaseId === null ? [withoutRelease(`objection/${objectionId}`, 'PROC-19', occasion)] : []),
        ...(upheld ? [] : [goOn(objectionId, '无人就异议裁定起诉，可以处分异议所涉财产', occasion)]),
      ],
    },
  }),
  SUIT_FILED: ({ suitId, objectionId }, _, occasion) => ({
    tasks: {
      done: objectionId === null ? [] : finished(occasion.caseId, 'SUED', ['AWAIT_OBJECTION_SUIT', objectionId]),
      opened: [
        taskOf(occasion, {
          kind: 'AWAIT_SUIT',
          row: suitId,
          role: JUDGE,
          rule: 'PROC-19',
          zh: '财产涉诉，诉讼期间中止对该项财产的执行，终结后登记',
        }),
      ],
    },
  }),
  SUIT_ENDED: ({ suitId }, _, occasion) => ({
    tasks: {
      done: finished(occasion.caseId, 'ENDED', ['AWAIT_SUIT', suitId]),
      opened: [goOn(suitId, '财产涉诉已经终结，依生效裁判继续执行或者解除控制', occasion)],
    },
  }),
};

const roundOf = (file: PropertyFile, objectionId: string): string => objectionRound(objectionOf(file, objectionId));

/** Nothing stands in the way any longer: the judge goes on, or releases. */
const goOn = (row: string, zh: string, occasion: PropertyOccasion) =>
  taskOf(occasion, { kind: 'GO_ON_AFTER_OBJECTION', row, role: JUDGE, rule: 'PROC-19', zh });
