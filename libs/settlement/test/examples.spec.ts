import { describe, expect, it } from '@jest/globals';
import { LAW_RECOMPUTATIONS, verifyStored, type Derivation } from '@hejie/law';
import { readFileSync, writeFileSync } from 'node:fs';
import { SETTLEMENT_RECOMPUTATIONS } from '../src/index.js';
import { EXAMPLES, renderExamples } from './fixture/examples.js';

const page = new URL('../EXAMPLES.md', import.meta.url);

describe('the worked decisions', () => {
  it('read as the page says', () => {
    if (process.env['UPDATE_EXAMPLES'] === '1') writeFileSync(page, renderExamples());
    expect(renderExamples()).toBe(readFileSync(page, 'utf8'));
  });

  it('show every rule of this library that heads a tree, so that none is corrected unnoticed', () => {
    const shown = new Set(EXAMPLES.map(([, show]) => show().derivation?.rule));
    const own = Object.entries(SETTLEMENT_RECOMPUTATIONS).filter(([rule, run]) => LAW_RECOMPUTATIONS[rule] !== run);
    expect(own.map(([rule]) => rule).filter((rule) => !shown.has(rule))).toEqual([]);
  });

  it.each(EXAMPLES)('%s: comes out again from its tree, which is JSON', (_title, show) => {
    const { derivation } = show();
    if (derivation === undefined) return;
    const stored = JSON.parse(JSON.stringify(derivation)) as Derivation;
    expect(stored).toEqual(derivation);
    expect(verifyStored(stored, SETTLEMENT_RECOMPUTATIONS).outcome).toBe('SAME');
  });
});
