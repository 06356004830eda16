import type { FactDefinition } from '@hejie/contracts/facts';
import { z } from 'zod';

/** A JSON Schema (draft 7, the dialect that AsyncAPI 3 reads by default), as parsed JSON. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** File of a fact's schema in `generated/` and `published/`. */
export const schemaFile = (type: string): string => `${type}.schema.json`;

/**
 * The schema of a fact as its readers may rely on it.
 *
 * Writers are strict: the outbox refuses an unknown field. Readers are not, or no field could ever be
 * added, so the document leaves `additionalProperties: false` out. What only the law can decide (that
 * 2026-02-30 is no date) is not in it either; the patterns are.
 */
export function schemaOf(fact: FactDefinition): JsonSchema {
  const { $schema, ...body } = z.toJSONSchema(fact.schema, {
    target: 'draft-7',
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
  return {
    $schema,
    $id: `urn:hejie:fact:${fact.type}`,
    title: fact.type,
    description: `${fact.summary.zh} / ${fact.summary.en}`,
    'x-topic': fact.topic,
    ...body,
    examples: [fact.sample],
  };
}
