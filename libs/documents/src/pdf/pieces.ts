import { type Paragraph, type Picture } from '../docx/filled-document.js';
import { brokenIntoLines, type Line, type Measure } from './lines.js';
import { type Sheet } from './sheet.js';

/** What is not parted by the end of a page: a line, or a picture. */
export interface Piece {
  readonly height: number;
  /** Puts it on a sheet, in a column that begins at x, its upper edge at y. */
  place(sheet: Sheet, x: number, y: number): void;
}

/** Of the height of a character, so much stands above the baseline. */
const ABOVE_BASELINE = 0.86;
/** A justified line is not stretched by more than this a character: a line that short was broken for another reason. */
const MOST_SPACING = 4;

/** The lines and the picture of a paragraph in a column of a width. One without text has the height of a line, unless it holds a picture. */
export function piecesOf(paragraph: Paragraph, column: number, measure: Measure): readonly Piece[] {
  const { runs, picture, firstIndent, left, right, before, after } = paragraph;
  const width = column - left - right;
  const lines = runs.length === 0 && picture !== undefined ? [] : brokenIntoLines(runs, width, firstIndent, measure);
  const pieces = [
    ...(picture === undefined ? [] : [pictureIn(paragraph, picture, width)]),
    ...lines.map((line, index) => lineIn(paragraph, line, index === 0 ? firstIndent : 0, width, measure)),
  ];
  return pieces.map((piece, index) => {
    const above = index === 0 ? before : 0;
    return {
      height: above + piece.height + (index === pieces.length - 1 ? after : 0),
      place: (sheet, x, y) => piece.place(sheet, x + left, y + above),
    };
  });
}

const pictureIn = ({ align }: Paragraph, picture: Picture, width: number): Piece => ({
  height: picture.height,
  place: (sheet, x, y) => sheet.pictures.push({ ...picture, x: x + shift(align, width - picture.width), y }),
});

const lineIn = (paragraph: Paragraph, line: Line, indent: number, width: number, measure: Measure): Piece => ({
  height: paragraph.pitch,
  place(sheet, x, y) {
    const { align, style, pitch } = paragraph;
    const spare = width - indent - line.width;
    const length = line.runs.reduce((sum, { text }) => sum + [...text].length, 0);
    const stretch = align === 'JUSTIFY' && line.justified && length > 1 ? spare / (length - 1) : 0;
    const spacing = stretch > 0 && stretch <= MOST_SPACING ? stretch : 0;
    const begin = x + indent + shift(align, spare);
    let at = begin;
    for (const run of line.runs) {
      sheet.texts.push({ run, x: at, y: y + (pitch - run.size) / 2 + run.size * ABOVE_BASELINE, spacing });
      at += measure(run) + spacing * [...run.text].length;
    }
    if (style !== undefined) sheet.marks.push({ style, x: begin + line.width / 2, y: y + pitch / 2 });
  },
});

const shift = (align: Paragraph['align'], spare: number): number =>
  align === 'CENTER' ? spare / 2 : align === 'RIGHT' ? spare : 0;
