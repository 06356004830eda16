import { describe, expect, it } from '@jest/globals';
import { bareText, titleKey } from './spelling.js';

describe('PRE-3: the number of a title', () => {
  it('is the same whatever the width of its brackets and digits, and with blanks', () => {
    const spelled = [
      '（2026）鲁0502民初1号',
      '(2026)鲁0502民初1号',
      '〔2026〕鲁０５０２民初1号',
      ' [2026] 鲁0502 民初1号',
    ];
    expect(new Set(spelled.map(titleKey))).toEqual(new Set(['(2026)鲁0502民初1号']));
    expect(titleKey('（2026）鲁0502民初11号')).not.toBe(titleKey('（2026）鲁0502民初1号'));
  });

  it('is the same with what nobody sees, with 字 and 第 before its digits, and with noughts', () => {
    const spelled = [
      '（2026）东仲字第77号',
      '（2026）东仲字77号',
      '〖2026〗东仲字第00077号',
      '{2026}东仲77号',
      '（2026）东仲字第７７号',
      '（2026）东仲字\u200b第\u2060 77\ufeff号',
      '（2026）\u202a东\ufe0f仲\u{e0100}字77号\u00ad',
    ];
    expect(new Set(spelled.map(titleKey))).toEqual(new Set(['(2026)东仲77号']));
    expect(titleKey('（2026）第一仲字77号')).toBe('(2026)第一仲77号');
    expect(titleKey('（2026）鲁0502民初字第007号')).toBe('(2026)鲁0502民初7号');
  });
});

describe('a text as it is compared', () => {
  it('is empty where it shows nothing', () => {
    expect(bareText('\u200b\u200d\u2060\ufeff\u00ad\ufe0f\u{e0100}\u{e0041}\u3164 \u3000\u2800')).toBe('');
    expect(bareText(' 张\u200b三 ')).toBe('张三');
  });
});
