import { inOrder, nothingHappened, type StepHandlers } from '@hejie/casework';
import { type LadderActs } from '@hejie/contracts/workflows';
import { reachedRung, reviewedLadder } from './ladder.js';

/** What the ladder of a case has intake decide. */
export const ladderActivities = {
  async reviewLadder(_act, { tx, caseId, at }) {
    return nothingHappened(await reviewedLadder(tx, caseId, at));
  },
  async reachLadderRung({ lateness }, { tx, caseId }) {
    const { recordings, answer } = await reachedRung(tx, caseId, lateness);
    return inOrder(recordings, answer);
  },
} satisfies StepHandlers<LadderActs>;
