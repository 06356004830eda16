import type { DeadlineReached, FileDecision, FileOpening } from './files.js';
import type { ActShape } from './steps.js';

/** What opens 逐级催办: the ladder of the tasks of a case. */
export type LadderOpening = FileOpening;

/** E7: what the ladder of a case has intake decide and record, from what it has heard of the tasks of every service. */
export interface LadderActs {
  /** The ladder was opened, or stands otherwise than its case was told: how it stands now. */
  reviewLadder: ActShape<object, FileDecision>;
  /** A rung has come: who is told, dated to it. */
  reachLadderRung: ActShape<DeadlineReached, FileDecision>;
}
