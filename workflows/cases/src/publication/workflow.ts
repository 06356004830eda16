import type { FileResult, PublicationOpening } from '@hejie/contracts/workflows';
import type { FileState } from '../file-case/file-case.js';
import { CaseRun, type CaseInput } from '../kernel/index.js';
import { publicationDefinition } from './definition.js';

/** 推送核验: the publication of a decision to every body that the law or a subscription names. */
export function publication(input: CaseInput<PublicationOpening, FileState>): Promise<FileResult> {
  return new CaseRun(publicationDefinition, input).run();
}
