import { type LegalDate } from '@hejie/law';
import { type DebtView } from './credit-file.js';

/** How enforcement ends so that nothing of it is left, without performance. */
const ENDS_FOR_GOOD: readonly DebtView['closedAs'][] = ['终结执行', '不予执行', '驳回申请'];

/**
 * LIM-ART-1, DIS-ART-10-1, CLS-2, CLS-4, SET-ART-14-1: since when the enforcement, of which every sanction is a measure, has ended for good though not everything is performed; null: it has not.
 * 终结本次执行程序 is no end, 销案 hands the case over, and a suit on the settlement only lets the court terminate: until it rules so, enforcement stands.
 */
export const endedOn = ({ closedAs, closedOn }: Pick<DebtView, 'closedAs' | 'closedOn'>): LegalDate | null =>
  closedOn !== undefined && ENDS_FOR_GOOD.includes(closedAs) ? closedOn : null;
