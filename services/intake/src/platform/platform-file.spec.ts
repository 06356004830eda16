import { legalDate, type Fen } from '@hejie/law';
import { describe, expect, it } from '@jest/globals';
import { platformFile, platformReceipt } from './platform-file.js';
import { type PlatformRow } from './platform.entities.js';

const row: PlatformRow = {
  court: '鲁0502',
  no: 1,
  line: 1,
  caseId: '2026-鲁0502-执前调-5',
  reference: 'FTC-1',
  caseNumber: '（2026）鲁0502执前调5号',
  outcome: 'PERFORMED',
  outcomeOn: legalDate('2026-12-11'),
  enforcementNumber: null,
  paid: 818_200n as Fen,
  receipt: null,
  reason: null,
};

describe('a report to the mediation platform (docs/PLATFORM.md)', () => {
  it('is a line for each outcome, with the platform’s own number, and without anybody’s name', () => {
    expect(platformFile([row]).toString('utf8')).toBe(
      '\uFEFF行号,外部编号,案号,结果,结果日期,执行案号,已履行金额\r\n' +
        '1,FTC-1,（2026）鲁0502执前调5号,和解成功并履行完毕,2026-12-11,,8182.00\r\n',
    );
  });

  it('quotes what would break a line, and lets nothing be a formula', () => {
    const file = platformFile([
      { ...row, reference: '=1+1' },
      { ...row, reference: 'a,"b"' },
    ]).toString('utf8');
    expect(file).toContain("1,'=1+1,");
    expect(file).toContain('1,"a,""b""",');
  });

  it('reads what the platform says of each row; what it cannot read is none', () => {
    expect(platformReceipt({ 行号: '3', 回执: '已收' })).toEqual({ line: 3, receipt: 'TAKEN', reason: null });
    expect(platformReceipt({ 行号: '3', 回执: '退回', 原因: '编号不存在' })).toEqual({
      line: 3,
      receipt: 'RETURNED',
      reason: '编号不存在',
    });
    const unread: Record<string, string>[] = [
      { 行号: '0', 回执: '已收' },
      { 行号: '3', 回执: '好' },
      { 回执: '已收' },
      { 行号: '3', 回执: 'toString' },
    ];
    for (const cells of unread) expect(platformReceipt(cells)).toBeUndefined();
  });
});
