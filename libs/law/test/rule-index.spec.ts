import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { renderRuleIndex, ruleIndex } from './rule-index.js';

const root = new URL('../', import.meta.url);
const page = new URL('RULES.md', root);
const index = ruleIndex(root);

describe('the index of rules', () => {
  it('has a test for every rule that a function claims to compute', () => {
    expect(index.filter((entry) => entry.tests.length === 0).map((entry) => entry.rule)).toEqual([]);
  });

  it('is the page that a lawyer reads', () => {
    const rendered = renderRuleIndex(index);
    if (process.env['UPDATE_RULE_INDEX'] === '1') writeFileSync(page, rendered);
    expect(existsSync(page) ? readFileSync(page, 'utf8') : '').toBe(rendered);
  });
});
