import { type NewLetter } from '@hejie/casework';
import { dateText, instantText, type CourtInstant } from '@hejie/law';
import { type ComplaintRuling } from '@hejie/settlement';

/** PRE-1, B6: the clocks stand still. Who complained is not named: the other side is told that somebody did. */
export const complaintReceived = (caseNumber: string, no: number, decideBy: CourtInstant): NewLetter => ({
  occasion: `complaint-${no}`,
  kind: 'complaint-received',
  subject: '强迫和解投诉审查通知书',
  body: `${caseNumber}：本院收到当事人关于强迫和解的投诉。和解以自愿为原则，不得强迫；审查期间和解程序停止，征询意愿的期限、选定和解员的期限和和解期限停止计算。本院将于${instantText(decideBy).zh}前作出决定。审查期间任何一方仍可退出和解。`,
});

const FOLLOWS: Readonly<Record<ComplaintRuling['consequence'], string>> = {
  GOES_ON: '投诉不成立，和解程序继续进行',
  ASK_ANEW: '投诉成立，此前的同意不作数，本院重新分别征询各方当事人的和解意愿',
  ENDS: '投诉成立，投诉人不再和解，和解程序结束',
};

/** PRE-1, B6: what was decided, and which days do not count. */
export const complaintDecided = (
  caseNumber: string,
  no: number,
  { consequence, suspended: [from, to] }: ComplaintRuling,
): NewLetter => ({
  occasion: `complaint-decided-${no}`,
  kind: 'complaint-decided',
  subject: '强迫和解投诉审查结果通知书',
  body: `${caseNumber}：经审查，${FOLLOWS[consequence]}。${dateText(from)}至${dateText(to)}不计入期限。`,
});
