import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { renderCaseStates } from '../src/index.js';

const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
const RULE = /'((?:SET|PRE|GUA|FEE)-(?:ART-|CASE-)?(?:\d+(?:-\d+x?)?|SCHEDULE|LEDGER|BREACH-DAY))'/g;

describe('the README', () => {
  it('shows the case states as they are', () => {
    expect(readme).toContain(renderCaseStates());
  });

  it('leads from every rule that the source cites to its place', () => {
    const cited = sources
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
      .flatMap((file) => [...readFileSync(join(root, 'src', file), 'utf8').matchAll(RULE)].map((m) => m[1] ?? ''));
    expect(cited.length).toBeGreaterThan(40);
    expect([...new Set(cited)].filter((rule) => !new RegExp(`\\b${rule}\\b`).test(readme))).toEqual([]);
  });

  it('names only files that exist', () => {
    const named = [...readme.matchAll(/`((?:\w|-)+\/(?:\w|[-.])+\.ts)`/g)].map((m) => m[1] ?? '').filter((file) => !file.startsWith('test/') && !file.startsWith('src/'));
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((file) => !sources.includes(file))).toEqual([]);
  });
});
