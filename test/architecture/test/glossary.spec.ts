import { describe, expect, it } from '@jest/globals';
import { exportedNames, NAMED_AFTER_ITS_FUNCTION, NO_TERMS, terms } from '../src/glossary.js';
import { sources } from '../src/workspace.js';

const LIBRARIES = ['law', 'settlement'];
const exported = [...new Set(LIBRARIES.flatMap(exportedNames))].sort();
const rows = terms();
const named = rows.flatMap(({ code }) => code);
const exempt = Object.values(NO_TERMS).flat();

describe('the glossary', () => {
  it('names only what law or settlement export, and each once', () => {
    expect(named.filter((name) => !exported.includes(name))).toEqual([]);
    expect(named.filter((name, index) => named.indexOf(name) !== index)).toEqual([]);
  });

  it('has every exported term: what is missing is a new row, or no term and listed as such', () => {
    const missing = exported.filter((name) => !named.includes(name) && !exempt.includes(name));
    expect(missing.filter((name) => !NAMED_AFTER_ITS_FUNCTION.test(name))).toEqual([]);
  });

  it('lists as no terms only what is exported and has no row', () => {
    expect(exempt.filter((name) => !exported.includes(name) || named.includes(name))).toEqual([]);
  });

  it('gives each row a Chinese and an English term, a name in the code, and rules that the libraries know', () => {
    expect(rows.length).toBeGreaterThan(130);
    const law = LIBRARIES.flatMap((library) => sources(`libs/${library}/src`))
      .map(({ text }) => text)
      .join('\n');
    for (const { chinese, english, code, rules } of rows) {
      expect([chinese, english, code.length > 0]).toEqual([
        expect.stringMatching(/\p{Script=Han}/u),
        expect.stringMatching(/[a-z]/),
        true,
      ]);
      expect([code, rules.filter((rule) => !new RegExp(`(?<![\\w-])${rule}(?!\\d)`).test(law))]).toEqual([code, []]);
    }
  });
});
