import { type NewLetter } from '@hejie/casework';
import { dateText, type Yuan } from '@hejie/law';
import { AUXILIARY_RULES, type AuxiliaryResult } from '@hejie/settlement';
import { type RecordedMatter } from './auxiliary-matter.entity.js';

/** 决定通知: what was decided on an application for a matter beside the settlement, on which basis and why. */
export function decidedLetter(
  { no, kind, granted, reportBy }: RecordedMatter,
  caseNumber: string,
  { reasons, amount }: { readonly reasons: string; readonly amount?: Yuan | undefined },
): Omit<NewLetter, 'to'> {
  const { name, basis } = AUXILIARY_RULES[kind];
  const what = granted === true ? `予以准许${amount === undefined ? '' : `，金额为${amount}元`}` : '不予准许';
  return {
    occasion: `auxiliary-${no}-decided`,
    kind: 'auxiliary-decision',
    subject: `${name.zh}决定通知`,
    body: [
      `${caseNumber}：你方申请${name.zh}，依据${basis}，本院决定${what}。`,
      `理由：${reasons}。`,
      ...(reportBy === null ? [] : [`办理期限至${dateText(reportBy)}，结果另行告知。`]),
    ].join(''),
  };
}

/** 办理结果通知: what came of it. */
export function endedLetter(
  { no, kind, result, resultOn, note }: RecordedMatter,
  caseNumber: string,
): Omit<NewLetter, 'to'> {
  return {
    occasion: `auxiliary-${no}-ended`,
    kind: 'auxiliary-outcome',
    subject: `${AUXILIARY_RULES[kind].name.zh}办理结果通知`,
    body: `${caseNumber}：你方申请的${AUXILIARY_RULES[kind].name.zh}，${dateText(resultOn!)}的办理结果为：${RESULTS_IN_WORDS[result!]}。${note!}`,
  };
}

const RESULTS_IN_WORDS: Readonly<Record<AuxiliaryResult, string>> = {
  PAID: '救助金已发放',
  NOT_PAID: '救助金未能发放',
  OBTAINED: '已取得材料',
  NOTHING_OBTAINED: '未取得材料',
  LED_TO_PROPERTY: '线索已查得财产',
  NO_CLUE: '未收到有效线索',
  HELPED: '已协助完成',
  NOT_POSSIBLE: '不能办理',
  RECEIVED: '已接收',
  RETURNED: '已退回',
  CARRIED_OUT: '已办理完毕',
  WITHDRAWN: '已撤回',
};
