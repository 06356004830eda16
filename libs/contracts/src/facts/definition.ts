import type { z } from 'zod';

/** A fact (事实): something that has happened to a case, told to whoever listens. Past tense, never a request. */
export interface FactDefinition<T = unknown> {
  /** CloudEvents type: `cn.court.settlement.<context>.<fact>.v<n>`. */
  readonly type: string;
  /** Kafka topic: `court.<context>.<aggregate>.v<n>`; the key is the case id. */
  readonly topic: string;
  readonly aggregate: string;
  readonly schema: z.ZodType<T>;
  /** A valid instance: documentation, contract test and fixture in one. */
  readonly sample: T;
  readonly summary: { readonly zh: string; readonly en: string };
}

/** The data that a definition carries. */
export type FactData<D> = D extends FactDefinition<infer T> ? T : never;

/** Where a context publishes the facts of one aggregate. */
export interface FactChannel {
  readonly context: string;
  readonly aggregate: string;
}

const NAME = /^[a-z]+(-[a-z]+)*$/;

/**
 * Defines version 1 of a fact. The sample is checked at once, so a definition that
 * contradicts itself cannot be loaded.
 */
export function defineFact<T>(
  channel: FactChannel,
  fact: string,
  summary: { zh: string; en: string },
  schema: z.ZodType<T>,
  sample: NoInfer<T>,
): FactDefinition<T> {
  if (!NAME.test(fact)) throw new Error(`A fact's name is kebab-case: ${fact}`);
  return {
    type: `cn.court.settlement.${channel.context}.${fact}.v1`,
    topic: `court.${channel.context}.${channel.aggregate}.v1`,
    aggregate: channel.aggregate,
    schema,
    sample: schema.parse(sample),
    summary,
  };
}
