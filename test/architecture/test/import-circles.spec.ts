import { describe, expect, it } from '@jest/globals';
import { graphOf, importCircles, importGraph } from '../src/import-graph.js';
import { packages } from '../src/workspace.js';

describe('the files of a package', () => {
  it.each(packages())('of $folder import each other in no circle', ({ folder }) => {
    expect(importCircles(importGraph(folder))).toEqual([]);
  });

  it('would be found out: a circle of three files, one of whose imports is of a type', () => {
    const circle = graphOf([
      { file: 'a/ledger.ts', text: "import { text } from './text.js';" },
      { file: 'a/text.ts', text: "export * from './parts/line.js';" },
      { file: 'a/parts/line.ts', text: "import type { Ledger } from '../ledger.js';" },
      { file: 'a/alone.ts', text: "import { Ledger } from './ledger.js'; import { z } from 'zod';" },
    ]);
    expect(importCircles(circle)).toEqual([['a/ledger.ts', 'a/text.ts', 'a/parts/line.ts']]);
  });
});
