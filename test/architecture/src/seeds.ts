import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './workspace.js';

export const SEEDS = 'docs/SEEDS.md';

/** A sentence of a seed with where it is built and what proves it, or the reason why it is no software. */
export interface SeedRow {
  /** Heading of the seed's section. */
  readonly seed: string;
  readonly words: string;
  readonly features: readonly string[];
  readonly places: readonly string[];
  readonly tests: readonly { readonly file: string; readonly title: string }[];
  readonly reason: string | null;
}

/** A sentence that nothing carries out so far. */
export interface OpenRow {
  readonly seed: string;
  readonly words: string;
  readonly features: readonly string[];
  readonly lacks: string;
}

/** What docs/SEEDS.md says. */
export interface SeedTable {
  readonly features: readonly string[];
  readonly rows: readonly SeedRow[];
  readonly open: readonly OpenRow[];
  /** The line that counts them. */
  readonly count: string;
}

const NO_SOFTWARE = 'no software: ';
const NOT_BUILT = 'Not built yet';
const FEATURES = 'Features';

/** The digest by which a sentence of a seed is known: its first twelve hexadecimal digits of SHA-256. */
export const digestOf = (words: string): string => createHash('sha256').update(words).digest('hex').slice(0, 12);

const coded = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text);
const listed = (cell: string): string[] => (cell === '–' ? [] : cell.split(', '));

/** The cells of each row of a table, without its head. */
const tableOf = (section: string): string[][] =>
  section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

function seedRow(seed: string, [words = '', features = '', places = '', last = '']: string[]): SeedRow {
  return {
    seed,
    words,
    features: listed(features),
    places: coded(places),
    tests: coded(last).map((test) => {
      const [file = '', ...title] = test.split(' › ');
      return { file, title: title.join(' › ') };
    }),
    reason: last.startsWith(NO_SOFTWARE) ? last.slice(NO_SOFTWARE.length) : null,
  };
}

/** Reads the table of the seeds, section by section. */
export function seedTable(text = readFileSync(join(ROOT, SEEDS), 'utf8')): SeedTable {
  const [intro = '', ...sections] = text.split(/^## /m);
  const bodies = sections.map((section) => {
    const [heading = '', ...lines] = section.split('\n');
    return { heading: heading.trim(), rows: tableOf(lines.join('\n')) };
  });
  const seeds = bodies.filter(({ heading }) => /^SEED\d /.test(heading));
  const rowsUnder = (start: string): string[][] =>
    bodies.filter(({ heading }) => heading.startsWith(start)).flatMap(({ rows }) => rows);
  return {
    features: rowsUnder(FEATURES).flatMap(([, features = '']) =>
      features.split('; ').map((feature) => feature.split(' ', 1)[0] ?? ''),
    ),
    rows: seeds.flatMap(({ heading, rows }) => rows.map((row) => seedRow(heading, row))),
    open: rowsUnder(NOT_BUILT).map(([words = '', seed = '', features = '', lacks = '']) => ({
      // The section names a seed by its mark alone.
      seed: seeds.find(({ heading }) => heading.startsWith(`${seed} `))?.heading ?? seed,
      words,
      features: listed(features),
      lacks,
    })),
    count: intro.split('\n').find((line) => /^\d+ sentences: /.test(line)) ?? '',
  };
}
