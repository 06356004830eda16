import { createHash } from 'node:crypto';
import { type NewLetter } from '@hejie/casework';
import { type TimeToAnswer } from '@hejie/contracts/workflows';
import { instantText } from '@hejie/law';

/** What a party is asked with, and the hash by which its answer names it (B1). */
export interface ConsentText {
  readonly subject: string;
  readonly body: string;
  /** SHA-256 of subject, a line feed and body, in UTF-8. */
  readonly hash: string;
}

/**
 * 执行和解引导告知书 (rules.md §9.1): what is asked, advantages, procedure and rights, legal effect, what follows from a breach (SET-ART-9 to 18), the two years, that nobody
 * promises not to list, the creditor's six months (DIS-BAR), and how to answer.
 */
export function consentText(caseNumber: string): ConsentText {
  const subject = '执行和解引导告知书';
  const body = [
    `${caseNumber}：本院征询你方是否同意和解，请先阅知以下事项。`,
    '一、和解的好处：自动履行、协商履行可以减少执行费用、迟延履行利息，减轻强制措施对生产、生活的影响。是否和解完全自愿，任何人不得强迫；一方明确拒绝的，不进入和解程序，案件依法立案执行或者继续执行。',
    '二、和解的程序：各方均同意的，由双方共同选定和解员，不能共同选定的由法院指定；和解员接受后，在和解期限内协商，期限届满未达成协议的，案件依法立案执行或者继续执行。你方可以随时退出，退出不影响依法申请执行；认为受到强迫的，可以向法院投诉，和解员与案件有利害关系的，可以申请其回避。委托代理人代为和解的，须有写明和解权限的特别授权。',
    '三、和解的效力：达成的协议经各方签字确认后，当事人应当按约履行；履行完毕的，案件作结案处理。和解协议不是执行依据，不具有强制执行力。',
    '四、不履行的后果：被执行人一方不履行的，申请执行人可以申请恢复执行原生效法律文书，也可以就履行和解协议向执行法院起诉，二者择一；恢复执行的，已履行部分依法扣除；担保人向法院承诺自愿接受直接强制执行的，可以直接执行担保财产或者担保人的财产；履行迟延、有瑕疵造成损害的，可以另行起诉（《最高人民法院关于执行和解若干问题的规定》第九条至第十八条）。',
    '五、申请执行的期间：申请恢复执行适用申请执行期间二年的规定，自和解协议约定的履行期间最后一日起计算，逾期申请的，被执行人可以据此提出异议。',
    '六、信用惩戒：和解不等于承诺不采取失信惩戒措施，是否采取由法院依法决定；申请执行人申请删除失信信息后六个月内再次申请纳入的，法院不予支持。',
    '七、风险：被执行人没有可供执行的财产或者财产不足的，债权可能不能全部或者部分实现，请及时提供财产线索。',
    '答复方式：持本人账号在线答复“同意”或者“拒绝”，或者到法院由工作人员制作笔录，记录你方的答复。',
  ].join('');
  return { subject, body, hash: createHash('sha256').update(`${subject}\n${body}`, 'utf8').digest('hex') };
}

/** The letter by which a side is asked, for the `nth` time; where the pack sets a time to answer, until when, and what silence means. */
export function consentLetter(caseNumber: string, time: TimeToAnswer | null, nth = 1): NewLetter {
  const { subject, body } = consentText(caseNumber);
  return {
    occasion: nth === 1 ? 'consent' : `consent-${nth}`,
    kind: 'consent-request',
    subject,
    body: [
      nth === 1 ? '' : '此前的答复不作数，本院重新征询。',
      body,
      time ? `请于${instantText(time.until).zh}前答复；届时未经全体当事人同意的，不进入和解程序。` : '',
    ].join(''),
  };
}

/** B6, PER-4: the time to answer ends at another instant. */
export const consentClock = (caseNumber: string, step: number, { until }: TimeToAnswer): NewLetter => ({
  occasion: `consent-clock-${step}`,
  kind: 'consent-clock',
  subject: '答复期限变更通知书',
  body: `${caseNumber}：答复是否同意和解的期限至${instantText(until).zh}届满。`,
});
