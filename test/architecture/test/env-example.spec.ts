import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ENV_EXAMPLE, envExample, keysOf } from './fixture/env-example.js';
import { ROOT } from '../src/workspace.js';

const page = join(ROOT, ENV_EXAMPLE);

describe('the example of an environment', () => {
  it('is what the schemas say (npm run env-example)', () => {
    if (process.env['UPDATE_ENV_EXAMPLE'] === '1') writeFileSync(page, envExample());
    expect(readFileSync(page, 'utf8')).toBe(envExample());
  });

  it('says of each key what it means, what it is when absent, and who needs it', () => {
    const keys = { url: z.string().describe('The address.'), level: z.string().default('info').describe('The level.') };
    expect(
      keysOf({
        one: { URL: keys.url, LEVEL: keys.level },
        two: { URL: keys.url.optional() },
      }),
    ).toEqual([
      { name: 'URL', meaning: 'The address.', standard: undefined, readBy: ['one', 'two'], neededBy: ['one'] },
      { name: 'LEVEL', meaning: 'The level.', standard: 'info', readBy: ['one'], neededBy: [] },
    ]);
  });

  it('is refused for a key of which nothing is said, or two things', () => {
    expect(() => keysOf({ one: { URL: z.string() } })).toThrow('Nothing is said of URL');
    expect(() => keysOf({ one: { URL: z.string().describe('A.') }, two: { URL: z.string().describe('B.') } })).toThrow(
      'URL has more than one meaning: A. | B.',
    );
  });
});
