import { courtInstant, legalDate, parseYuan, type CourtInstant, type LegalDate, type Yuan } from '@hejie/law';
import { z } from 'zod';
import { CASE_ID_FORM } from '../workflows/case-id.js';

/** Wire shapes shared by facts and HTTP bodies. What a value means is decided by `@hejie/law`; zod only asks it. */

function lawful<T extends string>(read: (text: string) => unknown, pattern: RegExp): z.ZodType<T, string> {
  const refined = z
    .string()
    .regex(pattern)
    .superRefine((text, context) => {
      try {
        read(text);
      } catch (refusal) {
        const { code, zh, en } = refusal as { code?: string; zh?: string; en?: string };
        context.addIssue({ code: 'custom', message: en ?? String(refusal), params: { code, zh, en } });
      }
    });
  // The brand is the law's: a string that passed `read` is one. No transform, so JSON Schema can describe it.
  return refined as unknown as z.ZodType<T, string>;
}

/** A sum in yuan as a decimal string with at most two decimals, e.g. `8182.00`. */
export const yuan = lawful<Yuan>(parseYuan, /^\d{1,15}(\.\d{1,2})?$/);
/** A date of law, `YYYY-MM-DD` in Asia/Shanghai. */
export const date = lawful<LegalDate>(legalDate, /^\d{4}-\d{2}-\d{2}$/);
/** An instant of court time, RFC 3339 with `+08:00`. */
export const instant = lawful<CourtInstant>(courtInstant, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?\+08:00$/);

/** Halves of surrogate pairs, and control characters but line feed and tab. */
const UNWRITABLE = /(?![\n\t])[\p{Cc}\p{Cs}]/u;

/**
 * Free text of a person: trimmed, of `min` (1) to `max` UTF-16 units, well-formed Unicode without control characters other than line
 * feed and tab. Anything else could not be stored, signed or printed. The rule is no pattern, so JSON Schema does not show it.
 */
export function text(max: number, min = 1): z.ZodString {
  const bounded = z.string().trim().max(max);
  return (min > 0 ? bounded.min(min) : bounded).refine((given) => !UNWRITABLE.test(given), {
    params: {
      code: 'TEXT.NOT_WRITABLE',
      zh: '文字含有控制字符或者不完整的 Unicode 字符。',
      en: 'The text holds control characters or ill-formed Unicode.',
    },
    message: 'The text holds control characters or ill-formed Unicode.',
  });
}

/** `2026-鲁0502-执前调-5`: see `parseCaseId` of the workflow contracts. */
export const caseId = z.string().regex(new RegExp(`^${CASE_ID_FORM}$`));
/** A business identifier: opaque, never a person's name or number. */
export const identifier = z
  .string()
  .min(1)
  .max(120)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:@/-]*$/);
const PARTY_ID = `(?:${CASE_ID_FORM}|[A-Za-z0-9])[A-Za-z0-9._:@/-]*`;
/** A party as the court counts it within a case: `2026-鲁0502-执前调-5.1`. */
export const partyId = z
  .string()
  .max(80)
  .regex(new RegExp(`^${PARTY_ID}$`));
/** A letter: case, occasion, party. */
export const noticeId = z
  .string()
  .max(160)
  .regex(new RegExp(`^${CASE_ID_FORM}:[A-Za-z0-9._:@/-]+:${PARTY_ID}$`));
export const caseNumber = text(60, 6);
export const courtCode = z.string().regex(/^[\u4e00-\u9fa5]{1,3}\d{0,4}$/);
/** Free text of a person, bounded. */
export const prose = text(2000);

export const side = z.enum(['CREDITOR', 'DEBTOR']);
/** A party without personal data. `partyRef`: what a token of this party carries, so that it may act on its own case. */
export const party = z.strictObject({ partyId, side, partyRef: identifier.optional() });
