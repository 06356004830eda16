import { chineseNumeral, type LegalDate } from '@hejie/law';

const DIGITS = '〇一二三四五六七八九';

/** The day that a document bears, in Chinese numerals: 二〇二六年十二月一日. */
export function chineseDate(date: LegalDate): string {
  const [year = '', month, day] = date.split('-');
  const years = [...year].map((digit) => DIGITS.charAt(Number(digit))).join('');
  return `${years}年${chineseNumeral(Number(month))}月${chineseNumeral(Number(day))}日`;
}
