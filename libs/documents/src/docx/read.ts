import { type Element } from '@xmldom/xmldom';
import PizZip from 'pizzip';
import { documentError } from '../document-error.js';
import {
  type Block,
  type FilledDocument,
  type Page,
  type Paragraph,
  type Picture,
  type Run,
} from './filled-document.js';
import { pictureOf, relationsOf } from './pictures.js';
import { over, paragraphProperties, runProperties, Styles, type Properties } from './styles.js';
import { childrenOf, find, parseXml, points, word } from './xml.js';

/** A point in the unit of drawings (EMU). */
const DRAWING_UNITS = 12_700;
/** 三号, the size of the text of a court's document. */
const USUAL_SIZE = 16;
const USUAL_PITCH = 1.8;
/** Fonts that are heavy by themselves: 小标宋, 黑体. */
const HEAVY = /标宋|黑/;

/** Reads a .docx as far as pages need it. Throws `DOCUMENT.TEMPLATE_BROKEN`. */
export function readDocument(bytes: Uint8Array): FilledDocument {
  const zip = new PizZip(bytes);
  const part = (name: string): string => {
    const file = zip.file(name);
    if (file !== null) return file.asText();
    throw documentError('TEMPLATE_BROKEN', `模板中缺少 ${name}。`, `The template lacks ${name}.`);
  };
  const reader = new Reader(new Styles(part('word/styles.xml')), relationsOf(zip));
  const body = find(parseXml(part('word/document.xml')).documentElement as Element, 'body') as Element;
  const blocks = childrenOf(body).flatMap((one) => reader.block(one));
  const pictures = new Map(
    Object.keys(zip.files)
      .filter((name) => name.startsWith('word/media/'))
      .map((name) => [name, zip.files[name]!.asUint8Array()]),
  );
  return { page: pageOf(find(body, 'sectPr')), blocks, pictures };
}

function pageOf(section: Element | undefined): Page {
  const size = find(section, 'pgSz');
  const margins = find(section, 'pgMar');
  const length = (element: Element | undefined, name: string): number => {
    const value = points(element, name);
    if (value !== undefined) return value;
    throw documentError(
      'TEMPLATE_BROKEN',
      `模板未设定页面的 ${name}。`,
      `The template does not set ${name} of its page.`,
    );
  };
  return {
    width: length(size, 'w'),
    height: length(size, 'h'),
    top: length(margins, 'top'),
    right: length(margins, 'right'),
    bottom: length(margins, 'bottom'),
    left: length(margins, 'left'),
  };
}

class Reader {
  constructor(
    private readonly styles: Styles,
    private readonly relations: ReadonlyMap<string, string>,
  ) {}

  block(element: Element): Block[] {
    if (element.localName === 'p') return [this.paragraph(element)];
    if (element.localName !== 'tbl') return [];
    const widths = childrenOf(find(element, 'tblGrid') ?? element)
      .filter(({ localName }) => localName === 'gridCol')
      .map((column) => points(column, 'w') ?? 0);
    const rows = all(element, 'tr').map((row) =>
      all(row, 'tc').map((cell) => all(cell, 'p').map((one) => this.paragraph(one))),
    );
    const borders = childrenOf(find(element, 'tblPr', 'tblBorders') ?? element);
    const bordered = borders.some((border) => (word(border, 'val') ?? 'none') !== 'none');
    return [{ kind: 'TABLE', bordered, widths, rows }];
  }

  private paragraph(element: Element): Paragraph {
    const own = find(element, 'pPr');
    const style = word(find(own, 'pStyle'), 'val');
    const format = over(this.styles.of(style), paragraphProperties(own));
    const runs = runsIn(element).flatMap((run) => this.run(run, format));
    const size = runs[0]?.size ?? format.size ?? USUAL_SIZE;
    return {
      kind: 'PARAGRAPH',
      style: this.styles.nameOf(style),
      align: format.align ?? 'LEFT',
      firstIndent: format.firstIndentChars === undefined ? (format.firstIndent ?? 0) : format.firstIndentChars * size,
      left: format.left ?? 0,
      right: format.right ?? 0,
      before: format.before ?? 0,
      after: format.after ?? 0,
      pitch: format.pitch ?? size * USUAL_PITCH,
      keepNext: format.keepNext ?? false,
      newPage: format.newPage ?? false,
      runs,
      picture: this.picture(element),
    };
  }

  private run(element: Element, format: Properties): Run[] {
    const { bold = false, size = USUAL_SIZE, font = '' } = over(format, runProperties(find(element, 'rPr')));
    const text = all(element, 't')
      .map((one) => one.textContent ?? '')
      .join('');
    return text === '' ? [] : [{ text, bold: bold || HEAVY.test(font), size }];
  }

  private picture(element: Element): Picture | undefined {
    const drawing = runsIn(element).flatMap((run) => all(run, 'drawing'))[0];
    if (drawing === undefined) return undefined;
    const extent = find(childrenOf(drawing)[0], 'extent');
    const part = pictureOf(drawing, this.relations);
    if (extent === undefined || part === undefined) return undefined;
    return {
      part,
      width: Number(extent.getAttribute('cx')) / DRAWING_UNITS,
      height: Number(extent.getAttribute('cy')) / DRAWING_UNITS,
    };
  }
}

const all = (element: Element, name: string): Element[] =>
  childrenOf(element).filter(({ localName }) => localName === name);

/** The runs of a paragraph, those of links, insertions and the like included. */
const runsIn = (element: Element): Element[] =>
  childrenOf(element).flatMap((child) =>
    child.localName === 'r'
      ? [child]
      : ['hyperlink', 'ins', 'smartTag', 'sdt', 'sdtContent'].includes(child.localName ?? '')
        ? runsIn(child)
        : [],
  );
