import { type Check } from './check.js';
import { type AssetClass } from '@hejie/law';
import { APPLYING } from './checks/applying.js';
import { ONCE } from './checks/once.js';
import { REFUSING } from './checks/refusing.js';
import { keeping } from './checks/keeping.js';
import { ANSWERING, TELLING } from './checks/telling.js';
import { Session, type Target } from './session.js';
import { NotTried, Unmet } from './unmet.js';

/** All requirements, in the order in which they are tried: what is said of all answers comes last. */
export const CHECKS: readonly Check[] = [...APPLYING, ...ONCE, ...REFUSING, ...TELLING, ...ANSWERING];

/** What is asked of a body that keeps property in these classes. */
export const keeperChecks = (classes: readonly AssetClass[]): readonly Check[] => [...keeping(classes), ...ANSWERING];

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
export function checkAgency(target: Target, told?: (result: CheckResult) => void): Promise<ConformanceReport> {
  return trial(CHECKS, target, told);
}

/** PROC-8: tries whether a body that keeps property in these classes keeps the contract, by questions about nobody. What it is told of decisions is not tried. */
export function checkKeeper(
  target: Target,
  classes: readonly AssetClass[],
  told?: (result: CheckResult) => void,
): Promise<ConformanceReport> {
  return trial(keeperChecks(classes), target, told);
}

async function trial(
  checks: readonly Check[],
  target: Target,
  told: (result: CheckResult) => void = () => undefined,
): Promise<ConformanceReport> {
  const session = new Session(target);
  const results: CheckResult[] = [];
  for (const check of checks) {
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
