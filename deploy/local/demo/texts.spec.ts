import { expect, it } from '@jest/globals';

import { folded, grouped, instantOf, listingText, propertyEndingText, yesText, yuanText } from './texts.js';

it('a sum is shown in one form, with its thousands apart', () => {
  expect(['8182.00', '736610.00', '30000000.00', '0.00'].map(grouped)).toEqual([
    '8,182.00',
    '736,610.00',
    '30,000,000.00',
    '0.00',
  ]);
  expect([yuanText('158571.48'), yuanText(null)]).toEqual(['158,571.48元', '—']);
});

it('an instant is shown to the minute, as the court reads it', () => {
  expect(instantOf('2026-10-09T00:00:00+08:00')).toBe('2026-10-09 00:00');
});

it('what services answer in codes is said in words', () => {
  expect([propertyEndingText('RELEASED'), propertyEndingText(null)]).toEqual([
    '控制措施已全部解除 everything is released',
    '未结束 not ended',
  ]);
  expect([listingText('DELETED'), yesText(true), yesText(false)]).toEqual(['已删除 deleted', '是 yes', '否 no']);
});

it('a Chinese text is folded by columns, and a number stays whole', () => {
  expect(folded('东营 借款 1,000,000.00元，违约后恢复执行', 22).split('\n')).toEqual([
    '东营 借款 1,000,000.00',
    '元，违约后恢复执行',
  ]);
  expect(folded('2026-10-01 09:00 和解期限届满前7日提醒', 24).split('\n')).toEqual([
    '2026-10-01 09:00 和解期',
    '限届满前7日提醒',
  ]);
  expect(folded('', 10)).toBe('');
});
