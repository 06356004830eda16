import { type KnownCase, type NewLetter } from '@hejie/casework';
import { type NegotiationEnd } from '@hejie/contracts/workflows';
import { dateText, packOf, type LegalDate } from '@hejie/law';

/** PRE-8: the mediator has accepted, the 30 days run; `nth`: begun anew after all were asked again. */
export const started = (
  { caseNumber, packId }: Pick<KnownCase, 'caseNumber' | 'packId'>,
  lastDay: LegalDate,
  nth = 1,
): NewLetter => ({
  occasion: nth === 1 ? 'negotiation-started' : `negotiation-started-${nth}`,
  kind: 'negotiation-started',
  subject: `${packOf(packId).track === 'IN_ENFORCEMENT' ? '执行' : '执前'}和解开始通知书`,
  body: `${caseNumber}：和解员已接受选任。和解期限至${dateText(lastDay)}24时届满；届满未达成协议的，视为和解不成。`,
});

/** E7: the end is near; `daysBefore` in calendar days. */
export const reminder = (caseNumber: string, daysBefore: number, lastDay: LegalDate): NewLetter => ({
  occasion: `negotiation-end-${lastDay}-${daysBefore}`,
  kind: 'negotiation-reminder',
  subject: '和解期限届满提醒',
  body: `${caseNumber}：和解期限还有${daysBefore}日，将于${dateText(lastDay)}24时届满。`,
});

/** S4: the `nth` lengthening, from where to where. */
export const extended = (
  caseNumber: string,
  nth: number,
  from: LegalDate,
  { lastDay, provisional }: NegotiationEnd,
): NewLetter => ({
  occasion: `extended-${nth}`,
  kind: 'negotiation-extended',
  subject: '和解期限延长通知书',
  body: `${caseNumber}：经双方当事人共同申请，和解期限由${dateText(from)}延长至${dateText(lastDay)}24时${provisional ? '（暂定，以国务院放假通知为准）' : ''}。`,
});

/** S4: a newly published calendar has moved the end, or made a provisional one certain. */
export const rederived = (
  caseNumber: string,
  step: number,
  from: LegalDate,
  lastDay: LegalDate,
  moved: boolean,
): NewLetter => ({
  occasion: `rederived-${step}`,
  kind: 'negotiation-rederived',
  subject: '和解期限届满日确认通知书',
  body: `${caseNumber}：放假安排公布后，和解期限届满日${moved ? `由${dateText(from)}变更为${dateText(lastDay)}` : `确认为${dateText(lastDay)}，不变`}。`,
});

/** S4, PROC-16: an appraisal is made; its days do not count where the court's rules say so. */
export const appraisalOrdered = (
  caseNumber: string,
  step: number,
  { subject, begins, until }: { readonly subject: string; readonly begins: LegalDate; readonly until: LegalDate },
  from: LegalDate,
  { lastDay, provisional }: NegotiationEnd,
): NewLetter => ({
  occasion: `appraisal-${step}`,
  kind: 'appraisal-ordered',
  subject: '评估鉴定期间通知书',
  body: `${caseNumber}：就${subject}进行评估、鉴定，期间为${dateText(begins)}至${dateText(until)}。${lastDay === from ? `和解期限不变，至${dateText(lastDay)}24时届满` : `该期间不计入和解期限，届满日由${dateText(from)}变更为${dateText(lastDay)}24时`}${provisional ? '（暂定，以国务院放假通知为准）' : ''}。`,
});

/** PROC-16: it has ended; days count again. */
export const appraisalEnded = (
  caseNumber: string,
  step: number,
  { begins, until }: { readonly begins: LegalDate; readonly until: LegalDate },
  { lastDay, provisional }: NegotiationEnd,
): NewLetter => ({
  occasion: `appraisal-ended-${step}`,
  kind: 'appraisal-ended',
  subject: '评估鉴定终结通知书',
  body: `${caseNumber}：评估、鉴定已终结，期间为${dateText(begins)}至${dateText(until)}。和解期限至${dateText(lastDay)}24时届满${provisional ? '（暂定，以国务院放假通知为准）' : ''}。`,
});

/** B6: days on which a complaint of coercion was decided do not count. */
export const suspended = (
  caseNumber: string,
  step: number,
  days: { readonly from: LegalDate; readonly to: LegalDate },
  { from, lastDay, provisional }: { readonly from: LegalDate } & Pick<NegotiationEnd, 'lastDay' | 'provisional'>,
): NewLetter => ({
  occasion: `suspended-${step}`,
  kind: 'negotiation-suspended',
  subject: '和解期限顺延通知书',
  body: `${caseNumber}：强迫和解投诉的审查期间（${dateText(days.from)}至${dateText(days.to)}）不计入和解期限，和解期限届满日由${dateText(from)}顺延至${dateText(lastDay)}24时${provisional ? '（暂定，以国务院放假通知为准）' : ''}。`,
});
