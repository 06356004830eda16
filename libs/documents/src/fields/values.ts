import { formatYuan, legalDate, parseYuan, type LegalDate } from '@hejie/law';
import { z } from 'zod';

/**
 * What fields are made of. A schema reads what a service gives and answers with what is printed: `2026-12-01` becomes `2026年12月1日`.
 * Each field has the name by which a template calls it; {@link named} goes last, for whatever wraps a schema has no name of its own.
 */
export const named = <S extends z.ZodType>(name: string, schema: S): S => schema.meta({ title: name });

/** The name of a field in templates. */
export const nameOf = (schema: z.core.$ZodType): string | undefined => z.globalRegistry.get(schema)?.title;

const LONGEST_TEXT = 4_000;

/** A text of one paragraph: what XML cannot carry is refused. */
export const text = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_TEXT)
  .regex(/^[^\p{Cc}\uFFFE\uFFFF]*$/u, 'one paragraph, without control characters');

/** A list of which at least one entry is given. Templates call the number of an entry `序号`. */
export const some = <S extends z.ZodType>(entry: S): z.ZodArray<S> => z.array(entry).min(1).max(500);

/** Several paragraphs. */
export const paragraphs = some(text);

function readable(value: string, read: (text: string) => unknown): boolean {
  try {
    read(value);
    return true;
  } catch {
    return false;
  }
}

/** A day as decisions print it: 2026年12月1日. */
export function printedDay(day: LegalDate): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** A day, `2026-12-01`. */
export const day = z
  .string()
  .refine((value) => readable(value, legalDate), 'a date such as 2026-12-01')
  .transform((value) => printedDay(legalDate(value)));

/** A sum in yuan, `8182.00`. */
export const yuan = z
  .string()
  .refine((value) => readable(value, parseYuan), 'a sum in yuan such as 8182.00')
  .transform((value) => `${formatYuan(parseYuan(value))}元`);

/** One of several, each printed in its Chinese words. Templates ask for one by `{#名称＝词语}`. */
export const choice = <const W extends Readonly<Record<string, string>>>(words: W) =>
  z
    .enum(Object.keys(words) as [keyof W & string, ...(keyof W & string)[]])
    .transform((key): string => words[key as keyof W & string] as string);

/** A yes or no, for a part of a template that stands or falls: `{#保全}…{/保全}`. */
export const flag = z.boolean();
