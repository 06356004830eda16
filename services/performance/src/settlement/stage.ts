import { stageRecording, type Recording, type StepContext } from '@hejie/casework';
import { performanceStageEntered } from '@hejie/contracts/facts';
import { awaitedIn, CASE_STATES, type PerformanceDecision, type PerformanceState } from '@hejie/settlement';

/** Where the case stands now, and what is awaited, is told where it is another than before; the end of a case is told by intake. */
export function stageEntered(
  before: PerformanceState,
  { after, ending }: PerformanceDecision,
  at: StepContext['at'],
): Recording[] {
  const { stage } = after;
  const awaited = awaitedIn(CASE_STATES, before.stage, before);
  const awaiting = awaitedIn(CASE_STATES, stage, after);
  if (ending || (stage === before.stage && awaiting === awaited)) return [];
  return [{ at, ...stageRecording(performanceStageEntered, { stage, awaiting }) }];
}
