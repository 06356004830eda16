import { describe, expect, it } from '@jest/globals';
import { reevaluate, type Derivation } from '@hejie/law';
import { readFileSync, writeFileSync } from 'node:fs';
import { SETTLEMENT_EVALUATORS } from '../src/index.js';
import { EXAMPLES, renderExamples } from './examples.js';

const page = new URL('../EXAMPLES.md', import.meta.url);

describe('the worked decisions', () => {
  it('read as the page says', () => {
    if (process.env['UPDATE_EXAMPLES'] === '1') writeFileSync(page, renderExamples());
    expect(renderExamples()).toBe(readFileSync(page, 'utf8'));
  });

  it.each(EXAMPLES)('%s: comes out again from its tree, which is JSON', (_title, show) => {
    const { derivation } = show();
    if (derivation === undefined) return;
    const stored = JSON.parse(JSON.stringify(derivation)) as Derivation;
    expect(stored).toEqual(derivation);
    expect(reevaluate(stored, SETTLEMENT_EVALUATORS)).toEqual(derivation.value);
  });
});
