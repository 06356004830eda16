import { describe, expect, it } from '@jest/globals';
import { courtInstant } from '@hejie/law';
import { correctionLetter } from './correction-letter.js';

const of = {
  agencyName: '某信息平台',
  court: '琼02',
  entryId: `E${'0'.repeat(32)}`,
  basis: '《最高人民法院关于限制被执行人高消费及有关消费的若干规定》第九条',
  asOf: courtInstant('2026-12-21T01:30:00+08:00'),
} as const;

describe('the correction letter', () => {
  it('CR-N-5: says to whom, about which entry, what is kept and what should be, and what is asked', () => {
    const shown = { state: 'PRESENT', version: 1 } as const;
    const wanted = { state: 'ABSENT', version: 2 } as const;
    const text = correctionLetter({
      ...of,
      caseNumber: '（2026）琼02执1号',
      lines: [{ effect: 'PUBLICITY', kind: 'RESURRECTED', shown, wanted }],
    });
    for (const words of [
      '某信息平台：',
      '2026年12月21日',
      '（2026）琼02执1号',
      of.entryId,
      '公示：你单位为“有（第1次通知）”，本院记录应为“无”（第2次通知）；移除后重新出现。',
      '请你单位立即移除该信息',
      '依据：《最高人民法院关于限制被执行人高消费及有关消费的若干规定》第九条。',
      '三亚市中级人民法院',
    ])
      expect(text).toContain(words);
  });

  it('CR-N-5: of an entry that the court does not know, it names no case, and asks that it be taken out', () => {
    const shown = { state: 'PRESENT', version: 1 } as const;
    const text = correctionLetter({
      ...of,
      lines: [{ effect: 'SHARING', kind: 'NEVER_LISTED', shown, wanted: undefined }],
    });
    expect(text).toContain('本院记录没有该事项');
    expect(text).toContain('请你单位立即移除该信息');
    expect(text).not.toContain('一案');
    expect(text).not.toContain('失信被执行人');
  });

  it('CR-N-5: of an entry that should stand there otherwise, it asks for what the court has said last', () => {
    const wanted = { state: 'PRESENT', version: 3 } as const;
    const text = correctionLetter({ ...of, lines: [{ effect: 'SANCTION', kind: 'STALE', shown: undefined, wanted }] });
    expect(text).toContain('请你单位立即按本院最近一次通知更正');
  });
});
