import { type Element } from '@xmldom/xmldom';
import type PizZip from 'pizzip';
import { childrenOf, descendantsOf, find, parseXml } from './xml.js';

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** The name of the picture that a QR code takes the place of. A word processor keeps it, and gives the file of the picture another. */
export const QR_NAME = '二维码';

/** The parts of a .docx that its document refers to, by the ids that it uses. */
export function relationsOf(zip: PizZip): ReadonlyMap<string, string> {
  const file = zip.file('word/_rels/document.xml.rels');
  if (file === null) return new Map();
  const relations = childrenOf(parseXml(file.asText()).documentElement as Element);
  return new Map(relations.map((one) => [one.getAttribute('Id') ?? '', `word/${one.getAttribute('Target') ?? ''}`]));
}

/** The part of the picture in a `drawing`. */
export function pictureOf(drawing: Element, relations: ReadonlyMap<string, string>): string | undefined {
  const blip = find(childrenOf(drawing)[0], 'graphic', 'graphicData', 'pic', 'blipFill', 'blip');
  return relations.get(blip?.getAttributeNS(RELATIONSHIPS, 'embed') ?? '');
}

/** The part of the picture that a QR code takes the place of, if the template has one. */
export function qrPart(zip: PizZip): string | undefined {
  const file = zip.file('word/document.xml');
  if (file === null) return undefined;
  const drawings = descendantsOf(parseXml(file.asText()).documentElement as Element, 'drawing');
  const qr = drawings.find((one) => find(childrenOf(one)[0], 'docPr')?.getAttribute('name') === QR_NAME);
  return qr === undefined ? undefined : pictureOf(qr, relationsOf(zip));
}
