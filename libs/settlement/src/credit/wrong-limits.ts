import { legalDateOf } from '@hejie/law';
import { type CreditFile, type Limit } from './credit-file.js';
import { isOfLimit } from './open-corrections.js';
import { type Conduct } from './repair-file.js';

/** DIS-ART-11: has it been found, and carried out, that the limit should never have stood? Nothing follows from it any more. Source: 法发〔2019〕35号 18. */
export const neverShouldHaveStood = (
  { corrections }: Pick<CreditFile, 'corrections'>,
  { id }: Pick<Limit, 'id'>,
): boolean =>
  corrections.some(
    (row) => isOfLimit(row) && row.limitId === id && row.ground === 'NOT_TO_BE_LIMITED' && row.corrected !== undefined,
  );

/**
 * DIS-ART-11, CR-NEG: does conduct that is on record as a breach of a limit break nothing, for on its day no limit of consumption stood in this case but such
 * as should never have stood? Where none stood at all nothing is known of it here.
 */
export function breaksNothing(
  file: Pick<CreditFile, 'caseId' | 'limits' | 'corrections'>,
  { kind, caseId, on }: Pick<Conduct, 'kind' | 'caseId' | 'on'>,
): boolean {
  if (kind !== 'LIMIT_BROKEN' || caseId !== file.caseId) return false;
  const stood = file.limits.filter(
    (limit) =>
      limit.kind === 'CONSUMPTION' &&
      legalDateOf(limit.orderedAt) <= on &&
      (limit.lifted === undefined || on <= legalDateOf(limit.lifted.at)),
  );
  return stood.length > 0 && stood.every((limit) => neverShouldHaveStood(file, limit));
}
