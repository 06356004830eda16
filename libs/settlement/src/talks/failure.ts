import { type PublishedEnding, type ApplicationEnd } from '../case/states.js';

/** Why no settlement came about (和解不成原因), as people are told it. */
export const FAILURES = [
  'REFUSED',
  'NO_CONSENT',
  'LAPSED',
  'FAILED',
  'WITHDRAWN',
  'COERCED',
  'APPLICATION_WITHDRAWN',
  'REJECTED',
] as const;
/** One of them. */
export type Failure = (typeof FAILURES)[number];

/** The end of a case, as the published fact tells it. */
export interface EndTold {
  readonly ending: PublishedEnding;
  readonly application?: ApplicationEnd;
  /** By which rule it ended. */
  readonly rule: string;
}

/**
 * PRE-1, PRE-7, PRE-8: why a case that ended without an agreement did; null: it ended otherwise. Silence in the time to answer (PRE-1) is told from the thirty
 * days that lapsed (PRE-8) by the rule; `complaintFounded`: its end is that a complaint of coercion was found true (B6), which is no leaving of one's own.
 */
export function failureOf(
  { ending, application, rule }: EndTold,
  { complaintFounded }: { readonly complaintFounded: boolean },
): Failure | null {
  switch (ending) {
    case 'LAPSED':
      return rule === 'PRE-1' ? 'NO_CONSENT' : 'LAPSED';
    case 'WITHDRAWN':
      if (application !== undefined) return application === 'WITHDRAWN' ? 'APPLICATION_WITHDRAWN' : 'REJECTED';
      return complaintFounded ? 'COERCED' : 'WITHDRAWN';
    case 'REFUSED':
    case 'FAILED':
      return ending;
    default:
      return null;
  }
}
