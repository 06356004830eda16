import type { AssetControlOpening, FileResult } from '@hejie/contracts/workflows';
import type { FileState } from '../file-case/file-case.js';
import { CaseRun, type CaseInput } from '../kernel/index.js';
import { assetControlDefinition } from './definition.js';

/** 财产查控: the property file of a case, as long as it stands. */
export function assetControl(input: CaseInput<AssetControlOpening, FileState>): Promise<FileResult> {
  return new CaseRun(assetControlDefinition, input).run();
}
