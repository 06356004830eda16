import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Run } from '../docx/filled-document.js';
import { brokenIntoLines } from './lines.js';

const run = (text: string): Run => ({ text, bold: false, size: 10 });
/** Chinese characters are as wide as they are high, others half. */
const measure = ({ text, size }: Run): number =>
  [...text].reduce((sum, char) => sum + (/[\x20-\x7e]/.test(char) ? size / 2 : size), 0);
const broken = (text: string, width: number, indent = 0): string[] =>
  brokenIntoLines([run(text)], width, indent, measure).map(({ runs }) => runs.map((one) => one.text).join(''));

describe('lines', () => {
  it('break between Chinese characters, and the first is narrower by its indent', () => {
    expect(broken('一二三四五六七八', 40, 20)).toEqual(['一二', '三四五六', '七八']);
  });

  it('keep numbers and words whole, but codes longer than twelve characters are torn', () => {
    expect(broken('共计1600000.00元', 60)).toEqual(['共计', '1600000.00元']);
    expect(broken('号91331122MA2XXXXX0X', 40)).toEqual(['号913311', '22MA2XXX', 'XX0X']);
  });

  it('neither begin with closing punctuation nor end with what opens', () => {
    expect(broken('一二三四，五', 40)).toEqual(['一二三', '四，五']);
    expect(broken('一二三（四）', 40)).toEqual(['一二三', '（四）']);
  });

  it('are all justified but the last', () => {
    expect(brokenIntoLines([run('一二三四五')], 20, 0, measure).map(({ justified }) => justified)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('a paragraph without text has one line', () => {
    expect(brokenIntoLines([], 20, 0, measure)).toEqual([{ runs: [], width: 0, justified: false }]);
  });

  const texts = fc.string({ unit: fc.constantFrom(...'一二三，。（）《》1.2aZ 、'), maxLength: 60 });

  it('lose nothing, and are never wider than there is room', () => {
    fc.assert(
      fc.property(
        fc.array(texts, { maxLength: 4 }),
        fc.integer({ min: 4, max: 20 }),
        fc.integer({ min: 0, max: 2 }),
        (parts, columns, indent) => {
          const [width, firstIndent] = [columns * 10, indent * 10];
          const lines = brokenIntoLines(parts.map(run), width, firstIndent, measure);
          expect(lines.flatMap(({ runs }) => runs.map(({ text }) => text)).join('')).toBe(parts.join(''));
          for (const [index, line] of lines.entries())
            expect(line.width).toBeLessThanOrEqual(width - (index === 0 ? firstIndent : 0));
        },
      ),
    );
  });
});
