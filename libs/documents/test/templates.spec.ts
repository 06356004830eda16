import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import PizZip from 'pizzip';
import { namesIn } from '../src/fields/read-fields.js';
import { DOCUMENT_KINDS, type DocumentKind } from '../src/index.js';

const FOLDER = fileURLToPath(new URL('../templates', import.meta.url));
const KINDS = Object.keys(DOCUMENT_KINDS) as DocumentKind[];

const tagsOf = (template: string): string[] => {
  const xml = new PizZip(readFileSync(join(FOLDER, `${template}.docx`))).file('word/document.xml')?.asText() ?? '';
  const text = [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, one]) => one).join('');
  return [...text.matchAll(/\{[#^/]?([^}]*)\}/g)].map(([, tag]) => tag!.split(/[＝=]/)[0]!);
};

describe('the templates', () => {
  it('are one a kind, and no more', () => {
    const named = KINDS.map((kind) => `${DOCUMENT_KINDS[kind].template}.docx`);
    expect(readdirSync(FOLDER).sort()).toEqual([...named].sort());
  });

  it.each(KINDS)('%s: prints every field that is asked for', (kind) => {
    const { template, fields } = DOCUMENT_KINDS[kind];
    const tags = tagsOf(template);
    // Entries are counted where it helps.
    expect(namesIn(fields).filter((name) => name !== '序号' && !tags.includes(name))).toEqual([]);
  });

  it.each(KINDS)('%s: cites by id, never by a number of its own', (kind) => {
    const xml = new PizZip(readFileSync(join(FOLDER, `${DOCUMENT_KINDS[kind].template}.docx`))).file(
      'word/document.xml',
    );
    expect(xml?.asText()).not.toMatch(/》第[一二三四五六七八九十百]+条/);
  });
});
