import { describe, expect, it } from '@jest/globals';
import { problemsOf } from '../scripts/check.js';
import { documentsOf, readDocuments } from '../scripts/documents.js';

const folder = (name: string): string => `${import.meta.dirname}/../${name}`;

describe('the committed contracts', () => {
  it('are those of the sources and break no published promise', async () => {
    const [generated, published] = [await readDocuments(folder('generated')), await readDocuments(folder('published'))];
    expect(problemsOf({ sources: documentsOf(), generated, published })).toEqual([]);
  });
});
