import { LawError, parseCaseNumber, type CaseNumberReading } from '@hejie/law';

/** A case id read into its parts. */
export interface CaseIdReading {
  /** The number (案号) that the id is made of, in its one spelling: `（2026）鲁0502执前调5号`. */
  readonly caseNumber: string;
  readonly year: number;
  /** Court code (法院代字). */
  readonly court: string;
  /** Type code (类型代字), a special trial character before it. */
  readonly type: string;
  readonly serial: number;
  /** Which settlement of the number it is, from 1. */
  readonly ordinal: number;
}

/**
 * The form of a case id, to stand in patterns. Whether the court has such a type is asked of the law by {@link parseCaseId}
 * alone: a reader who has not heard of a court's new type still reads its facts.
 */
export const CASE_ID_FORM =
  '(\\d{4})-([\\u4e00-\\u9fa5]{1,3}\\d{0,4})-([\\u4e00-\\u9fa5]{1,5})-([1-9]\\d{0,8})(?:~([2-9]|[1-9]\\d{1,3}))?(?!\\d)';

const CASE_ID = new RegExp(`^${CASE_ID_FORM}$`);
const LAST_ORDINAL = 9_999;

/**
 * CASE-1, CASE-4: the id of a case, made of its number: `（2026）鲁0502执前调5号` is `2026-鲁0502-执前调-5`, the second settlement of
 * that number `2026-鲁0502-执前调-5~2`. Digits and parentheses may be full-width and characters decomposed: the id is the same. It holds
 * no personal data and is no secret, for whoever can count can guess it.
 * @param ordinal which settlement of the number it is, 1 to 9999; 1 is not written.
 * @throws LawError `CASE_NUMBER.*` for a text that is no case number, or the number of one ruling (CASE-8); RangeError for another ordinal.
 */
export function caseIdOf(caseNumber: string, ordinal = 1): string {
  const reading = parseCaseNumber(halfWidth(caseNumber));
  if (!reading.valid) throw new LawError(reading.reason);
  if (reading.suffix !== null)
    throw new LawError({
      code: 'CASE_NUMBER.OF_A_RULING',
      rule: 'CASE-8',
      zh: `“${reading.suffix}”是同一案件中一份裁判文书的编号，请填写案件的案号。`,
      en: `${reading.suffix} counts the rulings within a case; the number of the case has no such ending.`,
    });
  if (!Number.isInteger(ordinal) || ordinal < 1 || ordinal > LAST_ORDINAL)
    throw new RangeError(`Settlements of one number are counted from 1 to ${LAST_ORDINAL}, not ${ordinal}.`);
  return written(reading, ordinal);
}

/**
 * CASE-1: the parts of a case id.
 * @throws LawError `CASE.ID_MALFORMED` for every text that {@link caseIdOf} does not make: each id has one spelling.
 */
export function parseCaseId(id: string): CaseIdReading {
  const reading = readCaseId(id);
  if (reading) return reading;
  throw new LawError({
    code: 'CASE.ID_MALFORMED',
    rule: 'CASE-1',
    zh: '案件标识由年份、法院代字、类型代字和序号组成，同一案号再次和解的加“~”和次序，例如 2026-鲁0502-执前调-5、2026-鲁0502-执前调-5~2。',
    en: 'A case id is year, court code, type code and serial, with ~2, ~3 … where a number settles again: 2026-鲁0502-执前调-5~2.',
  });
}

/** Is the text the id of a case? Whether there is such a case is another question. */
export function isCaseId(id: string): boolean {
  return readCaseId(id) !== undefined;
}

function readCaseId(id: string): CaseIdReading | undefined {
  const [, year, court, type, serial, ordinalText = '1'] = CASE_ID.exec(id) ?? [];
  const ordinal = Number(ordinalText);
  const reading = parseCaseNumber(`（${year}）${court}${type}${serial}号`);
  // A court code that ran into the type reads as a number all the same, and is written otherwise.
  if (!reading.valid || written(reading, ordinal) !== id) return undefined;
  return { caseNumber: reading.canonical, ...partsOf(reading), ordinal };
}

function written(reading: CaseNumberReading, ordinal: number): string {
  const { year, court, type, serial } = partsOf(reading);
  return `${year}-${court}-${type}-${serial}${ordinal === 1 ? '' : `~${ordinal}`}`;
}

function partsOf({ year, court, trialChar, type, serial }: CaseNumberReading) {
  return { year, court, type: `${trialChar ?? ''}${type}`, serial };
}

function halfWidth(text: string): string {
  return text.normalize('NFC').replaceAll(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}
