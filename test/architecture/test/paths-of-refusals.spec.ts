import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { readJson, ROOT } from '../src/workspace.js';

/** Where decisions lie on what people ask of a file, and the services that take it. */
const DECISIONS = ['property', 'credit'].map((folder) => join(ROOT, 'libs/settlement/src', folder));
const SERVICES = ['asset-control', 'credit-repair'];

interface Operation {
  readonly parameters?: readonly { readonly name: string }[];
  readonly requestBody?: unknown;
}

/** Every field of a schema, however deep. */
function fieldsIn(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) => [
    ...(key === 'properties' ? Object.keys(value as object) : []),
    ...fieldsIn(value),
  ]);
}

const fields = new Set(
  SERVICES.flatMap((service) =>
    Object.values(
      readJson<{ readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> }>(
        `services/${service}/openapi.json`,
      ).paths,
    )
      .flatMap((methods) => Object.values(methods))
      .flatMap(({ parameters = [], requestBody }) => [...parameters.map(({ name }) => name), ...fieldsIn(requestBody)]),
  ),
);

it('a refusal points at something that was sent: not at who acts, nor at what the file knows', () => {
  const written = DECISIONS.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
      .flatMap((file) =>
        [...readFileSync(join(folder, file), 'utf8').matchAll(/^\s*path: '\/(\w+)/gm)].map(([, field]) => ({
          file,
          field: field!,
        })),
      ),
  );
  expect(written.length).toBeGreaterThan(50);
  expect(written.filter(({ field }) => !fields.has(field))).toEqual([]);
});
