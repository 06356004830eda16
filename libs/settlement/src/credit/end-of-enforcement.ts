import { type LegalDate } from '@hejie/law';
import { type DebtView } from './credit-file.js';

type HowClosed = Pick<DebtView, 'closedAs' | 'closedOn'>;

/** How enforcement ends so that nothing of it is left, without performance. */
const ENDS_FOR_GOOD: readonly DebtView['closedAs'][] = ['终结执行', '不予执行', '驳回申请'];

/**
 * LIM-ART-1, DIS-ART-10-1, CLS-2, CLS-4, SET-ART-14-1: since when the enforcement, of which every sanction is a measure, has ended for good though not everything is performed; null: it has not.
 * 终结本次执行程序 is no end, 销案 hands the case over, and a suit on the settlement only lets the court terminate: until it rules so, enforcement stands.
 */
export const endedOn = ({ closedAs, closedOn }: HowClosed): LegalDate | null =>
  closedOn !== undefined && ENDS_FOR_GOOD.includes(closedAs) ? closedOn : null;

/**
 * DIS-ART-1, LIM-ART-1, CLS-4, SET-ART-14-1: is nothing enforced in the case any more, though not everything is performed: it has ended for good, or it was struck off (销案)? Then no sanction is
 * decided or carried out in it any more, and its record may be closed; what stands in a case that was struck off is not ended by it ({@link endedOn}).
 * Source: 执行案件立案、结案若干问题的意见(法发〔2014〕26号) 18.
 */
export const isEnforcementOver = (debt: HowClosed): boolean => endedOn(debt) !== null || debt.closedAs === '销案';
