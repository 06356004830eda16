import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FACTS, type FactDefinition } from '@hejie/contracts/facts';
import { agencyDocuments } from './agency-documents.js';
import { asyncApiOf } from './asyncapi.js';
import { schemaFile, schemaOf, type JsonSchema } from './json-schema.js';

/** File, within its folder, to text. */
export type Documents = ReadonlyMap<string, string>;

export const ASYNCAPI_FILE = 'asyncapi.json';

/** Everything that `generated/` holds. The same sources give the same bytes. */
export function documentsOf(facts: readonly FactDefinition[] = FACTS, ofAgencies = agencyDocuments()): Documents {
  return new Map([
    ...facts.map((fact): [string, string] => [schemaFile(fact.type), print(schemaOf(fact))]),
    [ASYNCAPI_FILE, print(asyncApiOf(facts))],
    ...ofAgencies.map(([file, document]): [string, string] => [file, print(document)]),
  ]);
}

/** The JSON documents in a folder and below it. */
export async function readDocuments(folder: string): Promise<Documents> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.json')).sort();
  return new Map(
    await Promise.all(
      names.map(async (name): Promise<[string, string]> => [name, await readFile(join(folder, name), 'utf8')]),
    ),
  );
}

/** Writes what differs and removes what is no longer generated; answers the names of both. */
export async function writeDocuments(
  folder: string,
  documents: Documents,
): Promise<{ written: string[]; removed: string[] }> {
  const present = await readDocuments(folder);
  const written = [...documents].filter(([name, text]) => present.get(name) !== text).map(([name]) => name);
  const removed = [...present.keys()].filter((name) => !documents.has(name));
  for (const name of written) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), documents.get(name)!);
  }
  for (const name of removed) await rm(join(folder, name));
  return { written, removed };
}

/** The schemas among some documents, by file name. */
export function schemasOf(documents: Documents): ReadonlyMap<string, JsonSchema> {
  return new Map(
    [...documents]
      .filter(([name]) => name.endsWith('.schema.json'))
      .map(([name, text]) => [name, JSON.parse(text) as JsonSchema]),
  );
}

const print = (document: object): string => `${JSON.stringify(document, undefined, 2)}\n`;
