import type { CourtInstant } from '@hejie/law';
import type { Stage } from '@hejie/settlement';

/**
 * A step of a case, as one service records it: one activity = one transaction = rows + audit + letters + tasks + facts.
 * Everything that one message of a case has a service record travels together; services of a step are asked side by side.
 * Case, step and service are its idempotency key, with a fingerprint of the content: the same key with other content is
 * refused loudly. Court, number and parties are the service's own to know, from its directory.
 */
export interface StepRequest<A = unknown> {
  readonly caseId: string;
  /**
   * Counts up over the whole life of the workflow, with gaps: a step that a service refused, or that is tried again after a fault, has
   * used its number. Facts of the step carry it, and projections ignore older ones.
   */
  readonly step: number;
  /** Court time to which everything in the step is dated: of the command, or of the deadline, however late the machine. */
  readonly at: CourtInstant;
  /** Subject of the token of who commanded it; `workflow` where the case acts by itself. */
  readonly by: string;
  /** The stage that the case enters with the step, to be told by this service; absent where another one tells it. */
  readonly entered?: StageEntered;
  /** In order. The first one names the activity. */
  readonly acts: readonly A[];
}

/** A stage and what is awaited in it, in Chinese. */
export interface StageEntered {
  readonly stage: Stage;
  readonly awaiting: string;
}

/** Who acts where the case does so by itself. */
export const CASE_ITSELF = 'workflow';

/** What an act is asked with, and what it answers; most answer nothing. */
export interface ActShape<Takes extends object = object, Answers = void> {
  readonly takes: Takes;
  readonly answers: Answers;
}

/** One act of a service: its name and what it takes. */
export type ActOf<Acts, K extends keyof Acts & string = keyof Acts & string> = {
  readonly [N in K]: { readonly act: N } & (Acts[N] extends ActShape<infer Takes, unknown> ? Takes : never);
}[K];

/** What one act answers. */
export type AnswerOf<Acts, K extends keyof Acts> = Acts[K] extends ActShape<object, infer Answers> ? Answers : never;

/** The answers of a step's acts by their names; an act that answers nothing is absent. */
export type StepAnswers<Acts> = { readonly [K in keyof Acts]?: AnswerOf<Acts, K> };

/**
 * What a service offers to workflows: an activity for each of its acts; each takes a whole step that begins with that act. Where none
 * of the acts answers anything, so does the activity: it stands in the history of every step.
 */
export type StepActivities<Acts> = {
  readonly [K in keyof Acts & string]: (request: StepRequest<ActOf<Acts>>) => Promise<StepAnswers<Acts> | undefined>;
};

/** Dates that a deadline produced: dated to the deadline, however late the machine was. */
export interface Lateness {
  readonly deadline: CourtInstant;
  readonly latenessSeconds: number;
}
