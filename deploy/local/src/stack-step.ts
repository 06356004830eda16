import type { Progress } from './servers/recipes.js';

/** One step of a start, as a task list shows it. Steps of one group run at the same time. */
export interface StackStep {
  readonly title: string;
  run(progress: Progress): Promise<void>;
}
