import { provisionOf, type Citation, type LegalDate } from '@hejie/law';
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { documentError } from '../document-error.js';
import { type Printed } from '../fields/read-fields.js';
import { packed } from './archive.js';
import { citationText, citedIn } from './citations.js';
import { qrPart } from './pictures.js';

/** What goes into a template. */
export interface Filling {
  readonly values: Readonly<Record<string, Printed | undefined>>;
  /** Every name that the template may use. */
  readonly names: readonly string[];
  /** The day whose articles are cited. */
  readonly on: LegalDate;
  readonly qr?: Uint8Array;
}

/** A filled template, and what it cites, each provision once. */
export interface Filled {
  readonly bytes: Uint8Array;
  readonly citations: readonly Citation[];
}

/** The value of a tag where it stands; docxtemplater calls it while it fills. */
type Value = (tag: string, scope: Printed, isSection: boolean) => unknown;

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** `{#事由＝履行完毕}`: a part that stands where a field has these words. */
const EQUALS = /^(.+?)\s*[＝=]\s*(.+)$/;

/**
 * Whether a template can be filled by these names. Throws `DOCUMENT.TEMPLATE_BROKEN`, `DOCUMENT.PLACEHOLDER_UNKNOWN`,
 * `STATUTE.PROVISION_UNKNOWN`.
 */
export function checkTemplate(template: Uint8Array, names: readonly string[]): void {
  const { tags } = compiled(new PizZip(template), names, () => '');
  for (const id of tags.flatMap((tag) => citedIn(tag) ?? [])) provisionOf(id);
}

/**
 * Fills a template (.docx): `{名称}`, lists and conditions `{#财产清单}…{/}`, `{#事由＝履行完毕}…{/}`, citations `{法条:CPL.SEIZURE}`.
 * Throws as {@link checkTemplate}, and `DOCUMENT.QR_MISSING`, `DOCUMENT.QR_UNPLACED`, `DOCUMENT.QR_INVALID`, `STATUTE.NOT_IN_FORCE`.
 */
export function fill(template: Uint8Array, { values, names, on, qr }: Filling): Filled {
  const zip = new PizZip(template);
  placeQr(zip, qr);
  const articles = new Map<string, ReturnType<typeof citationText>>();
  const cited = new Map<string, Citation>();
  const { document, tags } = compiled(zip, names, (tag, scope, isSection) => {
    const article = articles.get(tag);
    for (const one of article?.citations ?? []) cited.set(one.provision, one);
    const value = article?.text ?? valueOf(tag, scope);
    // A list of texts in the place of one is enumerated.
    return Array.isArray(value) && !isSection ? value.join('、') : value;
  });
  // Before it is filled: nothing that is thrown meanwhile comes out as it was thrown.
  for (const tag of tags) {
    const provisions = citedIn(tag);
    if (provisions !== undefined) articles.set(tag, citationText(provisions, on));
  }
  document.render(values);
  return { bytes: packed(document.getZip() as PizZip), citations: [...cited.values()] };
}

function compiled(zip: PizZip, names: readonly string[], value: Value) {
  const tags = new Set<string>();
  const parser = (tag: string) => {
    tags.add(tag);
    return {
      get: (scope: Printed, { meta }: { readonly meta: { readonly part: { readonly module?: string } } }): unknown =>
        value(tag, scope, meta.part.module !== undefined),
    };
  };
  const document = parsed(zip, parser);
  const unknown = [...tags].filter((tag) => !isKnown(tag, names)).map((tag) => `{${tag}}`);
  if (unknown.length > 0)
    throw documentError(
      'PLACEHOLDER_UNKNOWN',
      `模板中有不认识的占位符：${unknown.join('、')}。`,
      `The template has unknown placeholders: ${unknown.join(', ')}.`,
    );
  return { document, tags: [...tags] };
}

function parsed(zip: PizZip, parser: (tag: string) => { get: (...of: never[]) => unknown }): Docxtemplater<PizZip> {
  try {
    // What a request leaves out is an optional field: it prints nothing.
    return new Docxtemplater(zip, { paragraphLoop: true, parser, nullGetter: () => '', errorLogging: false });
  } catch (error) {
    const { errors = [] } =
      (error as { properties?: { errors?: { properties?: { explanation?: string } }[] } }).properties ?? {};
    const why = errors.map(({ properties }) => properties?.explanation ?? '').join(' ');
    throw documentError(
      'TEMPLATE_BROKEN',
      `模板的占位符不完整：${why}`,
      `The placeholders of the template are not whole: ${why}`,
    );
  }
}

/** The value of a tag in the innermost list entry or the whole; `undefined` where the next one out is to be asked. */
function valueOf(tag: string, scope: Printed): unknown {
  if (tag === '.') return scope;
  if (typeof scope !== 'object' || Array.isArray(scope)) return undefined;
  const values = scope as Readonly<Record<string, Printed | undefined>>;
  const [, name, words] = EQUALS.exec(tag) ?? [];
  if (name === undefined) return values[tag];
  return values[name] === undefined ? undefined : values[name] === words;
}

const isKnown = (tag: string, names: readonly string[]): boolean =>
  tag === '.' || citedIn(tag) !== undefined || names.includes(EQUALS.exec(tag)?.[1] ?? tag);

function placeQr(zip: PizZip, qr: Uint8Array | undefined): void {
  const part = qrPart(zip);
  if (part !== undefined && qr === undefined)
    throw documentError('QR_MISSING', '此文书应有二维码。', 'This document needs a QR code.', '/qr');
  if (qr === undefined) return;
  if (part === undefined)
    throw documentError('QR_UNPLACED', '此文书没有二维码的位置。', 'This document has no place for a QR code.', '/qr');
  if (!PNG.every((byte, index) => qr[index] === byte))
    throw documentError('QR_INVALID', '二维码应为 PNG 图像。', 'The QR code is to be a PNG image.', '/qr');
  zip.file(part, qr, { binary: true });
}
