import { describe, expect, it } from '@jest/globals';
import PizZip from 'pizzip';
import { paragraph, partsOf, qrPlace, table } from '../making/parts.js';
import { packed } from './archive.js';
import { type Paragraph } from './filled-document.js';
import { readDocument } from './read.js';

function read(body: string, change: (parts: Record<string, string | Uint8Array>) => void = () => undefined) {
  const parts = { ...partsOf(body) };
  change(parts);
  const zip = new PizZip();
  for (const [name, content] of Object.entries(parts)) zip.file(name, content);
  return readDocument(packed(zip));
}
const only = (body: string): Paragraph => read(body).blocks[0] as Paragraph;

describe('a .docx as pages need it', () => {
  it('is A4 with the margins of a court: 37, 26, 35, 28 mm', () => {
    const { page } = read(paragraph('Body', '甲'));
    const millimetres = Object.fromEntries(
      Object.entries(page).map(([side, points]) => [side, Math.round((points * 25.4) / 72)]),
    );
    expect(millimetres).toEqual({ width: 210, height: 297, top: 37, right: 26, bottom: 35, left: 28 });
  });

  it('has its formats from styles and what they are based on', () => {
    expect(only(paragraph('Body', '甲'))).toMatchObject({
      align: 'JUSTIFY',
      firstIndent: 32,
      pitch: 29,
      runs: [{ text: '甲', bold: false, size: 16 }],
    });
    expect(only(paragraph('Title', '甲'))).toMatchObject({
      align: 'CENTER',
      firstIndent: 0,
      keepNext: true,
      runs: [{ bold: true, size: 22 }],
    });
    expect(only(paragraph('Date', '甲'))).toMatchObject({
      style: '成文日期',
      align: 'RIGHT',
      right: 32,
      firstIndent: 0,
    });
    expect(only(paragraph('Slip', '甲'))).toMatchObject({ newPage: true });
  });

  it('has what a paragraph and a run say themselves before that', () => {
    const own =
      '<w:p><w:pPr><w:pStyle w:val="Body"/><w:jc w:val="right"/></w:pPr><w:r><w:t>甲</w:t></w:r><w:r><w:rPr><w:b/><w:sz w:val="24"/></w:rPr><w:t>乙</w:t></w:r></w:p>';
    expect(only(own)).toMatchObject({
      align: 'RIGHT',
      runs: [
        { text: '甲', bold: false, size: 16 },
        { text: '乙', bold: true, size: 12 },
      ],
    });
  });

  it('reads what Word inserts around runs', () => {
    expect(
      only(
        '<w:p><w:ins><w:r><w:t>甲</w:t></w:r></w:ins><w:del><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>',
      ).runs.map(({ text }) => text),
    ).toEqual(['甲']);
  });

  it('has tables, and pictures with their size', () => {
    const { blocks, pictures } = read(table([20, 40], [['甲', '乙']]) + qrPlace());
    expect(blocks[0]).toMatchObject({
      kind: 'TABLE',
      bordered: true,
      rows: [[[{ runs: [{ text: '甲' }] }], [{ runs: [{ text: '乙' }] }]]],
    });
    expect((blocks[1] as Paragraph).picture).toMatchObject({
      part: 'word/media/qr.png',
      width: expect.closeTo(156, 0),
    });
    expect([...pictures.keys()]).toEqual(['word/media/qr.png']);
  });

  it('is refused without its parts or its page', () => {
    expect(() => read('', (parts) => delete parts['word/styles.xml'])).toThrow('DOCUMENT.TEMPLATE_BROKEN');
    const noPage = (parts: Record<string, string | Uint8Array>): void => {
      parts['word/document.xml'] = String(parts['word/document.xml']).replace(/<w:sectPr>.*<\/w:sectPr>/, '');
    };
    expect(() => read('', noPage)).toThrow('DOCUMENT.TEMPLATE_BROKEN');
  });
});
