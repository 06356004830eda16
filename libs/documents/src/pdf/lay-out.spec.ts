import { describe, expect, it } from '@jest/globals';
import { type Block, type Paragraph, type Table } from '../docx/filled-document.js';
import { laidOut } from './lay-out.js';
import { type Sheet } from './sheet.js';

/** A page of ten lines of ten characters. */
const page = { width: 120, height: 120, top: 10, right: 10, bottom: 10, left: 10 };
const measure = ({ text, size }: { text: string; size: number }): number => [...text].length * size;
const paragraph = (text: string, more: Partial<Paragraph> = {}): Paragraph => ({
  kind: 'PARAGRAPH',
  style: undefined,
  align: 'LEFT',
  firstIndent: 0,
  left: 0,
  right: 0,
  before: 0,
  after: 0,
  pitch: 10,
  keepNext: false,
  newPage: false,
  runs: text === '' ? [] : [{ text, bold: false, size: 10 }],
  picture: undefined,
  ...more,
});
const laid = (...blocks: readonly Block[]): readonly Sheet[] => laidOut({ page, blocks, pictures: new Map() }, measure);
const textsOf = (sheets: readonly Sheet[]): string[][] => sheets.map(({ texts }) => texts.map(({ run }) => run.text));
const lines = (many: number): Paragraph[] => Array.from({ length: many }, (_, index) => paragraph(`第${index}行`));

describe('pages', () => {
  it('hold as many lines as there is room, and a paragraph goes on over them', () => {
    expect(textsOf(laid(...lines(9), paragraph('一'.repeat(20)))).map((texts) => texts.length)).toEqual([10, 1]);
  });

  it('do not part what keeps with the next', () => {
    const kept = [paragraph('末段', { keepNext: true }), paragraph('署名', { keepNext: true }), paragraph('日期')];
    expect(textsOf(laid(...lines(7), ...kept))).toHaveLength(1);
    expect(textsOf(laid(...lines(8), ...kept))[1]).toEqual(['末段', '署名', '日期']);
  });

  it('begin where a paragraph begins one, even after one that keeps with it', () => {
    const sheets = laid(paragraph('日期', { keepNext: true }), paragraph('回执', { newPage: true }));
    expect(textsOf(sheets)).toEqual([['日期'], ['回执']]);
    expect(textsOf(laid(paragraph('回执', { newPage: true })))).toEqual([['回执']]);
  });

  it('align lines, and stretch a justified one to the edge', () => {
    const at = (align: Paragraph['align']): number => laid(paragraph('一二', { align }))[0]!.texts[0]!.x;
    expect([at('LEFT'), at('CENTER'), at('RIGHT'), at('JUSTIFY')]).toEqual([10, 50, 90, 10]);
    const justified = laid(paragraph('一二三四五六七八九十，', { align: 'JUSTIFY' }))[0]!.texts;
    expect(justified.map(({ run, spacing }) => [run.text, spacing > 0])).toEqual([
      ['一二三四五六七八九', true],
      ['十，', false],
    ]);
  });

  it('mark the lines of a style by their centres', () => {
    expect(laid(paragraph('日期', { style: 'Date', align: 'RIGHT' }))[0]!.marks).toEqual([
      { style: 'Date', x: 100, y: 15 },
    ]);
  });

  it('put a picture where its paragraph is aligned, and on the next page where there is no room', () => {
    const picture = { part: 'word/media/qr.png', width: 30, height: 30 };
    const [first, second] = laid(...lines(8), paragraph('', { picture, align: 'RIGHT' }));
    expect([first!.pictures, second!.pictures]).toEqual([[], [{ ...picture, x: 80, y: 10 }]]);
  });

  const row = (...texts: readonly string[]): Table['rows'][number] => texts.map((text) => [paragraph(text)]);

  it('draw the cells of a table, and move a row that does not fit', () => {
    const table: Table = { kind: 'TABLE', bordered: true, widths: [48, 52], rows: [row('甲', '乙丙丁戊己')] };
    const [sheet] = laid(table);
    expect(sheet!.boxes).toEqual([
      { x: 10, y: 10, width: 48, height: 28 },
      { x: 58, y: 10, width: 52, height: 28 },
    ]);
    expect(textsOf(laid(...lines(9), table))[1]).toEqual(['甲', '乙丙丁戊', '己']);
  });

  it('keep a paragraph with the first row of the table that follows it', () => {
    const table: Table = { kind: 'TABLE', bordered: false, widths: [100], rows: [row('甲')] };
    const sheets = laid(...lines(8), paragraph('特此证明', { keepNext: true }), table);
    expect(textsOf(sheets)[1]).toEqual(['特此证明', '甲']);
    expect(sheets[1]!.boxes).toEqual([]);
  });

  it('show a picture in a cell, and what stands beside it at half its height', () => {
    const picture = { part: 'word/media/qr.png', width: 30, height: 30 };
    const cells = [[paragraph('', { picture })], [paragraph('日期', { style: '成文日期', align: 'RIGHT', right: 10 })]];
    const [sheet] = laid({ kind: 'TABLE', bordered: false, widths: [50, 50], rows: [cells] });
    expect(sheet!.pictures).toEqual([{ ...picture, x: 14, y: 14 }]);
    expect(sheet!.marks).toEqual([{ style: '成文日期', x: 86, y: 29 }]);
  });

  it('show what is taller than a page, if only in part', () => {
    const picture = { part: 'word/media/qr.png', width: 30, height: 300 };
    const table: Table = { kind: 'TABLE', bordered: true, widths: [50], rows: [[[paragraph('', { picture })]]] };
    expect(laid(...lines(1), table).map(({ pictures }) => pictures.length)).toEqual([0, 1]);
  });

  it('go on with a row that no page can hold', () => {
    const sheets = laid({ kind: 'TABLE', bordered: true, widths: [28], rows: [row('字'.repeat(50))] });
    expect(textsOf(sheets).map((texts) => texts.join('').length)).toEqual([18, 18, 14]);
  });
});
