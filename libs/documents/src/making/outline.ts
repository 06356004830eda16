import { afterTable, paragraph, qrPlace, sideBySide, table, type Style } from './parts.js';

/** A part of a template's body, as WordprocessingML. */
export type Part = string;

/** Paragraphs of text. */
export const body = (...texts: readonly string[]): Part[] => texts.map((text) => paragraph('Body', text));
const styled = (style: Style, ...texts: readonly string[]): Part[] => texts.map((text) => paragraph(style, text));

/** 首部: court, title and number. */
export const head = (title: string): Part[] => [
  ...styled('Court', '{法院}'),
  ...styled('Title', title),
  ...styled('Number', '{文书编号}'),
];

/** 首部 of a paper that parties or others write and sign themselves: no court heads it, and the number of the case says to which it belongs. */
export const partyHead = (title: string): Part[] => [...styled('Title', title), ...styled('Number', '案号：{案号}')];

/** Whom a letter addresses (主送). */
export const addressee = (...texts: readonly string[]): Part[] => styled('Addressee', ...texts);

/** The last paragraphs of the text: they stand on the page of the signatures (落款与正文同处一面). */
export const last = (...texts: readonly string[]): Part[] => styled('Last', ...texts);

/** 尾部: who signs, the date over which the seal goes, and those who assist. */
export const foot = (): Part[] => [
  ...styled('Signature', '', '', '{#署名}', '{职务}　　　{姓名}', '{/}'),
  ...styled('Date', '{日期}'),
  ...styled('Clerk', '{#辅助人员}', '{职务}　　　{姓名}', '{/}'),
];

/** A slip that is sent back (回执), on a page of its own. */
export const slip = (title: string): Part[] => styled('Slip', title);

/** Texts at the right of a slip. */
export const right = (...texts: readonly string[]): Part[] => styled('Clerk', ...texts);

/** The parties, each with what identifies him. */
export const parties = (): Part[] => body('{#当事人}', '{地位}：{名称}{#身份事项}，{身份事项}{/身份事项}。', '{/}');

/** Parts that stand only where a condition of a template holds. */
export const where = (condition: string, ...parts: readonly Part[][]): Part[] => [
  ...body(`{#${condition}}`),
  ...parts.flat(),
  ...body('{/}'),
];

/** Parts that stand only where a field of a template is empty. */
export const whereNot = (field: string, ...parts: readonly Part[][]): Part[] => [
  ...body(`{^${field}}`),
  ...parts.flat(),
  ...body('{/}'),
];

/** A paragraph for each entry of a list. */
export const each = (list: string, text: string): Part[] => body(`{#${list}}`, text, '{/}');

/** What the debtor is called: before enforcement (执前调) he is no executed party (PRE-13, CASE-7). */
export const DEBTOR_CALLED = '{#执前}债务人{/执前}{^执前}被执行人{/执前}';

/** Of whom a document speaks that states no more of him than his name. */
export const ofDebtor = (): Part[] => styled('Cell', DEBTOR_CALLED + '：{被执行人}　{证件种类}：{证件号码}');

/** 首部 of a certificate, with the number of its credential and whom it speaks of: on the first page, however long the text is. */
export const certificateHead = (title: string): Part[] => [
  ...head(title),
  ...styled('Cell', '凭证编号：{凭证编号}'),
  ...ofDebtor(),
];

/** 尾部 of a certificate: the QR code, and beside it the date over which the seal goes. */
export const certified = (): Part[] => [sideBySide([60, 96], [qrPlace(), paragraph('Date', '{日期}')]), afterTable()];

export { table };
