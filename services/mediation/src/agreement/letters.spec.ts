import { describe, expect, it } from '@jest/globals';
import { type KnownCase } from '@hejie/casework';
import { legalDate } from '@hejie/law';
import { agreementTermsOf } from '@hejie/testing';
import { amended, confirmed } from './letters.js';

const ON = legalDate('2026-09-20');
const BEFORE = '（2026）鲁0502执前调5号';
const WITHIN = '（2026）鲁0502执12号';

describe('和解协议确认通知书 (PRE-6, CASE-7)', () => {
  it('is headed and speaks of the sides as the case is: before enforcement, or in it', () => {
    const before = confirmed(BEFORE, 1, ON);
    expect(before.subject).toBe('执前和解协议确认通知书');
    expect(before.body).toContain('债务人不履行的，债权人可以申请恢复执行');
    const within = confirmed(WITHIN, 1, ON);
    expect(within.subject).toBe('执行和解协议确认通知书');
    expect(within.body).toContain('被执行人不履行的，申请执行人可以申请恢复执行');
    expect(within.body).toMatch(/若干问题的规定》第九条）.*第十条、《中华人民共和国民事诉讼法》第二百五十条）/);
  });

  it('cites the articles as they stood on its day', () => {
    expect(confirmed(BEFORE, 1, legalDate('2023-05-01')).body).toContain('《中华人民共和国民事诉讼法》第二百四十六条');
  });
});

describe('和解协议变更通知书 (SET-ART-5-1)', () => {
  const parties = [
    { partyId: 'x.1', side: 'CREDITOR' },
    { partyId: 'x.2', side: 'DEBTOR' },
    { partyId: 'x.3', side: 'DEBTOR' },
  ] as unknown as KnownCase['parties'];
  const surety = (guarantorId: string) => ({ guarantorId, scope: '全部债务', promisesDirectEnforcement: false });
  const terms = { ...agreementTermsOf(), security: [], guarantors: [surety('g-7'), surety('g-1')] };
  const liability = { guarantorId: 'g-1', standing: 'CONSENTS', zh: '已书面同意变更。', en: 'consents' } as const;

  it('calls everybody by his side and number, never by an id', () => {
    const { body } = amended(
      { caseNumber: BEFORE, parties },
      {
        version: 2,
        before: terms as never,
        terms: { ...terms, guarantors: [surety('g-1')] } as never,
        effectiveFrom: ON,
        guarantors: [liability],
      },
      [
        {
          heading: '责任',
          struck: [['款项付至债权人', { ref: 'x.1' }, '的收款账户。']],
          added: [
            [{ ref: 'x.3' }, '以1元为限承担给付责任。'],
            [{ ref: 'g-7' }, '提供保证。'],
          ],
        },
      ],
    );
    expect(body).toContain('删去“款项付至债权人的收款账户。”');
    expect(body).toContain('改为或者增加“债务人（二）以1元为限承担给付责任。担保人（第1位）提供保证。”');
    expect(body).toContain('担保人（第2位）已书面同意变更。');
    expect(body).not.toMatch(/x\.\d|g-\d/);
    expect(body).toContain('《最高人民法院关于执行和解若干问题的规定》第五条');
  });
});
