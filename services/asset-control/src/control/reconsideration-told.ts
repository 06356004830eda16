import { type LegalDate } from '@hejie/law';
import { objectionRound, type Objection } from '@hejie/settlement';
import { type PropertyOccasion, type ToldOf } from '../property/told.js';
import * as letters from './control-letters.js';
import { taskOf } from './control-tasks.js';
import { finished, JUDGE, objectionOf, OFFICER, withoutRelease } from './told-parts.js';

/** The objector, and the parties of the case: everybody whom the ruling on an objection concerns. */
const concerned = ({ byPartyId }: Objection, { known: { parties } }: PropertyOccasion) =>
  [...new Set([byPartyId, ...parties.map(({ partyId }) => partyId)])].map((partyId) => ({ partyId }));

/** An objection is to be decided by a day: `round`: the first time, or after it was sent back. */
export const toDecide = (round: string, zh: string, by: LegalDate, occasion: PropertyOccasion) =>
  taskOf(occasion, { kind: 'DECIDE_OBJECTION', row: round, role: JUDGE, rule: 'PROC-18', zh, by });

/** What of the way of a ruling on an objection to the court above, and back, is told (PROC-18). */
export const RECONSIDERATIONS_TOLD: ToldOf = {
  RECONSIDERATION_TIME_OVER: ({ objectionId }, file, { caseId }) => {
    const round = objectionRound(objectionOf(file, objectionId));
    return { tasks: { done: finished(caseId, 'NOT_APPLIED', ['AWAIT_RECONSIDERATION', round]) } };
  },
  RECONSIDERATION_ASKED: ({ objectionId, byPartyId, sendBy, decideBy }, file, occasion) => {
    const objection = objectionOf(file, objectionId);
    const round = objectionRound(objection);
    const n = objection.reconsideration!.applications.findIndex((one) => one.byPartyId === byPartyId) + 1;
    const others = concerned(objection, occasion).filter(({ partyId }) => partyId !== byPartyId);
    return {
      letters: [letters.askedAbove(occasion.under, round, n, others)],
      tasks: {
        done: finished(occasion.caseId, 'APPLIED', ['AWAIT_RECONSIDERATION', round]),
        opened: [
          taskOf(occasion, {
            kind: 'SEND_RECONSIDERATION_FILE',
            row: `${round}/${n}`,
            role: OFFICER,
            rule: 'PROC-18',
            zh: '当事人就异议裁定申请复议，将案卷材料报送上一级人民法院',
            by: sendBy,
          }),
          ...(n > 1
            ? []
            : [
                taskOf(occasion, {
                  kind: 'AWAIT_RECONSIDERATION_RULING',
                  row: round,
                  role: JUDGE,
                  rule: 'PROC-18',
                  zh: '等待上一级人民法院复议，期间不停止执行，收到复议裁定后登记',
                  by: decideBy,
                }),
              ]),
        ],
      },
    };
  },
  RECONSIDERATION_OVERDUE: ({ objectionId }, file, occasion) => ({
    tasks: {
      opened: [
        taskOf(occasion, {
          kind: 'RECONSIDERATION_OVERDUE',
          row: objectionRound(objectionOf(file, objectionId)),
          role: JUDGE,
          rule: 'PROC-18',
          zh: '复议已满三十日尚未收到裁定，向上一级人民法院了解是否延长',
        }),
      ],
    },
  }),
  RECONSIDERED: ({ objectionId, outcome, applications, releaseId, liftedMeanwhile, decideBy }, file, occasion) => {
    const objection = objectionOf(file, objectionId);
    // Sent back, the objection is in its next round by now.
    const round = decideBy === null ? objectionRound(objection) : objectionId;
    const upheld = objection.reconsideration?.decided?.controlIds ?? [];
    const before = objection.decided?.controlIds ?? [];
    const added = outcome === 'CHANGED' && upheld.some((id) => !before.includes(id));
    return {
      letters: [letters.reconsidered(occasion.under, round, outcome, concerned(objection, occasion))],
      tasks: {
        done: finished(
          occasion.caseId,
          outcome,
          ['AWAIT_RECONSIDERATION_RULING', round],
          ['RECONSIDERATION_OVERDUE', round],
          // Its file has come to the court above by now.
          ...Array.from(
            { length: applications },
            (_, n) => ['SEND_RECONSIDERATION_FILE', `${round}/${n + 1}`] as const,
          ),
        ),
        opened: [
          ...(added && releaseId === null ? [withoutRelease(`reconsideration/${round}`, 'PROC-18', occasion)] : []),
          ...(liftedMeanwhile.length === 0
            ? []
            : [
                taskOf(occasion, {
                  kind: 'REVIEW_LIFTED_MEANWHILE',
                  row: round,
                  role: JUDGE,
                  rule: 'PROC-18',
                  zh: `异议裁定已被撤销或者变更，而控制措施（${liftedMeanwhile.join('、')}）已经解除，审查是否重新控制`,
                }),
              ]),
          ...(decideBy === null
            ? []
            : [toDecide(objectionRound(objection), '复议发回，重新审查执行异议', decideBy, occasion)]),
        ],
      },
    };
  },
};
