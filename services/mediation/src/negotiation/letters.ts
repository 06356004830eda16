import { type NewLetter } from '@hejie/casework';
import { type NegotiationEnd } from '@hejie/contracts/workflows';
import { dateText, type LegalDate } from '@hejie/law';

/** PRE-8: the mediator has accepted, the 30 days run. */
export const started = (caseNumber: string, lastDay: LegalDate): NewLetter => ({
  occasion: 'negotiation-started',
  kind: 'negotiation-started',
  subject: '执前和解开始通知书',
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
  body: `${caseNumber}：放假安排公布后，和解期限届满日${moved ? `由${from}变更为${lastDay}` : `确认为${lastDay}，不变`}。`,
});
