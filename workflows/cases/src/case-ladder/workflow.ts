import type { FileResult, LadderOpening } from '@hejie/contracts/workflows';
import type { FileState } from '../file-case/file-case.js';
import { CaseRun, type CaseInput } from '../kernel/index.js';
import { caseLadderDefinition } from './definition.js';

/** 逐级催办: the ladder of the tasks of a case, as long as one with a term is open. */
export function caseLadder(input: CaseInput<LadderOpening, FileState>): Promise<FileResult> {
  return new CaseRun(caseLadderDefinition, input).run();
}
