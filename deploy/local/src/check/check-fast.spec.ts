import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { CHECKOUT } from '../../preinstall/cache.mjs';
import { touchedBy } from './check-fast.js';

const pkg = (path: string) => ({ name: `@hejie/${path}`, folder: join(CHECKOUT, path), scripts: {} });

describe('the fast check', () => {
  it('takes the packages in which a file changed, and no other', () => {
    const packages = [pkg('libs/law'), pkg('libs/law-of-nature'), pkg('services/intake')];
    const touched = touchedBy(['libs/law/src/index.ts', 'README.md', 'services/cli/src/main.ts'], packages);
    expect(touched.map(({ name }) => name)).toEqual(['@hejie/libs/law']);
  });
});
