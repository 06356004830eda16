import { describe, expect, it } from '@jest/globals';
import * as letters from './letters.js';

const STANDINGS = ['PERFORMED', 'ARREARS', 'AS_AGREED'] as const;
const DEBT = /欠款|应当立即补足/;
const GOES_ON = '和解协议继续履行';

describe('what is told once an application has led to nothing', () => {
  it('SET-ART-9-1: of a withdrawal: arrears where there are any, and nothing to be performed where all is', () => {
    const told = STANDINGS.map((standing) => letters.withdrawn('1号', 1, { standing, runsAnew: true }).body);
    expect(told.map((body) => DEBT.test(body))).toEqual([false, true, false]);
    expect(told.map((body) => body.includes(GOES_ON))).toEqual([false, true, true]);
    expect(told.map((body) => body.includes('已经履行完毕'))).toEqual([true, false, false]);
  });

  it('SET-ART-10-2: of a withdrawal: that the two years run anew, only where they do and something is left to apply for', () => {
    const anew = (standing: letters.Standing, runsAnew: boolean) =>
      letters.withdrawn('1号', 1, { standing, runsAnew }).body.includes('自撤回之日起重新计算');
    expect([anew('ARREARS', true), anew('AS_AGREED', true)]).toEqual([true, true]);
    expect([anew('ARREARS', false), anew('PERFORMED', true)]).toEqual([false, false]);
  });

  it('SET-ART-12-1: of a revoked resumption: the same, and under which number it was enforced', () => {
    const told = STANDINGS.map((standing) => letters.revived('1号', 1, 7, { standing, filedAnew: true }).body);
    expect(told.map((body) => DEBT.test(body))).toEqual([false, true, false]);
    expect(told.map((body) => body.includes(GOES_ON))).toEqual([false, true, true]);
    expect(told.map((body) => body.includes('恢复执行案件终结'))).toEqual([true, true, true]);
    const same = letters.revived('1号', 1, 7, { standing: 'ARREARS', filedAnew: false });
    expect(same.body).toContain('恢复执行程序终结');
  });

  it('SET-ART-12-1, SET-ART-16-1: of an application reviewed anew: that payment bars it, only where it does', () => {
    const bars = (fallsOncePaid: boolean) =>
      letters.anew('1号', 1, { number: 2, fallsOncePaid }).body.includes('足额补足');
    expect([bars(true), bars(false)]).toEqual([true, false]);
  });
});
