import {
  bareText,
  courtInstant,
  LawError,
  legalDate,
  parseYuan,
  type CourtInstant,
  type LegalDate,
  type Yuan,
} from '@hejie/law';
import { SHARE_OF_ASSET } from '@hejie/settlement';
import { z } from 'zod';
import { CASE_ID_FORM } from '../workflows/case-id.js';

/** Wire shapes shared by facts and HTTP bodies. What a value means is decided by `@hejie/law`; zod only asks it. */

/** How a form is put in words, where it is told that a text is not of it: a pattern says nothing to people. */
interface Form {
  readonly zh: string;
  readonly en: string;
}

const notOf = ({ zh, en }: Form) => ({ message: en, params: { code: 'FIELD.FORMAT', zh, en } });

/** A text of this form. The pattern stands in the JSON Schema, the words in the refusal. */
export function formed(pattern: RegExp, form: Form, base: z.ZodString = z.string()): z.ZodString {
  return base.regex(pattern).refine((text) => pattern.test(text), notOf(form));
}

function lawful<T extends string>(read: (text: string) => unknown, pattern: RegExp, form: Form): z.ZodType<T, string> {
  const refined = z
    .string()
    .regex(pattern)
    .superRefine((text, context) => {
      try {
        read(text);
        if (!pattern.test(text)) context.addIssue({ code: 'custom', ...notOf(form) });
      } catch (refusal) {
        if (!(refusal instanceof LawError)) throw refusal;
        const { code, zh, en } = refusal;
        context.addIssue({ code: 'custom', message: en, params: { code, zh, en } });
      }
    });
  // The brand is the law's: a string that passed `read` is one. No transform, so JSON Schema can describe it.
  return refined as unknown as z.ZodType<T, string>;
}

/** A sum in yuan as a decimal string with at most two decimals, e.g. `8182.00`. */
export const yuan = lawful<Yuan>(parseYuan, /^\d{1,15}(\.\d{1,2})?$/, {
  zh: '金额应为十进制数字，例如 8182.00',
  en: 'An amount is decimal digits such as 8182.00',
});
/** A date of law, `YYYY-MM-DD` in Asia/Shanghai. */
export const date = lawful<LegalDate>(legalDate, /^\d{4}-\d{2}-\d{2}$/, {
  zh: '日期应形如 2026-10-08',
  en: 'A date is written as 2026-10-08',
});
/** An instant of court time, RFC 3339 with `+08:00`. */
export const instant = lawful<CourtInstant>(courtInstant, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?\+08:00$/, {
  zh: '时刻应为北京时间，形如 2026-10-09T00:00:00+08:00',
  en: 'An instant is written in the time of Beijing, as 2026-10-09T00:00:00+08:00',
});

/** Halves of surrogate pairs, and control characters but line feed and tab. */
const UNWRITABLE = /(?![\n\t])[\p{Cc}\p{Cs}]/u;

/**
 * Free text of a person: trimmed, of `min` (1) to `max` UTF-16 units, well-formed Unicode without control characters other than line
 * feed and tab. Anything else could not be stored, signed or printed. What shows nothing is empty. The rules are no pattern, so JSON Schema
 * does not show them.
 */
export function text(max: number, min = 1): z.ZodString {
  const bounded = z
    .string()
    .trim()
    .overwrite((given) => (bareText(given) === '' ? '' : given))
    .max(max);
  return (min > 0 ? bounded.min(min) : bounded).refine((given) => !UNWRITABLE.test(given), {
    params: {
      code: 'TEXT.NOT_WRITABLE',
      zh: '文字含有控制字符或者不完整的 Unicode 字符。',
      en: 'The text holds control characters or ill-formed Unicode.',
    },
    message: 'The text holds control characters or ill-formed Unicode.',
  });
}

/** Line breaks, and what is of no width or directs the writing; not what chooses the form of a rare character. */
const NOT_IN_A_NAME = /[\n\t\p{Cf}]/u;

/** The name of a person or an organisation: one line of {@link text} in which nobody can hide anything. */
export const name = (max: number) =>
  text(max).refine((given) => !NOT_IN_A_NAME.test(given), {
    params: {
      code: 'TEXT.NOT_A_NAME',
      zh: '名称应为一行，不含换行和不可见字符。',
      en: 'A name is one line, without line breaks and characters that nobody sees.',
    },
    message: 'A name is one line, without line breaks and characters that nobody sees.',
  });

/** `2026-鲁0502-执前调-5`: see `parseCaseId` of the workflow contracts. */
export const caseId = formed(new RegExp(`^${CASE_ID_FORM}$`), {
  zh: '案件标识应形如 2026-鲁0502-执前调-5',
  en: 'The id of a case is written as 2026-鲁0502-执前调-5',
});
/** A business identifier: opaque, never a person's name or number. */
export const identifier = formed(
  /^[A-Za-z0-9][A-Za-z0-9._:@/-]*$/,
  {
    zh: '编号以字母或者数字开头，只含字母、数字和 . _ : @ / -',
    en: 'An id begins with a letter or a digit and holds letters, digits and . _ : @ / - only',
  },
  z.string().min(1).max(120),
);
/** A share of something: a decimal from 0 to 1. */
export const share = formed(
  SHARE_OF_ASSET,
  { zh: '份额应为0至1之间的小数，如 0.5', en: 'A share is a decimal from 0 to 1, such as 0.5' },
  z.string().max(12),
);
const PARTY_ID = `(?:${CASE_ID_FORM}|[A-Za-z0-9])[A-Za-z0-9._:@/-]*`;
/** A party as the court counts it within a case: `2026-鲁0502-执前调-5.1`. */
export const partyId = formed(
  new RegExp(`^${PARTY_ID}$`),
  {
    zh: '当事人编号应形如 2026-鲁0502-执前调-5.1',
    en: 'The id of a party is written as 2026-鲁0502-执前调-5.1',
  },
  z.string().max(80),
);
/** A letter: case, occasion, party. */
export const noticeId = formed(
  new RegExp(`^${CASE_ID_FORM}:[A-Za-z0-9._:@/-]+:${PARTY_ID}$`),
  {
    zh: '文书编号由案件标识、事由和当事人编号组成，以冒号相连',
    en: 'The id of a letter is case, occasion and party, joined by colons',
  },
  z.string().max(160),
);
/** A document of a case: what it is about, in which the ids of its case and its parties may stand. */
export const documentId = formed(
  /^[A-Za-z0-9][A-Za-z0-9\u4e00-\u9fa5._:@/~-]*$/,
  {
    zh: '文书标识由字母、数字、案件标识和 . _ : @ / ~ - 组成',
    en: 'The id of a document holds letters, digits, the id of a case and . _ : @ / ~ - only',
  },
  z.string().max(200),
);
export const caseNumber = text(60, 6);
export const courtCode = formed(/^[\u4e00-\u9fa5]{1,3}\d{0,4}$/, {
  zh: '法院代字应形如 鲁0502',
  en: 'The code of a court is written as 鲁0502',
});
/** Free text of a person, bounded. */
export const prose = text(2000);

/** A SHA-256 in hexadecimal. */
export const sha256 = formed(/^[0-9a-f]{64}$/, {
  zh: '应为64位十六进制小写的 SHA-256',
  en: 'A SHA-256 has 64 hexadecimal digits in small letters',
});

export const side = z.enum(['CREDITOR', 'DEBTOR']);
/** A party without personal data. `partyRef`: what a token of this party carries, so that it may act on its own case. */
export const party = z.strictObject({ partyId, side, partyRef: identifier.optional() });
