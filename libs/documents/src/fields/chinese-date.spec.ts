import { describe, expect, it } from '@jest/globals';
import { legalDate } from '@hejie/law';
import { chineseDate } from './chinese-date.js';

describe('the day that a document bears', () => {
  it.each([
    ['2026-12-01', '二〇二六年十二月一日'],
    ['2027-10-30', '二〇二七年十月三十日'],
    ['2026-01-21', '二〇二六年一月二十一日'],
  ])('%s is %s', (date, words) => {
    expect(chineseDate(legalDate(date))).toBe(words);
  });
});
