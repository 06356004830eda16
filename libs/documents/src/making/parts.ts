import { QR_NAME } from '../docx/pictures.js';
import { crc32, deflateSync } from 'node:zlib';

/**
 * The frame of a template: page, styles and fonts as 法院文书制作规范 and GB/T 9704 have them. A4, margins 37, 35, 28, 26 mm, 22 lines of 28
 * characters. Fonts are the court's own, by name: whoever opens the file needs them, the PDF does not.
 */
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** The style ids of the paragraphs. The seal is placed over the one called Date. */
export type Style =
  | 'Court'
  | 'Title'
  | 'Number'
  | 'Body'
  | 'Addressee'
  | 'Signature'
  | 'Date'
  | 'Clerk'
  | 'Cell'
  | 'Picture'
  | 'Slip'
  | 'Last';

const FANGSONG = '仿宋_GB2312';
const XIAOBIAOSONG = '方正小标宋简体';
const PITCH = 580;

const style = (id: Style, name: string, paragraph: string, run = '', type = 'customStyle="1"'): string =>
  `<w:style w:type="paragraph" w:${type} w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Body"/><w:qFormat/>` +
  `<w:pPr>${paragraph}</w:pPr>${run === '' ? '' : `<w:rPr>${run}</w:rPr>`}</w:style>`;
const fonts = (name: string): string =>
  `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${name}"/>`;
const size = (points: number): string => `<w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/>`;
const exact = (twips: number, more = ''): string => `<w:spacing ${more}w:line="${twips}" w:lineRule="exact"/>`;
const indent = (chars: number): string => `<w:ind w:firstLineChars="${chars * 100}" w:firstLine="${chars * 320}"/>`;
const right = (chars: number): string =>
  `<w:ind w:firstLineChars="0" w:firstLine="0" w:rightChars="${chars * 100}" w:right="${chars * 320}"/><w:jc w:val="right"/>`;
const center = `${indent(0)}<w:jc w:val="center"/>`;
const heading = fonts(XIAOBIAOSONG) + size(22);

const STYLES =
  `${HEAD}<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault><w:rPr>${fonts(FANGSONG)}${size(16)}<w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>` +
  `<w:style w:type="paragraph" w:default="1" w:styleId="Body"><w:name w:val="正文"/><w:qFormat/><w:pPr>${exact(PITCH)}${indent(2)}<w:jc w:val="both"/></w:pPr></w:style>` +
  style('Court', '法院名称', `<w:keepNext/>${exact(700, `w:before="${PITCH}" `)}${center}`, heading) +
  style('Title', '文书名称', `<w:keepNext/>${exact(700)}${center}`, heading) +
  style('Number', '文书编号', `<w:keepNext/>${exact(PITCH, `w:before="${PITCH}" w:after="${PITCH}" `)}${right(2)}`) +
  style('Addressee', '主送', `${indent(0)}`) +
  style('Last', '末段', `<w:keepNext/>`) +
  style('Signature', '署名', `<w:keepNext/>${right(2)}`) +
  style('Date', '成文日期', `<w:keepNext/>${right(2)}`) +
  style('Clerk', '书记员', `<w:keepNext/>${right(2)}`) +
  style('Cell', '表格', `${exact(440)}${indent(0)}<w:jc w:val="left"/>`, size(12)) +
  style('Picture', '二维码', `${indent(0)}<w:jc w:val="left"/>`) +
  style('Slip', '回执', `<w:keepNext/><w:pageBreakBefore/>${exact(700, `w:after="${PITCH}" `)}${center}`, heading) +
  '</w:styles>';

const footer = (side: 'left' | 'right'): string =>
  `${HEAD}<w:ftr xmlns:w="${W}"><w:p><w:pPr>${exact(PITCH)}<w:ind w:firstLineChars="0" w:firstLine="0" w:leftChars="100" w:left="280" w:rightChars="100" w:right="280"/><w:jc w:val="${side}"/></w:pPr>` +
  ['— ', null, ' —']
    .map((text) =>
      text === null
        ? `<w:r><w:rPr>${fonts('宋体')}${size(14)}</w:rPr><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:rPr>${fonts('宋体')}${size(14)}</w:rPr><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:rPr>${fonts('宋体')}${size(14)}</w:rPr><w:fldChar w:fldCharType="end"/></w:r>`
        : `<w:r><w:rPr>${fonts('宋体')}${size(14)}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`,
    )
    .join('') +
  '</w:p></w:ftr>';

const SECTION =
  '<w:sectPr><w:footerReference w:type="default" r:id="rIdOdd"/><w:footerReference w:type="even" r:id="rIdEven"/>' +
  '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588" w:header="851" w:footer="1417" w:gutter="0"/></w:sectPr>';

