import { LawError } from '../basics/law-error.js';
import { shown } from '../basics/shown.js';
import { courtOf, typeCodesOf } from './court-codes.js';

/** The parts of a case number (案号), CASE-1. */
export interface CaseNumber {
  readonly year: number;
  readonly court: string;
  /** special trial character such as 知 (CASE-1), else null */
  readonly trialChar: string | null;
  readonly type: string;
  readonly serial: number;
  /** 之一, 之二 … where one case has several rulings (CASE-8), else null */
  readonly suffix: string | null;
}

/** CASE-1: a valid case number (案号), read into its parts. */
export interface CaseNumberReading extends CaseNumber {
  readonly valid: true;
  /** null for a court that is not in the table */
  readonly courtName: string | null;
  /** the one spelling, with full-width parentheses */
  readonly canonical: string;
}

/** Why a number or code is not valid. */
export interface Reason {
  readonly code: string;
  readonly rule: string;
  readonly zh: string;
  readonly en: string;
}

/** A text that is no case number, and why. */
export interface Invalid {
  readonly valid: false;
  readonly reason: Reason;
}

const COURT = '最高法|[京津沪渝冀晋内辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川贵云藏陕甘青宁新军兵](?:\\d{4}|\\d{2})?(?!\\d)';
const TYPE = '[\\u4e00-\\u9fa5]{1,4}';
const CASE_NUMBER = new RegExp(
  `^[（(](\\d{4})[）)](${COURT})([知])?(${TYPE})(\\d+)号(之[一二三四五六七八九十百零]+)?$`,
);
const COURT_CODE = new RegExp(`^(?:${COURT})$`);

const invalid = (code: string, zh: string, en: string, rule = 'CASE-1'): Invalid => ({
  valid: false,
  reason: { code, rule, zh, en },
});

/**
 * CASE-1, CASE-2, CASE-4, CASE-6, CASE-7, CASE-8: reads a case number in half- or full-width parentheses and checks its parts: years from 2016 (法〔2015〕137号),
 * court code, type code of that court, serial without leading zeros. Never throws: an invalid number has its reason.
 */
export function parseCaseNumber(text: string): CaseNumberReading | Invalid {
  const m = CASE_NUMBER.exec(text.trim());
  if (m === null)
    return invalid(
      'CASE_NUMBER.GRAMMAR',
      '不合案号格式：（年份）法院代字+类型代字+序号+号。',
      'Not of the form (year) court code, type code, serial, 号.',
    );
  const [year, courtCode, trialChar, type, digits, suffix] = [
    Number(m[1]),
    m[2] ?? '',
    m[3] ?? null,
    m[4] ?? '',
    m[5] ?? '',
    m[6] ?? null,
  ];
  if (year < 2016 || year > 2100)
    return invalid('CASE_NUMBER.YEAR', '本格式自2016年起施行。', 'This form of number exists since 2016.');
  if (digits.startsWith('0') || digits.length > 9)
    return invalid(
      'CASE_NUMBER.SERIAL',
      '序号应为不补零的自然数。',
      'The serial is a natural number without leading zeros.',
      'CASE-4',
    );
  if (!typeCodesOf(courtCode).includes(type)) {
    return invalid(
      'CASE_NUMBER.TYPE',
      `${courtCode} 没有类型代字“${type}”。`,
      `The court ${courtCode} has no type code ${type}.`,
      'CASE-7',
    );
  }
  const parts: CaseNumber = { year, court: courtCode, trialChar, type, serial: Number(digits), suffix };
  return { valid: true, ...parts, courtName: courtOf(courtCode)?.name ?? null, canonical: canonical(parts) };
}

/** CASE-6: type codes of a case in which somebody is enforced against: only there is anybody 被执行人 and 申请执行人. */
export const ENFORCING_TYPES: readonly string[] = ['执', '执恢'];

/** CASE-6, CASE-7, PRE-13: is it the number of a case of enforcement, or of a document in one? In any other – 执前调 – nobody is enforced against yet. */
export function isOfEnforcement(caseNumber: string): boolean {
  const reading = parseCaseNumber(caseNumber);
  return reading.valid && ENFORCING_TYPES.includes(reading.type);
}

const ENFORCED_SIDES = { CREDITOR: '申请执行人', DEBTOR: '被执行人' } as const;
const SIDES = { CREDITOR: '债权人', DEBTOR: '债务人' } as const;

/** CASE-7, PRE-13: what the two sides are called in a case of this number, or in a document in it. */
export function sidesNamed(caseNumber: string): typeof ENFORCED_SIDES | typeof SIDES {
  return isOfEnforcement(caseNumber) ? ENFORCED_SIDES : SIDES;
}

function canonical(parts: CaseNumber): string {
  return `（${parts.year}）${parts.court}${parts.trialChar ?? ''}${parts.type}${parts.serial}号${parts.suffix ?? ''}`;
}

/**
 * CASE-1, CASE-4: the text of a case number from its parts, with full-width parentheses.
 * Throws `CASE_NUMBER.*` when the parts make no valid number: wrong court code, foreign type code, serial below 1.
 */
export function formatCaseNumber(parts: {
  readonly year: number;
  readonly court: string;
  readonly type: string;
  readonly serial: number;
  readonly trialChar?: string | null;
  readonly suffix?: string | null;
}): string {
  const text = canonical({ ...parts, trialChar: parts.trialChar ?? null, suffix: parts.suffix ?? null });
  if (!COURT_CODE.test(parts.court)) {
    throw new LawError({
      code: 'CASE_NUMBER.COURT',
      rule: 'CASE-2',
      zh: `“${shown(parts.court)}”不是法院代字。`,
      en: `"${shown(parts.court)}" is no court code.`,
    });
  }
  const reading = parseCaseNumber(text);
  if (!reading.valid) throw new LawError(reading.reason);
  return text;
}

/** A counter of case numbers: one for each court, type and year (CASE-4). */
export interface SerialCounter {
  readonly court: string;
  readonly type: string;
  readonly year: number;
  /** the last serial given out, 0 for none yet */
  readonly last: number;
}

/** CASE-4: the number after the last one of a counter, and the counter then. Serials run without gaps from 1 in each year. */
export function nextSerial(counter: SerialCounter): { readonly caseNumber: string; readonly counter: SerialCounter } {
  const serial = counter.last + 1;
  return { caseNumber: formatCaseNumber({ ...counter, serial }), counter: { ...counter, last: serial } };
}
