/** The agency does not do it; the message says in Chinese what came instead. */
export class Unmet extends Error {}

/** It could not be tried, and why. */
export class NotTried extends Error {}

/** @throws Unmet */
export function must(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Unmet(otherwise);
}
