import { type ReceivedFact } from '@hejie/messaging';

/**
 * The step of its case that a fact tells of: projections go by it and ignore what is older.
 * @throws Error for a fact that was told outside of a step; whoever asks listens to the wrong one.
 */
export function stepOf({ step, type }: Pick<ReceivedFact, 'step' | 'type'>): number {
  if (step === undefined) throw new Error(`FACT.WITHOUT_STEP: ${type} came without the number of its step`);
  return step;
}
