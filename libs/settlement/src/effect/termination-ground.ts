import { type LegalDate } from '@hejie/law';

/** On which ground enforcement was terminated (终结执行). */
export type TerminationGround = 'WITHDRAWN' | 'LONG_PERFORMANCE' | 'OTHER';

/**
 * SET-ART-2-5, CLS-5: the ground of a closing as 终结执行: the application was withdrawn because of a settlement (解释464), or the settlement takes long to
 * perform; each by the day on which it was ruled or approved, for a case may be closed again on another ground.
 */
export function terminationGround(
  closedOn: LegalDate,
  {
    withdrawnOn,
    longPerformanceOn,
  }: { readonly withdrawnOn: LegalDate | null; readonly longPerformanceOn: LegalDate | null },
): TerminationGround {
  if (withdrawnOn === closedOn) return 'WITHDRAWN';
  return longPerformanceOn === closedOn ? 'LONG_PERFORMANCE' : 'OTHER';
}
