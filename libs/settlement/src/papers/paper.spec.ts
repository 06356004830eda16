import { describe, expect, it } from '@jest/globals';
import { legalDate, packOf } from '@hejie/law';
import { decideFilingDay, decidePaper, decidePropertyReportOrder, performedManner } from './paper.js';

describe('PRE-3 to CLS-4: a paper of the process', () => {
  it('PRE-6: states what is on record', () => {
    expect(decidePaper('SETTLEMENT_AGREEMENT', true)).toEqual({ ok: true, value: { rule: 'PRE-6' } });
  });

  it('SET-ART-8-1: states nothing that is not, and says what comes first', () => {
    expect(decidePaper('COMPLETION_CERTIFICATE', false)).toMatchObject({
      ok: false,
      error: { code: 'PAPER.NOTHING_ON_RECORD', rule: 'SET-ART-8-1', path: '/kind' },
    });
  });
});

describe('PROC-4: 报告财产令', () => {
  const refused = (over: object) =>
    decidePropertyReportOrder({ claimKind: 'MONEY', notified: true, ...over }) as {
      error?: { code: string; rule: string };
    };

  it('PROC-4: goes with the notice of enforcement, never before it', () => {
    expect(decidePropertyReportOrder({ claimKind: 'MONEY', notified: true })).toMatchObject({
      value: { rule: 'PROC-4' },
    });
    expect(refused({ notified: false }).error).toMatchObject({ code: 'PAPER.NOTICE_FIRST', rule: 'PROC-4' });
  });

  it('TITLE-ACT: is made for money alone, in a title to both for its money', () => {
    expect(refused({ claimKind: 'ACT' }).error).toMatchObject({ code: 'PAPER.NOT_OF_MONEY', rule: 'TITLE-ACT' });
    expect(refused({ claimKind: 'MIXED' }).error).toBeUndefined();
  });
});

describe('CLS-1: 结案通知书 of a performed settlement', () => {
  it('CLS-4: a case of enforcement is closed as 执行完毕, one before enforcement for its performance', () => {
    expect(performedManner(packOf('enterprise-2025'), true)).toBe('执行完毕');
    expect(performedManner(packOf('dongying-2020'), false)).toBe('和解协议履行完毕');
  });
});

describe('PROC-2: the day of filing in a notice of enforcement', () => {
  const [day, other] = [legalDate('2026-10-09'), legalDate('2026-09-01')];
  it('is that on which the number was given here, else the one that is said', () => {
    expect(decideFilingDay({ known: day, said: null })).toEqual({ ok: true, value: { filedOn: day } });
    expect(decideFilingDay({ known: day, said: day })).toEqual({ ok: true, value: { filedOn: day } });
    expect(decideFilingDay({ known: null, said: other })).toEqual({ ok: true, value: { filedOn: other } });
  });
  it('is never left open, nor another than that on record', () => {
    expect(decideFilingDay({ known: null, said: null })).toMatchObject({ error: { code: 'PAPER.FILED_ON_MISSING' } });
    expect(decideFilingDay({ known: day, said: other })).toMatchObject({ error: { code: 'PAPER.FILED_ON_DIFFERS' } });
  });
});
