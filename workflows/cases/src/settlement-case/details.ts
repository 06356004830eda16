import type { BreachState, CaseOpening, NextDeadline } from '@hejie/contracts/workflows';
import { endOfDay, instantText, parseYuan } from '@hejie/law';
import { CASE_STATES, stageDefinition } from '@hejie/settlement';
import { dueText } from '../shared/due-text.js';
import { awaitingOf, paidOf, type CaseState } from './state.js';

const BREACH_NAMES: Readonly<Record<BreachState, string>> = {
  NONE: '无',
  SUSPECTED: '疑似违约',
  APPLIED: '已申请恢复执行',
  RESUMED: '已裁定恢复执行',
};

/** What an operator reads of a case in the Temporal UI, as Markdown. Never personal data. */
export function detailsOf(
  opening: Pick<CaseOpening, 'caseNumber' | 'cause' | 'claim'>,
  state: CaseState,
  due: NextDeadline | undefined,
): string {
  const { name } = stageDefinition(state.stage);
  const lines = [
    `- 阶段：${name.zh}${state.ending ? `（${CASE_STATES.endings[state.ending].zh}）` : ''}`,
    `- 等待：${awaitingOf(state)}${untilWhen(state)}`,
    ...(due ? [`- 下一期限：${dueText(due, state.reading)}（${due.rule}）`] : []),
    ...(state.reading ? [`- 已履行：${paidOf(state)} / ${state.reading.owed}元`] : []),
    ...(state.breach === 'NONE' ? [] : [`- 违约：${BREACH_NAMES[state.breach]}`]),
  ];
  // The empty line makes it a list: without it the UI runs the lines together.
  return [`**${opening.caseNumber}** ${opening.cause} ${opening.claim}元`, '', ...lines].join('\n');
}

/** Until when what is awaited may come; the next deadline may be a mere reminder of it. Empty where no time limits it. */
function untilWhen({ stage, designation, chooseBy, negotiation, reading }: CaseState): string {
  if (stage === 'SELECTION' && designation) return `，至${instantText(designation.acceptBy).zh}`;
  if (stage === 'SELECTION' && chooseBy) return `，双方共同选定至${instantText(chooseBy).zh}`;
  if (negotiation && (stage === 'NEGOTIATION' || stage === 'CONFIRMATION'))
    return `，至${instantText(negotiation.endsAt).zh}${negotiation.provisional ? '（暂定）' : ''}`;
  const open =
    stage === 'PERFORMANCE' ? reading?.instalments.find(({ outstanding }) => parseYuan(outstanding) > 0n) : undefined;
  return open ? `，第${open.no}期${open.outstanding}元，至${instantText(endOfDay(open.due)).zh}` : '';
}
