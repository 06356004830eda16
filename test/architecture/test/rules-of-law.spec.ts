import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIBRARIES, renderRuleIndex, ruleIndex, testedRules } from '../src/rule-index.js';
import { KEPT_ELSEWHERE, RULES_OF_THE_CORE } from '../src/rules-of-the-core.js';
import { ROOT, sources } from '../src/workspace.js';

/** The rows and decision vectors of rules.md §12, and the scenarios whose figures are law alone. */
const VECTORS = [
  1, 2, 3, 4, 6, 7, 8, 9, 10, 12, 13, 14, 16, 18, 20, 21, 22, 23, 24, 25, 26, 27, 29, 30, 32, 34, 35, 37, 39, 40, 41,
  42, 44, 45, 46, 47, 48, 50,
].map((n) => `TV-${String(n).padStart(2, '0')}`);
const DECISIONS = Array.from({ length: 15 }, (_, i) => `TV-D${i + 1}`);
const SCENARIOS = [3, 4, 5, 7, 8, 9, 13, 14, 15, 16, 17, 18].map((n) => `S${n}`);

describe.each(LIBRARIES)('the index of rules of $folder', (library) => {
  it('has a test for every rule that a function claims, returns or rests on', () => {
    expect(
      ruleIndex(library)
        .filter((entry) => entry.tests.length === 0)
        .map(({ rule, places }) => [rule, places[0]?.file]),
    ).toEqual([]);
  });

  it('is the page that a lawyer reads, one step from the README (npm run rules -w @hejie/architecture)', () => {
    expect(readFileSync(join(ROOT, library.folder, 'RULES.md'), 'utf8')).toBe(renderRuleIndex(library));
    expect(readFileSync(join(ROOT, library.folder, 'README.md'), 'utf8')).toContain('](RULES.md)');
  });
});

describe('the index of rules', () => {
  it('knows a rule by its docstring, by what the code returns, and by the setting of a pack', () => {
    const places = (folder: string, rule: string): string[] =>
      ruleIndex(LIBRARIES.find((one) => one.folder === folder) ?? LIBRARIES[0])
        .find((entry) => entry.rule === rule)
        ?.places.map((place) => place.name) ?? [];
    expect(places('libs/law', 'INT-7')).toContain('`requireNewPeriod`');
    expect(places('libs/settlement', 'SET-ART-4-1')).toContain('`SIGNATORY_RULES`');
    expect(places('libs/law', 'SET-RES-4')).toEqual(['national: resumption.decisionTargetDays']);
  });

  it('misses no rule of the core: each is computed here, or it is said what becomes of it, never both', () => {
    const computed = new Set(LIBRARIES.flatMap((library) => ruleIndex(library).map(({ rule }) => rule)));
    expect(RULES_OF_THE_CORE.filter((rule) => !computed.has(rule))).toEqual(
      RULES_OF_THE_CORE.filter((rule) => rule in KEPT_ELSEWHERE),
    );
    expect(Object.keys(KEPT_ELSEWHERE).filter((rule) => !RULES_OF_THE_CORE.includes(rule))).toEqual([]);
  });

  it('reads every source, whatever its name ends in, and no test', () => {
    const files = LIBRARIES.flatMap(({ folder }) => sources(`${folder}/src`)).map(({ file }) => file);
    expect(files).toEqual(
      expect.arrayContaining(['libs/law/src/periods/period.ts', 'libs/settlement/src/decisions/unsubmitted.ts']),
    );
    expect(files.filter((file) => /spec|\.d\.ts$/.test(file))).toEqual([]);
  });

  it('every vector, decision vector and scenario of pure law has a test by its id', () => {
    const tested = testedRules();
    expect([...VECTORS, ...DECISIONS, ...SCENARIOS].filter((id) => !tested.has(id))).toEqual([]);
  });
});
