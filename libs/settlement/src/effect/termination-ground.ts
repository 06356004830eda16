import { type EnforcementClosing } from '../decisions/enforcement-closing.js';

/** On which ground enforcement was terminated (终结执行). */
export type TerminationGround = 'WITHDRAWN' | 'LONG_PERFORMANCE' | 'OTHER';

/**
 * SET-ART-2-5, CLS-5: the ground of a closing as 终结执行: the application was withdrawn because of a settlement (解释464), or the settlement takes long to
 * perform, and what is controlled is kept. However its day or its paper was corrected since.
 */
export function terminationGround(
  { caseNumber, controlsKept }: Pick<EnforcementClosing, 'caseNumber' | 'controlsKept'>,
  { withdrawnUnder }: { readonly withdrawnUnder: string | null },
): TerminationGround {
  if (controlsKept === true) return 'LONG_PERFORMANCE';
  return withdrawnUnder === caseNumber ? 'WITHDRAWN' : 'OTHER';
}