const relationship = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${R}/${type}" Target="${target}"/>`;
const relationships = (...all: readonly string[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;
const override = (part: string, type: string): string =>
  `<Override PartName="/word/${part}.xml" ContentType="${OFFICE}.${type}+xml"/>`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const run = (text: string): string => `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;

/** A paragraph in a style. */
export const paragraph = (styleId: Style, text: string): string =>
  `<w:p><w:pPr><w:pStyle w:val="${styleId}"/></w:pPr>${text === '' ? '' : run(text)}</w:p>`;

/** The paragraph that a word processor wants after a table at the end: of a height of one point, so that it needs no page of its own. */
export const afterTable = (): string => `<w:p><w:pPr>${exact(20)}</w:pPr></w:p>`;

const border = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
  .join('');

/** A table: widths in millimetres, rows of texts. */
export const table = (widths: readonly number[], rows: readonly (readonly string[])[]): string =>
  tableOf(
    widths,
    rows.map((texts) => texts.map((text) => paragraph('Cell', text))),
    border,
  );

/** What stands side by side, without borders: widths in millimetres, and the paragraphs of each part. */
export const sideBySide = (widths: readonly number[], parts: readonly string[]): string => tableOf(widths, [parts], '');

function tableOf(widths: readonly number[], rows: readonly (readonly string[])[], borders: string): string {
  const twips = widths.map((width) => Math.round(width * 56.7));
  const cell = (paragraphs: string, column: number): string =>
    `<w:tc><w:tcPr><w:tcW w:w="${twips[column]}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${paragraphs}</w:tc>`;
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${twips.reduce((a, b) => a + b, 0)}" w:type="dxa"/>${borders === '' ? '' : `<w:tblBorders>${borders}</w:tblBorders>`}<w:tblLayout w:type="fixed"/></w:tblPr>` +
    `<w:tblGrid>${twips.map((w) => `<w:gridCol w:w="${w}"/>`).join('')}</w:tblGrid>` +
    rows.map((cells) => `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells.map(cell).join('')}</w:tr>`).join('') +
    '</w:tbl>'
  );
}

const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';
const QR_SIDE = 1_980_000;

/** The place of a QR code: 55 mm square, so that a copy at 150 dpi still shows each dot of one that holds a whole credential. */
export const qrPlace = (): string =>
  `<w:p><w:pPr><w:pStyle w:val="Picture"/></w:pPr><w:r><w:drawing><wp:inline xmlns:wp="${DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">` +
  `<wp:extent cx="${QR_SIDE}" cy="${QR_SIDE}"/><wp:docPr id="1" name="${QR_NAME}"/><a:graphic xmlns:a="${DRAWING}/main"><a:graphicData uri="${DRAWING}/picture">` +
  `<pic:pic xmlns:pic="${DRAWING}/picture"><pic:nvPicPr><pic:cNvPr id="1" name="qr.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdQr"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
  `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${QR_SIDE}" cy="${QR_SIDE}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;

/** The parts of a .docx around a body. */
export function partsOf(body: string): Readonly<Record<string, string | Uint8Array>> {
  const hasQr = body.includes('rIdQr');
  return {
    '[Content_Types].xml':
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>` +
      override('document', 'document.main') +
      override('styles', 'styles') +
      override('settings', 'settings') +
      override('footer1', 'footer') +
      override('footer2', 'footer') +
      '</Types>',
    '_rels/.rels': relationships(relationship('rId1', 'officeDocument', 'word/document.xml')),
    'word/_rels/document.xml.rels': relationships(
      relationship('rIdStyles', 'styles', 'styles.xml'),
      relationship('rIdSettings', 'settings', 'settings.xml'),
      relationship('rIdOdd', 'footer', 'footer1.xml'),
      relationship('rIdEven', 'footer', 'footer2.xml'),
      ...(hasQr ? [relationship('rIdQr', 'image', 'media/qr.png')] : []),
    ),
    'word/settings.xml': `${HEAD}<w:settings xmlns:w="${W}"><w:evenAndOddHeaders/></w:settings>`,
    'word/styles.xml': STYLES,
    'word/footer1.xml': footer('right'),
    'word/footer2.xml': footer('left'),
    'word/document.xml': `${HEAD}<w:document xmlns:w="${W}" xmlns:r="${R}"><w:body>${body}${SECTION}</w:body></w:document>`,
    ...(hasQr ? { 'word/media/qr.png': greyPng() } : {}),
  };
}

/** A square of one shade of grey as PNG, until a QR code takes its place. */
export function greyPng(shade = 0xcc): Uint8Array {
  const side = 8;
  const chunk = (type: string, data: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const framed = Buffer.alloc(body.length + 8);
    framed.writeUInt32BE(data.length);
    body.copy(framed, 4);
    framed.writeUInt32BE(crc32(body), body.length + 4);
    return framed;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(side, shade)]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: side }, () => row)));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
