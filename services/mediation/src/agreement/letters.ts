import { type NewLetter } from '@hejie/casework';
import { type AmendmentOnRecord } from '@hejie/contracts/workflows';
import { dateText } from '@hejie/law';
import { type ClauseDifference, type TextPart } from '@hejie/settlement';

/** PRE-6, SET-ART-9, SET-ART-10: the agreement stands, and what the creditor may do if it is not performed. */
export const confirmed = (caseNumber: string, version: number): NewLetter => ({
  occasion: `confirmed-${version}`,
  kind: 'agreement-confirmed',
  subject: '执前和解协议确认通知书',
  body: `${caseNumber}：和解协议已经各方签字确认。请按协议履行。被执行人不履行的，申请执行人可以申请恢复执行原生效法律文书，已履行部分予以扣除；也可以就履行和解协议向执行法院提起诉讼（《最高人民法院关于执行和解若干问题的规定》第九条）。申请恢复执行的期间为二年，自和解协议约定的履行期间的最后一日起计算（《最高人民法院关于执行和解若干问题的规定》第十条、《中华人民共和国民事诉讼法》第二百五十条）。`,
});

/** SET-ART-5-1: what stands from when on, in words; what was told by the plan of before no longer holds. */
export const amended = (
  caseNumber: string,
  { version, effectiveFrom, guarantors }: Pick<AmendmentOnRecord, 'version' | 'effectiveFrom' | 'guarantors'>,
  differences: readonly ClauseDifference[],
): NewLetter => ({
  occasion: `amended-${version}`,
  kind: 'agreement-amended',
  subject: '和解协议变更通知书',
  body: `${caseNumber}：各方当事人协商一致变更和解协议，第${version}版自${dateText(effectiveFrom)}起为准。${differences
    .map(
      ({ heading, struck, added }) =>
        `${heading}：${[...said('删去', struck), ...said('改为或者增加', added)].join('')}`,
    )
    .join(
      '',
    )}${guarantors.map(({ guarantorId, zh }) => `担保人${guarantorId}${zh}`).join('')}此前按原履行计划发出的提醒、逾期提示和涉嫌不履行通知，与变更后的计划不一致的，不再适用（《最高人民法院关于执行和解若干问题的规定》第五条）。`,
});

const said = (what: string, sentences: readonly (readonly TextPart[])[]): string[] =>
  sentences.length === 0
    ? []
    : [
        `${what}“${sentences.map((parts) => parts.map((part) => (typeof part === 'string' ? part : part.ref)).join('')).join('')}”。`,
      ];
