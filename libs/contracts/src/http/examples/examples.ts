import { z } from 'zod';
import { CASE } from '../../facts/samples.js';

/**
 * What bodies and answers of the HTTP interface look like; the API descriptions show it. That each example is one by its schema the types say
 * as far as they go, and `architecture/test/examples-of-http.spec.ts` to the end.
 */
export const HTTP_EXAMPLES = z.registry<{ examples: z.$input[] }>();

type Examples<S extends z.ZodType> = readonly [z.input<S>, ...z.input<S>[]];

/** Notes what a schema's values look like. Several examples where it has several kinds. @returns the schema itself */
export function exampled<S extends z.ZodType>(schema: S, ...examples: Examples<S>): S {
  (HTTP_EXAMPLES as z.core.$ZodRegistry<{ examples: unknown[] }>).add(schema, { examples: [...examples] });
  return schema;
}

/** Notes what the body of each command looks like. A command without an example does not compile. */
export function exampledBodies<B extends Readonly<Record<string, z.ZodType>>>(
  bodies: B,
  examples: { readonly [K in keyof B]: Examples<B[K]> },
): void {
  for (const [name, schema] of Object.entries(bodies)) exampled(schema, ...examples[name]!);
}

/** The parties of the case that the examples speak of. */
export const CREDITOR = `${CASE}.1`;
export const DEBTOR = `${CASE}.2`;

/** A number of enforcement of its court, under which property is controlled and somebody is listed, limited or penalised. */
export const AUTHORITY = '（2026）鲁0502执12号';
/** The notice of that enforcement, which the debtor has not heeded. */
export const NOTICE = { servedOn: '2026-09-03', lastDay: '2026-09-10' };
