import { describe, expect, it } from '@jest/globals';
import { NOTICE } from '../../test/fixture/sanctions.js';
import { factOfListing } from './listing-facts.js';

describe('what a decision to list finds where it says no more', () => {
  it('DIS-ART-1, DIS-ART-5-1: is the conduct of its ground', () => {
    expect(([1, 2, 3, 4, 5, 6] as const).map((ground) => factOfListing({ ground }))).toEqual([
      '被执行人未履行生效法律文书确定的义务。',
      '被执行人以伪造证据、暴力、威胁等方法妨碍、抗拒执行。',
      '被执行人以虚假诉讼、虚假仲裁或者以隐匿、转移财产等方法规避执行。',
      '被执行人违反财产报告制度。',
      '被执行人违反限制消费令。',
      '被执行人无正当理由拒不履行执行和解协议。',
    ]);
  });

  it('DIS-ART-5-1: tells of the notice of enforcement; that it was not heeded is the first ground alone', () => {
    const told = '执行通知书于2023年1月9日送达，指定的履行期间于2023年1月12日届满，被执行人';
    expect(([1, 4, 6] as const).map((ground) => factOfListing({ ground, notice: NOTICE }))).toEqual([
      `${told}未按执行通知书指定的期间履行生效法律文书确定的义务。`,
      `${told}违反财产报告制度。`,
      `${told}无正当理由拒不履行执行和解协议。`,
    ]);
  });
});
