import type { CaseOpening, CaseResult } from '@hejie/contracts/workflows';
import { CaseRun, type CaseInput } from '../kernel/index.js';
import { settlementCaseDefinition } from './definition.js';
import type { CaseState } from './state.js';

/** 执行和解: one case from the application to its ending. A business ending is a normal completion. */
export function settlementCase(input: CaseInput<CaseOpening, CaseState>): Promise<CaseResult> {
  return new CaseRun(settlementCaseDefinition, input).run();
}
