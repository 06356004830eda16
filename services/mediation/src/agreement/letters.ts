import { type NewLetter } from '@hejie/casework';

/** PRE-6, SET-ART-9, SET-ART-10: the agreement stands, and what the creditor may do if it is not performed. */
export const confirmed = (caseNumber: string, version: number): NewLetter => ({
  occasion: `confirmed-${version}`,
  kind: 'agreement-confirmed',
  subject: '执前和解协议确认通知书',
  body: `${caseNumber}：和解协议已经各方签字确认。请按协议履行。被执行人不履行的，申请执行人可以申请恢复执行原生效法律文书，已履行部分予以扣除；也可以就履行和解协议向执行法院提起诉讼（《最高人民法院关于执行和解若干问题的规定》第九条）。申请恢复执行的期间为二年，自和解协议约定的履行期间的最后一日起计算（《最高人民法院关于执行和解若干问题的规定》第十条、《中华人民共和国民事诉讼法》第二百五十条）。`,
});
