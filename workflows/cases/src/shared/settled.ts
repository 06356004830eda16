import { allHandlersFinished, condition } from '@temporalio/workflow';

/**
 * Waits until no handler of a message is at work and `idle` holds, so that the end of the run cuts nothing off.
 * Asked again after each wait: a message may come in the very task in which the last one was finished.
 */
export async function settled(idle: () => boolean = () => true): Promise<void> {
  const done = (): boolean => allHandlersFinished() && idle();
  while (!done()) await condition(done);
}
