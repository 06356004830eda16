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

/** 执行和解引导告知书: what is asked, what a settlement brings about (SET-ART-9 to 18), and how to answer. */
export function consentText(caseNumber: string): ConsentText {
  const subject = '执行和解引导告知书';
  const body = [
    `${caseNumber}：本院征询你方是否同意和解。`,
    '和解以自愿为原则，不得强迫；一方明确拒绝的，不进入和解程序，案件依法立案执行或者继续执行。',
    '同意的，由双方协商选择或者由法院指定和解员主持协商；达成的协议经各方签字确认后，当事人应当按约履行，履行完毕的作结案处理。',
    '和解协议不具有强制执行力：被执行人不履行的，申请执行人可以在申请执行期间内申请恢复执行原生效法律文书，也可以就履行和解协议向执行法院起诉；恢复执行的，已履行部分依法扣除，担保人向法院承诺接受直接执行的，可以直接执行担保财产或者担保人的财产（《最高人民法院关于执行和解若干问题的规定》第九条至第十八条）。',
    '答复方式：持本人账号在线答复“同意”或者“拒绝”，或者到法院由工作人员记录你方的答复。',
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
