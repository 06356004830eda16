import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { renderCaseStates } from '../src/index.js';

const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

describe('the README', () => {
  it('shows the case states as they are', () => {
    expect(readme).toContain(renderCaseStates());
  });

  it('names only files and folders that exist', () => {
    const named = [...readme.matchAll(/`((?:src|test|screening|agreement|case)\/[\w./-]+)`/g)].map((m) => m[1] ?? '');
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((file) => ![root, join(root, 'src'), join(root, '../..')].some((from) => existsSync(join(from, file))))).toEqual([]);
  });
});
