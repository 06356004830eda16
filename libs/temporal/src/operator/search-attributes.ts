import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from '@temporalio/client';
import {
  defineSearchAttributeKey,
  TypedSearchAttributes,
  type SearchAttributePair,
  type SearchAttributeType,
} from '@temporalio/common';
import { encodeSearchAttributeIndexedValueType } from '@temporalio/common/lib/search-attributes.js';
import type { temporal } from '@temporalio/proto';
import { alreadyExists } from './already-exists.js';

/** Names of search attributes with their types, e.g. `SEARCH_ATTRIBUTES` of the contracts. */
export type SearchAttributeDefinitions = Readonly<Record<string, SearchAttributeType>>;

interface ValueOf {
  TEXT: string;
  KEYWORD: string;
  INT: number;
  DOUBLE: number;
  BOOL: boolean;
  DATETIME: Date;
  KEYWORD_LIST: string[];
}

/** A value for any of the defined attributes, in the type of its definition. */
export type SearchAttributeValues<D extends SearchAttributeDefinitions> = {
  readonly [Name in keyof D]?: ValueOf[D[Name]];
};

/** Typed search attributes for the start of a workflow; the names and the types come from the definitions. */
export function typedSearchAttributes<D extends SearchAttributeDefinitions>(
  definitions: D,
  values: SearchAttributeValues<D>,
): TypedSearchAttributes {
  const pairs = Object.entries(values).flatMap(([name, value]) => {
    const type = definitions[name];
    return type === undefined || value === undefined
      ? []
      : [{ key: defineSearchAttributeKey(name, type), value } as SearchAttributePair];
  });
  return new TypedSearchAttributes(pairs);
}

/**
 * Registers the attributes that the namespace does not have yet, and waits until the server knows them.
 * Repeating it changes nothing.
 * @throws Error when an attribute exists with another type: such a change needs a new name.
 * @returns the names that were added.
 */
export async function ensureSearchAttributes(
  connection: Connection,
  namespace: string,
  definitions: SearchAttributeDefinitions,
): Promise<string[]> {
  const wanted = Object.entries(definitions).map(([name, type]) => ({ name, type: indexedType(type) }));
  const known = await registered(connection, namespace);
  for (const { name, type } of wanted) {
    const present = known.get(name);
    if (present !== undefined && present !== type)
      throw new Error(`search attribute ${name} exists in ${namespace} with another type`);
  }
  const missing = wanted.filter(({ name }) => !known.has(name));
  if (missing.length === 0) return [];
  await add(connection, namespace, Object.fromEntries(missing.map(({ name, type }) => [name, type])));
  await untilRegistered(
    connection,
    namespace,
    missing.map(({ name }) => name),
  );
  return missing.map(({ name }) => name);
}

async function add(
  connection: Connection,
  namespace: string,
  searchAttributes: Record<string, temporal.api.enums.v1.IndexedValueType>,
): Promise<void> {
  try {
    await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
  } catch (error) {
    // Two processes may start at once: the other one was first.
    if (!alreadyExists(error)) throw error;
  }
}

async function registered(connection: Connection, namespace: string): Promise<Map<string, number>> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  return new Map(Object.entries(customAttributes ?? {}));
}

async function untilRegistered(connection: Connection, namespace: string, names: readonly string[]): Promise<void> {
  // The server caches the map of attributes; a start before it is refreshed would be refused.
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const known = await registered(connection, namespace);
    if (names.every((name) => known.has(name))) return;
    await pause(100);
  }
  throw new Error(`the server did not take up the search attributes ${names.join(', ')} of ${namespace} within 10 s`);
}

function indexedType(type: SearchAttributeType): temporal.api.enums.v1.IndexedValueType {
  const encoded = encodeSearchAttributeIndexedValueType(type);
  if (encoded === undefined) throw new Error(`unknown type of search attribute: ${type}`);
  return encoded;
}
