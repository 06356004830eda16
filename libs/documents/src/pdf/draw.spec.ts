import { describe, expect, it } from '@jest/globals';
import { legalDate } from '@hejie/law';
import { type FilledDocument } from '../docx/filled-document.js';
import { printed } from './draw.js';
import { findFonts } from './fonts.js';

const document: FilledDocument = {
  page: { width: 120, height: 120, top: 10, right: 10, bottom: 10, left: 10 },
  blocks: [
    {
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
      runs: [{ text: '裁定', bold: false, size: 10 }],
      picture: undefined,
    },
  ],
  pictures: new Map(),
};

describe('a printed document', () => {
  it('takes a font that was parsed for the one before, and comes out the same', async () => {
    const { regular, bold } = findFonts();
    let read = 0;
    const counted = {
      get bytes(): Buffer {
        read += 1;
        return regular.bytes;
      },
    };
    const info = { title: '裁定', author: '法院', subject: '案', date: legalDate('2026-12-01') };
    const made: Uint8Array[] = [];
    for (let n = 0; n < 3; n += 1) made.push((await printed(document, { regular: counted, bold }, info)).bytes);
    expect(read).toBe(1);
    expect(Buffer.compare(made[0]!, made[2]!)).toBe(0);
  });
});
