import * as exchange from '@hejie/contracts/exchange';
import * as http from '@hejie/contracts/http';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { packages, readJson, ROOT } from '../src/workspace.js';

/** What is read of an API description. */
interface Content {
  readonly 'application/json'?: { readonly examples?: Readonly<Record<string, { readonly value: unknown }>> };
}
interface Operation {
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** Every schema of the contracts by its name, those of the tables of bodies among them, and what services ask each other. */
const schemas = Object.entries<unknown>({ ...exchange, ...http }).flatMap(([name, value]) => named(name, value));

function named(name: string, value: unknown): (readonly [string, z.ZodType])[] {
  if (value instanceof z.ZodType) return [[name, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, schema]) =>
    schema instanceof z.ZodType ? [[`${name}.${key}`, schema] as const] : [],
  );
}

const examplesOf = (schema: z.ZodType): readonly unknown[] => http.HTTP_EXAMPLES.get(schema)?.examples ?? [];
const examples = schemas.flatMap(([name, schema]) =>
  examplesOf(schema).map((example, index) => ({ name: `${name}, ${index + 1}.`, schema, example })),
);

const operations = packages()
  .filter(({ folder }) => existsSync(join(ROOT, folder, 'openapi.json')))
  .flatMap(({ folder }) =>
    Object.entries(readJson<Description>(`${folder}/openapi.json`).paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        endpoint: `${method} ${path} of ${folder}`,
        ...operation,
      })),
    ),
  );
const shown = (content: Content | undefined): readonly unknown[] =>
  Object.values(content?.['application/json']?.examples ?? {}).map(({ value }) => value);

/** Every text in a value, and what its field is called. */
function texts(value: unknown, field = ''): { readonly field: string; readonly text: string }[] {
  if (typeof value === 'string') return [{ field, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, within]) => texts(within, Array.isArray(value) ? field : key));
}

describe('examples of the HTTP interface', () => {
  it('each is taken by its schema', () => {
    expect(examples.length).toBeGreaterThan(130);
    const refused = examples.flatMap(({ name, schema, example }) => {
      const { error } = schema.safeParse(example);
      return error === undefined ? [] : [`${name} ${z.prettifyError(error)}`];
    });
    expect(refused).toEqual([]);
  });

  it('each endpoint with a body shows one, and each that is shown is one of the contracts', () => {
    const bodies = operations.filter(({ requestBody }) => requestBody !== undefined);
    expect(bodies.length).toBeGreaterThan(100);
    expect(
      bodies.filter(({ requestBody }) => shown(requestBody!.content).length === 0).map(({ endpoint }) => endpoint),
    ).toEqual([]);
    const checked = new Set(examples.map(({ example }) => JSON.stringify(example)));
    const strange = operations.filter(({ requestBody, responses }) =>
      [requestBody, ...Object.values(responses)]
        .flatMap((part) => shown(part?.content))
        .some((example) => !checked.has(JSON.stringify(example))),
    );
    expect(strange.map(({ endpoint }) => endpoint)).toEqual([]);
  });

  it('each command to a running case shows what it answers', () => {
    const commands = operations.filter(({ responses }) => responses['201']?.content !== undefined);
    const silent = commands.filter(({ responses }) => shown(responses['201']!.content).length === 0);
    expect(commands.length - silent.length).toBeGreaterThan(100);
  });

  it('none names a person, or bears a number that could be one’s', () => {
    const all = examples.flatMap(({ example }) => texts(example));
    const people = all.filter(({ field }) => ['name', 'representative', 'contact'].includes(field));
    expect(people.length).toBeGreaterThan(10);
    const invented = (text: string) => text.includes('某某') || /\.pdf$|书$/.test(text);
    expect(people.filter(({ text }) => !invented(text))).toEqual([]);
    expect(all.filter(({ text }) => /(?<!\d)1[3-9]\d{9}(?!\d)|\d{17}[\dX]/.test(text))).toEqual([]);
  });
});
