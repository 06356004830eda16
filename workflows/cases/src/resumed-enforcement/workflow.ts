import type { ResumptionOpening, ResumptionResult } from '@hejie/contracts/workflows';
import { CaseRun, type CaseInput } from '../kernel/index.js';
import { resumedEnforcementDefinition, type EnforcementState } from './definition.js';

/** 恢复执行: enforcement of the balance, from the judge's ruling to its end. */
export function resumedEnforcement(input: CaseInput<ResumptionOpening, EnforcementState>): Promise<ResumptionResult> {
  return new CaseRun(resumedEnforcementDefinition, input).run();
}
