import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { digestOf, seedTable } from '../src/seeds.js';
import { ROOT } from '../src/workspace.js';
import { SEED_SENTENCES } from './fixture/seed-sentences.js';

const { rows, open, features, count } = seedTable();
const built = rows.filter(({ reason }) => reason === null);

/** Features of the plan, by the letter of their part: how many each has. */
const PARTS = { A: 14, B: 6, C: 7, D: 9, E: 8, F: 12, G: 5, H: 11, I: 10, J: 11, K: 14, L: 8, M: 7, N: 7, O: 4, P: 3 };
const TEST_FILE = /\.(spec|itest|etest)\.ts$/;
const texts = new Map<string, string>();

/** A file as its titles read: an apostrophe that the code escapes is one. */
function textOf(file: string): string {
  const text = texts.get(file) ?? readFileSync(join(ROOT, file), 'utf8').replaceAll("\\'", "'");
  texts.set(file, text);
  return text;
}

describe('the table of the seeds', () => {
  it('has each sentence that asks for something, in its seed, once', () => {
    for (const [seed, sentences] of Object.entries(SEED_SENTENCES)) {
      const named = [...rows, ...open].filter((row) => row.seed === seed).map(({ words }) => words);
      expect([seed, named.filter((words) => !sentences.includes(digestOf(words)))]).toEqual([seed, []]);
      expect([seed, named.map(digestOf).toSorted()]).toEqual([seed, sentences.toSorted()]);
    }
    expect([...new Set([...rows, ...open].map(({ seed }) => seed))].toSorted()).toEqual(
      Object.keys(SEED_SENTENCES).toSorted(),
    );
  });

  it('has no sentence twice, and those of a seed in the order of the seed', () => {
    for (const [seed, sentences] of Object.entries(SEED_SENTENCES)) {
      const order = rows.filter((row) => row.seed === seed).map(({ words }) => sentences.indexOf(digestOf(words)));
      expect([seed, order]).toEqual([seed, [...new Set(order)].toSorted((a, b) => a - b)]);
    }
  });

  it('says of each where it is built and what proves it, or why it is no software', () => {
    const bare = built.filter((row) => row.features.length === 0 || row.places.length === 0 || row.tests.length === 0);
    expect(bare.map(({ words }) => words)).toEqual([]);
    const both = rows.filter(({ reason, places, tests }) => reason !== null && (places.length > 0 || tests.length > 0));
    expect(both.map(({ words }) => words)).toEqual([]);
    expect(rows.filter(({ reason }) => reason?.trim() === '').map(({ words }) => words)).toEqual([]);
  });

  it('names places that there are, and are no tests', () => {
    const wrong = built.flatMap(({ words, places }) =>
      places.filter((place) => TEST_FILE.test(place) || !existsSync(join(ROOT, place))).map((place) => [words, place]),
    );
    expect(wrong).toEqual([]);
  });

  it('names tests that there are, each with words of its title', () => {
    const wrong = built.flatMap(({ words, tests }) =>
      tests
        .filter(
          ({ file, title }) =>
            !TEST_FILE.test(file) || title.length < 4 || !existsSync(join(ROOT, file)) || !textOf(file).includes(title),
        )
        .map(({ file, title }) => [words, `${file} › ${title}`]),
    );
    expect(wrong).toEqual([]);
  });

  it('names features of the plan, all of which it lists', () => {
    expect(features).toEqual(
      Object.entries(PARTS).flatMap(([part, size]) =>
        Array.from({ length: size }, (_, index) => `${part}${index + 1}`),
      ),
    );
    const unknown = [...rows, ...open].flatMap((row) => row.features).filter((feature) => !features.includes(feature));
    expect(unknown).toEqual([]);
  });

  it('says of what is not built yet what lacks, and counts all truly', () => {
    expect(open.filter((row) => row.lacks === '' || row.features.length === 0).map(({ words }) => words)).toEqual([]);
    const parts = [
      `${built.length} built`,
      `${rows.length - built.length} no software`,
      `${open.length} not built yet`,
    ];
    expect(count).toBe(`${rows.length + open.length} sentences: ${parts.join(', ')}.`);
  });
});

describe('a table of seeds that is not true', () => {
  const [row] = built;
  const text = readFileSync(join(ROOT, 'docs/SEEDS.md'), 'utf8');

  it('is read as it is: a row that is left out is missed, and words that were altered are others', () => {
    const line = text.split('\n').find((one) => one.startsWith(`| ${row?.words} |`)) ?? '';
    expect(seedTable(text.replace(line, '')).rows).toHaveLength(rows.length - 1);
    const altered = seedTable(text.replace(`| ${row?.words} |`, `| ${row?.words}。 |`)).rows[0];
    expect(Object.values(SEED_SENTENCES).flat()).not.toContain(digestOf(altered?.words ?? ''));
  });
});
