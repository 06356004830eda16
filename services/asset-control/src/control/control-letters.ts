import { type NewLetter } from '@hejie/casework';
import { dateText, type LegalDate } from '@hejie/law';

/** Letters on controls of property, `under` the number of the control. They name a control by its number in the file: what is controlled stands in the ruling. */

type To = NonNullable<NewLetter['to']>;

/** PROC-9R, S18: the control has effect; under 执保 the applicant is told when he must ask for its renewal. */
export const inEffect = (
  under: string,
  { controlId, lastDay }: { readonly controlId: string; readonly lastDay: LegalDate },
  rule: string | null,
  to: To,
): NewLetter => ({
  to,
  occasion: `control-in-effect-${controlId}-${lastDay}`,
  kind: 'control-in-effect',
  subject: '控制措施期限告知书',
  body: `${under}：控制措施（${controlId}）已经生效，期限至${dateText(lastDay)}届满。${rule ?? '期限届满前可以申请续行；逾期未续行的，控制措施失效。'}`,
});

/** 查扣冻12: co-owners are told that what is theirs too is under control. */
export const coOwnersTold = (under: string, controlId: string, coOwnerPartyIds: readonly string[]): NewLetter => ({
  to: coOwnerPartyIds.map((partyId) => ({ partyId })),
  occasion: `co-owned-${controlId}`,
  kind: 'co-owned-under-control',
  subject: '共有财产查封（扣押、冻结）通知书',
  body: `${under}：你与被执行人共有的财产（${controlId}）已被依法控制，特此通知（《最高人民法院关于人民法院民事执行中查封、扣押、冻结财产的规定》第十二条）。共有人可以协议分割并经债权人认可，或者提起析产诉讼。`,
});

/** PROC-9R: a reminder, `askBy`: last day to ask. */
export const renewalDue = (
  under: string,
  { controlId, lastDay, askBy }: { readonly controlId: string; readonly lastDay: LegalDate; readonly askBy: LegalDate },
  on: LegalDate,
  to: To,
): NewLetter => ({
  to,
  occasion: `renewal-due-${controlId}-${on}`,
  kind: 'renewal-due',
  subject: '控制措施即将届满告知书',
  body: `${under}：控制措施（${controlId}）的期限至${dateText(lastDay)}届满。需要续行的，应当于${dateText(askBy)}之前（含当日）提出申请。`,
});

/** PROC-9R: under 执保 the time to ask is over. */
export const renewalTimeOver = (
  under: string,
  { controlId, lastDay }: { readonly controlId: string; readonly lastDay: LegalDate },
  to: To,
): NewLetter => ({
  to,
  occasion: `renewal-time-over-${controlId}-${lastDay}`,
  kind: 'renewal-time-over',
  subject: '续行申请期限届满告知书',
  body: `${under}：控制措施（${controlId}）的续行申请期限已过，未收到申请。该措施至${dateText(lastDay)}届满后失效（《最高人民法院关于人民法院办理财产保全案件若干问题的规定》第十八条）。`,
});

/** PROC-9, S18: the control has lapsed. */
export const lapsed = (
  under: string,
  { controlId, lastDay }: { readonly controlId: string; readonly lastDay: LegalDate },
  to: To,
): NewLetter => ({
  to,
  occasion: `control-lapsed-${controlId}-${lastDay}`,
  kind: 'control-lapsed',
  subject: '控制措施失效告知书',
  body: `${under}：控制措施（${controlId}）至${dateText(lastDay)}届满，未续行，已经失效。需要继续控制的，只能重新采取措施并重新排列顺位（《最高人民法院关于人民法院民事执行中查封、扣押、冻结财产的规定》第二十七条）。`,
});

/** PROC-9R, S18: its renewal was carried out in time after all. */
export const lapseWithdrawn = (
  under: string,
  { controlId, lastDay }: { readonly controlId: string; readonly lastDay: LegalDate },
  to: To,
): NewLetter => ({
  to,
  occasion: `lapse-withdrawn-${controlId}-${lastDay}`,
  kind: 'lapse-withdrawn',
  subject: '控制措施继续有效告知书',
  body: `${under}：控制措施（${controlId}）的续行已在原期限届满前办理，措施继续有效，期限至${dateText(lastDay)}届满。此前的失效告知书不再适用。`,
});

/** PROC-19, 解释314: an outsider's objection is upheld: enforcement upon the thing is stayed, and it is released if nobody sues in time. */
export const stayed = (under: string, id: string, to: To): NewLetter => ({
  to,
  occasion: `objection-decided-${id}`,
  kind: 'objection-decided',
  subject: '异议审查结果告知书',
  body: `${under}：异议（${id}）成立，中止对相应财产的执行，详见裁定书。裁定送达之日起十五日内无人提起执行异议之诉的，由本院在此后七日内解除控制措施。`,
});

/** PROC-18: until when the ruling on an over-limit objection may be taken to the court above; `id`: of that ruling. */
export const mayAskAbove = (under: string, id: string, lastDay: LegalDate, to: To): NewLetter => ({
  to,
  occasion: `may-ask-reconsideration-${id}`,
  kind: 'may-ask-reconsideration',
  subject: '申请复议权利告知书',
  body: `${under}：异议（${id}）的裁定已经送达。不服该裁定的，可以自裁定送达之日起十日内，即于${dateText(lastDay)}之前（含当日），向上一级人民法院书面申请复议，申请材料可以由本院转交。复议期间不停止执行；提供充分、有效担保的，可以请求停止相应处分措施或者继续执行（《中华人民共和国民事诉讼法》第二百三十六条、《最高人民法院关于适用〈中华人民共和国民事诉讼法〉执行程序若干问题的解释》第九条）。`,
});

/** PROC-18: the ruling was taken to the court above. */
export const askedAbove = (under: string, id: string, n: number, to: To): NewLetter => ({
  to,
  occasion: `reconsideration-asked-${id}-${n}`,
  kind: 'reconsideration-asked',
  subject: '复议申请告知书',
  body: `${under}：已有当事人就异议（${id}）的裁定向上一级人民法院申请复议。复议期间不停止执行。`,
});

/** PROC-18: what the court above has ruled. */
export const reconsidered = (
  under: string,
  id: string,
  outcome: 'DISMISSED' | 'CHANGED' | 'REMITTED',
  to: To,
): NewLetter => ({
  to,
  occasion: `reconsidered-${id}`,
  kind: 'objection-reconsidered',
  subject: '复议结果告知书',
  body: `${under}：异议（${id}）的裁定经上一级人民法院复议，${RECONSIDERED[outcome]}`,
});

const RECONSIDERED = {
  DISMISSED: '驳回复议申请，异议裁定继续有效。',
  CHANGED: '异议裁定被撤销或者变更，本院按照复议裁定解除或者保留相应的控制措施，详见复议裁定书。',
  REMITTED: '异议裁定被撤销，发回本院重新审查，由本院另行作出裁定。',
} as const;

/** PROC-18, PROC-21: how somebody's objection or application was decided. */
export const decided = (under: string, what: 'objection' | 'lift', id: string, upheld: boolean, to: To): NewLetter => ({
  to,
  occasion: `${what}-decided-${id}`,
  kind: `${what}-decided`,
  subject: what === 'objection' ? '异议审查结果告知书' : '解除保全申请审查结果告知书',
  body: `${under}：${what === 'objection' ? '异议' : '解除保全申请'}（${id}）已经审查，${upheld ? '予以支持，相应财产的控制措施由本院解除' : '不予支持'}，详见裁定书。`,
});
