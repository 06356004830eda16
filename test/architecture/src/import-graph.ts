import { dirname, join } from 'node:path';
import ts from 'typescript';
import { sources } from './workspace.js';

/** Files of one package, each with those that it imports by a relative path; types count, for a reader follows them too. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

/** The graph of texts, by their paths; an import of something else (a package, a JSON file) is left out. */
export function graphOf(texts: readonly { readonly file: string; readonly text: string }[]): ImportGraph {
  const known = new Set(texts.map(({ file }) => file));
  return new Map(
    texts.map(({ file, text }) => [
      file,
      ts
        .preProcessFile(text, true, true)
        .importedFiles.map(({ fileName }) => fileName)
        .filter((name) => name.startsWith('.'))
        .map((name) => join(dirname(file), name).replace(/\.js$/, '.ts'))
        .filter((imported) => known.has(imported)),
    ]),
  );
}

/** The graph of a package, its tests aside. */
export const importGraph = (folder: string): ImportGraph => graphOf(sources(folder));

/** Every group of files that import each other in a circle, as one way round from its first file. */
export function importCircles(graph: ImportGraph): string[][] {
  const circles: string[][] = [];
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file);
    if (at >= 0) circles.push(path.slice(at));
    if (at >= 0 || done.has(file)) return;
    for (const next of graph.get(file) ?? []) walk(next, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) walk(file, []);
  return circles;
}
