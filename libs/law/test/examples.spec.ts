import { describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { asJson, LAW_RECOMPUTATIONS, verifyStored, type Derivation, type JsonValue } from '../src/index.js';
import { EXAMPLES, renderExamples } from './fixture/examples.js';

const page = new URL('../EXAMPLES.md', import.meta.url);

describe('the worked examples', () => {
  it('read as the page says', () => {
    if (process.env['UPDATE_EXAMPLES'] === '1') writeFileSync(page, renderExamples());
    expect(renderExamples()).toBe(readFileSync(page, 'utf8'));
  });

  it('show every rule that heads a tree, so that none is corrected unnoticed', () => {
    const shown = new Set(EXAMPLES.map(([, derive]) => derive().derivation.rule));
    expect(Object.keys(LAW_RECOMPUTATIONS).filter((rule) => !shown.has(rule))).toEqual([]);
  });

  it.each(EXAMPLES)('%s: comes out again from its tree, which is JSON', (_title, derive) => {
    const { derivation } = derive();
    const stored = JSON.parse(JSON.stringify(derivation)) as Derivation;
    expect(stored).toEqual(asJson(derivation) as JsonValue);
    expect(verifyStored(stored, LAW_RECOMPUTATIONS).outcome).toBe('SAME');
  });
});
