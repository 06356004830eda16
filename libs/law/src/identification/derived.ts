import { asJson, type Bilingual, type Derived } from '../basics/derivation.js';
import { shown } from '../basics/shown.js';
import { parseCaseNumber, type CaseNumberReading, type Invalid } from './case-number.js';
import { specialSeriesOf } from './court-codes.js';
import {
  creditFindings,
  creditReading,
  endsOf,
  identityFindings,
  identityReading,
  maskOf,
  type CodeFindings,
  type CodeReading,
  type Ends,
} from './identity-number.js';

/** Where rules.md says how a number is masked; it has no id of its own. */
export const MASKING_RULE = 'rules.md §11';
const VALID: Bilingual = { zh: '符合规则。', en: 'Valid.' };

/** CASE-1: a case number read, with its derivation. */
export function derivedCaseNumber(text: string): Derived<CaseNumberReading | Invalid> {
  const value = parseCaseNumber(text);
  const court = value.valid ? courtText(value) : { zh: '', en: '' };
  const said = value.valid
    ? {
        zh: `${value.canonical}：${court.zh}，${value.year}年，类型代字“${value.type}”，第${value.serial}号。`,
        en: `${value.canonical}: ${court.en}, ${value.year}, type ${value.type}, serial ${value.serial}.`,
      }
    : { zh: value.reason.zh, en: value.reason.en };
  return {
    value,
    provisional: false,
    derivation: {
      rule: value.valid ? 'CASE-1' : value.reason.rule,
      article: '法〔2015〕137号；法〔2018〕335号',
      inputs: { text: value.valid || value.reason.code !== 'CASE_NUMBER.GRAMMAR' ? text : shown(text) },
      parts: [],
      text: said,
      value: asJson(value),
    },
  };
}

/** The name of a court; of one that is not in the table its code, and what its series was set aside for (CASE-3). */
function courtText({ court, courtName }: CaseNumberReading): Bilingual {
  if (courtName !== null) return { zh: courtName, en: courtName };
  const series = specialSeriesOf(court);
  return {
    zh: `法院代字“${court}”${series === null ? '' : `（编码段用于${series}）`}，名称未载入`,
    en: `court code ${court}, name not loaded${series === null ? '' : `, of a series for special courts`}`,
  };
}

function derivedCode(value: CodeReading, findings: CodeFindings, rule: string): Derived<CodeReading> {
  const { reason } = value;
  // The number itself is personal data and stays out of the derivation, which is logged and stored: what was found on it is there.
  return {
    value,
    provisional: false,
    derivation: {
      rule,
      article: rule,
      inputs: findings,
      parts: [],
      text: reason === null ? VALID : { zh: reason.zh, en: reason.en },
      value: asJson(value),
    },
  };
}

/** GB 11643: an identity number checked, with its derivation; the number is masked in it. */
export function derivedIdentityNumber(text: string): Derived<CodeReading> {
  return derivedIdentityReading(identityFindings(text));
}

/** GB 11643: the reading of an identity number from what was found on it. */
export function derivedIdentityReading(findings: CodeFindings): Derived<CodeReading> {
  return derivedCode(identityReading(findings), findings, 'GB 11643');
}

/** GB 32100: a credit code checked, with its derivation. */
export function derivedCreditCode(text: string): Derived<CodeReading> {
  return derivedCreditReading(creditFindings(text));
}

/** GB 32100: the reading of a credit code from what was found on it. */
export function derivedCreditReading(findings: CodeFindings): Derived<CodeReading> {
  return derivedCode(creditReading(findings), findings, 'GB 32100');
}

/** rules.md §11: an identity number masked, with its derivation. */
export function derivedMaskedId(text: string): Derived<string> {
  return derivedMask(endsOf(text.trim()));
}

/** rules.md §11: a mask from the ends that it leaves. */
export function derivedMask(ends: Ends): Derived<string> {
  const value = maskOf(ends);
  return {
    value,
    provisional: false,
    derivation: {
      rule: MASKING_RULE,
      article: '《最高人民法院关于公布失信被执行人名单信息的若干规定》第六条',
      inputs: ends,
      parts: [],
      text: {
        zh: '18位号码保留前十位和后四位，15位号码保留前六位和后三位。',
        en: 'Of 18 characters the first ten and the last four are shown, of 15 the first six and the last three.',
      },
      value,
    },
  };
}
