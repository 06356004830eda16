import { type NewLetter } from '@hejie/casework';

/** 执行和解引导告知书: what is asked, what a settlement brings about (SET-ART-9 to 18), and how to answer. */
export function consentLetter(caseNumber: string): NewLetter {
  return {
    occasion: 'consent',
    kind: 'consent-request',
    subject: '执行和解引导告知书',
    body: [
      `${caseNumber}：本院征询你方是否同意和解。`,
      '和解以自愿为原则，不得强迫；一方明确拒绝的，不进入和解程序，案件依法立案执行或者继续执行。',
      '同意的，由双方协商选择或者由法院指定和解员主持协商；达成的协议经各方签字确认后，当事人应当按约履行，履行完毕的作结案处理。',
      '和解协议不具有强制执行力：被执行人不履行的，申请执行人可以在申请执行期间内申请恢复执行原生效法律文书，也可以就履行和解协议向执行法院起诉；恢复执行的，已履行部分依法扣除，担保人向法院承诺接受直接执行的，可以直接执行担保财产或者担保人的财产（《最高人民法院关于执行和解若干问题的规定》第九条至第十八条）。',
      '答复方式：持本人账号在线答复“同意”或者“拒绝”，或者到法院由工作人员记录你方的答复。',
    ].join(''),
  };
}
