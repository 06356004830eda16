import { deepFreeze } from '../basics/deep-freeze.js';

/**
 * GB/T 2260: for each province the second pair of digits of every region code that ever was in force since 1980 (prefectures, cities, 地区, 自治州, and 90 for
 * what stands directly under the province; 00 for the province itself). Counties below are not listed: they come and go every year.
 * Source: 民政部历年行政区划代码; of 71, 81, 82 and 83 (Taiwan, Hong Kong, Macao, residents from Taiwan) nothing below is published.
 */
const SECOND_PAIRS: Readonly<Record<string, string>> = deepFreeze({
  11: '00-02',
  12: '00-02',
  13: '00-11 21-30 90',
  14: '00-11 21-27 90',
  15: '00-09 21-29',
  21: '00-14 21-22 90',
  22: '00-08 21-26 90',
  23: '00-12 21-27 90',
  31: '00-02',
  32: '00-13 21-27 90',
  33: '00-11 21-28 90',
  34: '00-18 21-29 90',
  35: '00-09 21-28 90',
  36: '00-11 21-26 90',
  37: '00-17 21-29 90',
  41: '00-17 21-30 90',
  42: '00-13 21-29 90',
  43: '00-13 21-31 90',
  44: '00-29 51-53 90',
  45: '00-14 21-28',
  46: '00-04 90',
  50: '00-03',
  51: '00-39 70 90',
  52: '00-06 21-27',
  53: '00-09 21-35',
  54: '00-06 21-27',
  61: '00-10 21-27 90',
  62: '00-12 21-30',
  63: '00-02 21-28',
  64: '00-05 21-22',
  65: '00-05 21-32 40-43 90',
  71: '00-99',
  81: '00-99',
  82: '00-99',
  83: '00-99',
});

const EVER_IN_FORCE: ReadonlySet<string> = new Set(
  Object.entries(SECOND_PAIRS).flatMap(([province, pairs]) =>
    pairs.split(' ').flatMap((range) => {
      const [from, to = from] = range.split('-').map(Number) as [number, number?];
      return Array.from({ length: to - from + 1 }, (_, i) => `${province}${String(from + i).padStart(2, '0')}`);
    }),
  ),
);

/**
 * GB 11643, GB/T 2260: did the region of an identity number (its first six digits) ever exist, as far as the first four say? A foreigner's permanent residence
 * card (永久居留身份证, since 2023) has 9, the province and the country there instead.
 */
export function regionEverExisted(sixDigits: string): boolean {
  if (EVER_IN_FORCE.has(sixDigits.slice(0, 4))) return true;
  return sixDigits.startsWith('9') && Object.hasOwn(SECOND_PAIRS, sixDigits.slice(1, 3));
}
