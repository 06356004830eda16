import { WORKFLOW_TYPES, type FileResult, type FileStatus, type LadderOpening } from '@hejie/contracts/workflows';
import { LADDER_STATES } from '@hejie/settlement';
import { fileCase, type FileState } from '../file-case/file-case.js';
import type { CaseDefinition } from '../kernel/index.js';

const { review, definition } = fileCase<LadderOpening>({
  workflow: WORKFLOW_TYPES.caseLadder,
  states: LADDER_STATES,
  service: 'intake',
  acts: { review: 'reviewLadder', deadline: 'reachLadderRung' },
  about: () => ({}),
  titled: () => '逐级催办',
});

/** E7: the ladder of the tasks of a case: it waits for the rung that comes next, until no task with a term is open. */
export const caseLadderDefinition: CaseDefinition<LadderOpening, FileState, FileResult, FileStatus> = {
  ...definition,
  facts: { ladderChanged: () => review, ladderReopened: () => review },
  reopenedBy: 'ladderReopened',
};
