import { createHash } from 'node:crypto';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { formatCaseNumber, isOfEnforcement, LawError, parseCaseNumber } from '@hejie/law';
import {
  type CourtDocument,
  type DocumentRequest,
  type HashedFile,
  type SealPlace,
  type Signatory,
} from './document.js';
import { documentError } from './document-error.js';
import { checkTemplate, fill } from './docx/fill.js';
import { readDocument } from './docx/read.js';
import { namesIn, readFields, type Printed } from './fields/read-fields.js';
import { chineseDate } from './fields/chinese-date.js';
import { SIGNATORY_ROLES, type Kind, type SignatoryRole } from './kinds/kind.js';
import { DOCUMENT_KINDS, type DocumentKind } from './kinds/kinds.js';
import { printed } from './pdf/draw.js';
import { findFonts, type Fonts } from './pdf/fonts.js';
import { type Sheet } from './pdf/sheet.js';

const TEMPLATES = fileURLToPath(new URL('../templates', import.meta.url));
/** What every template may use beside the fields of its kind. 执前: its case is none of enforcement, so that nobody in it is an executed party (CASE-7). */
const COMMON_NAMES = ['法院', '文书编号', '案号', '执前', '日期', '署名', '辅助人员', '职务', '姓名', '序号'];
/** Who signs above the date, and who below it. */
const ABOVE_DATE: readonly SignatoryRole[] = ['PRESIDENT', 'PRESIDING_JUDGE', 'JUDGE'];
/** The style of the paragraph with the date, over which the seal goes (骑年盖月). */
const DATE_STYLE = '成文日期';
const MILLIMETRES_PER_POINT = 25.4 / 72;

/** Where documents take their templates and fonts from; absent: those of this library. */
export interface DocumentsOptions {
  /** A folder with templates of the court's own, of the same names; what it has not is taken from this library. */
  readonly templates?: string;
  /** A folder with the fonts of the PDF, such as Debian's `/usr/share/fonts/opentype/noto`. */
  readonly fonts?: string;
}

/**
 * Makes documents. Fonts and templates of the court's own are read and checked at once, so that what is wrong with them is found when a service
 * starts; those of this library, which its tests check, with the first document that needs them:
 * `DOCUMENT.FONT_MISSING`, `DOCUMENT.TEMPLATE_BROKEN`, `DOCUMENT.PLACEHOLDER_UNKNOWN`, `STATUTE.PROVISION_UNKNOWN`.
 */
export class Documents {
  private readonly fonts: Fonts;
  private readonly templates = new Map<DocumentKind, Uint8Array>();

  constructor({ templates, fonts }: DocumentsOptions = {}) {
    this.fonts = findFonts(fonts);
    if (templates === undefined) return;
    for (const kind of Object.keys(DOCUMENT_KINDS) as DocumentKind[]) {
      const own = join(templates, fileOf(kind));
      if (existsSync(own)) this.templates.set(kind, checked(kind, own));
    }
  }

  /**
   * Makes a document as .docx and, from the same filled .docx, as PDF. Throws `DOCUMENT.*` for what is missing or wrong in the
   * request or the template, `STATUTE.*` for a provision that is not in force on its date.
   */
  async make<K extends DocumentKind>(request: DocumentRequest<K>): Promise<CourtDocument<K>> {
    const { kind, court, number, date, fields, signatories, qr } = request;
    const { title: usual, titleOf, fields: schema, signedBy, filedUnder }: Kind = DOCUMENT_KINDS[kind];
    const title = titleOf?.(fields) ?? usual;
    const caseNumber = caseNumberOf(number);
    requireSignatory(title, signedBy, signatories);
    const template = this.templateOf(kind);
    const values = {
      ...readFields(schema, fields),
      法院: court,
      文书编号: number,
      案号: caseNumber,
      执前: !isOfEnforcement(caseNumber),
      日期: chineseDate(date),
      署名: signatories.filter(({ role }) => ABOVE_DATE.includes(role)).map(signature),
      辅助人员: signatories.filter(({ role }) => !ABOVE_DATE.includes(role)).map(signature),
    };
    // Each half takes some tens of milliseconds of the processor; a ruling may bring two hundred notices with it.
    await othersTurn();
    const filled = fill(template, { values, names: namesFor(kind), on: date, qr });
    await othersTurn();
    const pdf = await printed(readDocument(filled.bytes), this.fonts, {
      title: `${title}${number}`,
      author: court,
      subject: caseNumber,
      date,
    });
    return {
      kind,
      number,
      caseNumber,
      title,
      date,
      fields,
      citations: filled.citations,
      signatories,
      seals: sealPlaces(court, pdf.sheets),
      filedUnder,
      template: sha256(template),
      docx: hashed(filled.bytes),
      pdf: hashed(pdf.bytes),
    };
  }

  private templateOf(kind: DocumentKind): Uint8Array {
    const known = this.templates.get(kind);
    if (known) return known;
    const ours = checked(kind, join(TEMPLATES, fileOf(kind)));
    this.templates.set(kind, ours);
    return ours;
  }
}

const namesFor = (kind: DocumentKind): string[] => [...COMMON_NAMES, ...namesIn(DOCUMENT_KINDS[kind].fields)];

const fileOf = (kind: DocumentKind): string => `${DOCUMENT_KINDS[kind].template}.docx`;

function checked(kind: DocumentKind, file: string): Uint8Array {
  const template = readFileSync(file);
  try {
    checkTemplate(template, namesFor(kind));
  } catch (error) {
    throw error instanceof LawError ? error.at(file) : error;
  }
  return template;
}

function caseNumberOf(number: string): string {
  const read = parseCaseNumber(number);
  if (read.valid) return formatCaseNumber({ ...read, suffix: null });
  throw documentError(
    'NUMBER_INVALID',
    `“${number}”不是文书编号：${read.reason.zh}`,
    `"${number}" is no number of a document: ${read.reason.en}`,
    '/number',
  );
}

function requireSignatory(title: string, roles: readonly SignatoryRole[], signatories: readonly Signatory[]): void {
  if (roles.length === 0 || signatories.some(({ role }) => roles.includes(role))) return;
  const words = roles.map((role) => SIGNATORY_ROLES[role]).join('或者');
  throw documentError(
    'SIGNATORY_MISSING',
    `${title}应由${words}署名。`,
    `This document is to be signed by one of: ${roles.join(', ')}.`,
    '/signatories',
  );
}

/** Two blanks between the characters of the office, one in a name of two characters, so that all stand in line (文书制作规范). */
const signature = ({ role, name }: Signatory): Printed => ({
  职务: [...SIGNATORY_ROLES[role]].join('　　'),
  姓名: [...name].length === 2 ? [...name].join('　') : name,
});

const sealPlaces = (of: string, sheets: readonly Sheet[]): SealPlace[] =>
  sheets.flatMap(({ marks }, index) =>
    marks
      .filter(({ style }) => style === DATE_STYLE)
      .map(({ x, y }) => ({
        of,
        page: index + 1,
        x: Math.round(x * MILLIMETRES_PER_POINT),
        y: Math.round(y * MILLIMETRES_PER_POINT),
      })),
  );

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const hashed = (bytes: Uint8Array): HashedFile => ({ bytes, sha256: sha256(bytes) });
