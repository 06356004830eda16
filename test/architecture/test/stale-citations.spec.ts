import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { legalDate, staleCitations } from '@hejie/law';
import { packages, ROOT, sources } from '../src/workspace.js';

/** The day on which the numbers of articles were last looked through. */
const TODAY = legalDate('2026-11-21');
/** Words of a court's own paper, quoted as they stand; the pack says what is right today. */
const QUOTED = [['libs/law/src/packs/definitions/dongying-2020.ts', '第二百三十九条']];

const folders = packages().map((one) => one.folder);
const documents = ['.', ...folders].flatMap((folder) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
);
const texts = [
  ...folders.flatMap((folder) => sources(folder)),
  ...documents.map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') })),
];

describe('our letters, notices, rulings and documents', () => {
  it('cite every statute by the number in force today', () => {
    const stale = texts.flatMap(({ file, text }) =>
      staleCitations(text, TODAY).map(({ cited, now }) => [file, cited, now]),
    );
    expect(
      stale.map(([file, cited]) => [file, QUOTED.flat().find((words) => cited?.includes(words)) ?? cited]),
    ).toEqual(QUOTED);
  });

  it('are looked through where they are: in services, workflows, contracts and on pages', () => {
    for (const place of [
      'services/mediation/src/',
      'services/performance/src/',
      'services/intake/src/',
      'workflows/cases/src/',
      'libs/contracts/src/',
      'libs/law/README.md',
      'CONTRIBUTING.md',
    ]) {
      expect([place, texts.some(({ file }) => file.startsWith(place))]).toEqual([place, true]);
    }
    expect(texts.filter(({ text }) => /民事诉讼法|民诉法/.test(text)).length).toBeGreaterThan(10);
  });

  it('would be found out: a letter with the old number of the application period', () => {
    expect(staleCitations('依据民事诉讼法第二百三十九条，申请执行的期间为二年', TODAY)).toHaveLength(1);
  });
});
