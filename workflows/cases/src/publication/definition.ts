import { WORKFLOW_TYPES, type FileResult, type FileStatus, type PublicationOpening } from '@hejie/contracts/workflows';
import { PUBLICATION_STATES, publishedDecision } from '@hejie/settlement';
import { fileCase, type FileState } from '../file-case/file-case.js';
import type { CaseDefinition } from '../kernel/index.js';

const { review, definition } = fileCase<PublicationOpening>({
  workflow: WORKFLOW_TYPES.publication,
  states: PUBLICATION_STATES,
  service: 'agency-exchange',
  acts: { review: 'reviewPublication', deadline: 'reachPublicationDeadline' },
  about: ({ publicationId }) => ({ publicationId }),
  titled: ({ decision, publicationId }) => `推送核验：${publishedDecision(decision).zh}（${publicationId}）`,
});

/** K12: the publication of a decision, until every body shows it, each by its proof. */
export const publicationDefinition: CaseDefinition<PublicationOpening, FileState, FileResult, FileStatus> = {
  ...definition,
  facts: { publicationChanged: () => review, publicationReopened: () => review },
  reopenedBy: 'publicationReopened',
};
