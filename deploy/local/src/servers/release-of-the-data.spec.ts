import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { requireSameRelease } from './release-of-the-data.js';

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'hejie-data-'));
});
afterEach(() => rmSync(data, { recursive: true }));
const filled = () => mkdirSync(join(data, 'postgres'));

describe('the release of a data folder', () => {
  it('is today’s where the folder is empty, and stays it', () => {
    requireSameRelease(data, false);
    filled();
    expect(() => requireSameRelease(data, false)).not.toThrow();
  });

  it('is an older one where nobody has marked it: one sentence says what to do', () => {
    filled();
    expect(() => requireSameRelease(data, false)).toThrow(/^The cases in .* older release.*: npm start -- --reset$/);
    expect(() => requireSameRelease(data, true)).toThrow(/npm start -- --durable --reset$/);
  });

  it('is another one where the mark says so', () => {
    filled();
    writeFileSync(join(data, 'release'), '1\n');
    expect(() => requireSameRelease(data, false)).toThrow('older release');
  });
});
