import PDFDocument from 'pdfkit';
import { type LegalDate } from '@hejie/law';
import { documentError } from '../document-error.js';
import { type FilledDocument, type Page, type Run } from '../docx/filled-document.js';
import { type FontFile, type Fonts } from './fonts.js';
import { laidOut } from './lay-out.js';
import { type Sheet } from './sheet.js';

/** What a PDF says of itself. */
export interface PdfInfo {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly date: LegalDate;
}

/** A printed document, and its sheets. */
export interface Printout {
  readonly bytes: Uint8Array;
  readonly sheets: readonly Sheet[];
}

type Pdf = InstanceType<typeof PDFDocument>;
/** A font as it is parsed, of which the types of pdfkit know nothing. */
interface ParsedFont {
  hasGlyphForCodePoint(point: number): boolean;
}

/** Parsed once for all documents: it takes longer than all else of one, and each takes its own subset. */
const PARSED = new WeakMap<FontFile, ParsedFont>();

/** 四号, of the number of a page. */
const PAGE_NUMBER_SIZE = 14;
/** 7 mm below the text, one character from the outer edge (GB/T 9704). */
const BELOW_TEXT = 20;

/** Lays out a filled document and prints it as PDF with its fonts, only the characters used. Throws `DOCUMENT.GLYPH_MISSING`. */
export async function printed(document: FilledDocument, fonts: Fonts, info: PdfInfo): Promise<Printout> {
  const pdf = blank(document.page, info);
  const done = bytesOf(pdf);
  for (const weight of ['regular', 'bold'] as const) {
    const file = fonts[weight];
    pdf.registerFont(weight, (PARSED.get(file) ?? file.bytes) as Buffer, file.face);
  }
  const use = ({ bold, size }: Run): Pdf => {
    const weight = bold ? 'bold' : 'regular';
    pdf.font(weight).fontSize(size);
    PARSED.set(fonts[weight], parsedFont(pdf));
    return pdf;
  };
  const sheets = laidOut(document, (run) => {
    requireGlyphs(use(run), run.text);
    return pdf.widthOfString(run.text);
  });
  for (const [index, sheet] of sheets.entries()) {
    pdf.addPage();
    for (const { x, y, width, height } of sheet.boxes) pdf.lineWidth(0.5).rect(x, y, width, height).stroke();
    for (const { part, x, y, width, height } of sheet.pictures)
      pdf.image(Buffer.from(document.pictures.get(part) ?? []), x, y, { width, height });
    for (const { run, x, y, spacing } of sheet.texts)
      use(run).text(run.text, x, y, { lineBreak: false, baseline: 'alphabetic', characterSpacing: spacing });
    pageNumber(use({ text: '', bold: false, size: PAGE_NUMBER_SIZE }), document.page, index + 1);
  }
  pdf.end();
  return { bytes: await done, sheets };
}

function blank({ width, height }: Page, { title, author, subject, date }: PdfInfo): Pdf {
  // The document bears the time of its own day, never that of its making: it is to come out the same.
  const made = new Date(`${date}T00:00:00Z`);
  return new PDFDocument({
    autoFirstPage: false,
    size: [width, height],
    margin: 0,
    font: null as unknown as string,
    pdfVersion: '1.7',
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: title, Author: author, Subject: subject, CreationDate: made, ModDate: made },
  });
}

const parsedFont = (pdf: Pdf): ParsedFont => (pdf as unknown as { _font: { font: ParsedFont } })._font.font;

/** A name with a character that the font has not would come out as an empty box. */
function requireGlyphs(pdf: Pdf, text: string): void {
  const font = parsedFont(pdf);
  const missing = [...text].find((char) => !font.hasGlyphForCodePoint(char.codePointAt(0) ?? 0));
  if (missing !== undefined)
    throw documentError('GLYPH_MISSING', `字库中没有“${missing}”字。`, `The font has no character "${missing}".`);
}

/** 单页码居右，双页码居左. */
function pageNumber(pdf: Pdf, { width, height, left, right, bottom }: Page, page: number): void {
  const text = `— ${page} —`;
  const x = page % 2 === 1 ? width - right - PAGE_NUMBER_SIZE - pdf.widthOfString(text) : left + PAGE_NUMBER_SIZE;
  pdf.text(text, x, height - bottom + BELOW_TEXT, { lineBreak: false, baseline: 'top' });
}

function bytesOf(pdf: Pdf): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  return new Promise((resolve, reject) => {
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
}
