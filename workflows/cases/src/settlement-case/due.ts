import type { CaseStatus, NextDeadline } from '@hejie/contracts/workflows';
import type { CaseContext } from './case-context.js';
import { nextInNegotiation } from './negotiation.js';
import { nextInPerformance } from './performance.js';
import { statusOf } from './state.js';

/** The one thing due next in the stage the case is in. Derived anew each time, so that it is never the one of before. */
export function nextDue(kase: CaseContext): NextDeadline | undefined {
  const { state } = kase;
  // After the judge's ruling the settlement does nothing more by itself.
  if (state.breach === 'RESUMED') return undefined;
  switch (state.stage) {
    case 'SELECTION':
      return (
        state.designation && {
          at: state.designation.acceptBy,
          kind: 'ACCEPTANCE_END',
          zh: '和解员答复期限届满',
          rule: 'PRE-5',
          provisional: false,
        }
      );
    case 'NEGOTIATION':
    case 'CONFIRMATION':
      return state.negotiation && nextInNegotiation(kase);
    case 'PERFORMANCE':
    case 'BREACH':
    case 'RULING':
      return nextInPerformance(kase);
    default:
      return undefined;
  }
}

/** How the case stands now, as people see it. */
export function statusNow(kase: CaseContext): CaseStatus {
  return statusOf(kase.opening, kase.state, nextDue(kase));
}
