import { type NewLetter } from '@hejie/casework';
import { citedBehind, dateText, formatYuan, type LegalDate, type Yuan } from '@hejie/law';
import { type LedgerLine } from '@hejie/settlement';
import { ofLater } from './in-occasion.js';

/** H5; `payableUntil`: where the day is a rest day (SET-DUE-REST); `day`: on which it falls due to be written. */
export const reminder = (
  caseNumber: string,
  { no, due, outstanding }: LedgerLine,
  payableUntil: LegalDate,
  day: LegalDate,
): NewLetter => ({
  occasion: `instalment-${no}-reminder-${day}`,
  kind: 'instalment-reminder',
  subject: '和解协议到期履行提醒',
  body: `${caseNumber}：第${no}期将于${dateText(due)}到期${payableUntil === due ? '' : `（遇休假日，可至${dateText(payableUntil)}履行）`}，尚需履行${formatYuan(outstanding)}元。请按期履行。`,
});

/** SET-ART-10: an interruption may move the end; of each end there are letters of its own. `on`: the day of the letter. */
export function applicationPeriod(
  caseNumber: string,
  lastDay: LegalDate,
  { ended, on }: { readonly ended: boolean; readonly on: LegalDate },
): NewLetter {
  const cited = citedBehind(on, 'SETTLEMENT_PROVISIONS.PERIOD', 'CPL.APPLICATION_PERIOD');
  return {
    occasion: `application-period-${ended ? 'ended' : 'warning'}-${lastDay}`,
    kind: ended ? 'application-period-ended' : 'application-period-warning',
    subject: ended ? '申请执行期间届满告知书' : '申请执行期间即将届满提示',
    body: `${caseNumber}：申请执行期间${ended ? '已于' : '将于'}${dateText(lastDay)}24时届满${cited}。`,
  };
}

/** SET-ART-8-1. */
export const performed = (
  caseNumber: string,
  total: Yuan,
  { performedOn, times }: { readonly performedOn: LegalDate; readonly times: number },
): NewLetter => ({
  occasion: `performed${ofLater(times)}`,
  kind: 'settlement-performed',
  subject: '和解协议履行完毕通知书',
  body: `${caseNumber}：和解协议约定的${total}元已于${dateText(performedOn)}履行完毕，本院将核实后作结案处理（《最高人民法院关于执行和解若干问题的规定》第八条）。`,
});

/** CLS-3: after the end of the case money was taken out of its ledger, and nothing is owed any longer; `receipts`: how many there are by now. */
export const performedAgain = (caseNumber: string, receipts: number, asOf: LegalDate): NewLetter => ({
  occasion: `performed-again-${receipts}`,
  kind: 'performed-again',
  subject: '履行情况告知书',
  body: `${caseNumber}：截至${dateText(asOf)}，冲正后尚欠的款项已全部履行；此前关于尚欠款项的告知，与本告知书不一致的，以本告知书为准。`,
});
