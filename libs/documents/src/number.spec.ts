import { describe, expect, it } from '@jest/globals';
import { documentNumber } from './number.js';

describe('the number of a document (CASE-8)', () => {
  it.each([
    ['（2026）浙1122执12号', 1, '（2026）浙1122执12号之一'],
    ['(2026)浙1122执12号', 12, '（2026）浙1122执12号之十二'],
    ['（2026）浙1122执保3号', 99, '（2026）浙1122执保3号之九十九'],
    ['（2026）浙1122执12号', 100, '（2026）浙1122执12号之一百'],
    ['（2026）浙1122执12号', 101, '（2026）浙1122执12号之一百零一'],
    ['（2026）浙1122执12号', 110, '（2026）浙1122执12号之一百一十'],
    ['（2026）浙1122执12号', 999, '（2026）浙1122执12号之九百九十九'],
  ])('%s, %i: %s', (caseNumber, ordinal, number) => {
    expect(documentNumber(caseNumber, ordinal)).toBe(number);
  });

  it.each([
    ['浙1122执12号', 1, 'DOCUMENT.CASE_NUMBER_INVALID'],
    ['（2026）浙1122执12号之一', 1, 'DOCUMENT.CASE_NUMBER_INVALID'],
    ['（2026）浙1122执12号', 0, 'DOCUMENT.ORDINAL_OUT_OF_RANGE'],
    ['（2026）浙1122执12号', 1000, 'DOCUMENT.ORDINAL_OUT_OF_RANGE'],
    ['（2026）浙1122执12号', 1.5, 'DOCUMENT.ORDINAL_OUT_OF_RANGE'],
  ])('refuses %s, %d: %s', (caseNumber, ordinal, code) => {
    expect(() => documentNumber(caseNumber, ordinal)).toThrow(code);
  });
});
