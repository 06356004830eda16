import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import PizZip from 'pizzip';
import { Documents } from '../src/index.js';
import { textsOf } from './fixture/pages.js';
import { REQUESTS } from './fixture/requests.js';

const OURS = fileURLToPath(new URL('../templates', import.meta.url));

/** A folder with one template, changed as a lawyer or a word processor would. */
function folderWith(name: string, change: (zip: PizZip) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'hejie-templates-'));
  const zip = new PizZip(readFileSync(join(OURS, name)));
  change(zip);
  writeFileSync(join(folder, name), zip.generate({ type: 'uint8array' }));
  return folder;
}
const replaced =
  (part: string, from: string | RegExp, to: string) =>
  (zip: PizZip): void => {
    const text = zip.file(part)!.asText();
    expect(text).toMatch(from);
    zip.file(part, text.replace(from, to));
  };

describe("a court's own templates", () => {
  it('are used, and those that it has not are ours', async () => {
    const templates = folderWith('fine-decision.docx', replaced('word/document.xml', '应予处罚', '应当给予处罚'));
    const documents = new Documents({ templates });
    const fine = await documents.make(REQUESTS.FINE_DECISION);
    expect((await textsOf(fine.pdf.bytes)).join('')).toContain('应当给予处罚');
    const ours = await new Documents().make(REQUESTS.FINE_DECISION);
    expect(fine.template).not.toBe(ours.template);
    expect((await documents.make(REQUESTS.DETENTION_DECISION)).template).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['{罚款金额}', '{罚金}', 'DOCUMENT.PLACEHOLDER_UNKNOWN'],
    ['{罚款金额}', '{罚款金额', 'DOCUMENT.TEMPLATE_BROKEN'],
    ['法条:CPL.OBSTRUCTION', '法条:CPL.FINE', 'STATUTE.PROVISION_UNKNOWN'],
  ])('are refused at the start, by the name of the file: %s becomes %s', (from, to, code) => {
    const templates = folderWith('fine-decision.docx', replaced('word/document.xml', from, to));
    expect(() => new Documents({ templates })).toThrow(
      expect.objectContaining({ code, path: join(templates, 'fine-decision.docx') }),
    );
  });

  it('may be saved by a word processor that gives styles and pictures other ids', async () => {
    const templates = folderWith('repair-certificate.docx', (zip) => {
      const picture = zip.file('word/media/qr.png')!.asUint8Array();
      zip.remove('word/media/qr.png');
      zip.file('word/media/image1.png', picture, { binary: true });
      replaced('word/_rels/document.xml.rels', 'media/qr.png', 'media/image1.png')(zip);
      replaced('word/document.xml', /<w:pStyle w:val="Date"\/>/, '<w:pStyle w:val="a7"/>')(zip);
      replaced('word/styles.xml', /w:styleId="Date"/, 'w:styleId="a7"')(zip);
    });
    const request = REQUESTS.REPAIR_CERTIFICATE;
    const document = await new Documents({ templates }).make(request);
    expect(document.seals).toHaveLength(1);
    const placed = new PizZip(document.docx.bytes).file('word/media/image1.png')?.asUint8Array();
    expect(placed).toEqual(new Uint8Array(request.qr!));
  });
});
