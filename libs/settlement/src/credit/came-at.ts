import { type CourtInstant } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { type CreditTurn } from './credit-change.js';

/**
 * DIS-ART-5-1, DIS-ART-12, CR-N-8: when a request came to the court, from which its days are counted: as staff say who enter it afterwards (`filedAt`), else now. Not in the future, nor before
 * `since`, what it is about. `CREDIT.FILED_DATE`, with the rule that sets the days.
 */
export function cameAt(
  filedAt: CourtInstant | undefined,
  { at }: Pick<CreditTurn, 'at'>,
  { rule, since }: { readonly rule: string; readonly since?: CourtInstant },
): Decision<CourtInstant> {
  if (filedAt === undefined) return accept(at);
  if (filedAt <= at && (since === undefined || filedAt >= since)) return accept(filedAt);
  return refuse({
    code: 'CREDIT.FILED_DATE',
    rule,
    path: '/filedAt',
    zh: '收到申请的时间不得晚于当前时间，也不得早于申请所涉的决定。',
    en: 'A request did not come in the future, nor before the decision that it is about.',
  });
}
