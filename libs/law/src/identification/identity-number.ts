import { daysInMonth, legalDate, type LegalDate } from '../basics/dates.js';
import { shown } from '../basics/shown.js';
import { type Reason } from './case-number.js';
import { regionEverExisted } from './region-codes.js';

/** A reading of an identity number (公民身份号码) or a credit code (统一社会信用代码). */
export interface CodeReading {
  readonly valid: boolean;
  readonly reason: Reason | null;
  /** the check character that the other characters call for; null where it cannot be computed */
  readonly checkCharacter: string | null;
  readonly masked: string;
}

/**
 * What was found on a number: all that its reading rests on, and nothing that names a person, so that it may stand in a derivation.
 * The remainder says no more than the check character, which the mask shows.
 */
export type CodeFindings = {
  readonly masked: string;
  /** 18, or 15 for an old identity number; null for a text that is neither */
  readonly characters: 18 | 15 | null;
  /** the weighted sum of the first 17 characters modulo 11 (identity number) or 31 (credit code); null where they cannot be weighed */
  readonly remainder: number | null;
  /** the last character; null where the form is wrong */
  readonly last: string | null;
  /** null where the form is wrong, and for a credit code */
  readonly regionExists: boolean | null;
  /** null where the form is wrong, and for a credit code */
  readonly birthExists: boolean | null;
};

const ID_RULE = 'GB 11643';
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECKS = '10X98765432';
const CREDIT_RULE = 'GB 32100';
const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const CREDIT_FORM = /^[0-9A-HJ-NP-RT-UW-Y]{2}\d{6}[0-9A-HJ-NP-RT-UW-Y]{9}/;

const problems = {
  idForm: refused(
    'IDENTITY.FORM',
    ID_RULE,
    '公民身份号码应为18位，前17位为数字，或者为旧制的15位数字，首位均不为零。',
    'An identity number has 18 characters, the first 17 digits, or the 15 digits of old, and begins with no zero.',
  ),
  idRegion: refused(
    'IDENTITY.REGION',
    ID_RULE,
    '前六位不是行政区划代码。',
    'The first six digits are the code of no region that ever existed.',
  ),
  idBirth: refused('IDENTITY.BIRTH', ID_RULE, '出生日期不存在。', 'The date of birth does not exist.'),
  idCheck: refused('IDENTITY.CHECK_CHARACTER', ID_RULE, '校验码不符。', 'The check character does not fit.'),
  creditForm: refused(
    'CREDIT_CODE.FORM',
    CREDIT_RULE,
    '统一社会信用代码应为18位，不含 I、O、S、V、Z。',
    'A credit code has 18 characters without I, O, S, V, Z.',
  ),
  creditCheck: refused('CREDIT_CODE.CHECK_CHARACTER', CREDIT_RULE, '校验码不符。', 'The check character does not fit.'),
};

function refused(code: string, rule: string, zh: string, en: string): Reason {
  return Object.freeze({ code, rule, zh, en });
}

const weighed = (text: string, weights: readonly number[], alphabet: string): number =>
  weights.reduce((sum, weight, i) => sum + weight * alphabet.indexOf(text.charAt(i)), 0);

/** ASCII letters in capitals. What is written in other characters is left, and none of it becomes a letter or a digit of a code (U+FB00 would become FF). */
const capitals = (text: string): string => text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());

/**
 * GB 11643: checks an 18-digit identity number: form, region, date of birth, check character (X may be written small); an old
 * number of 15 digits has no check character and is checked for the rest. `checkCharacter` is what the first 17 digits call
 * for, also where the last one is missing or `?`. Never throws.
 */
export function readIdentityNumber(text: string): CodeReading {
  return identityReading(identityFindings(text));
}

/** GB 11643: what a valid identity number says of its person: the day of birth, and the sex (its order number is odd for a man). Null for a number that is not valid. */
export function personOfNumber(text: string): { readonly bornOn: LegalDate; readonly sex: '男' | '女' } | null {
  const number = capitals(text.trim());
  if (!readIdentityNumber(number).valid) return null;
  const old = number.length === 15;
  const birth = old ? `19${number.slice(6, 12)}` : number.slice(6, 14);
  const order = Number(old ? number.slice(12, 15) : number.slice(14, 17));
  return {
    bornOn: legalDate(`${birth.slice(0, 4)}-${birth.slice(4, 6)}-${birth.slice(6)}`),
    sex: order % 2 === 1 ? '男' : '女',
  };
}

