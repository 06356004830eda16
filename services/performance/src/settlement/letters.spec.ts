import { describe, expect, it } from '@jest/globals';
import { citedOn, legalDate } from '@hejie/law';
import * as enforcement from '../enforcement/letters.js';
import * as letters from './letters.js';

describe('what letters cite', () => {
  it('SET-ART-10: the articles of the day of the letter, and no text that was not in force yet', () => {
    const told = (on: string) =>
      letters.applicationPeriod('1号', legalDate('2019-08-01'), { ended: false, on: legalDate(on) }).body;
    expect(told('2017-12-01')).toContain('届满（《中华人民共和国民事诉讼法》第二百三十九条）。');
    expect(told('2026-12-01')).toContain('若干问题的规定》第十条、《中华人民共和国民事诉讼法》第二百五十条）。');
  });

  it('CLS-4, SET-ART-12-1: so the article on objections to conduct', () => {
    expect(citedOn(legalDate('2017-12-01'), 'CPL.CONDUCT_OBJECTION')).toBe(
      '《中华人民共和国民事诉讼法》第二百二十五条',
    );
    const told = enforcement.closed('1号', '终结执行', { nth: 1, on: legalDate('2022-12-01') });
    expect(told.body).toContain('《中华人民共和国民事诉讼法》第二百三十二条提出书面异议');
  });
});
