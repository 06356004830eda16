import { daysInMonth } from '../basics/dates.js';
import { type Reason } from './case-number.js';

/** A reading of an identity number or a credit code. */
export interface CodeReading {
  readonly valid: boolean;
  readonly reason: Reason | null;
  /** the check character that the other characters call for; null where it cannot be computed */
  readonly checkCharacter: string | null;
  readonly masked: string;
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECKS = '10X98765432';
const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

function refused(code: string, rule: string, zh: string, en: string): Reason {
  return { code, rule, zh, en };
}

/** GB 11643: the check character of the first 17 digits of an identity number (公民身份号码). */
export function identityCheckCharacter(first17: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += (ID_WEIGHTS[i] ?? 0) * (first17.charCodeAt(i) - 48);
  return ID_CHECKS.charAt(sum % 11);
}

/**
 * TV-42, GB 11643: checks an 18-digit identity number: form, date of birth, check character (X may be written small); an old
 * number of 15 digits has no check character and is checked for its date. `checkCharacter` is what the first 17 digits call
 * for, also where the last one is missing or `?`. Never throws.
 */
export function readIdentityNumber(text: string): CodeReading {
  const number = text.trim().toUpperCase();
  const masked = maskId(number);
  if (/^\d{15}$/.test(number)) {
    const born = dateExists(1900 + Number(number.slice(6, 8)), Number(number.slice(8, 10)), Number(number.slice(10, 12)));
    return { valid: born, reason: born ? null : WRONG_BIRTH, checkCharacter: null, masked };
  }
  const checkCharacter = /^[1-9]\d{16}/.test(number) ? identityCheckCharacter(number) : null;
  const reason = identityProblem(number, checkCharacter);
  return { valid: reason === null, reason, checkCharacter, masked };
}

function identityProblem(number: string, checkCharacter: string | null): Reason | null {
  if (checkCharacter === null || !/^\d{17}[\dX]$/.test(number)) {
    return refused('IDENTITY.FORM', 'TV-42', '公民身份号码应为18位，前17位为数字。', 'An identity number has 18 characters, the first 17 digits.');
  }
  if (!dateExists(Number(number.slice(6, 10)), Number(number.slice(10, 12)), Number(number.slice(12, 14)))) return WRONG_BIRTH;
  return number.endsWith(checkCharacter) ? null : refused('IDENTITY.CHECK_CHARACTER', 'TV-42', '校验码不符。', 'The check character does not fit.');
}

const WRONG_BIRTH: Reason = refused('IDENTITY.BIRTH', 'TV-42', '出生日期不存在。', 'The date of birth does not exist.');

function dateExists(year: number, month: number, day: number): boolean {
  return year >= 1900 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** GB 32100: the check character of the first 17 characters of a unified social credit code (统一社会信用代码). */
export function creditCheckCharacter(first17: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += (CREDIT_WEIGHTS[i] ?? 0) * CREDIT_ALPHABET.indexOf(first17.charAt(i));
  return CREDIT_ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/**
 * GB 32100: checks a unified social credit code: 18 characters without I, O, S, V, Z, and its check character. The code of an
 * organisation is published as it is (rules.md §11), so it is not masked. Never throws.
 */
export function readCreditCode(text: string): CodeReading {
  const code = text.trim().toUpperCase();
  const checkCharacter = /^[0-9A-HJ-NP-RT-UW-Y]{2}\d{6}[0-9A-HJ-NP-RT-UW-Y]{9}/.test(code) ? creditCheckCharacter(code) : null;
  const reason = creditProblem(code, checkCharacter);
  return { valid: reason === null, reason, checkCharacter, masked: code };
}

function creditProblem(code: string, checkCharacter: string | null): Reason | null {
  if (checkCharacter === null || !/^.{17}[0-9A-HJ-NP-RT-UW-Y]$/.test(code)) {
    return refused('CREDIT_CODE.FORM', 'GB 32100', '统一社会信用代码应为18位，不含 I、O、S、V、Z。', 'A credit code has 18 characters without I, O, S, V, Z.');
  }
  return code.endsWith(checkCharacter) ? null : refused('CREDIT_CODE.CHECK_CHARACTER', 'GB 32100', '校验码不符。', 'The check character does not fit.');
}

/**
 * TV-41, rules.md §11: an identity number as the public list shows it: the first ten and the last four of 18 characters, the
 * first six and the last three of 15. Any other text shows nothing but asterisks.
 */
export function maskId(text: string): string {
  if (text.length === 18) return `${text.slice(0, 10)}****${text.slice(-4)}`;
  if (text.length === 15) return `${text.slice(0, 6)}****${text.slice(-3)}`;
  return '****';
}