/** GB 11643: what is found on an identity number. Never throws. */
export function identityFindings(text: string): CodeFindings {
  const number = capitals(text.trim());
  const masked = maskId(number);
  const remainder = /^[1-9]\d{16}/.test(number) ? weighed(number, ID_WEIGHTS, '0123456789') % 11 : null;
  const [, region = '', year = '', month = '', day = ''] =
    /^([1-9]\d{5})(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/.exec(number) ??
    /^([1-9]\d{5})(\d{2})(\d{2})(\d{2})\d{3}$/.exec(number) ??
    [];
  if (region === '') return { masked, characters: null, remainder, last: null, regionExists: null, birthExists: null };
  const regionExists = regionEverExisted(region);
  const birthExists = dateExists(Number(year.padStart(4, '19')), Number(month), Number(day));
  return year.length === 2
    ? { masked, characters: 15, remainder: null, last: null, regionExists, birthExists }
    : { masked, characters: 18, remainder, last: number.slice(-1), regionExists, birthExists };
}

/** GB 11643: the reading that follows from what was found. */
export function identityReading(found: CodeFindings): CodeReading {
  const { masked, characters, remainder, last, regionExists, birthExists } = found;
  const checkCharacter = remainder === null ? null : ID_CHECKS.charAt(remainder);
  const reason =
    characters === null
      ? problems.idForm
      : regionExists !== true
        ? problems.idRegion
        : birthExists !== true
          ? problems.idBirth
          : characters === 18 && last !== checkCharacter
            ? problems.idCheck
            : null;
  return { valid: reason === null, reason, checkCharacter, masked };
}

function dateExists(year: number, month: number, day: number): boolean {
  return year >= 1900 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/**
 * GB 32100: checks a unified social credit code: 18 characters without I, O, S, V, Z, and its check character. The code of an
 * organisation is published as it is (rules.md §11), so it is not masked; what looks like a person's number is. Never throws.
 */
export function readCreditCode(text: string): CodeReading {
  return creditReading(creditFindings(text));
}

/** GB 32100: what is found on a credit code. Never throws. */
export function creditFindings(text: string): CodeFindings {
  const code = capitals(text.trim());
  const remainder = CREDIT_FORM.test(code) ? weighed(code, CREDIT_WEIGHTS, CREDIT_ALPHABET) % 31 : null;
  const whole = remainder !== null && /^.{17}[0-9A-HJ-NP-RT-UW-Y]$/.test(code);
  const found = {
    masked: code,
    characters: whole ? (18 as const) : null,
    remainder,
    last: whole ? code.slice(-1) : null,
    regionExists: null,
    birthExists: null,
  };
  const organisation = creditReading(found).valid && !readIdentityNumber(code).valid;
  const personal = PERSONAL_18.test(code) || PERSONAL_15.test(code);
  return { ...found, masked: organisation ? code : personal ? maskId(code) : shown(code) };
}

/** GB 32100: the reading that follows from what was found. */
export function creditReading({ masked, characters, remainder, last }: CodeFindings): CodeReading {
  const checkCharacter = remainder === null ? null : CREDIT_ALPHABET.charAt((31 - remainder) % 31);
  const reason = characters === null ? problems.creditForm : last === checkCharacter ? null : problems.creditCheck;
  return { valid: reason === null, reason, checkCharacter, masked };
}

const PERSONAL_18 = /^\d{17}[\dXx]$/;
const PERSONAL_15 = /^\d{15}$/;

/** The ends of a number that a mask leaves (脱敏): `characters` is null for a text of any other form, which shows nothing. */
export type Ends = { readonly characters: 18 | 15 | null; readonly first: string; readonly last: string };

/**
 * rules.md §11: what the public list shows of an identity number, written in one or in groups (370502 19880615 0017): the first ten and the last four of 18
 * characters, the first six and the last three of 15.
 */
export function endsOf(written: string): Ends {
  const text = written.replace(/(?<=\d)[ -](?=[\dXx])/g, '');
  if (PERSONAL_18.test(text)) return { characters: 18, first: text.slice(0, 10), last: text.slice(-4) };
  if (PERSONAL_15.test(text)) return { characters: 15, first: text.slice(0, 6), last: text.slice(-3) };
  return { characters: null, first: '', last: '' };
}

/** rules.md §11: the ends of a number with four asterisks for what lies between them, however much that is. */
export function maskOf({ first, last }: Ends): string {
  return `${first}****${last}`;
}

/** rules.md §11, TV-41: an identity number as the public list shows it. Any text that has not its form shows nothing but asterisks. */
export function maskId(text: string): string {
  return maskOf(endsOf(text));
}
