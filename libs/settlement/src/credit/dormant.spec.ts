import { describe, expect, it } from '@jest/globals';
import { legalDate, packOf, POLICY_PACKS } from '@hejie/law';
import { DEBT, FILE, LISTING, PERFORMED, SUSPENDED } from '../../test/fixture/credit-files.js';
import { type CreditFile, type DebtView, type Listing } from './credit-file.js';
import { dormantEntries, positiveEntries } from './dormant.js';
import { repairPage } from './repair-page.js';

const file = (listing: Partial<Listing>, debt: Partial<DebtView> = {}): CreditFile => ({
  ...FILE,
  listings: [{ ...LISTING, ...listing }],
  debt: { ...DEBT, ...debt },
});
const found = (one: CreditFile, on = '2028-03-02') =>
  dormantEntries([one], legalDate(on)).map(({ reason, proposal }) => `${reason} ${proposal}`);

describe('entries that sleep', () => {
  it('DIS-ART-10-1, DIS-ART-10-2, CR-L-SY: are past their term, performed, or of a closed case, each with what a person should decide', () => {
    const fixed = { ground: 4 as const, termLastDay: legalDate('2028-03-01') };
    expect([found(file(fixed)), found(file(fixed), '2028-03-01')]).toEqual([['TERM_PAST DELETE'], []]);
    expect(found(file({}, PERFORMED))).toEqual(['PERFORMED DELETE']);
    expect(found(file(fixed, PERFORMED), '2027-01-01')).toEqual(['PERFORMED REVIEW']);
    expect(found(file({}, { closedAs: '终结执行' }))).toEqual(['TERMINATED DELETE']);
    expect(found(file({}, { closedAs: '不予执行' }))).toEqual(['NOT_ENFORCED DELETE']);
    expect(found(file({ ...fixed, termLastDay: legalDate('2029-01-01') }, { closedAs: '终结执行' }))).toEqual([
      'TERMINATED REVIEW',
    ]);
    expect(found(file({}, { closedAs: '终结本次执行程序' }))).toEqual(['NOTHING_FOUND REVIEW']);
    expect(found(file({}, { closedAs: '销案' }))).toEqual(['CASE_CLOSED REVIEW']);
    // SET-ART-14-1: it does not go on, and whether the court terminates it is a judge's.
    expect(found(file({}, { closedAs: 'SUED' }))).toEqual(['CASE_CLOSED REVIEW']);
    expect(found(file({}))).toEqual([]);
  });

  it('CR-L-SY: are those that stand on the list, shown or suspended, and tell why in words', () => {
    expect(found(file({ stage: 'DELETED' }, PERFORMED))).toEqual([]);
    expect(dormantEntries([{ ...SUSPENDED, debt: PERFORMED }], legalDate('2026-12-15'))).toEqual([
      {
        caseId: 'case',
        listingId: 'l',
        authority: FILE.listings[0]?.authority,
        reason: 'PERFORMED',
        proposal: 'DELETE',
        text: {
          zh: '义务已于2026年12月11日履行完毕，应当删除。',
          en: 'Everything was performed on 2026-12-11: the entry is to be deleted.',
        },
      },
    ]);
  });
});

describe('the positive list', () => {
  it('PRE-13: names who performed in full when it was due and was never listed', () => {
    const never: CreditFile = { ...FILE, listings: [], debt: PERFORMED };
    const defaulted = {
      ...never,
      debt: { ...PERFORMED, performedInTime: false },
    };
    expect(positiveEntries([never, defaulted, FILE, { ...FILE, debt: PERFORMED }])).toEqual([
      { caseId: 'case', partyId: 'd', performedOn: '2026-12-11', performed: '8182.00' },
    ]);
  });
});

describe('the page on credit repair', () => {
  it('CR-L-HRB: has the seven modules of Harbin’s page, with what the pack asks', () => {
    const page = repairPage(packOf('national'));
    expect(page.map(({ title }) => title)).toEqual([
      '流程指引',
      '实施办法',
      '申请渠道',
      '失信查询',
      '公共信用查询',
      '信用惩戒相关规定',
      '典型案例',
    ]);
    expect(page[0]?.lines[1]).toBe('材料齐备之日起7日内作出决定，驳回的说明理由和修复途径。');
    expect(page[1]?.lines).toEqual([
      '屏蔽失信信息，应当同时符合：如实报告财产；配合执行调查和财产处置；遵守限制消费令。',
      '屏蔽失信信息，应当至少符合以下一项：正在按照和解协议或者履行计划履行；已提供足以清偿债务的有效担保；因不可抗力或者公共利益需要。',
      '屏蔽效力6个月，计划尚未履行完毕的可以延长；条件不再具备的，恢复公布，6个月后可以再次申请。',
      '负面清单：暴力、威胁、伪造证据、虚假诉讼、隐匿财产、虚假报告、无正当理由拒不履行和解协议、拒执犯罪、前次修复被撤销。有上述情形且未改正的，不予提前修复；依法应当删除的，不受影响。',
    ]);
    for (const pack of POLICY_PACKS)
      for (const { lines } of repairPage(pack)) expect(lines.every((line) => /[一-龥]/.test(line))).toBe(true);
  });
});
