import { type CreditFile } from './credit-file.js';
import { isOfLimit } from './open-corrections.js';

/**
 * PROC-27, LIM-EXIT: the record as the debtor himself reads it. A fine, detention or a limit is his to know from service on, for before it he could make it
 * come to nothing; a referral for refusing to perform (拒执) is a matter of those who investigate.
 */
export function seenByDebtor(file: CreditFile): CreditFile {
  const limits = file.limits.filter(({ servedAt }) => servedAt !== undefined);
  return {
    ...file,
    limits,
    corrections: file.corrections.filter((row) => !isOfLimit(row) || limits.some(({ id }) => id === row.limitId)),
    penalties: file.penalties.filter(({ servedAt, measure }) => servedAt !== undefined && measure.kind !== 'REFERRAL'),
  };
}
