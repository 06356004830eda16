import { endOfDay, formatYuan, instantText } from '@hejie/law';
import type { CaseResult, CaseStatus, NextDeadline } from '@hejie/contracts/workflows';
import {
  awaitedIn,
  CASE_STATES,
  deadlineInstantText,
  stageOf,
  type BreachState,
  type Ending,
  type Stage,
} from '@hejie/settlement';
import type { CaseStanding, CaseState } from './state.js';

/** How a case stands, as people see it, and what operators read of it in the Temporal UI. */

const BREACH_NAMES: Readonly<Record<BreachState, string>> = {
  NONE: '无',
  SUSPECTED: '疑似违约',
  APPLIED: '已申请恢复执行',
  RESUMED: '已裁定恢复执行',
};

const breachOf = ({ performance }: CaseState): BreachState => performance?.breach ?? 'NONE';

/** What the case waits for, in Chinese. */
export function awaiting({ designation, negotiation, performance, complaint }: CaseState, stage: string): string {
  const sought = stage !== 'ENDED' && negotiation?.mediatorId === null;
  return awaitedIn(CASE_STATES, stage, {
    complaintPending: stage !== 'ENDED' && complaint !== undefined && complaint !== null,
    mediatorAsked: (stage === 'SELECTION' || sought) && designation !== null,
    mediatorSought: sought,
    suitAwaited: stage !== 'ENDED' && performance?.suitAwaited === true,
  });
}

/** The status that people see. */
export function statusOf({ opening, state, stage, due, ended, latenessSeconds }: CaseStanding): CaseStatus {
  const { negotiation, designation, agreement, performance, recusal, complaint } = state;
  return {
    caseId: opening.caseId,
    caseNumber: opening.caseNumber,
    stage: stage as Stage,
    ...(ended && { ending: ended.ending as Ending }),
    awaiting: awaiting(state, stage),
    ...(due && { nextDeadline: due }),
    ...(complaint &&
      !ended && {
        complaint: { against: complaint.against, since: complaint.since, decideBy: complaint.decideBy },
      }),
    ...(negotiation && {
      negotiation: {
        lastDay: negotiation.lastDay,
        endsAt: negotiation.endsAt,
        provisional: negotiation.provisional,
      },
    }),
    mediatorId: negotiation?.mediatorId ?? designation?.mediatorId,
    ...(recusal && { recusal: { cause: recusal.cause, decideBy: recusal.decideBy, suspends: recusal.suspends } }),
    ...(negotiation?.appraisal && {
      appraisal: { from: negotiation.appraisal.from, until: negotiation.appraisal.until },
    }),
    ...(agreement && {
      agreement: {
        version: agreement.version,
        signedBy: state.signatures.map(({ signatoryId }) => signatoryId),
        total: agreement.terms.total,
        // For those who sign; the record of the agreement keeps them.
        ...(stage === 'CONFIRMATION' && { warnings: agreement.warnings }),
      },
    }),
    paid: performance?.ledger.paid,
    owed: performance?.ledger.owed,
    breach: breachOf(state),
    latenessSeconds,
  };
}

/** How it ended. */
export function resultOf({ opening, state, ended }: CaseStanding): CaseResult {
  const { caseId, caseNumber } = opening;
  const { ending, rule, at } = ended!;
  const paid = state.performance?.ledger.paid ?? formatYuan(0n);
  return { caseId, caseNumber, ending: ending as Ending, endedAt: at, paid, rule };
}

/** What operators find it by. */
export const attributesOf = ({ opening, state, stage, due }: CaseStanding) => ({
  HejieCourt: opening.court,
  HejieCaseNumber: opening.caseNumber,
  HejieStage: stage,
  HejieNextDeadline: due?.at ?? null,
  HejieBreach: breachOf(state),
  HejieGreenChannel: opening.greenChannel,
});

/** What is due and when: `2026年9月30日24时 第2期到期`. */
export function dueText({ at, kind, zh, provisional }: NextDeadline, { performance }: CaseState): string {
  const items = kind === 'PERFORMANCE' ? performance?.ledger.next?.items : [];
  const instant = deadlineInstantText(at, items?.map((item) => item.kind) ?? []).zh;
  return `${instant} ${zh}${provisional ? '（暂定）' : ''}`;
}

/** What an operator reads of a case in the Temporal UI, as Markdown. Never personal data. */
export function detailsOf(standing: CaseStanding): string {
  const { opening, state, stage, due, ended } = standing;
  const { name } = stageOf(CASE_STATES, stage);
  const { performance } = state;
  const breach = breachOf(state);
  const lines = [
    `- 阶段：${name.zh}${ended ? `（${CASE_STATES.endings[ended.ending as Ending].zh}）` : ''}`,
    `- 等待：${awaiting(state, stage)}${untilWhen(standing)}`,
    ...(due ? [`- 下一期限：${dueText(due, state)}（${due.rule}）`] : []),
    ...(performance ? [`- 已履行：${performance.ledger.paid} / ${performance.ledger.owed}元`] : []),
    ...(breach === 'NONE' ? [] : [`- 违约：${BREACH_NAMES[breach]}`]),
  ];
  // The empty line makes it a list: without it the UI runs the lines together.
  return [`**${opening.caseNumber}** ${opening.cause} ${opening.claim}元`, '', ...lines].join('\n');
}

/** Until when what is awaited may come; the next deadline may be a mere reminder of it. Empty where no time limits it. */
function untilWhen({ state, stage }: CaseStanding): string {
  const { designation, chooseBy, negotiation, performance, complaint, asking } = state;
  if (complaint) return `，至${instantText(complaint.decideBy).zh}`;
  if (stage === 'OPENING' && asking)
    return `，至${instantText(asking.until).zh}${asking.provisional ? '（暂定）' : ''}`;
  if (designation && (stage === 'SELECTION' || negotiation?.mediatorId === null))
    return `，至${instantText(designation.acceptBy).zh}`;
  if (stage === 'SELECTION' && chooseBy) return `，双方共同选定至${instantText(chooseBy).zh}`;
  if (negotiation && (stage === 'NEGOTIATION' || stage === 'CONFIRMATION'))
    return `，至${instantText(negotiation.endsAt).zh}${negotiation.provisional ? '（暂定）' : ''}`;
  const open = stage === 'PERFORMANCE' ? performance?.ledger.open : undefined;
  return open ? `，第${open.no}期${open.outstanding}元，至${instantText(endOfDay(open.due)).zh}` : '';
}
