import { type Check } from './check.js';
import { APPLYING } from './checks/applying.js';
import { ONCE } from './checks/once.js';
import { REFUSING } from './checks/refusing.js';
import { TELLING } from './checks/telling.js';
import { Session, type Target } from './session.js';
import { NotTried, Unmet } from './unmet.js';

/** All requirements, in the order in which they are tried: what is said of all answers comes last. */
export const CHECKS: readonly Check[] = [...APPLYING, ...ONCE, ...REFUSING, ...TELLING];

/** What came of one requirement. */
export interface CheckResult {
  readonly id: string;
  readonly zh: string;
  readonly section: string;
  readonly outcome: 'PASSED' | 'FAILED' | 'NOT_TRIED';
  /** What came instead, or why it was not tried. */
  readonly detail?: string;
  readonly mend?: string;
}

/** What came of a trial. */
export interface ConformanceReport {
  readonly agencyId: string;
  readonly conforms: boolean;
  readonly results: readonly CheckResult[];
}

/** K11, CR-N-1: tries whether an agency keeps the contract, with invented entries that are taken away again. */
export async function checkAgency(
  target: Target,
  told: (result: CheckResult) => void = () => undefined,
): Promise<ConformanceReport> {
  const session = new Session(target);
  const results: CheckResult[] = [];
  for (const check of CHECKS) {
    const result = await tried(check, session);
    results.push(result);
    told(result);
  }
  await session.tidy();
  return { agencyId: target.agencyId, conforms: results.every(({ outcome }) => outcome !== 'FAILED'), results };
}

async function tried({ id, zh, section, mend, run }: Check, session: Session): Promise<CheckResult> {
  const result = { id, zh, section };
  try {
    await run(session);
    return { ...result, outcome: 'PASSED' };
  } catch (error) {
    if (error instanceof NotTried) return { ...result, outcome: 'NOT_TRIED', detail: error.message };
    if (error instanceof Unmet) return { ...result, outcome: 'FAILED', detail: error.message, mend };
    throw error;
  }
}
