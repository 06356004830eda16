import { describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { asJson, reevaluate, type Derivation, type JsonValue } from '../src/index.js';
import { EXAMPLES, renderExamples } from './examples.js';

const page = new URL('../EXAMPLES.md', import.meta.url);

describe('the worked examples', () => {
  it('read as the page says', () => {
    if (process.env['UPDATE_EXAMPLES'] === '1') writeFileSync(page, renderExamples());
    expect(renderExamples()).toBe(readFileSync(page, 'utf8'));
  });

  it.each(EXAMPLES)('%s: comes out again from its tree, which is JSON', (_title, derive) => {
    const { derivation } = derive();
    const stored = JSON.parse(JSON.stringify(derivation)) as Derivation;
    expect(stored).toEqual(asJson(derivation) as JsonValue);
    expect(reevaluate(stored)).toEqual(derivation.value);
  });
});
