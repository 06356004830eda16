import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFonts } from './fonts.js';

describe('the fonts of a PDF', () => {
  it('are those of the package', () => {
    const { regular, bold } = findFonts();
    expect(regular.bytes.equals(bold.bytes)).toBe(false);
    expect(regular.bytes.length).toBeGreaterThan(1_000_000);
  });

  it('are those of a folder that is named, by the face in a collection', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hejie-fonts-'));
    for (const weight of ['Regular', 'Bold']) writeFileSync(join(folder, `NotoSerifCJK-${weight}.ttc`), weight);
    expect(findFonts(folder)).toEqual({
      regular: { bytes: Buffer.from('Regular'), face: 'NotoSerifCJKsc-Regular' },
      bold: { bytes: Buffer.from('Bold'), face: 'NotoSerifCJKsc-Bold' },
    });
  });

  it('are named, with the Debian package that has them, where they are not', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hejie-fonts-'));
    expect(() => findFonts(folder)).toThrow('DOCUMENT.FONT_MISSING');
    expect(() => findFonts(folder)).toThrow('fonts-noto-cjk');
  });
});
