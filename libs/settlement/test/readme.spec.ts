import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { CASE_STATES, CREDIT_STATES, ENFORCEMENT_STATES, PROPERTY_STATES, renderCaseStates } from '../src/index.js';

const root = join(import.meta.dirname, '..');
const page = join(root, 'README.md');
const drawings = [CASE_STATES, ENFORCEMENT_STATES, PROPERTY_STATES, CREDIT_STATES].map((table) =>
  renderCaseStates(table),
);
if (process.env['UPDATE_README'] === '1') {
  const left = [...drawings];
  const draw = (_: string, before: string, after: string) => `${before}${left.shift()}${after}`;
  writeFileSync(page, readFileSync(page, 'utf8').replace(/(```mermaid\n)[\s\S]*?(\n```)/g, draw));
}
const readme = readFileSync(page, 'utf8');

describe('the README', () => {
  it('shows the case states as they are', () => {
    for (const drawing of drawings) expect(readme).toContain(drawing);
  });

  it('names only files and folders that exist', () => {
    const named = [...readme.matchAll(/`((?:src|test|screening|agreement|case)\/[\w./-]+)`/g)].map((m) => m[1] ?? '');
    expect(named.length).toBeGreaterThan(10);
    expect(
      named.filter(
        (file) => ![root, join(root, 'src'), join(root, '../..')].some((from) => existsSync(join(from, file))),
      ),
    ).toEqual([]);
  });
});
