import type { CreditRecordOpening, FileResult } from '@hejie/contracts/workflows';
import type { FileState } from '../file-case/file-case.js';
import { CaseRun, type CaseInput } from '../kernel/index.js';
import { creditRecordDefinition } from './definition.js';

/** 信用惩戒与修复: the credit record of a debtor in a case, as long as it stands. */
export function creditRecord(input: CaseInput<CreditRecordOpening, FileState>): Promise<FileResult> {
  return new CaseRun(creditRecordDefinition, input).run();
}
