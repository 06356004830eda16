import type { z } from 'zod';
import type { FactDefinition } from './definition.js';

/**
 * Reads data as a reader of facts does: a field that this build does not know is ignored, so a newer writer
 * may add an optional one. Everything else is as strict as on writing.
 */
export function readFact<T>(definition: FactDefinition<T>, data: unknown): z.ZodSafeParseResult<T> {
  const strict = definition.schema.safeParse(data);
  if (strict.success) return strict;
  const known = JSON.parse(JSON.stringify(data)) as unknown;
  for (const issue of strict.error.issues) {
    if (issue.code !== 'unrecognized_keys') return strict;
    const holder = issue.path.reduce<unknown>((value, step) => (value as Record<PropertyKey, unknown>)[step], known);
    for (const key of issue.keys) delete (holder as Record<string, unknown>)[key];
  }
  return definition.schema.safeParse(known);
}
