import { type NewLetter } from '@hejie/casework';
import { type ResumedBalance } from '@hejie/contracts/workflows';
import { citedOn, dateText, type LegalDate } from '@hejie/law';
import { type ClaimKind, type ClosingMode } from '@hejie/settlement';
import { ofLater } from '../settlement/in-occasion.js';

/** TITLE-ACT: the ledger of money says nothing of them. */
const ACTS_REMAIN = '生效法律文书指定的行为或者交付，尚未履行的，应当立即履行。';

/** SET-ART-17: a case may resume more than once, if an objection revokes the ruling (SET-ART-12-1). Under its number, with the calculation list of the balance. */
export const resumed = (
  caseNumber: string,
  number: string,
  { total, asOf, claimKind, nth }: ResumedBalance & { readonly claimKind: ClaimKind; readonly nth: number },
  calculationList: string,
): NewLetter => ({
  occasion: `enforcement-resumed${ofLater(nth)}`,
  kind: 'enforcement-resumed',
  subject: '恢复执行通知书',
  body: `${caseNumber}：本院以${number}恢复执行原生效法律文书。扣除已履行部分后，截至${dateText(asOf)}尚欠${total}元，对扣除有争议的，可以依照${citedOn(asOf, 'CPL.CONDUCT_OBJECTION')}提出异议（《最高人民法院关于执行和解若干问题的规定》第十七条）。${claimKind === 'MONEY' ? '' : ACTS_REMAIN}计算清单附后。\n\n${calculationList}`,
});

/** PROC-24, 解释517: what goes on after 终结本次执行程序. */
const FOR_NOW =
  '申请执行人发现被执行人有可供执行的财产的，可以再次申请执行，不受申请执行时效期间的限制（《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第五百一十七条）；被执行人履行义务、报告财产变动的义务不因此免除。';

/** CLS-4, 法释〔2016〕3号: sixty days to object. */
export const closed = (
  number: string,
  mode: ClosingMode,
  { nth, on }: { readonly nth: number; readonly on: LegalDate },
): NewLetter => ({
  occasion: `enforcement-ended${ofLater(nth)}`,
  kind: 'enforcement-ended',
  subject: '结案通知书',
  body: `${number}：本案以${mode}方式结案。${mode === '终结本次执行程序' ? FOR_NOW : ''}认为结案违反法律规定的，可以自收到本通知之日起六十日内，依照${citedOn(on, 'CPL.CONDUCT_OBJECTION')}提出书面异议。`,
});
